"""Readings become rows of the lake that fall into the series of the published figures."""

from __future__ import annotations

from datetime import date

import pytest

from etl.harmonize.meaning import Meaning, key_of
from outcomes.catalog.model import Catalog
from outcomes.store.tables import TABLES
from tests.unit.etl.readings import made, moved, reading, table, understood

DAYS = ["region", "organization", "period_start", "period_end", "period_kind", "value"]


def test_a_reading_is_a_whole_row_of_the_lake(catalog: Catalog) -> None:
    cell = reading("B7", "누적 구축 수", 1224.0, text="1,224", unit="count", unit_raw="개사", unit_from="header")
    _, figures = made(catalog, understood([moved(cell, corrected="자릿수 오기")]), source="시도별 현황")
    assert list(figures.observation) == list(TABLES["observation"])
    (row,) = figures.observation.astype(object).where(figures.observation.notna(), None).to_dict("records")
    assert row == {
        "indicator": "deployments_cumulative", "region": "KR-47", "organization": "",
        "period_start": date(2014, 1, 1), "period_end": date(2023, 12, 31), "period_kind": "to_date",
        "status": "actual", "base": "2014", "measure_scope": "", "stage": "built", "program": "",
        "source": "시도별 현황", "position": "0123456789/시트!B7", "value": 1224.0, "value_high": None,
        "value_text": "1,224 개사", "as_of": "2023-12-31", "quotation": "누적 구축 수: 1,224", "note": "자릿수 오기",
        "confidence": "high", "mark": "", "conflict_group": "",
    }  # fmt: skip
    assert figures.observation_readings == (0,)
    assert (figures.count, figures.empty) == (1, False)


@pytest.mark.parametrize(
    ("subject", "unit", "period", "start", "end", "kind"),
    [
        ("누적 구축 수", "count", "2023", date(2014, 1, 1), date(2023, 12, 31), "to_date"),
        ("누적 구축 수", "count", "2023-12", date(2014, 1, 1), date(2023, 12, 31), "to_date"),
        ("디지털 제조혁신 기업", "count", "2024", date(2023, 1, 1), date(2024, 12, 31), "to_date"),
        ("구축 수", "count", "2023", date(2023, 1, 1), date(2023, 12, 31), "year"),
        ("구축 수", "count", "2023-H1", date(2023, 1, 1), date(2023, 6, 30), "half"),
        ("구축 수", "count", "2023-Q2", date(2023, 4, 1), date(2023, 6, 30), "quarter"),
        ("구축 수", "count", "2023-06", date(2023, 6, 1), date(2023, 6, 30), "month"),
        ("구축 수", "count", "2019/2022", date(2019, 1, 1), date(2022, 12, 31), "span"),
        ("등록공장 수", "count", "2023", date(2023, 12, 31), date(2023, 12, 31), "point"),
        ("보급률", "share", "2023", date(2023, 12, 31), date(2023, 12, 31), "point"),
        ("생산성 향상", "share", "2023", date(2023, 1, 1), date(2023, 12, 31), "year"),
        ("생산성 향상", "share", "2019/2022", date(2019, 1, 1), date(2022, 12, 31), "span"),
    ],
)
def test_each_kind_of_indicator_has_its_days(
    subject: str, unit: str, period: str, start: date, end: date, kind: str, catalog: Catalog
) -> None:
    _, figures = made(catalog, understood([reading("B2", subject, 0.5, unit=unit, period=period)]))
    (row,) = figures.observation.to_dict("records")
    assert (row["period_start"], row["period_end"], row["period_kind"]) == (start, end, kind)


def test_a_technoparks_figure_is_its_own_and_stands_in_its_province_of_then(catalog: Catalog) -> None:
    cells = [
        reading("B2", "구축 수", 40.0, region_code="tp-pohang"),
        reading("B3", "구축 수", 50.0, region_code="tp-gwangju"),
        reading("B4", "구축 수", 60.0, region_code="tp-gwangju", period="2027"),
        reading("B5", "구축 수", 70.0, region_code="47110"),
    ]
    _, figures = made(catalog, understood(cells))
    assert figures.observation[["region", "organization", "value"]].to_numpy().tolist() == [
        *(["KR-47", "tp-pohang", 40.0], ["KR-29", "tp-gwangju", 50.0]),
        *(["KR-M12", "tp-gwangju", 60.0], ["47110", "", 70.0]),
    ]


@pytest.mark.parametrize(
    ("mark", "value", "provisional", "status", "stored"),
    [
        ("", 5.0, False, "actual", ""),
        ("p", 5.0, True, "provisional", ""),
        ("e", 5.0, False, "estimate", ""),
        ("여", 80.0, False, "actual", "approximate"),
        ("이상", 80.0, False, "actual", "at_least"),
        ("-", None, False, "actual", "not_applicable"),
        ("…", None, False, "actual", "unknown"),
        ("X", None, False, "actual", "suppressed"),
        ("?", None, False, "actual", "not_reported"),
    ],
)
def test_marks_become_a_status_or_a_mark_and_never_a_zero(
    mark: str, value: float | None, provisional: bool, status: str, stored: str, catalog: Catalog
) -> None:
    cell = reading("B2", "구축 수", value, mark=mark, provisional=provisional)
    (row,) = made(catalog, understood([cell]))[1].observation.to_dict("records")
    assert (row["status"], row["mark"], row["value"] if value is not None else None) == (status, stored, value)


def test_targets_go_to_their_own_table_with_the_days_they_are_for(catalog: Catalog) -> None:
    cells = [
        reading("B2", "구축 목표", 300.0),
        reading("C2", "누적 구축 목표", 3000.0),
        reading("D2", "구축 목표", None, mark="-", period="2024"),
    ]
    _, figures = made(catalog, understood(cells))
    assert figures.observation.empty
    columns = ["indicator", "period_start", "period_end", "base", "regime", "value", "status", "document", "position"]
    assert figures.target[[*columns, "valid_from", "valid_to"]].to_numpy().tolist() == [
        ["deployments_annual", date(2023, 1, 1), date(2023, 12, 31), "", "annual", 300.0, "target", "시험",
         "0123456789/시트!B2", date(2023, 1, 1), date(2023, 12, 31)],
        ["deployments_cumulative", None, date(2023, 12, 31), "2014", "", 3000.0, "target", "시험",
         "0123456789/시트!C2", None, None],
    ]  # fmt: skip


def test_sums_unknown_places_and_skipped_headings_have_no_row(catalog: Catalog) -> None:
    cells = [
        reading("B2", "구축 수", 9.0, region_code="KR", region_raw="전국", is_total=True),
        reading("B3", "구축 수", 9.0, region_code="", region_raw="경산남도", region_reason="unknown"),
        reading("B4", "구축 수", 9.0, period=""),
        reading("C2", "비고", 9.0),
        reading("D2", "쌀 생산량", 9.0),
        reading("E2", "예산", 9.0),
        reading("F2", "예산 / 국비", 9.0, unit="count"),
    ]
    assert made(catalog, understood(cells))[1].empty


def test_a_unit_and_a_period_that_somebody_gave_stand_in_for_missing_ones(catalog: Catalog) -> None:
    kept = table()
    answers = {
        key_of(kept, "예산"): Meaning(
            "budget_budgeted_krw", "budget", measure_scope="line", unit="백만원", period="2022", origin="answered"
        )
    }
    cells = [reading("B2", "예산", 43.5, period=""), reading("B3", "예산", 7.0, unit="KRW", region_code="KR-48")]
    (first, second) = made(catalog, understood(cells), answers)[1].observation.to_dict("records")
    assert (first["value"], first["period_end"]) == (43_500_000.0, date(2022, 12, 31))
    assert (second["value"], second["period_end"]) == (7.0, date(2023, 12, 31))


def test_a_reduction_is_stored_as_a_negative_change_and_a_range_keeps_its_order(catalog: Catalog) -> None:
    cells = [
        reading("B2", "불량률 감소", 0.409, unit="share"),
        reading("B3", "불량률 감소", 0.1, unit="share", value_high=0.2, region_code="KR-48"),
        reading("C2", "불량률 증감률", -0.123, unit="share", period="2022"),
        reading("D2", "원가 절감", -0.155, unit="share"),
    ]
    _, figures = made(catalog, understood(cells))
    rows = figures.observation[["value", "value_high"]].astype(object).where(figures.observation.notna(), None)
    assert rows[["value", "value_high"]].to_numpy().tolist() == [
        *([-0.409, None], [-0.2, -0.1], [-0.123, None], [-0.155, None]),
    ]


def test_a_figure_given_twice_has_one_row_and_names_both_cells(catalog: Catalog) -> None:
    cells = [
        reading("B2", "구축 수", 5.0),
        reading("C2", "구축 수 / 실적", 5.0),
        reading("D2", "연간 구축", 6.0),
        reading("E2", "구축 계획", 5.0),
    ]
    _, figures = made(catalog, understood(cells))
    assert figures.observation["status"].tolist() == ["actual", "plan"]
    assert [(r.kept, r.other, r.same) for r in figures.repeats] == [(0, 1, True), (0, 2, False)]


def test_a_column_of_sums_is_loaded_where_somebody_said_what_it_is(catalog: Catalog) -> None:
    cells = [
        reading("B2", "구축 수준 / 기초", 5.0),
        reading("D2", "합계", 9.0, is_total=True),
        reading("D3", "합계", 9.0, is_total=True, region_code="KR", region_raw="전국"),
    ]
    answer = Meaning("deployments_annual", stage="built", origin="answered")
    _, figures = made(catalog, understood(cells), {key_of(table(), "합계"): answer})
    assert figures.observation["position"].tolist() == ["0123456789/시트!D2"]


def test_signs_that_separate_ids_on_the_screens_are_replaced_in_a_position(catalog: Catalog) -> None:
    cell = reading("B2", "구축 수", 5.0)
    cell.cell = "가|나@다!B2"
    _, figures = made(catalog, understood([cell]))
    assert figures.observation["position"].tolist() == ["0123456789/가¦나＠다!B2"]
    assert figures.position("가|나@다!B2") == "0123456789/가¦나＠다!B2"


def test_no_readings_make_empty_tables_with_all_columns(catalog: Catalog) -> None:
    _, figures = made(catalog, understood([]))
    assert (list(figures.observation), list(figures.target)) == (list(TABLES["observation"]), list(TABLES["target"]))
    assert figures.empty
