"""Which units are found: the cases of tests/cases/reading/units.yml, and exact conversion for every value."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from etl.harmonize.unit import Unit, find_unit, split_unit, to_stored, units_in_line
from outcomes.catalog.model import UNITS

FILE = Path(__file__).parents[3] / "cases" / "reading" / "units.yml"
CASES: dict[str, list[dict[str, Any]]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
SCALES = {
    "": 0,
    "십": 1,
    "백": 2,
    "천": 3,
    "만": 4,
    "십만": 5,
    "백만": 6,
    "천만": 7,
    "억": 8,
    "십억": 9,
    "백억": 10,
    "조": 12,
}
NOISE = st.text(alphabet="단위:：()[]〔%원개명천만억,/ ·<br>_unit１%p\n", max_size=20)


def named(text: str) -> list[Unit]:
    """Give the unit that a text names, none where it names none."""
    return [unit for unit in [find_unit(text)] if unit]


def test_each_of_83_texts_is_the_unit_that_its_case_says() -> None:
    found = {case["text"]: find_unit(case["text"]) for case in CASES["units"]}
    assert {text: unit and (unit.id, unit.factor) for text, unit in found.items()} == {
        case["text"]: (case["id"], Decimal(str(case["factor"]))) if "id" in case else None for case in CASES["units"]
    }
    assert len(found) == 83
    assert {unit.id for unit in found.values() if unit} >= set(UNITS)


def test_each_header_keeps_what_is_no_unit() -> None:
    split = {case["header"]: split_unit(case["header"]) for case in CASES["headers"]}
    assert {header: (left, unit.raw if unit else None) for header, (left, unit) in split.items()} == {
        case["header"]: (case["left"], case.get("unit")) for case in CASES["headers"]
    }


def test_each_line_names_its_units_in_order() -> None:
    found = {case["line"]: [unit.raw for unit in units_in_line(case["line"])] for case in CASES["lines"]}
    assert found == {case["line"]: case["units"] for case in CASES["lines"]}


def test_a_unit_nobody_knows_keeps_its_name_and_changes_no_value() -> None:
    assert units_in_line("(단위: 꾸러미)") == (Unit("꾸러미", Decimal(1), "꾸러미"),)
    assert to_stored(12.5, Unit("꾸러미", Decimal(1), "꾸러미")) == 12.5


@pytest.mark.parametrize(
    ("value", "text", "stored"),
    [
        (43.38, "억원", 4338000000.0),
        (12.3, "%", 0.123),
        (0.123, "share", 0.123),
        (2.675, "백만원", 2675000.0),
        (1.1, "조원", 1100000000000.0),
        (4.35, "천명", 4350.0),
        (-0.7, "%", -0.007),
        (29.0, "%", 0.29),
    ],
)
def test_a_value_is_stored_without_the_errors_of_binary_fractions(value: float, text: str, stored: float) -> None:
    assert [to_stored(value, unit) for unit in named(text)] == [stored]


@given(digits=st.integers(-(10**15), 10**15), places=st.integers(0, 6), scale=st.sampled_from(sorted(SCALES)))
def test_money_of_any_scale_is_stored_exactly(digits: int, places: int, scale: str) -> None:
    value = float(Decimal(digits).scaleb(-places))
    exact = float(Decimal(repr(value)).scaleb(SCALES[scale]))
    assert [to_stored(value, unit) for unit in named(f"{scale}원")] == [exact]


@given(value=st.floats(), text=st.sampled_from(["억원", "%", "천개", "㎡"]))
def test_conversion_never_fails_and_keeps_the_sign(value: float, text: str) -> None:
    (stored,) = (to_stored(value, unit) for unit in named(text))
    assert (stored > 0, stored < 0) == (value > 0, value < 0) or abs(value) < 1e-300


@given(
    name=st.sampled_from(["예산", "구축 수", "기업", "비중"]), unit=st.sampled_from(["백만원", "개", "%", "명", "㎡"])
)
def test_a_header_and_its_unit_come_apart_as_they_were_put_together(name: str, unit: str) -> None:
    for form in ("{}({})", "{} ({})", "{}[{}]", "{}\n({})", "{}<br>({})", "{}（{}）", "{}(단위: {})", "{}_{}"):
        assert split_unit(form.format(name, unit)) == (name, find_unit(unit))


@given(text=st.one_of(st.text(max_size=60), NOISE))
def test_any_text_is_a_unit_or_none(text: str) -> None:
    units = [find_unit(text), split_unit(text)[1], *units_in_line(text)]
    assert all(unit is None or (unit.id and unit.factor > 0 and unit.raw) for unit in units)
    left, unit = split_unit(text)
    assert unit or left == text.strip()
