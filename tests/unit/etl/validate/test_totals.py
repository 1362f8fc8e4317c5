"""Totals are compared with what they add up, within what was rounded; nothing else is said to be wrong."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.harmonize.reading import Reading
from etl.validate.rules.sums import compared
from outcomes.catalog.model import Catalog
from tests.unit.etl.readings import checked, reading, told, understood

PROVINCES = (
    *("KR-11", "KR-26", "KR-27", "KR-28", "KR-29", "KR-30", "KR-31", "KR-50", "KR-41", "KR-42", "KR-43", "KR-44"),
    *("KR-45", "KR-46", "KR-47", "KR-48", "KR-49"),
)
CAPITAL = ("KR-11", "KR-28", "KR-41")


def total(place: str, subject: str, value: float | None, label: str = "계", **more: Any) -> Reading:
    given = {"region_code": "", "region_raw": label, "region_reason": "total", "is_total": True} | more
    return reading(place, subject, value, **given)


def part(place: str, subject: str, value: float | None, region: str = "KR-47", **more: Any) -> Reading:
    return reading(place, subject, value, region_code=region, region_raw=region, **more)


def found(catalog: Catalog, *cells: Reading) -> list[tuple[str, str]]:
    codes = ("total_differs", "total_checked", "total_open", "parts_missing")
    return [each for each in told(checked(catalog, understood(cells))) if each[0] in codes]


def test_a_total_that_does_not_add_up_names_total_sum_difference_and_cells(catalog: Catalog) -> None:
    unit = {"unit": "KRW", "unit_raw": "백만원"}
    cells = [
        total("B2", "예산", 5_000_000_000.0, text="5,000", **unit),
        part("B3", "예산", 3_100_000_000.0, "KR-47", text="3,100", **unit),
        part("B4", "예산", 1_910_000_000.0, "KR-48", text="1,910", **unit),
    ]
    (problem,) = checked(catalog, understood(cells))
    assert (problem.code, problem.severity, problem.cell) == ("total_differs", "error", "시트!B2")
    assert problem.values == {
        "total": "5,000", "sum": "5,010", "difference": "10", "parts": "2", "first": "시트!B3", "last": "시트!B4",
        "unit": "백만원",
    }  # fmt: skip


def test_whole_numbers_of_things_must_add_up_to_the_last_one(catalog: Catalog) -> None:
    parts = [part("B3", "구축 수", 40.0), part("B4", "구축 수", 61.0, "KR-48")]
    assert found(catalog, total("B2", "구축 수", 101.0), *parts) == [("total_checked", "B2")]
    assert found(catalog, total("B2", "구축 수", 102.0), *parts) == [("total_differs", "B2")]


def test_every_province_adds_up_to_the_nation_and_a_missing_one_is_a_warning(catalog: Catalog) -> None:
    cells = [part(f"B{n}", "구축 수", float(n), id) for n, id in enumerate(PROVINCES, 3)]
    of_all = float(sum(range(3, 20)))

    def nation(value: float) -> Reading:
        return total("B2", "구축 수", value, "전국", region_code="KR", region_reason="")

    assert found(catalog, nation(of_all), *cells) == [("total_checked", "B2")]
    assert found(catalog, nation(of_all + 1), *cells) == [("total_differs", "B2")]
    assert found(catalog, nation(of_all), *cells[1:]) == [("parts_missing", "B2")]
    assert found(catalog, nation(of_all - 3), *cells[1:]) == [("total_checked", "B2")]
    assert found(catalog, nation(of_all - 4), *cells[1:]) == [("total_differs", "B2")]


def test_the_capital_area_is_its_three_provinces(catalog: Catalog) -> None:
    cells = [part(f"B{n}", "구축 수", 10.0, id) for n, id in enumerate(PROVINCES, 5)]
    right = [total("B2", "구축 수", 30.0, "수도권"), total("B3", "구축 수", 140.0, "비수도권")]
    assert found(catalog, *right, *cells) == [("total_checked", "B2")]
    assert found(catalog, total("B2", "구축 수", 31.0, "수도권"), *cells) == [("total_differs", "B2")]


def test_a_subtotal_is_of_the_rows_beside_it(catalog: Catalog) -> None:
    first = [part("B2", "구축 수", 4.0), part("B3", "구축 수", 5.0, "KR-48"), total("B4", "구축 수", 9.0, "소계")]
    second = [part("B5", "구축 수", 6.0, "KR-26"), total("B6", "구축 수", 6.0, "소계")]
    assert found(catalog, *first, *second, total("B7", "구축 수", 15.0, "합계")) == [("total_checked", "B4")]
    wrong = total("B6", "구축 수", 7.0, "소계")
    assert found(catalog, *first, second[0], wrong) == [("total_checked", "B4"), ("total_differs", "B6")]


def test_municipalities_add_up_to_their_province_and_are_not_counted_twice(catalog: Catalog) -> None:
    cells = [
        total("B2", "구축 수", 100.0, "계"),
        total("B3", "구축 수", 60.0, "경상북도", region_code="KR-47", region_reason=""),
        part("B4", "구축 수", 25.0, "47110"),
        part("B5", "구축 수", 35.0, "47130"),
        part("B6", "구축 수", 40.0, "KR-48"),
    ]
    assert found(catalog, *cells) == [("total_checked", "B2")]
    cells[1] = total("B3", "구축 수", 61.0, "경상북도", region_code="KR-47", region_reason="")
    assert found(catalog, *cells) == [("total_checked", "B2"), ("total_differs", "B3")]


@pytest.mark.parametrize(
    ("value", "more", "expected"),
    [
        (None, {"mark": "X"}, [("total_open", "B2")]),
        (5.0, {"value_high": 8.0}, [("total_open", "B2")]),
        (61.0, {}, [("total_differs", "B2")]),
    ],
)
def test_a_total_of_unknown_parts_is_open_unless_the_known_ones_exceed_it(
    value: float | None, more: dict[str, Any], expected: list[tuple[str, str]], catalog: Catalog
) -> None:
    cells = [total("B2", "구축 수", 100.0), part("B3", "구축 수", 40.0), part("B4", "구축 수", value, "KR-48", **more)]
    assert found(catalog, *cells) == expected


def test_shares_and_rates_are_never_added_up(catalog: Catalog) -> None:
    share = {"unit": "share", "unit_raw": "%"}
    cells = [
        total("B2", "보급률", 0.15, **share),
        part("B3", "보급률", 0.1, **share),
        part("B4", "보급률", 0.2, "KR-48", **share),
    ]
    assert found(catalog, *cells) == []
    people = {"unit": "person"}
    jobs = [total("B2", "기업당 고용 증가", 2.0, **people), part("B3", "기업당 고용 증가", 3.0, **people)]
    assert found(catalog, *jobs) == []


def levels(row: int, *values: float | None, region: str = "KR-47") -> list[Reading]:
    names = ("누적 구축 수 / 기초", "누적 구축 수 / 중간1", "합계")
    return [
        part(f"{letter}{row}", name, value, region, unit="count", is_total=name == "합계")
        for letter, name, value in zip("BCD", names, values, strict=True)
    ]


def test_a_column_of_sums_is_checked_by_what_holds_for_most_rows(catalog: Catalog) -> None:
    rows = [*levels(2, 4, 5, 9), *levels(3, 6, 7, 13, region="KR-48"), *levels(4, 1, 2, 4, region="KR-26")]
    assert found(catalog, *rows) == [("total_checked", "D2"), ("total_differs", "D4")]
    none = [*levels(2, 4, 5, 30), *levels(3, 6, 7, 50, region="KR-48"), *levels(4, 1, 2, 9, region="KR-26")]
    assert found(catalog, *none) == []


def test_sums_below_one_heading_are_checked_even_in_a_single_row(catalog: Catalog) -> None:
    unit = {"unit": "KRW", "unit_raw": "원"}
    cells = [
        part("B2", "예산 / 국비", 4.0, **unit),
        part("C2", "예산 / 지방비", 5.0, **unit),
        part("D2", "예산 / 소계", 10.0, is_total=True, **unit),
    ]
    assert found(catalog, *cells) == [("total_differs", "D2")]


def test_a_row_that_sums_a_column_of_sums_is_checked_as_well(catalog: Catalog) -> None:
    rows = [*levels(3, 4, 5, 9), *levels(4, 6, 7, 13, region="KR-48")]
    of_all = [total("B2", "누적 구축 수 / 기초", 10.0, unit="count"), total("D2", "합계", 23.0, unit="count")]
    assert found(catalog, *of_all, *rows) == [("total_checked", "B2"), ("total_differs", "D2")]


MONEY = st.lists(st.integers(1, 10**12), min_size=1, max_size=17)
UNITS = st.sampled_from([("원", 0), ("천원", 3), ("백만원", 6), ("억원", 8)])


@given(values=MONEY, unit=UNITS, decimals=st.integers(0, 3))
def test_parts_that_add_up_before_rounding_are_never_said_to_differ(
    values: list[int], unit: tuple[str, int], decimals: int
) -> None:
    name, power = unit
    places = decimals if power else 0

    def printed(won: int) -> Reading:
        shown = Decimal(won).scaleb(-power).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
        return reading("B2", "예산", float(shown.scaleb(power)), text=f"{shown:,}", unit="KRW", unit_raw=name)

    assert compared(printed(sum(values)), [printed(won) for won in values]).verdict == "holds"


@given(values=st.lists(st.integers(0, 10**6), min_size=1, max_size=30), off=st.integers(1, 1000))
def test_whole_numbers_that_are_off_by_anything_are_said_to_differ(values: list[int], off: int) -> None:
    parts = [reading("B3", "구축 수", float(value), text=f"{value:,}", unit="count") for value in values]
    for wrong in (sum(values) + off, sum(values) - off):
        of_all = reading("B2", "구축 수", float(wrong), text=f"{wrong:,}", unit="count")
        assert compared(of_all, parts).verdict == "fails"
