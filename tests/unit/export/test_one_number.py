"""One number everywhere: the five documents of a pack say the same numbers, and no other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import cache

import pytest

from outcomes.charts.script import plotly_script
from outcomes.export.annex.workbook import xlsx_bytes
from outcomes.export.deck.page import Script, html_bytes
from outcomes.export.deck.paper import pdf_bytes
from outcomes.export.hangul.report import hwpx_bytes
from outcomes.export.numbers import numbers_in, numbers_of
from outcomes.export.pack import Pack
from outcomes.export.slides.deck import pptx_bytes
from tests.browser.chromium import find_or_get_chromium
from tests.unit.export.reading import Found, html_read, hwpx_read, pdf_read, pptx_read, staged, xlsx_read
from tests.unit.export.telling import PRIVATE, telling

SCRIPT = Script(address="/plotly.js")
MADE: dict[str, Callable[[Pack], bytes]] = {
    "pptx": pptx_bytes,
    "hwpx": hwpx_bytes,
    "xlsx": xlsx_bytes,
    "html": lambda pack: html_bytes(pack, SCRIPT),
}
KINDS = pytest.mark.parametrize("kind", MADE)


@cache
def content(kind: str) -> bytes:
    return MADE[kind](telling())


def found_in(kind: str) -> Found:
    readers = {"pptx": pptx_read, "hwpx": hwpx_read, "html": html_read}
    return xlsx_read(content(kind), telling()) if kind == "xlsx" else readers[kind](content(kind))


def said(found: Found) -> frozenset[str]:
    return frozenset(number for text in found.texts for number in numbers_in(text))


def compared(found: Found) -> dict[str, object]:
    """Give what a document lacks, adds, and draws without saying it."""
    wanted = numbers_of(telling())
    known = {Decimal(each.replace("−", "-")) for each in wanted}
    return {
        "lacks": sorted(wanted - said(found)),
        "adds": sorted(said(found) - wanted),
        "draws": sorted(found.drawn - known),
    }


SAME: dict[str, object] = {"lacks": [], "adds": [], "draws": []}


@KINDS
def test_a_document_says_the_packs_numbers_and_no_other(kind: str) -> None:
    found = compared(found_in(kind))
    assert found == SAME | ({"adds": [PRIVATE]} if kind == "pptx" else {})


def test_a_text_that_a_document_leaves_out_is_found_by_its_number() -> None:
    first, *rest = telling().slides
    short = replace(telling(), slides=(replace(first, sentences=first.sentences[1:]), *rest))
    lost = sorted(numbers_in(first.sentences[0]))
    lacks = compared(xlsx_read(xlsx_bytes(short), short))["lacks"]
    assert [number for number in lacks if number in lost] == lost
    assert len(lost) == 1


@KINDS
def test_the_presenters_notes_are_nowhere_but_on_the_presenters_own_pages(kind: str) -> None:
    found = pptx_read(content(kind), notes=False) if kind == "pptx" else found_in(kind)
    assert PRIVATE not in said(found)


def test_the_pdf_says_the_packs_numbers_and_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OUTCOMES_CHROMIUM", str(find_or_get_chromium()))
    printed = pdf_bytes(html_bytes(telling(), Script(plotly_script())))
    found = pdf_read(printed, telling())
    assert compared(found) == SAME
    assert PRIVATE not in said(found)


def test_what_is_shown_full_screen_has_no_number_of_its_own() -> None:
    profiles = [line for each in telling().profiles for line in (each.name, each.title, *each.sentences)]
    cards = [card for each in telling().profiles for card in each.cards]
    profiles += [part for card in cards for part in (card.label, card.value, card.note, card.status)]
    known = numbers_of(telling()) | {number for line in profiles for number in numbers_in(line)}
    shown = said(staged(content("html")))
    assert shown - known == set()
    assert len(shown) > 100
