"""Which periods are read: the cases of tests/cases/reading/periods.yml, and what holds for every period and text."""

from __future__ import annotations

import time
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from etl.harmonize.period import Part, Period, combine, months, read_part, read_period, split_period

FILE = Path(__file__).parents[3] / "cases" / "reading" / "periods.yml"
CASES: dict[str, list[dict[str, Any]]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
MONTHS = st.tuples(st.integers(1990, 2100), st.integers(1, 12))
PERIODS = st.tuples(MONTHS, MONTHS).map(lambda pair: months(min(pair), max(pair)))
YEARS = st.integers(1990, 2100)
NOISE = st.text(alphabet="0123456789년월일분기상하반'’~.-/ ()QHFYp말기준누계대비호_,", max_size=24)


def of_year(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31), "year")


def test_each_cell_is_the_period_that_its_case_says() -> None:
    wanted = [(case["cell"], case.get("is")) for case in CASES["cells"]]
    assert [(cell, str(found) if (found := read_period(cell)) else None) for cell, _ in wanted] == wanted
    assert len(wanted) > 100


def test_each_part_of_a_year_has_the_months_that_its_case_says() -> None:
    wanted = [(case["text"], case.get("months")) for case in CASES["parts"]]
    read = [(text, read_part(text)) for text, _ in wanted]
    assert [(text, [part.first, part.last] if part else None) for text, part in read] == wanted


def test_each_text_keeps_what_is_no_period() -> None:
    wanted = [(case["text"], case.get("left", case["text"]), case.get("period")) for case in CASES["texts"]]
    split = [(text, *split_period(text)) for text, _, _ in wanted]
    assert [(text, left, str(period) if period else None) for text, left, period in split] == wanted


@pytest.mark.parametrize(
    ("text", "first", "last", "kind"),
    [
        ("2021", date(2021, 1, 1), date(2021, 12, 31), "year"),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29), "month"),
        ("2021-Q2", date(2021, 4, 1), date(2021, 6, 30), "quarter"),
        ("2021-H2", date(2021, 7, 1), date(2021, 12, 31), "half"),
        ("2019/2022", date(2019, 1, 1), date(2022, 12, 31), "span"),
        ("2021.1~9월", date(2021, 1, 1), date(2021, 9, 30), "span"),
    ],
)
def test_a_period_has_its_first_and_last_day_and_its_kind(text: str, first: date, last: date, kind: str) -> None:
    assert read_period(text) == Period(first, last, kind)


@pytest.mark.parametrize(
    "content", [date(2021, 1, 1), datetime(2021, 1, 1), date(2021, 1, 31), datetime(2021, 1, 5, 9)]
)
def test_a_date_is_its_month(content: date) -> None:
    assert read_period(content) == Period(date(2021, 1, 1), date(2021, 1, 31), "month")


@pytest.mark.parametrize(
    "content",
    [None, True, 5, -2021, 2021.55, float("nan"), float("inf"), 10**400, time, timedelta(days=1), date(1900, 1, 1)],
)
def test_other_contents_are_no_period(content: Any) -> None:
    assert read_period(content) is None


def test_a_part_below_its_year_is_a_period() -> None:
    assert str(combine(of_year(2021), Part(1, 3))) == "2021-Q1"
    assert str(combine(of_year(2021), Part(1, 12))) == "2021"
    with pytest.raises(ValueError, match="2021-Q1"):
        combine(combine(of_year(2021), Part(1, 3)), Part(4, 6))


@given(period=PERIODS)
def test_a_printed_period_reads_as_the_same_period(period: Period) -> None:
    assert read_period(str(period)) == period
    assert split_period(f"구축수({period})") == ("구축수", period)


@given(
    year=YEARS,
    form=st.sampled_from(
        ["{}", "{}년", "{}년도", "FY{}", "'{}", "({})", " {} ", "{}p", "{}년 누계", "{}.", "{}년말", "{}1)"]
    ),
)
def test_a_year_in_any_form_is_that_year(year: int, form: str) -> None:
    expected = None if form == "{}1)" else of_year(year)  # a footnote's digit glued to a year makes another number
    assert read_period(form.format(year)) == expected
    assert read_period(year) == of_year(year)


@given(
    month=MONTHS, form=st.sampled_from(["{}.{}", "{}-{:02}", "{}/{}", "{}년 {}월", "{}.{}월말", "{}{:02}", "{}년{}월"])
)
def test_a_month_in_any_form_is_that_month(month: tuple[int, int], form: str) -> None:
    assert read_period(form.format(*month)) == months(month, month)


@given(day=st.dates(date(1990, 1, 1), date(2100, 12, 31)), form=st.sampled_from(["%Y.%m.%d", "%Y-%m-%d", "%Y%m%d"]))
def test_a_day_in_any_form_is_its_month(day: date, form: str) -> None:
    expected = months((day.year, day.month), (day.year, day.month))
    assert read_period(day) == expected
    assert read_period(day.strftime(form)) == expected
    assert read_period(f"{day.year}년 {day.month}월 {day.day}일 현재") == expected


@given(first=YEARS, last=YEARS, sign=st.sampled_from(["~", "∼", "～", " ~ ", "-", "–", "년~"]))
def test_years_from_to_are_a_span_unless_they_run_backward(first: int, last: int, sign: str) -> None:
    expected = Period(date(first, 1, 1), date(last, 12, 31), "span") if first < last else None
    assert read_period(f"{first}{sign}{last}{'년' if '년' in sign else ''}") == expected


@given(year=YEARS, name=st.sampled_from(["구축 수", "예산(백만원)", "스마트공장 보급 현황", "누적 구축"]))
def test_a_year_before_or_behind_a_name_comes_off(year: int, name: str) -> None:
    for form in ("{}년 {}", "{}년도 {}", "{} {}", "({}년) {}", "{}_{}"):
        assert split_period(form.format(year, name)) == (name, of_year(year))
    for form in ("{}({}년)", "{} ({})", "{}_{}", "{}[{}]"):
        assert split_period(form.format(name, year)) == (name, of_year(year))


@given(number=st.integers(0, 10**9), unit=st.sampled_from(["개", " 개사", "명", "억원", "%", "건", " 원", "호", "번"]))
def test_a_number_with_a_unit_is_never_a_period(number: int, unit: str) -> None:
    for text in (f"{number}{unit}", f"구축 {number:,}{unit}", f"{number:,}"):
        assert (split_period(text), read_period(text)) == ((text, None), None)


@given(text=st.one_of(st.text(max_size=60), NOISE))
def test_any_text_is_a_period_or_none(text: str) -> None:
    read, part, (left, period) = read_period(text), read_part(text), split_period(text)
    assert read is None or (1990 <= read.start.year <= read.end.year <= 2100 and read.start < read.end)
    assert part is None or 1 <= part.first <= part.last <= 12
    assert left == text if period is None else len(left) < len(text)
