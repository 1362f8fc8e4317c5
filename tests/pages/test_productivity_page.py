"""The productivity page over no project, one, and a hundred thousand."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from outcomes.catalog.model import HeadlineRule
from outcomes.catalog.places import lake_folder
from outcomes.catalog.printing import Printer
from outcomes.metrics.causal import difference_in_differences, plain_change
from outcomes.metrics.causal_windows import effect_windows
from outcomes.store.lake import Lake
from outcomes.store.load import Signature, load
from outcomes.store.tables import TABLES
from outcomes.ui import startup
from tests.once import once
from tests.pages.screen import address, opened, text

OUTCOMES = ("productivity", "defect", "cost", "lead_time")
REGIONS = ["KR-11", "KR-26", "KR-41", "KR-47", "KR-48"]
LEVELS = ["level.basic", "level.mid1", "level.mid2"]


def projects(count: int) -> pd.DataFrame:
    """Give synthetic projects; 40 % do not answer, those of 2025 are not measured yet."""
    rng = np.random.default_rng(3)
    types = TABLES["support_case"]
    rows: dict[str, object] = {name: "" if type_ == "VARCHAR" else None for name, type_ in types.items()}
    year = rng.integers(2016, 2026, count)
    ended = np.minimum(year + rng.choice([0, 1, 2], count, p=[0.7, 0.25, 0.05]), 2025)
    silent = (rng.random(count) < 0.4) | (ended == 2025)
    rows |= {
        "case_id": [f"C{k}" for k in range(count)], "region": rng.choice(REGIONS, count, p=[0.2, 0.3, 0.3, 0.19, 0.01]),
        "support_year": year, "completion_year": ended, "level": rng.choice(LEVELS, count),
        "program": "win-win", "industry": "industry.food", "size": "size.small",
    }  # fmt: skip
    for outcome in OUTCOMES:
        before = rng.lognormal(3, 1, count)
        after = before * rng.lognormal(0.17 if outcome == "productivity" else -0.3, 0.2, count)
        rows |= {f"{outcome}_before": before, f"{outcome}_after": np.where(silent, np.nan, after)}
    whole = [name for name, type_ in types.items() if type_ in ("INTEGER", "BIGINT")]
    return pd.DataFrame(rows, index=range(count))[list(types)].astype(dict.fromkeys(whole, "Int64"))


def with_three_advanced(rows: pd.DataFrame) -> pd.DataFrame:
    """Make three projects of one province the only ones at the advanced level."""
    rows = rows.copy()
    rows.loc[:2, ["region", "level", "support_year", "completion_year"]] = ["KR-48", "level.advanced", 2020, 2020]
    rows.loc[:2, ["productivity_before", "productivity_after"]] = [100.0, 125.0]
    return rows


def bring(home: Path, rows: pd.DataFrame) -> None:
    signature = Signature(author="a", note="projects", file_name="projects.xlsx", file_hash="h")
    load(Lake(home / "lake"), {"support_case": rows}, signature)
    startup.lake.clear()


@pytest.fixture(scope="session")
def crowded(shared: Path, lake_home: Path) -> Path:
    """A home whose published lake has a hundred thousand projects, made once in a run. Only to be read."""

    def make(home: Path) -> None:
        shutil.copytree(lake_home / "lake", home / "lake")
        bring(home, with_three_advanced(projects(100_000)))

    return once(shared, "crowded", make)


@pytest.fixture
def many(crowded: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The screens look at the crowded home until the test ends: workers mix the tests of a file with others."""
    monkeypatch.setenv("OUTCOMES_HOME", str(crowded))
    startup.lake.clear()
    yield
    startup.lake.clear()


def said(**query: str) -> str:
    return re.sub(r"\s+", " ", text(opened("productivity", **query)))


@pytest.mark.usefixtures("lake_home")
@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("outcome", OUTCOMES)
def test_without_projects_the_published_evaluations_stand_as_a_table(lang: str, outcome: str) -> None:
    page = said(lang=lang, outcome=outcome)
    assert ("과제별(기업별) 도입 전후 값이 없습니다" if lang == "ko" else "no project-level before and after") in page
    assert ("도입 전후 비교로 알 수 없는 것" if lang == "ko" else "What before and after cannot show") in page
    assert ("분포" in page, "Distribution" in page) == (False, False)


@pytest.mark.usefixtures("lake_home")
def test_each_evaluation_has_its_firms_method_and_grade_and_unknown_stays_unknown() -> None:
    page = said(lang="en")
    assert "The 16 published evaluations of productivity uplift range from 11.4% to 139.0%." in page
    assert "Korea 2014–2017 30.0% 5,003 Administrative data, propensity score matching" in page
    assert "Korea 2014–2016 23.0% Not stated Method not stated Method not stated" in page
    assert page.index("Matched comparison") < page.index("Before and after Gyeongnam") < page.index("Self-reported")
    assert "Of 16 published evaluations, 3 compared with similar firms and 5 do not say how" in page
    assert "−15.9% 5,003" in said(lang="en", outcome="cost")


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_one_project_is_never_shown(own_home: Path, lang: str) -> None:
    one = projects(1).assign(region="KR-47", productivity_before=100.0, productivity_after=123.4, support_year=2020)
    bring(own_home, one.assign(completion_year=2020))
    page = said(lang=lang, by="level")
    assert (
        "전국: 응답이 5건 미만이거나, 그런 다른 칸을" if lang == "ko" else "is hidden because fewer than 5 answered"
    ) in page
    assert "23.4" not in page


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize("lang", ["ko", "en"])
def test_a_hundred_thousand_projects_have_a_median_a_spread_and_an_interval(lang: str) -> None:
    page = said(lang=lang)
    first = (
        r"전국: 응답한 [\d,]+건의 생산성 향상 중앙값은 18\.\d%입니다\."
        if lang == "ko"
        else r"the median of productivity uplift is 18\.\d%"
    )
    assert re.search(first, page)
    parts = (
        ("분포", "구분별 비교", "지원 연도와 완료 연도")
        if lang == "ko"
        else ("Distribution", "By group", "Year of support")
    )
    assert [page.index(part) for part in parts] == sorted(page.index(part) for part in parts)
    assert ("2024년부터 지원한 과제는" if lang == "ko" else "supported from 2024 on") in page


@pytest.mark.usefixtures("many")
def test_a_small_group_is_hidden_by_name_with_a_second_one() -> None:
    at = opened("productivity", lang="en", by="level", region="KR-48")
    at.session_state["table_productivity_groups"] = True
    at.run()
    page = re.sub(r"\s+", " ", text(at))
    assert "X: a group with fewer than 5 answers, or one hidden with it" in page
    assert "Advanced level X X X X X X X X X" in page
    assert len(re.findall(r"level( \d)? X X X X X X X X X", page)) >= 2
    assert re.search(r"Basic level [\d,]+ [\d,]+ [\d.]+%", page)


@pytest.mark.usefixtures("many")
def test_choices_stand_in_the_address_and_strange_ones_are_replaced_in_words() -> None:
    at = opened("productivity", by="program", only="level:level.mid1", region="KR-47", outcome="defect")
    assert {name: address(at)[name] for name in ("outcome", "by", "only")} == {
        "outcome": "defect", "by": "program", "only": "level:level.mid1"
    }  # fmt: skip
    assert "경상북도 · 중간 1 단계" in text(at)
    at.selectbox(key="productivity_by").set_value("size").run()
    assert address(at)["by"] == "size"
    page = said(only="level:level.nowhere", by="moon")
    assert ("level:level.nowhere" in page, "moon" in page, "조건 하나 더" in page) == (True, True, True)


@pytest.mark.usefixtures("many")
def test_a_region_without_projects_says_so() -> None:
    assert "제주특별자치도: 생산성 향상 값을 셈할 응답이 없습니다." in said(region="KR-49", by="level")
    assert "제주특별자치도" in said(region="KR-49")


@pytest.mark.usefixtures("lake_home")
@pytest.mark.parametrize(("lang", "order"), [("ko", "{plain} 올랐고"), ("en", "rose by {plain};")])
def test_the_comparison_is_told_as_two_ratios_with_the_estimates_that_the_methods_give(lang: str, order: str) -> None:
    page = said(set="demo", lang=lang)
    lake, share = Lake(lake_folder("demo")), Printer(lang).share
    cells = lake.edition(lake.versions()[-1].number).fetch(effect_windows, HeadlineRule())
    found = difference_in_differences(cells)
    assert order.format(plain=share(plain_change(cells).effect)) in page
    assert f"{share(found.effect)} {'더 높아졌습니다' if lang == 'ko' else 'higher'} (95%" in page
    assert f"{share(found.low)} – {share(found.high)})" in page
    assert ("%p인지를 뜻하지 않습니다" if lang == "ko" else "not a number of percentage points") in page
    shown, missing = "위에서 아직 지원받지 않은 기업과 견준 값도", "이 값에는 없습니다"
    if lang == "en":
        shown, missing = "The comparison above with firms not yet supported", "it does not say how similar firms"
    assert (shown in page, missing in page) == (True, False)


@pytest.mark.usefixtures("lake_home")
@pytest.mark.parametrize("lang", ["ko", "en"])
def test_where_nothing_is_compared_the_page_says_why(lang: str) -> None:
    only = "생산성뿐이어서" if lang == "ko" else "Only productivity was measured for several years before support"
    none = "과제별 자료가 없어" if lang == "ko" else "Without project-level data"
    open_ = "이 값에는 없습니다" if lang == "ko" else "it does not say how similar firms"
    defect, published = said(set="demo", outcome="defect", lang=lang), said(lang=lang)
    assert [only in defect, none in defect, open_ in defect] == [True, False, True]
    assert [only in published, none in published, open_ in published] == [False, True, True]


@pytest.mark.usefixtures("lake_home")
@pytest.mark.parametrize("lang", ["ko", "en"])
def test_figures_that_look_alike_are_told_apart_and_projects_not_completed_are_counted(lang: str) -> None:
    page = said(set="demo", lang=lang, year="2024")
    if lang == "ko":
        told = r"중앙값 ([\d.]+)%, 평균 ([\d.]+)%: 모든 해의 .* 2024년 전국 보고 평균 ([\d.]+)%"
        late = r"완료된 과제는 모두 지원한 해나 .* 지원한 과제 ([\d,]+)건 가운데 ([\d,]+)건은 완료되지 않아"
    else:
        told = r"median \(([\d.]+)%\) and mean \(([\d.]+)%\) here .* for Korea in 2024 \(([\d.]+)%\)"
        late = r"Every completed project was .* Of ([\d,]+) supported projects, ([\d,]+) are not completed"
    assert len(set(re.search(told, page).groups())) == 3
    supported, unfinished = (int(each.replace(",", "")) for each in re.search(late, page).groups())
    assert 0 < unfinished < supported
    assert "보고 평균" not in said(set="demo", lang=lang, only="level:level.basic")


@pytest.mark.usefixtures("lake_home")
def test_a_merged_region_holds_the_projects_of_the_regions_it_came_from() -> None:
    def answered(**query: str) -> int:
        return int(re.search(r"uplift is [\d.]+% over ([\d,]+) answers", said(set="demo", lang="en", **query)).group(1))

    page = said(set="demo", lang="en", region="KR-M12", lens="restated", map="2026")
    merged = answered(region="KR-M12", lens="restated", map="2026")
    assert "Merged on 2026-07-01 from: Gwangju, South Jeolla" in page
    assert merged == answered(region="KR-29", year="2024") + answered(region="KR-46", year="2024")


@pytest.mark.usefixtures("lake_home")
@pytest.mark.parametrize("lang", ["ko", "en"])
def test_a_reader_is_told_of_studies_by_name_and_never_by_our_numbers(lang: str) -> None:
    for outcome in OUTCOMES:
        assert re.findall(r"[PS]0\d{3}", said(lang=lang, outcome=outcome)) == []


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_projects_are_shown_of_the_newest_version_only(own_home: Path, lang: str) -> None:
    rows = projects(300)
    bring(own_home, rows)
    one = projects(301).iloc[300:]
    bring(own_home, one)
    words = "가장 새 판에서만" if lang == "ko" else "of the newest version only"
    before, now = said(lang=lang, version="2"), said(lang=lang, version="3")
    assert [words in before, words in now] == [True, False]
    assert [("분포" if lang == "ko" else "Distribution") in page for page in (before, now)] == [False, True]
