"""Every number that a text or a pack says, so that documents can be held against each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from outcomes.catalog.printing import MINUS
from outcomes.export.pack import Exhibit, Pack, Slide
from outcomes.export.said import license_line, made_line, source_lines, version_line

TOKEN = re.compile(
    rf"(?P<sign>(?<![0-9A-Za-z가-힣%){MINUS}])[{MINUS}△](?= ?₩? ?[0-9]))?[{MINUS}△]? ?₩? ?"
    r"(?P<whole>[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?P<decimals>\.[0-9]+)?"
)


def numbers_in(text: str) -> tuple[str, ...]:
    """Give every number in a text, in order, as printed but without thousands separators.

    A true minus (−, or △ as official tables have it) is kept as − where it is a sign. Hyphens are not signs: they join
    dates, ranges and names; nor is a minus after a digit, a letter or a bracket.
    """
    return tuple(
        (MINUS if found["sign"] else "") + found["whole"].replace(",", "") + (found["decimals"] or "")
        for found in TOKEN.finditer(text)
    )


def numbers_of(pack: Pack) -> frozenset[str]:
    """Give every number that a document of the pack has to say, and no other may.

    What the pack is (name, author, day, version, license), and for each slide title, subtitle, sentences, headline
    figures, the whole table of its exhibit with its map's legend, notes, definitions, remarks and sources. Not the
    presenter's notes, profiles of regions, addresses of screens.
    """
    said = [pack.name, made_line(pack), version_line(pack), license_line(pack)]
    said += [line for slide in pack.slides for line in _slide(pack, slide)]
    return frozenset(number for line in said for number in numbers_in(line))


def _slide(pack: Pack, slide: Slide) -> Iterator[str]:
    yield from (slide.title, slide.subtitle, *slide.sentences, slide.remarks)
    for card in slide.cards:
        yield from (card.label, card.value, card.note, card.status)
    yield from source_lines(pack, slide)
    if slide.exhibit is not None:
        yield from _exhibit(slide.exhibit)


def _exhibit(exhibit: Exhibit) -> Iterator[str]:
    yield from exhibit.columns
    for row in exhibit.cells:
        yield from row
    yield from exhibit.notes
    for term, meaning in exhibit.definitions:
        yield from (term, meaning)
    if exhibit.map is not None:
        yield exhibit.map.legend_title
        for entry in exhibit.map.legend:
            yield from (entry.label, str(entry.count))
