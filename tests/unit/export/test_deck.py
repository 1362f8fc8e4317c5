"""The HTML file: everything of the pack in it, nothing else, nothing from elsewhere, nothing that is markup."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import sys
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html

from outcomes.charts.script import plotly_script
from outcomes.charts.theme import FONT as CHARTS_FONT
from outcomes.export.deck import page
from outcomes.export.deck.browser import find_browser
from outcomes.export.deck.markup import css_string, data, source
from outcomes.export.deck.measure import lines
from outcomes.export.deck.page import Script, html_bytes
from outcomes.export.deck.paper import PaperError, pdf_bytes, settled_pdf
from outcomes.export.deck.stage import pieces
from outcomes.export.pack import Slide
from outcomes.export.said import source_line, version_line
from tests.unit.export.packs import HOSTILE, SOURCE, hard, small

PACKS = {"small": small(), "hard": hard(), "english": small("en")}
STUB = Script(text="window.Plotly = null;")


@cache
def written(name: str) -> str:
    return html_bytes(PACKS[name], STUB).decode()


def tree(name: str) -> html.HtmlElement:
    return html.document_fromstring(written(name))


def of(element: html.HtmlElement, tag: str, kind: str = "") -> list[html.HtmlElement]:
    """The elements of a tag and class within an element, in order."""
    return [each for each in element.iter(tag) if not kind or kind in (each.get("class") or "").split()]


def document_of(name: str) -> html.HtmlElement:
    return tree(name).get_element_by_id("document")


def plain(text: str) -> str:
    return " ".join(text.split())


def read(element: html.HtmlElement) -> str:
    """The text in an element, with a space between its elements."""
    return plain(" ".join(element.itertext()))


def said_by(each: Slide) -> list[str]:
    """Every text of a slide that a reader is told."""
    texts = [each.title, each.subtitle, *each.sentences, *each.remarks.split("\n")]
    texts += [text for card in each.cards for text in (card.label, card.value, card.note, card.status)]
    if each.exhibit:
        texts += [*each.exhibit.notes, *(text for pair in each.exhibit.definitions for text in pair)]
        texts += [*each.exhibit.columns, *(cell for row in each.exhibit.cells for cell in row)]
    return texts


@pytest.mark.parametrize("name", PACKS)
def test_the_document_says_all_that_is_in_each_slide(name: str) -> None:
    sections = of(document_of(name), "section", "slide")
    for each, section in zip(PACKS[name].slides, sections, strict=True):
        told = read(section)
        assert [text for text in said_by(each) if plain(text) not in told] == []
        found = [plain("".join(line.itertext())) for line in of(of(section, "div", "sources")[0], "li")]
        assert found == [plain(source_line(behind)) for behind in each.sources]


@pytest.mark.parametrize("name", PACKS)
def test_tables_are_whole_in_the_document_on_paper_and_on_the_stage(name: str) -> None:
    document = tree(name)
    for place, each in enumerate(PACKS[name].slides):
        if each.exhibit is None:
            continue
        cells = [[plain(cell) for cell in row] for row in each.exhibit.cells]
        section = document.get_element_by_id(f"slide-{place + 1}")
        assert [rows_of(table) for table in of(of(section, "div", "scroll")[0], "table")] == [cells]
        for kind in (of(section, "div", "paper")[0], document.xpath(f"//template[@data-detail={place}]")[0]):
            joined: dict[str, list[str]] = {row[0]: [row[0]] for row in cells}
            for table in of(kind, "table"):
                for row in rows_of(table):
                    joined[row[0]] += row[1:]
            assert list(joined.values()) == cells


def rows_of(table: html.HtmlElement) -> list[list[str]]:
    return [[plain(cell.text_content()) for cell in row] for row in of(of(table, "tbody")[0], "tr")]


@pytest.mark.parametrize("name", list(PACKS))
def test_notes_are_in_the_presenters_own_page_alone_and_never_in_what_is_read(name: str) -> None:
    pack = PACKS[name]
    mine = html.fromstring(html_bytes(pack, STUB, private=True).decode())
    kept = mine.get_element_by_id("pack")
    assert [each["notes"] for each in json.loads(kept.text)["slides"]] == [each.notes for each in pack.slides]
    kept.drop_tree()
    handed_out = tree(name)
    given = handed_out.get_element_by_id("pack")
    assert {each["notes"] for each in json.loads(given.text)["slides"]} == {""}
    private = [each.notes for each in pack.slides if each.notes and each.notes not in HOSTILE]
    for document in (mine, handed_out):
        assert [note for note in private if plain(note) in read(document)] == []


def test_hostile_texts_are_read_as_they_are_written() -> None:
    document = tree("hard")
    assert len(of(document, "script")) == 3  # the data, Plotly, ours
    assert "<script>alert" not in written("hard")
    links = {link.get("href") for link in of(document, "a")}
    assert {link for link in links if not link.startswith("#slide-")} == {SOURCE.url}
    remarks = of(document.get_element_by_id("slide-2"), "p", "remark")
    assert [plain(line.text_content()) for line in remarks] == [plain(line) for line in HOSTILE.split("\n")]


def test_only_web_addresses_of_sources_are_links() -> None:
    assert source(replace(SOURCE, url="javascript:alert(1)")) == source(replace(SOURCE, url=""))
    assert 'href="https://example.org/a?b=1&amp;c=2"' in source(SOURCE)


def test_a_text_cannot_end_a_script_or_a_style() -> None:
    value = {"a": "</script><!-- & \u2028\u2029"}
    assert re.search(r"[<>&\u2028\u2029]", data(value)) is None
    assert json.loads(data(value)) == value
    assert css_string('판 3"} </style>') == '"판 3\\22 \\7D  \\3C \\2F style\\3E "'


@pytest.mark.parametrize("name", PACKS)
def test_the_file_names_no_other_address_than_its_sources(name: str) -> None:
    foreign = set(re.findall(r"https?://[^\s\"'<>)]+", written(name)))
    assert foreign == {"https://example.org/a?b=1&amp;c=2"}
    loaded = [each.attrib for each in tree(name).iter() if {"src", "srcset", "background"} & set(each.attrib)]
    assert loaded == []
    assert "@import" not in written(name)
    assert "url(" not in written(name)


def test_the_file_may_run_exactly_its_own_scripts() -> None:
    document = tree("small")
    policy = document.xpath("//meta[@http-equiv]/@content")[0]
    run = [script.text for script in of(document, "script") if script.get("type") is None]
    hashes = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in run]
    assert sorted(re.findall("'sha256-([^']+)'", policy)) == sorted(hashes)
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe-eval" not in policy
    assert "\r" not in plotly_script()  # a browser would hash it without


def test_a_preview_asks_our_own_server_for_plotly() -> None:
    preview = html_bytes(PACKS["small"], Script(address="/plotly.js")).decode()
    assert '<script src="/plotly.js"></script>' in preview
    assert " &#x27;self&#x27;; style-src" in preview


def test_a_briefing_without_charts_is_a_small_file() -> None:
    pack = replace(PACKS["small"], slides=(PACKS["small"].slides[-1],), geographies=None, profiles=())
    assert len(html_bytes(pack, Script(text=plotly_script()))) < 100_000


def test_the_same_pack_gives_the_same_bytes() -> None:
    assert html_bytes(small(), STUB) == html_bytes(small(), STUB)


def test_synthetic_figures_are_marked_on_every_slide_and_page() -> None:
    pack, document = PACKS["hard"], tree("hard")
    said = pack.say("pack.synthetic")
    sections = [*of(document, "section", "slide"), *of(document, "section", "page")]
    assert len(sections) > 100
    assert [each for each in sections if said not in read(each)] == []
    assert said not in written("small")


def test_the_document_has_a_language_a_title_and_headings_in_order() -> None:
    document = tree("english")
    assert (document.get("lang"), document.findtext("head/title")) == ("en", PACKS["english"].name)
    levels = [int(each.tag[1]) for each in document_of("english").iter("h1", "h2", "h3")]
    assert levels[0] == 1
    assert [pair for pair in pairwise(levels) if pair[1] - pair[0] > 1] == []
    charts = of(document, "div", "chart")
    assert {(each.get("role"), each.get("aria-label")) for each in charts} == {("img", "대체 설명")}
    assert version_line(PACKS["english"]) in read(document)


def test_the_font_of_the_document_is_that_of_the_charts() -> None:
    assert page.FONT == CHARTS_FONT


def test_a_verdict_has_its_word_and_its_shape_once() -> None:
    cards = of(of(document_of("small"), "section", "slide")[0], "span", "status")
    assert [read(card) for card in cards] == ["▲ 목표 달성", "▲ 목표 달성"]


def test_a_long_text_is_cut_at_spaces_and_whole_when_joined() -> None:
    text = "가나다 라마 " * 200
    cut = list(pieces(text))
    assert "".join(cut) == text
    assert max(map(len, cut)) <= 420
    assert all(piece.endswith(" ") for piece in cut[:-1])
    assert lines("가" * 100, 24, 1000.0) == 3


def test_a_pdf_has_the_packs_date_and_no_byte_moves() -> None:
    printed = b"/CreationDate (D:20300102030405+00'00')\n/ModDate (D:20300102030405+00'00')"
    made = settled_pdf(printed, html_bytes(PACKS["small"], STUB))
    assert made == printed.replace(b"20300102030405", b"20261121010203")
    assert settled_pdf(b"/ID (node00000289) /Headers [(node00000288)]", b"") == (
        b"/ID (node00000002) /Headers [(node00000001)]"
    )


def test_a_missing_failing_or_endless_browser_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("OUTCOMES_CHROMIUM", str(tmp_path / "nothing"))
    assert find_browser() is None
    with pytest.raises(PaperError, match="no_browser"):
        pdf_bytes(b"")
    monkeypatch.setenv("OUTCOMES_CHROMIUM", sys.executable)  # a program that is no browser
    with pytest.raises(PaperError, match="browser_failed"):
        pdf_bytes(b"")
    with pytest.raises(PaperError, match="timed_out"):
        pdf_bytes(b"", patience=0.0)
