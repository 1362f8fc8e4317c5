"""The printed form of figures in both languages, and its rounding."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from outcomes.catalog.model import Catalog, Indicator, Lang
from outcomes.catalog.printing import Money, Printer, is_known, rounded

KO, EN = Printer("ko"), Printer("en")
COUNT, MONEY, SHARE, RATE = (
    "deployments_cumulative",
    "budget_budgeted_krw",
    "productivity_uplift_share",
    "deployments_per_1000_establishments",
)

GOLDEN = [
    (COUNT, 30144, "30,144개", "30,144"),
    (COUNT, 0, "0개", "0"),
    (COUNT, 0.5, "1개", "1"),
    (COUNT, -0.4, "0개", "0"),
    (COUNT, -1234, "−1,234개", "−1,234"),
    (COUNT, np.int64(7903), "7,903개", "7,903"),
    (COUNT, None, "자료 없음", "No data"),
    (COUNT, float("nan"), "자료 없음", "No data"),
    (COUNT, float("inf"), "자료 없음", "No data"),
    (SHARE, 1.625, "162.5%", "162.5%"),
    (SHARE, 0.23, "23.0%", "23.0%"),
    (SHARE, -0.159, "−15.9%", "−15.9%"),
    (SHARE, 0.0005, "0.1%", "0.1%"),
    (SHARE, -0.0005, "−0.1%", "−0.1%"),
    (SHARE, 0.00049, "0.0%", "0.0%"),
    (SHARE, -0.00049, "0.0%", "0.0%"),
    (SHARE, -0.0, "0.0%", "0.0%"),
    (SHARE, 1.0045, "100.5%", "100.5%"),
    (MONEY, 4338000000, "43.38억원", "₩4.338 bn"),
    (MONEY, 4307000000, "43.07억원", "₩4.307 bn"),
    (MONEY, 20700000000, "207억원", "₩20.7 bn"),
    (MONEY, 366300000000, "3,663억원", "₩366.3 bn"),
    (MONEY, -4338000000, "−43.38억원", "−₩4.338 bn"),
    (MONEY, 500000, "0.01억원", "₩0.001 bn"),
    (MONEY, 0, "0억원", "₩0 bn"),
    (MONEY, float("nan"), "자료 없음", "No data"),
    (RATE, 12.25, "12.3", "12.3"),
]


@pytest.mark.parametrize(("indicator", "value", "ko", "en"), GOLDEN)
def test_a_figure_is_printed_with_its_unit(
    indicator: str, value: float | None, ko: str, en: str, catalog: Catalog
) -> None:
    found = catalog.indicators[indicator]
    assert (KO.figure(value, found), EN.figure(value, found)) == (ko, en)


def test_a_column_header_names_the_unit_and_its_cells_are_digits_alone(catalog: Catalog) -> None:
    def header(id: str) -> tuple[str, str]:
        return KO.unit(catalog.indicators[id]), EN.unit(catalog.indicators[id])

    assert header(MONEY) == ("억원", "₩ bn")
    assert header(SHARE) == ("%", "%")
    assert header(COUNT) == ("개", "count")
    assert header(RATE) == ("1,000곳당", "per 1,000")
    assert header("experts_assigned")[1] == "people"
    assert (KO.number(4338000000, "KRW"), EN.number(4338000000, "KRW")) == ("43.38", "4.338")
    assert (KO.number(None, "count"), EN.number(None, "share")) == ("자료 없음", "No data")
    assert (KO.share(1.0148), EN.share(None)) == ("101.5%", "No data")


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (0.9, "90.0%"), (0.89971, "89.97%"), (0.899, "89.9%"), (0.90004, "90.004%"), (0.9004, "90.04%"),
        (0.8999999999999999, "89.99999999999999%"), (0.9996, "99.96%"), (1.0, "100.0%"), (1.0004, "100.04%"),
        (0.95, "95.0%"), (0.75, "75.0%"), (-0.0, "0.0%"), (None, "자료 없음"),
    ],
)  # fmt: skip
def test_a_rate_beside_a_bound_has_as_many_decimals_as_keep_it_on_its_side(value: float | None, printed: str) -> None:
    assert KO.share(value, (0.9, 1.0)) == printed


def test_a_bound_is_printed_as_exactly_as_it_was_decided() -> None:
    assert [KO.share(bound, (bound,)) for bound in (0.9, 0.8525, 1.0)] == ["90.0%", "85.25%", "100.0%"]


@given(st.floats(0, 3), st.lists(st.sampled_from([0.5, 0.8525, 0.9, 1.0, 1.001]), max_size=3))
def test_a_printed_rate_never_says_another_verdict_than_the_rate(value: float, bounds: list[float]) -> None:
    read = Decimal(KO.share(value, bounds).rstrip("%").replace(",", "")) / 100
    for bound in bounds:
        exact = Decimal(repr(bound))
        assert (read < exact, read > exact) == (value < bound, value > bound)


def test_halves_are_rounded_away_from_zero_as_printed_digits_are_read() -> None:
    pairs = {0.5: "1", 1.5: "2", 2.5: "3", -2.5: "-3", 2.4999999: "2"}
    assert {value: str(rounded(value, 0)) for value in pairs} == pairs
    assert [str(rounded(value, 2)) for value in (1.005, 2.675, 1e22)] == ["1.01", "2.68", "1" + "0" * 22 + ".00"]


def test_null_not_a_number_and_infinity_are_unknown() -> None:
    assert [is_known(v) for v in (0, 0.0, -1.5, None, float("nan"), float("inf"))] == [True] * 3 + [False] * 3


finite = st.floats(allow_nan=False, allow_infinity=False)


@given(finite, st.sampled_from(["count", "KRW", "share", "per_1000", "person"]), st.integers(0, 3))
@example(1.7976931348623157e308, "share", 3)
@example(5e-324, "KRW", 0)
@example(-0.0, "count", 0)
def test_printed_digits_read_back_within_half_a_unit_and_zero_has_no_minus(
    value: float, unit: str, decimals: int
) -> None:
    for printer, krw in ((KO, (8, 2)), (EN, (9, 3))):
        text = printer.number(value, unit, decimals)
        power, places = {"KRW": krw, "share": (-2, max(decimals, 1))}.get(unit, (0, decimals))
        read = Decimal(text.replace(",", "").replace("−", "-"))
        exact = Decimal(repr(value)).scaleb(-power)
        assert abs(read - exact) <= Decimal(1).scaleb(-places) / 2
        assert "-" not in text
        assert not (text.startswith("−") and read == 0)


@given(value=finite, id=st.sampled_from([COUNT, MONEY, SHARE, RATE]))
def test_a_figure_never_says_minus_zero(value: float, id: str, catalog: Catalog) -> None:
    indicator: Indicator = catalog.indicators[id]
    for printer in (KO, EN):
        text = printer.figure(value, indicator)
        assert "-0" not in text
        assert "−" not in text or any(digit in text for digit in "123456789")


@given(st.decimals(-(10**9), 10**9, places=4), st.integers(0, 3))
def test_rounding_is_that_of_decimal_arithmetic(value: Decimal, decimals: int) -> None:
    assert rounded(value, decimals) == value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


UNITS = ("eok", "million", "thousand", "won")


@pytest.mark.parametrize(
    ("value", "ko", "en"),
    [
        (4338000000, ("43.38억원", "4,338백만원", "4,338,000천원", "4,338,000,000원"),
         ("₩4.338 bn", "₩4,338 m", "₩4,338,000 k", "₩4,338,000,000")),
        (-1500, ("0억원", "0백만원", "−2천원", "−1,500원"), ("₩0 bn", "₩0 m", "−₩2 k", "−₩1,500")),
        (None, ("자료 없음",) * 4, ("No data",) * 4),
    ],
)  # fmt: skip
def test_money_is_printed_in_the_chosen_unit(
    value: float | None, ko: tuple[str, ...], en: tuple[str, ...], catalog: Catalog
) -> None:
    found = catalog.indicators[MONEY]
    assert tuple(Printer("ko", unit).figure(value, found) for unit in UNITS) == ko
    assert tuple(Printer("en", unit).figure(value, found) for unit in UNITS) == en


def test_what_one_of_many_costs_is_printed_in_tenths_of_a_million(catalog: Catalog) -> None:
    found = catalog.indicators[MONEY]
    costs = (64_515_870, 3_327_000, 79_600_000.4, 0)
    assert [Printer("ko", "million_tenths").figure(v, found) for v in costs] == [
        "64.5백만원", "3.3백만원", "79.6백만원", "0백만원",
    ]  # fmt: skip
    assert Printer("en", "million_tenths").figure(costs[0], found) == "₩64.5 m"
    assert Printer("en", "million_tenths").unit(found) == "₩ m"


def test_headers_name_the_chosen_unit_and_only_money_follows_it(catalog: Catalog) -> None:
    money, count = catalog.indicators[MONEY], catalog.indicators[COUNT]
    assert [Printer("ko", unit).unit(money) for unit in UNITS] == ["억원", "백만원", "천원", "원"]
    assert [Printer("en", unit).unit(money) for unit in UNITS] == ["₩ bn", "₩ m", "₩ k", "₩"]
    assert {Printer("ko", unit).figure(30144, count) for unit in UNITS} == {"30,144개"}


def test_printed_parts_that_miss_the_printed_total_are_found() -> None:
    parts, total = [33_333_333.0, 33_333_333.0, 33_333_334.0], 100_000_000.0
    assert [Printer("ko", unit).adds_up(parts, total, "KRW") for unit in UNITS] == [False, False, False, True]
    assert Printer("ko").adds_up([1 / 3, 1 / 3, 1 / 3], 1.0, "share") is False
    assert Printer("ko").adds_up([0.25, 0.25, 0.5], 1.0, "share") is True


@given(st.lists(st.integers(0, 10**12), min_size=1, max_size=6), st.sampled_from(UNITS), st.sampled_from(["ko", "en"]))
def test_printed_parts_miss_the_printed_total_by_less_than_their_roundings(
    parts: list[int], unit: Money, lang: Lang
) -> None:
    printer, power_places = Printer(lang, unit), PRINTED[lang, unit]
    step = Decimal(1).scaleb(power_places[0] - power_places[1])
    read = [Decimal(printer.number(part, "KRW").replace(",", "")).scaleb(power_places[0]) for part in parts]
    total = Decimal(printer.number(sum(parts), "KRW").replace(",", "")).scaleb(power_places[0])
    assert abs(sum(read) - total) <= step * (len(parts) + 1) / 2
    assert printer.adds_up(parts, sum(parts), "KRW") == (sum(read) == total)
    assert unit != "won" or sum(read) == total


PRINTED = {
    ("ko", "eok"): (8, 2), ("en", "eok"): (9, 3), ("ko", "million"): (6, 0), ("en", "million"): (6, 0),
    ("ko", "thousand"): (3, 0), ("en", "thousand"): (3, 0), ("ko", "won"): (0, 0), ("en", "won"): (0, 0),
}  # fmt: skip
