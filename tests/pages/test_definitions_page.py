from __future__ import annotations

import re

import pytest

from tests.pages.screen import opened, text

pytestmark = pytest.mark.usefixtures("lake_home")


def said(**query: str) -> str:
    return re.sub(r"\s+", " ", text(opened("definitions", **query)))


def test_the_first_sentence_counts_indicators_and_those_with_figures() -> None:
    assert re.search(
        r"지표 \d+개가 정의되어 있고 그 가운데 \d+개에 수치가 있습니다. 마지막 갱신: \d{4}-\d\d-\d\d\.", said()
    )


def test_the_matrix_tells_results_plans_and_other_counts_apart_in_words() -> None:
    at = opened("definitions", indicator="deployments_cumulative", lang="en")
    at.session_state["table_coverage"] = True
    at.run()
    page = re.sub(r"\s+", " ", text(at))
    whole, plan, none = "Figure of the whole region", "Only a plan or target", "No data"
    other = "Only counts by organizations, municipalities or on another basis"
    busan = " ".join(["Busan", none, none, whole, plan, whole, whole, plan])
    assert busan in page
    assert " ".join(["South Gyeongsang", *[none] * 4, "Provisional, derived or estimated", whole, whole, other]) in page


def test_a_conflict_shows_both_figures_which_one_stands_and_why() -> None:
    page = said(indicator="deployments_cumulative", lang="en")
    assert re.search(r"Incheon .*? 505 · Actual Not used: order of fact ids .*? P0206", page)
    assert re.search(r"512 · Actual · Approximate Stands|512 · Actual Stands", page)
    assert "Not used: lower confidence" in page
    assert "① status (Actual > Provisional" in page


def test_a_computed_indicator_spells_its_formula_with_names() -> None:
    page = said(lang="ko")
    assert "집행액 ÷ 편성 예산" in page
    assert re.search(r"누적 구축 수 ÷ [^*/]+ × 1,000", page)
    assert "8. 돈" in page


def test_the_chosen_indicator_is_open_and_can_be_reached_by_its_id() -> None:
    at = opened("definitions", indicator="closures_cumulative")
    (body,) = [e.proto.body for e in at.get("html") if 'class="ledger indicators"' in e.proto.body]
    assert re.findall(r'<details id="indicator-(\w+)" open class="mine">', body) == ["closures_cumulative"]
    assert body.count("<details id=") > 50


def test_levels_stand_with_the_schemes_that_named_them() -> None:
    page = said(lang="en")
    assert "Level scale: basic, intermediate 1, intermediate 2, advanced" in page
    assert "30,000 by 2022" in page


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("set_id", ["published", "demo"])
@pytest.mark.parametrize("indicator", ["deployments_annual", "productivity_uplift_share", "budget_budgeted_krw"])
def test_every_set_and_language_has_definitions(lang: str, set_id: str, indicator: str) -> None:
    page = said(lang=lang, set=set_id, indicator=indicator)
    assert ("알려진 범위" if lang == "ko" else "Coverage") in page
    assert ("서로 어긋나는 것으로 기록된 수치가 없습니다" if lang == "ko" else "No figures are on record") in page or (
        set_id == "published"
    )
