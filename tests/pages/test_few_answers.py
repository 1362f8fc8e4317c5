"""The productivity page of so few answers that median and quartiles would be the answers themselves."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest

from tests.pages.screen import opened, text
from tests.pages.test_productivity_page import bring, projects, said


def five_and_twenty() -> pd.DataFrame:
    """Give 25 projects of one province: five at one level whose answers are known, twenty at another."""
    rows = projects(25).assign(region="KR-47", support_year=2020, completion_year=2020)
    rows["level"] = ["level.basic"] * 5 + ["level.mid1"] * 20
    rows["productivity_before"] = 1000.0
    rows["productivity_after"] = [1011.0, 1123.0, 1234.0, 1345.0, 1456.0, *(1500.0 + 10 * k for k in range(20))]
    return rows


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_of_five_answers_only_the_mean_is_shown_anywhere(own_home: Path, lang: str) -> None:
    bring(own_home, five_and_twenty())
    at = opened("productivity", lang=lang, by="level", region="KR-47", only="level:level.basic")
    for key in ("productivity_distribution", "productivity_groups", "productivity_cohorts"):
        at.session_state[f"table_{key}"] = True
    at.run()
    page = re.sub(r"\s+", " ", text(at))
    assert ("응답 20건 미만: 평균만" if lang == "ko" else "Fewer than 20 answers: mean only") in page
    assert ("응답한 5건의 생산성 향상 평균은 23.4%입니다" if lang == "ko" else "the mean of productivity") in page
    assert [answer for answer in ("1.1%", "12.3%", "34.5%", "45.6%") if f" {answer}" in page] == []
    assert "57.0" in page  # the median of the year's 25 answers


@pytest.mark.parametrize("count", [19, 20])
def test_the_median_is_shown_from_twenty_answers_on(own_home: Path, count: int) -> None:
    bring(own_home, five_and_twenty()[5 : 5 + count])
    page = said(lang="en", by="level")
    shown = ("the median of productivity" in page, "the mean of productivity" in page, "Middle half" in page)
    assert shown == ((True, False, True) if count == 20 else (False, True, False))


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_of_a_small_list_the_nation_is_shown_and_a_withheld_breakdown_says_so(own_home: Path, lang: str) -> None:
    bring(own_home, projects(60))
    page = said(lang=lang, by="level", only="support_year:2018")
    assert (
        "응답이 적어 이 구분으로는 나누지 않습니다" if lang == "ko" else "Too few answers to divide by this"
    ) in page
    assert ("전국: 응답한" if lang == "ko" else "the median of productivity") in said(lang=lang)
