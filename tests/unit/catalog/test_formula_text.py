"""A formula is arithmetic on indicator ids and nothing else."""

from __future__ import annotations

import pytest

from outcomes.catalog.formula import FormulaError, Name, Number, Operation, parse


def test_a_formula_becomes_a_tree_and_lists_its_two_indicators_once() -> None:
    formula = parse("deployments_cumulative / mfg_establishments_10plus * 1000 - deployments_cumulative")
    assert formula.names == ("deployments_cumulative", "mfg_establishments_10plus")
    rate = Operation("/", Name("deployments_cumulative"), Name("mfg_establishments_10plus"))
    assert formula.root == Operation("-", Operation("*", rate, Number(1000.0)), Name("deployments_cumulative"))


def test_parentheses_come_first() -> None:
    assert parse("(a - b) / b").root == Operation("/", Operation("-", Name("a"), Name("b")), Name("b"))


@pytest.mark.parametrize(
    "text",
    [
        *("", "   ", "a +", "a b", "a; b", "a # b", "a ** 2", "a // b", "a % b", "-a", "a if b else c", "a < b"),
        *("f(a)", "a.b", "a[0]", "[a]", "lambda: a", "__import__('os')", "'a'", "True", "None", "1j", "1e999"),
        *("A", "가 / 나", "9" * 400, "(" * 300 + "a" + ")" * 300, "a" + "+a" * 250, "a\0", "a := b", "a\n/ b"),
    ],
)
def test_anything_else_is_refused_with_the_text_itself(text: str) -> None:
    with pytest.raises(FormulaError) as refused:
        parse(text)
    assert refused.value.text == text
    assert refused.value.part in text


def test_the_refused_part_is_named() -> None:
    with pytest.raises(FormulaError, match=r"“system\(a\)” is not arithmetic"):
        parse("1 + system(a)")
