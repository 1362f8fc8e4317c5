"""Numbers in texts: found as printed, with the signs that are signs."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outcomes.export.numbers import numbers_in, numbers_of
from tests.unit.export.packs import hard, slide, small
from tests.unit.export.telling import PRIVATE, telling


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("누적 30,144개(100.5%)", ("30144", "100.5")),
        ("−3.2%, (−4), △5.0 / −₩4.338 bn", ("−3.2", "−4", "−5.0", "−4.338")),
        ("2021-12-30, 2016–2022, 10~20%", ("2021", "12", "30", "2016", "2022", "10", "20")),
        ("10−20, 1-1", ("10", "20", "1", "1")),
        ("-5와 가−5, x−1", ("5", "5", "1")),
        ("1,2,3 · 1,234,567.80 · 1,2345", ("1", "2", "3", "1234567.80", "1", "2345")),
        ("P0001 · 6f19a · 2021.12.30", ("0001", "6", "19", "2021.12", "30")),
        ("자료 없음", ()),
        ("", ()),
    ],
)  # fmt: skip
def test_numbers_are_found_as_printed(text: str, numbers: tuple[str, ...]) -> None:
    assert numbers_in(text) == numbers


@settings(max_examples=50)
@given(st.integers(0, 10**12), st.booleans(), st.sampled_from(["", ".0", ".25"]))
def test_any_printed_number_is_found_in_a_sentence(value: int, negative: bool, decimals: str) -> None:
    sign = "−" if negative else ""
    assert numbers_in(f"모두 {sign}{value:,}{decimals}개입니다.") == (f"{sign}{value}{decimals}",)


def test_a_packs_numbers_are_those_of_all_it_says_and_not_of_the_presenters_notes() -> None:
    one = slide("a", "하나 1", subtitle="둘 2", sentences=("셋 3",), remarks="넷 4", notes="다섯 55555", sources=())
    pack = replace(small(), name="이름 6", slides=(one,), license="조건 7", version=8)
    made = numbers_of(replace(pack, made_at="2026-11-21T01:02:03Z", loaded="2025-10-09", author="홍길동"))
    assert {"1", "2", "3", "4", "6", "7", "8", "2026", "11", "21", "2025", "10", "09"} <= made
    assert "55555" not in made
    assert PRIVATE not in numbers_of(telling())


def test_a_packs_numbers_have_every_cell_of_its_tables() -> None:
    for pack in (small(), hard()):
        cells = [cell for each in pack.slides if each.exhibit for row in each.exhibit.cells for cell in row]
        assert {number for cell in cells for number in numbers_in(cell)} <= numbers_of(pack)
