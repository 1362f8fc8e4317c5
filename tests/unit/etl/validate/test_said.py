"""Every problem is said in both languages: what is wrong, where, and what to do about it."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from etl.validate.case import at
from etl.validate.problem import Problem
from etl.validate.words import say_problem
from outcomes.catalog.model import Catalog, Lang
from tests import ROOT
from tests.unit.etl.readings import reading


def test_a_problem_is_said_in_both_languages_with_names_and_figures(catalog: Catalog) -> None:
    problem = at(
        reading("C2", "누적 구축 수", 402.0), "cumulative_falls", "warning",
        indicator="budget_executed_krw", region="KR-47", before_day="2021-12-31", figure_before="8700000000.0",
        after_day="2022-12-31", figure_after="9120000.0",
    )  # fmt: skip
    assert say_problem(problem, catalog, "ko")[0] == (
        "누적 수치가 줄었습니다: 2021-12-31 87억원 → 2022-12-31 0.09억원 (집행액, 경상북도)"
    )
    assert say_problem(problem, catalog, "en")[0] == (
        "A running total falls: 2021-12-31 ₩8.7 bn → 2022-12-31 ₩0.009 bn (Executed, North Gyeongsang)"
    )


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_what_a_cell_says_is_never_taken_for_a_placeholder(lang: Lang, catalog: Catalog) -> None:
    text = "{region.__class__} <b>%s</b> {"
    problem = Problem("region_unknown", "error", "시트!A1", text, 0, 0, 0, {"region": text})
    assert text in say_problem(problem, catalog, lang)[0]


def test_long_texts_are_shortened(catalog: Catalog) -> None:
    problem = at(reading("B2", text="가"), "region_unknown", "error", region="가" * 500)
    assert len(problem.values["region"]) == 120


def test_every_code_has_words_whose_placeholders_are_given(catalog: Catalog) -> None:
    folders = (ROOT / "etl" / "validate", ROOT / "etl" / "harmonize")
    source = "\n".join(path.read_text("utf-8") for folder in folders for path in sorted(folder.rglob("*.py")))
    keys = {key.rpartition(".")[2] for key in catalog.words if key.startswith("problem.upload.")}
    assert keys == {key.rpartition(".")[2] for key in catalog.words if key.startswith("advice.upload.")}
    assert len(keys) >= 35
    for code in sorted(keys):
        assert re.search(rf'"{code}"', source) or code in ("unit_missing", "unit_clash"), code
        for family in ("problem", "advice"):
            words = catalog.words[f"{family}.upload.{code}"].ko
            for name in (name for _, name, _, _ in Formatter().parse(words) if name):
                assert re.search(rf'\b{name}=|"{name}":|"{name}"', source) or name in ("text", "cell"), (code, name)
