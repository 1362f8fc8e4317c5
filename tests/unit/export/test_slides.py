"""The PowerPoint file: everything of a pack, editable, readable, within the slide, the same each time."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from itertools import combinations

import openpyxl
import pytest
from pptx.enum.dml import MSO_FILL
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn

from outcomes.charts.theme import LIGHT
from outcomes.export import colors
from outcomes.export.native import pairs
from outcomes.export.pack import KeyFigure
from outcomes.export.said import license_line, source_lines, version_line
from outcomes.export.slides.cards import groups
from outcomes.export.slides.deck import pptx_bytes
from tests.unit.export import decks
from tests.unit.export.packs import HOSTILE, bar_exhibit, exhibit, frame, line_exhibit, slide, small

BOTH = pytest.mark.parametrize("name", ["small", "hard"])
FOOT = {"footer", "number", "출처", "읽는 법", "용어의 뜻"}


def test_the_colors_of_documents_are_those_of_the_charts() -> None:
    names = ("ink", "soft", "grid", "paper", "accent", "muted", "ahead", "behind", "unknown", "hatch", "scale")
    assert {name: getattr(colors, name.upper()) for name in names} == {name: getattr(LIGHT, name) for name in names}


@BOTH
def test_every_shape_lies_within_its_slide_and_no_text_covers_another(name: str) -> None:
    deck = decks.deck(name)
    assert (deck.slide_width, deck.slide_height) == (12192000, 6858000)
    outside, touching = [], []
    for number, page in enumerate(deck.slides, start=1):
        boxes = [(s.name, s.left, s.top, s.left + s.width, s.top + s.height, decks.tells(s)) for s in page.shapes]
        outside += [
            (number, name) for name, left, top, right, bottom, _ in boxes
            if min(left, top) < 0 or right > deck.slide_width or bottom > deck.slide_height
        ]  # fmt: skip
        for one, other in combinations([box for box in boxes if box[5]], 2):
            wide, tall = (min(one[k + 2], other[k + 2]) - max(one[k], other[k]) for k in (1, 2))
            if min(wide, tall) > 20:  # rounding to EMU
                touching.append((number, one[0], other[0]))
    assert (outside, touching) == ([], [])


@BOTH
def test_no_placeholder_is_empty_and_every_slide_has_its_title_in_one(name: str) -> None:
    for page in decks.deck(name).slides:
        assert page.shapes.title.text.strip()
        assert [shape.name for shape in page.placeholders if not shape.text_frame.text.strip()] == []
        kinds = {shape.placeholder_format.type for shape in page.placeholders}
        assert PP_PLACEHOLDER.SLIDE_NUMBER in kinds or page == decks.deck(name).slides[0]
    titles = [page.shapes.title.text for page in decks.deck(name).slides]
    wanted = [each.title for each in decks.pack(name).slides]
    assert [title for title in wanted if title not in titles and f"{title} — 표 1/" not in "\n".join(titles)] == []


@BOTH
def test_no_two_shapes_of_a_slide_share_a_number(name: str) -> None:
    for page in decks.deck(name).slides:
        ids = page._element.xpath("//p:cNvPr/@id")
        assert len(ids) == len(set(ids))


@BOTH
def test_letters_are_large_enough(name: str) -> None:
    for page in decks.deck(name).slides:
        for shape in decks.all_shapes(page.shapes):
            least = 11 if shape.has_table else 10 if shape.name in FOOT else 12 if shape.name.startswith("KR-") else 14
            assert [size for size in decks.sizes(shape._element) if size < least and not hasattr(shape, "shapes")] == []
            if shape.has_chart:
                letters = shape.chart._chartSpace.iter(qn("a:defRPr"))
                assert min(int(each.get("sz")) for each in letters) >= 1000


@BOTH
def test_every_text_of_the_pack_is_on_its_slides_and_the_rest_in_the_notes(name: str) -> None:
    made, deck = decks.pack(name), decks.deck(name)
    for each in {each.title: each for each in made.slides}.values():
        pages = decks.pages_of(deck, each.title)
        said = "\n".join(decks.texts(page) for page in pages)
        cards = [text for card in each.cards for text in (card.label, card.value, card.note, card.status)]
        assert [text for text in [each.subtitle, *each.sentences, *cards] if text not in said] == []
        remarks = [s.text_frame.text for page in pages for s in page.shapes if s.name == "덧붙이는 말"]
        alike = [other.title for other in made.slides].count(each.title)
        assert "".join(remarks) == each.remarks * alike  # a long one goes on on the next page
        noted = "\n".join(decks.notes(page) for page in pages)
        lines = [each.notes, *source_lines(made, each)]
        if each.exhibit:
            lines += [each.exhibit.alt, *each.exhibit.notes, *(": ".join(pair) for pair in each.exhibit.definitions)]
        assert [line for line in lines if line not in noted] == []


@BOTH
def test_the_whole_printed_table_is_there_part_by_part(name: str) -> None:
    for each in {each.title: each for each in decks.pack(name).slides}.values():
        if not each.exhibit:
            continue
        tables = [decks.rows(s.table) for page in decks.pages_of(decks.deck(name), each.title)
                  for s in page.shapes if s.has_table]  # fmt: skip
        found = {cell for head, *body in tables for cell in decks.cells(head, body)}
        wanted = set(decks.cells(each.exhibit.columns, each.exhibit.cells))
        assert found == wanted


@BOTH
def test_every_figure_and_table_is_described_and_every_deck_says_what_it_is(name: str) -> None:
    made = decks.pack(name)
    for page in decks.deck(name).slides:
        figures = [s for s in page.shapes if s.has_chart or s.has_table or hasattr(s, "shapes")]
        assert [shape.name for shape in figures if not decks.alt(shape)] == []
        assert version_line(made) in decks.texts(page)
        assert (made.say("pack.synthetic") in decks.texts(page)) == made.synthetic
    assert license_line(made) in decks.texts(decks.deck(name).slides[0])


@pytest.mark.parametrize("number", [2, 3])
def test_a_chart_is_native_and_its_numbers_are_those_of_the_table_in_the_part_and_in_the_workbook(number: int) -> None:
    each = decks.pack("small").slides[number]
    native = each.exhibit.native
    (shape,) = [s for page in decks.pages_of(decks.deck("small"), each.title) for s in page.shapes if s.has_chart]
    plot = shape.chart.plots[0]
    assert tuple(plot.categories) == native.categories
    assert [(s.name, tuple(s.values)) for s in plot.series] == [(s.name, s.values) for s in native.series]
    book = openpyxl.load_workbook(io.BytesIO(shape.chart.part.chart_workbook.xlsx_part.blob))
    head, *body = book["Sheet1"].iter_rows(values_only=True)
    assert head == (None, *(series.name for series in native.series))
    values = zip(*(series.values for series in native.series), strict=True)
    assert body == [(name, *row) for name, row in zip(native.categories, values, strict=True)]
    assert book.properties.created.isoformat() == "2026-11-21T01:02:03"


def test_the_chosen_bar_is_in_the_accent_color_and_the_others_are_gray() -> None:
    (chart,) = [s.chart for page in decks.deck("small").slides for s in page.shapes if s.has_chart][1:]
    series = chart.plots[0].series[0]
    assert str(series.format.fill.fore_color.rgb) == colors.MUTED[1:]
    assert str(series.points[2].format.fill.fore_color.rgb) == colors.ACCENT[1:]


def test_an_unknown_year_is_a_gap_and_a_target_is_dashed() -> None:
    chart = next(s.chart for page in decks.deck("small").slides for s in page.shapes if s.has_chart)
    assert chart._chartSpace.xpath("c:chart/c:dispBlanksAs/@val") == ["gap"]
    assert chart.plots[0].series[0].values[4] is None
    assert chart._chartSpace.xpath("//c:ser/c:spPr/a:ln/a:prstDash/@val") == ["solid", "dash"]


def test_unknown_regions_are_named_under_the_bars() -> None:
    page = decks.pages_of(decks.deck("small"), "경기도가 가장 많습니다")[0]
    missing = [row[0] for row in bar_exhibit().cells if row[1] == "자료 없음"]
    assert f"자료 없음: {', '.join(missing)}" in decks.texts(page)


def test_a_map_has_a_freeform_for_each_of_17_regions_named_and_filled_by_class_unknown_hatched() -> None:
    shown = decks.pack("small").slides[1].exhibit.map
    (group,) = [s for page in decks.deck("small").slides for s in page.shapes if hasattr(s, "shapes")]
    areas = {s.name: s for s in group.shapes if s._element.findall(f".//{qn('a:custGeom')}")}
    assert set(areas) == {f"{area.region} {area.name}" for area in shown.areas}
    assert len(areas) == 17
    for area in shown.areas:
        shape = areas[f"{area.region} {area.name}"]
        assert decks.alt(shape) == f"{area.name}: {area.label} · {area.printed}"
        if area.hatched:
            assert shape.fill.type == MSO_FILL.PATTERNED
        else:
            assert f"#{shape.fill.fore_color.rgb}" == area.fill
    circles = [s for s in group.shapes if s.name.endswith("○")]
    assert len(circles) == sum(area.circle is not None for area in shown.areas)
    page = decks.pages_of(decks.deck("small"), decks.pack("small").slides[1].title)[0]
    assert all(f"{entry.label} · {entry.count}곳" in decks.texts(page) for entry in shown.legend)


def test_a_map_without_its_shapes_is_said_by_its_table() -> None:
    made = replace(small(), slides=small().slides[1:2], geographies=None)
    deck = decks.opened(made)
    assert [shape.has_table for page in deck.slides for shape in page.shapes].count(True) == 1


def test_a_scatter_has_its_pairs_and_leaves_unknown_ones_out_by_name() -> None:
    table = frame()[["name", "printed"]].set_axis(["지역", "구축 (개)"], axis=1)
    table["비율 (%)"] = [f"{n}.5%" if n else "자료 없음" for n in range(17)]
    native = pairs(table, "지역", "구축 (개)", "비율 (%)", "%")
    made = replace(small(), slides=(slide("s", "점", exhibit(table, native=native)),))
    (shape,) = [s for page in decks.opened(made).slides for s in page.shapes if s.has_chart]
    series = shape.chart.plots[0].series[0]
    assert tuple(series.values) == native.series[0].values
    names = [table["지역"][n] for n in (0, 15, 16)]
    assert any(f"자료 없음: {', '.join(names)}" in decks.texts(page) for page in decks.opened(made).slides)


def test_hostile_text_stays_text() -> None:
    told = next(each for each in decks.pack("hard").slides if each.key == "h2")
    pages = decks.pages_of(decks.deck("hard"), told.title)
    assert HOSTILE in decks.texts(pages[0])
    assert HOSTILE in decks.notes(pages[0])
    with zipfile.ZipFile(io.BytesIO(decks.content("hard"))) as packed:
        parts = {name: packed.read(name) for name in packed.namelist() if name.endswith((".xml", ".rels"))}
    assert [
        name for name, part in parts.items() if b"hlinkClick" in part or b"javascript:" in part.split(b"<a:t>")[0]
    ] == []


def test_control_characters_formulas_and_links_in_a_table_do_no_harm() -> None:
    table = line_exhibit()
    evil = tuple((f"=1+{row[0]}\x00\x1b", *row[1:]) for row in table.cells)
    native = replace(table.native, categories=tuple(row[0] for row in evil))
    made = replace(small(), slides=(slide("s", "\x01제목\x0b", replace(table, cells=evil, native=native)),))
    deck = decks.opened(made)
    (shape,) = [s for page in deck.slides for s in page.shapes if s.has_chart]
    assert next(iter(shape.chart.plots[0].categories)) == "=1+2016"
    sheet = openpyxl.load_workbook(io.BytesIO(shape.chart.part.chart_workbook.xlsx_part.blob))["Sheet1"]
    assert (sheet["A2"].value, sheet["A2"].data_type) == ("=1+2016", "s")


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_the_same_pack_gives_the_same_bytes_dated_by_the_pack(lang: str) -> None:
    made = replace(small(lang), slides=small(lang).slides[1:4])
    first = pptx_bytes(made)
    assert first == pptx_bytes(made)
    core = decks.opened(made).core_properties
    assert (core.created.isoformat(), core.author, core.title) == ("2026-11-21T01:02:03", made.author, made.name)


def test_one_typeface_is_named_in_the_theme_and_no_run_names_another() -> None:
    with zipfile.ZipFile(io.BytesIO(decks.content("small"))) as packed:
        themes = [packed.read(name).decode() for name in packed.namelist() if "/theme" in name and "rels" not in name]
        pages = [packed.read(name).decode() for name in packed.namelist() if name.startswith("ppt/slides/slide")]
    assert all('<a:ea typeface="Malgun Gothic"/>' in theme and "Noto Sans CJK KR" in theme for theme in themes)
    assert [page for page in pages if "typeface=" in page] == []


def test_long_figures_stand_on_one_line_with_fewer_in_a_row() -> None:
    short, long = KeyFigure("지표", "30,144개", ""), KeyFigure("지표", "1조 2,345억 6,789만 원", "")
    assert [len(row) for row in groups([short] * 9, 872)] == [3, 3, 3]
    assert [len(row) for row in groups([short] * 8, 872)] == [4, 4]
    assert [len(row) for row in groups([short, long] * 4, 872)] == [3, 2, 3]
