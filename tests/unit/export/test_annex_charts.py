"""The annex's charts and maps: drawn from cells that hold the printed numbers."""

from __future__ import annotations

import re
from dataclasses import replace

import pandas as pd
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from outcomes.export.native import NativeChart, long, pairs, series_of, wide
from tests.unit.export.annex_book import book, of, read, table, texts
from tests.unit.export.packs import FILL, cards, exhibit, slide, small
from tests.unit.export.shown import shown

PACKS = pytest.mark.parametrize("name", ["small", "hard"])
FULL = pd.DataFrame({"지역": ["가", "나", "다"], "실적": ["1,200", "30", "4"], "목표": ["1,000", "50", "6"]})
ROLES = {"실적": "value", "목표": "target"}
LONG = pd.DataFrame(
    {"연도": ["2020", "2020", "2021"], "무엇": ["국비", "지방비", "국비"], "액": ["1.5억원", "2.0억원", "약 3억원"]}
)


def referred(workbook: Workbook, formula: str) -> list[object]:
    """Give the values of the cells that a chart refers to."""
    sheet, cells = re.fullmatch(r"'?(.*?)'?!(.*)", formula).groups()
    found = workbook[sheet][cells.replace("$", "")]
    return [cell.value for (cell,) in found] if isinstance(found, tuple) else [found.value]


@PACKS
def test_every_chart_is_drawn_from_cells_with_the_printed_numbers(name: str) -> None:
    pack, workbook = book(name)
    for each, sheet in zip(pack.slides, workbook.worksheets[1:], strict=False):
        native = each.exhibit.native if each.exhibit else None
        assert len(sheet._charts) == (native is not None), each.key
        if native is not None:
            assert drawn(workbook, sheet) == told(native)


def drawn(workbook: Workbook, sheet: Worksheet) -> list[tuple[list[object], ...]]:
    """Give a chart's series as (name, categories, values), from its cells; its cache must say the same."""
    made = []
    for series in sheet._charts[0].series:
        names = series.cat or series.xVal
        reference = names.strRef or names.numRef
        values = (series.val or series.yVal).numRef
        found = referred(workbook, values.f)
        cached = {point.idx: float(point.v) for point in values.numCache.pt}
        assert cached == {n: float(value) for n, value in enumerate(found) if value is not None}
        made.append((referred(workbook, series.tx.strRef.f), referred(workbook, reference.f), found))
    return made


def told(native: NativeChart) -> list[tuple[list[object], ...]]:
    categories = native.across.values if native.across else native.categories
    return [([each.name], list(categories), list(each.values)) for each in native.series]


@pytest.mark.parametrize("kind", ["bar", "column", "stacked_bar", "stacked_column", "line"])
def test_each_kind_of_chart_is_drawn_from_the_table_itself(kind: str) -> None:
    made = exhibit(FULL, native=wide(FULL, kind, "지역", ROLES, "개", ["나"]))
    workbook = read(replace(small(), slides=(slide("a", "하나", made),)))
    sheet = workbook.worksheets[1]
    assert drawn(workbook, sheet) == told(made.native)
    chart = sheet._charts[0]
    assert chart.tagname == ("lineChart" if kind == "line" else "barChart")
    assert kind == "line" or (chart.grouping, chart.barDir) == (
        "stacked" if kind.startswith("stacked") else "clustered",
        "bar" if kind.endswith("bar") else "col",
    )
    assert "차트에 쓰인 수" not in texts(sheet)
    assert chart.series[1].graphicalProperties.line.prstDash == "dash"
    assert chart.x_axis.scaling.orientation == ("maxMin" if kind.endswith("bar") else "minMax")


def test_a_scatter_sets_one_column_against_another() -> None:
    made = exhibit(FULL, native=pairs(FULL, "지역", "목표", "실적", "개", ["나"]))
    workbook = read(replace(small(), slides=(slide("a", "하나", made),)))
    assert drawn(workbook, workbook.worksheets[1]) == told(made.native)
    assert workbook.worksheets[1]._charts[0].tagname == "scatterChart"


def test_unknown_values_are_gaps_from_empty_cells_and_never_zero() -> None:
    made = exhibit(
        LONG, (0, 1), native=long(LONG, "line", "연도", "액", "무엇", {"국비": "part", "지방비": "part"}, "억원")
    )
    workbook = read(replace(small(), slides=(slide("a", "하나", made),)))
    sheet = workbook.worksheets[1]
    assert drawn(workbook, sheet) == [
        (["국비"], ["2020", "2021"], [1.5, 3]),
        (["지방비"], ["2020", "2021"], [2, None]),
    ]
    assert "차트에 쓰인 수" in texts(sheet)
    assert sheet._charts[0].display_blanks == "gap"


def test_a_chart_of_which_nothing_is_known_is_left_to_its_table() -> None:
    none = FULL.assign(실적="자료 없음")
    made = exhibit(none, native=wide(none, "column", "지역", {"실적": "value"}, "개"))
    assert of(made)._charts == []
    bare = replace(made, native=NativeChart("bar", (), (), "", 0))
    assert of(bare)._charts == []
    few = replace(made, native=NativeChart("bar", ("가",), (series_of("합", "value", ["12"]),), "개", 0, (0,)))
    assert drawn(read(replace(small(), slides=(slide("a", "하나", few),))), of(few)) == [(["합"], ["가"], [12])]
    places = replace(few, native=replace(few.native, kind="line", least_on_top=True))
    assert of(places)._charts[0].y_axis.scaling.orientation == "maxMin"


def test_a_map_is_a_table_with_each_class_in_its_color() -> None:
    pack, workbook = book("small")
    areas, sheet = pack.slides[1].exhibit.map.areas, workbook.worksheets[2]
    filled = {
        sheet.cell(cell.row, cell.column - 2).value: (shown(sheet.cell(cell.row, cell.column - 1)), cell)
        for row in sheet.iter_rows(min_col=6)
        for cell in row
        if cell.fill.fill_type and re.search(r"\d–|자료", str(cell.value))
    }
    assert {name: (printed, cell.value) for name, (printed, cell) in filled.items()} == {
        area.name: (area.printed, area.label) for area in areas
    }
    colors = {area.name: (area.hatched, f"FF{area.fill[1:]}") for area in areas}
    for name, (_, cell) in filled.items():
        color = cell.fill.bgColor.rgb if colors[name][0] else cell.fill.fgColor.rgb
        assert (cell.fill.fill_type != "solid", color) == colors[name]
    legend = [cell for row in sheet.iter_rows(min_row=20) for cell in row if cell.fill.fill_type == "solid"]
    assert [cell.fill.fgColor.rgb for cell in legend if "–" in str(cell.value)] == [f"FF{fill[1:]}" for fill in FILL]


def test_a_map_stands_beside_its_table_with_headline_figures_and_below_a_wide_one() -> None:
    area = small().slides[1].exhibit
    columns = (*area.columns, *(f"{year}" for year in range(2001, 2013)))
    filled = tuple((*row, *(f"{n:,}" for n in range(1001, 1013))) for row in area.cells)
    for made, figures in ((area, cards()), (replace(area, columns=columns, cells=filled), ())):
        sheet = read(replace(small(), slides=(slide("a", "하나", made, cards=figures),))).worksheets[1]
        places = [cell for row in sheet.iter_rows() for cell in row if cell.value == "사업체 1,000곳당"]
        head = places[0]
        assert [sheet.cell(head.row, head.column + n).value for n in (-2, -1)] == ["지역", "수치"]
        assert all(sheet.column_dimensions[head.offset(0, n).column_letter].width >= 14 for n in (-2, -1, 0))
        assert table(sheet, made) == [list(row) for row in made.cells]
