"""What fits: texts are broken at words, never within a number, and nothing of them is lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outcomes.export.fit import height, lines, pages, size, width_em

TEXTS = st.text(alphabet="가나 다ab12,.%\n", max_size=60)


@pytest.mark.parametrize(("text", "width"), [("가나", 2.0), ("1,234", 4 * 0.57 + 0.34), ("", 0.0), ("e\u0301", 0.55)])
def test_hangul_is_one_em_wide_and_latin_about_half(text: str, width: float) -> None:
    assert width_em(text) == pytest.approx(width)


def test_lines_break_at_words_and_a_long_word_is_cut_but_no_number() -> None:
    assert lines("가나 다라 마바", 5) == ("가나 다라 ", "마바")
    assert lines("가나다라", 2) == ("가나", "다라")
    assert lines("가12,345.6%나", 2) == ("가", "12,345.6%", "나")
    assert lines("가\n\n나", 9) == ("가", "", "나")


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.floats(2, 20))
def test_no_letter_is_lost_and_no_line_is_wider_than_allowed_but_for_one_number(text: str, width: float) -> None:
    made = lines(text, width)
    assert "".join(made) == text.replace("\n", "")
    wide = [line for line in made if width_em(line.rstrip()) > width + 1e-9]
    assert [line for line in wide if not re.fullmatch(r"[0-9.,%\s]+|\S", line)] == []


@settings(max_examples=60, deadline=None)
@given(st.lists(TEXTS, max_size=6), st.floats(40, 200))
def test_pages_hold_every_text_in_order_and_are_not_too_tall(texts: list[str], room: float) -> None:
    made = pages(texts, 120, room, 12, 4)
    assert "".join(text for page in made for text in page) == "".join(texts).replace("\n", "")
    assert [page for page in made if sum(len(lines(t, 10)) for t in page) * 12 * 1.3 > room + 1e-6] == []


def test_the_size_is_the_largest_that_fits_and_none_if_even_the_least_does_not() -> None:
    assert size(["가나다라"], 100, 40, 28, 14) == 25.0
    assert size(["가" * 100], 100, 40, 28, 14) is None
    assert height(["가", "나"], 100, 10, 6) == 32.0
