"""A year in one place and a part of it in another are one period; what is nearest to a cell counts."""

from __future__ import annotations

import pytest

from etl.harmonize.moment import NEVER, Moment, carried, hull, joined_moment, moment_in, moment_of, nearest, step_of


def said(*texts: str) -> Moment:
    return joined_moment(moment_in(text) for text in texts)


@pytest.mark.parametrize(
    ("texts", "period"),
    [
        (("2021년", "3월"), "2021-03"),
        (("2021", "1/4"), "2021-Q1"),
        (("2021년", "하반기"), "2021-H2"),
        (("3월", "2021년"), "2021-03"),
        (("2019~2022년", "2021"), "2021"),
        (("2021.3월", "2021"), "2021-03"),
        (("2020.1/2",), "2020-H1"),
        (("2022년산 쌀",), "2022"),
        (("2021년 1분기 구축 수",), "2021-Q1"),
        (("소비자물가(2020=100)",), "None"),
        (("2019~2022년", "3월"), "None"),
        (("구축 수",), "None"),
    ],
)
def test_texts_from_outermost_to_innermost_say_one_period(texts: tuple[str, ...], period: str) -> None:
    assert str(said(*texts).whole) == period


@pytest.mark.parametrize(
    ("header", "row", "lines", "period"),
    [
        ("2021", "", ["2022년 현황"], "2021"),
        ("", "2020년", ["2022년 현황"], "2020"),
        ("", "", ["시도별", "2022년 현황", "2019년"], "2022"),
        ("3월", "2021년", [], "2021-03"),
        ("2021", "3월", [], "2021-03"),
        ("2021", "2021-06", [], "2021-06"),
        ("2021", "2020", [], "2021"),
        ("3월", "", ["2022년 실적"], "2022-03"),
        ("2021", "", ["3월 보고"], "2021"),
        ("3월", "", ["2019~2022년"], "None"),
    ],
)
def test_header_comes_before_row_before_lines(header: str, row: str, lines: list[str], period: str) -> None:
    assert str(nearest(said(header), said(row), [said(line) for line in lines])) == period


def test_a_total_over_2020_and_2021_is_not_of_a_title_that_says_2021() -> None:
    over = hull([said("2020"), said("2021"), NEVER])
    assert nearest(NEVER, NEVER, [said("2021년 현황")], over) is None
    assert str(nearest(NEVER, NEVER, [said("2021년"), said("2019~2021년 현황")], over)) == "2019/2021"


@pytest.mark.parametrize(
    ("before", "text", "period"),
    [
        ("2023.11월", "12월", "2023-12"),
        ("2023.12월", "1월", "2024-01"),
        ("2023년 4분기", "1분기", "2024-Q1"),
        ("2023.11월", "3월", "None"),
        ("2023.11월", "4분기", "None"),
        ("2023", "1월", "None"),
    ],
)
def test_a_month_right_after_another_takes_its_year_and_any_other_stays_open(
    before: str, text: str, period: str
) -> None:
    assert str(carried(said(before), said(text)).whole) == period


def test_a_bare_number_below_month_or_quarter_is_one() -> None:
    assert [step_of(3.0, "월") == moment_of("3월"), step_of(2.0, "분기") == moment_of("2분기")] == [True, True]
    assert [step_of(13.0, "월"), step_of(3.0, "구축 수")] == [NEVER, NEVER]
