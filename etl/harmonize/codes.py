"""Columns of codes beside the names they belong to: 11, 21, 22 beside 서울, 부산, 대구."""

from __future__ import annotations

from etl.harmonize.cells import text_of
from etl.harmonize.facts import Facts
from etl.harmonize.place import Atlas

_LENGTHS = (5, 8, 10)  # digits of the codes of municipalities and smaller areas


def are_codes(fact: Facts, place: Facts, atlas: Atlas) -> bool:
    """Say whether a column of whole numbers holds the codes of the places beside it.

    It does where half of them are the codes that ministries or the statistics office give these places; or where it has
    no header of its own and all are as long as such codes.
    """
    lengths, matches, rows = set[int](), 0, 0
    for row in fact.rows:
        if not fact.grid.flags[row][fact.index]:
            continue
        text = text_of(fact.grid.content(row, fact.index))
        if not text.isdigit():
            return False
        lengths.add(len(text))
        rows += 1
        matches += text in _known_codes(fact.grid.text(row, place.index), atlas)
    own = bool(fact.header) and fact.header != place.header
    return rows > 0 and (matches * 2 >= rows or (not own and len(lengths) == 1 and lengths <= set(_LENGTHS)))


def _known_codes(text: str, atlas: Atlas) -> set[str]:
    """Give the numbers by which ministries and the statistics office know the place that a text names."""
    catalog = atlas.gazetteer.catalog
    codes: set[str] = set()
    for id in atlas.name(text).ids:
        region = catalog.regions.get(id)
        codes |= {region.ministry_code, region.statistics_code} if region else {id}
    return codes - {""}
