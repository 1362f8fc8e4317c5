"""Native charts are cut from printed cells: digits read back as they were printed, words and dashes as unknown."""

from __future__ import annotations

from decimal import Decimal
from typing import get_args

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outcomes.catalog.model import Indicator, Lang
from outcomes.catalog.places import CATALOG
from outcomes.catalog.printing import MONEY, UNKNOWN, Money, Printer, rounded
from outcomes.catalog.read import read_catalog
from outcomes.export.native import NativeChart, Series, long, number_of, pairs, wide

INDICATORS = read_catalog(CATALOG).indicators
PRINTERS = [Printer(lang, money) for lang in get_args(Lang) for money in get_args(Money)]
VALUES = st.one_of(
    st.integers(-(10**15), 10**15), st.floats(-1e15, 1e15), st.floats(-1e3, 1e3), st.floats(-1, 1)
)  # fmt: skip


def as_printed(value: float, printer: Printer, unit: str, decimals: int) -> Decimal:
    """Give the rounded value in the unit that is printed, worked out without the printer."""
    exact = Decimal(repr(float(value)))
    if unit.startswith("KRW"):
        power, places, _ = MONEY[printer.lang][printer.money]
        return rounded(exact.scaleb(-power), places)
    return rounded(exact.scaleb(2), max(decimals, 1)) if unit == "share" else rounded(exact, decimals)


@pytest.mark.parametrize("indicator", ["deployments_cumulative", "budget_executed_krw", "execution_rate_share"])
@settings(max_examples=60)
@given(value=VALUES, printer=st.sampled_from(PRINTERS))
def test_any_printed_figure_reads_back_as_the_rounded_value(indicator: str, value: float, printer: Printer) -> None:
    thing: Indicator = INDICATORS[indicator]
    wanted = as_printed(value, printer, thing.unit, thing.decimals)
    assert number_of(printer.figure(value, thing)) == wanted
    assert number_of(printer.number(value, thing.unit, thing.decimals)) == wanted


@given(value=st.floats(-1e6, 1e6), decimals=st.integers(0, 6), unit=st.sampled_from(["count", "person", "per_1000"]))
@settings(max_examples=60)
def test_any_decimals_read_back(value: float, decimals: int, unit: str) -> None:
    assert number_of(Printer("ko").number(value, unit, decimals)) == rounded(value, decimals)


@given(value=st.floats(-10, 10), printer=st.sampled_from(PRINTERS))
@settings(max_examples=60)
def test_any_share_reads_back_as_percent(value: float, printer: Printer) -> None:
    assert number_of(printer.share(value)) == as_printed(value, printer, "share", 1)


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("30,144개", "30144"),
        ("162.5%", "162.5"),
        ("−3.2", "-3.2"),
        ("△1,234", "-1234"),
        ("+12.5", "12.5"),
        ("₩4.338 bn", "4.338"),
        ("−₩4.338 bn", "-4.338"),
        ("약 430개", "430"),
        ("430 or more", "430"),
        ("10~20개", "10"),
        ("3,000 (산출한 목표)", "3000"),
        ("0", "0"),
        ("2021", "2021"),
    ],
)
def test_the_first_number_of_a_cell_is_its_value(printed: str, value: str) -> None:
    assert number_of(printed) == Decimal(value)


@pytest.mark.parametrize("printed", ["", "–", "X", "−", "판정할 수 없음", *UNKNOWN.values()])
def test_words_and_dashes_are_no_number(printed: str) -> None:
    assert number_of(printed) is None


def test_a_column_is_a_series_in_the_order_of_the_table() -> None:
    table = pd.DataFrame({
        "지역": ["나", "가", "다"], "실적 (개)": ["1,200", "30", "자료 없음"], "목표 (개)": ["–", "40", "5"],
        "비고": ["1", "2", "3"],
    })  # fmt: skip
    made = wide(table, "bar", "지역", {"목표 (개)": "target", "실적 (개)": "value"}, "개", chosen=["다", "라"])
    assert made == NativeChart(
        "bar", ("나", "가", "다"),
        (
            Series("목표 (개)", "target", (None, 40.0, 5.0), ("–", "40", "5")),
            Series("실적 (개)", "value", (1200.0, 30.0, None), ("1,200", "30", "자료 없음")),
        ),
        "개", 0, chosen=(2,),
    )  # fmt: skip


def test_decimals_are_the_most_that_any_value_is_printed_with() -> None:
    table = pd.DataFrame({"연도": ["2020", "2021", "2022"], "억원": ["1,295", "431.9", "97.64"]})
    assert wide(table, "column", "연도", {"억원": "value"}, "억원").decimals == 2
    assert wide(table.head(1), "column", "연도", {"억원": "value"}, "억원").decimals == 0


def test_rows_become_series_and_a_pair_that_is_not_there_is_unknown() -> None:
    table = pd.DataFrame(
        [("2022", "기초", "70.5%"), ("2022", "고도", "1.5%"), ("2021", "기초", "72%"), ("2021", "나머지", "자료 없음")],
        columns=["연도", "수준", "비율"],
    )
    made = long(table, "stacked_bar", "연도", "비율", "수준", {"기초": "part", "고도": "part"}, "%", chosen=["2021"])
    assert made == NativeChart(
        "stacked_bar", ("2022", "2021"),
        (
            Series("기초", "part", (70.5, 72.0), ("70.5%", "72%")),
            Series("고도", "part", (1.5, None), ("1.5%", "")),
        ),
        "%", 1, chosen=(1,),
    )  # fmt: skip


def test_two_columns_are_a_scatter() -> None:
    table = pd.DataFrame({"지역": ["가", "나"], "사업체": ["1,000", "자료 없음"], "비율": ["10.5", "−2"]})
    assert pairs(table, "지역", "사업체", "비율", "%", ["가"]) == NativeChart(
        "scatter", ("가", "나"), (Series("비율", "value", (10.5, -2.0), ("10.5", "−2")),), "%", 1, (0,),
        Series("사업체", "other", (1000.0, None), ("1,000", "자료 없음")),
    )  # fmt: skip


@given(cells=st.lists(st.sampled_from(["1,234", "5", "자료 없음", "–", "0", "−7.5"]), min_size=1, max_size=20))
@settings(max_examples=60)
def test_each_category_has_a_value_or_none_and_the_printed_cell(cells: list[str]) -> None:
    table = pd.DataFrame({"이름": [f"{k}번" for k in range(len(cells))], "값": cells})
    made = wide(table, "bar", "이름", {"값": "value"}, "개")
    (only,) = made.series
    assert len(made.categories) == len(only.values) == len(cells) and list(only.printed) == cells
    assert [value is None for value in only.values] == [cell in ("자료 없음", "–") for cell in cells]
    assert made.knows_any == any(cell not in ("자료 없음", "–") for cell in cells)
