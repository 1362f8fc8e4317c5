"""The annex's charts and maps: drawn from cells that hold the printed numbers."""

from __future__ import annotations

import re
from dataclasses import replace

import pandas as pd
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from outcomes.export.annex.printed import cut_at, scale_of
from outcomes.export.native import NativeChart, long, pairs, series_of, wide
from outcomes.export.pack import Exhibit
from tests.unit.export.annex_book import book, formulas, of, read, table, texts
from tests.unit.export.packs import FILL, cards, exhibit, slide, small, table_exhibit
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
    if kind == "line":
        assert [each.marker.symbol for each in chart.series] == ["circle", "diamond"]
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


def test_the_cells_of_a_chart_with_gaps_follow_the_table_as_far_as_it_has_numbers() -> None:
    pack = replace(small(), slides=(slide("a", "하나", gaps()),))
    sheet = read(pack).worksheets[1]
    head = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "구분")
    table = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "지역")
    found = formulas(pack)
    wanted = {}
    for column, number in (("B", 1), ("B", 2), ("B", 3), ("C", 1), ("C", 3)):
        source = f"{column}{table.row + number}"
        wanted[sheet.title, f"{column}{head.row + number}"] = f"=IF(ISNUMBER({source}),{source},NA())"
    assert found == wanted
    assert sheet[f"C{head.row + 2}"].value is None


def gaps(kind: str = "column") -> Exhibit:
    frame = FULL.assign(목표=["1,000", "자료 없음", "6"])
    return exhibit(frame, native=wide(frame, kind, "지역", {"실적": "value", "목표": "plan"}, "개"))


@pytest.mark.parametrize("kind", ["column", "stacked_bar", "line"])
def test_what_is_not_final_is_hollow(kind: str) -> None:
    drawn = of(gaps(kind))._charts[0].series[1]
    if kind == "line":
        assert drawn.marker.spPr.solidFill.srgbClr == "FFFFFF"
    else:
        assert drawn.spPr.noFill
        assert drawn.spPr.ln.solidFill.srgbClr == "3A9297"


def test_a_chart_that_would_be_cut_begins_on_the_next_printed_sheet() -> None:
    assert cut_at([15.0] * 40, [(20, 255.0)], 100) == [20]
    assert cut_at([15.0] * 40, [(10, 255.0)], 100) == []
    assert cut_at([15.0] * 40, [(20, 255.0)], 75) == []
    assert (scale_of([10.0] * 13), scale_of([10.0] * 13, fitted=False), scale_of([20.0] * 20)) == (103, 74, 34)


def test_a_very_wide_table_runs_onto_a_second_printed_sheet_rather_than_shrinking() -> None:
    setup = of(table_exhibit(3, 30)).page_setup
    assert (setup.scale, setup.fitToHeight) == (60, None)


def test_columns_with_long_names_lie_down() -> None:
    frame = FULL.assign(지역=["지역혁신스마트제조고도화지원시범사업예산현액" * 2, "나", "다"])
    assert of(exhibit(frame, native=wide(frame, "column", "지역", ROLES, "개")))._charts[0].barDir == "bar"


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
