"""A particle agrees with the word before it as the word is read aloud, whatever the word is."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcomes.catalog.particles import FORMS, Spoken, particle

SYLLABLES = st.integers(0xAC00, 0xD7A3).map(chr)
DIGIT_NAMES = dict(zip("0123456789", "영일이삼사오육칠팔구", strict=True))
PLACES = ("", "십", "백", "천")
MYRIADS = ("", "만", "억", "조", "경", "해")
NAMES = "에이 비 시 디 이 에프 지 에이치 아이 제이 케이 엘 엠 엔 오 피 큐 알 에스 티 유 브이 더블유 엑스 와이 제트"
LETTER_NAMES = dict(zip(string.ascii_uppercase, NAMES.split(), strict=True))


def by_last_syllable(said: str, wanted: str) -> str:
    """Give the particle by its definition: by the final consonant of the last syllable alone."""
    consonant, vowel = FORMS[wanted]
    final = (ord(said[-1]) - 0xAC00) % 28
    return vowel if final == 0 or (wanted in ("으로", "로") and final == 8) else consonant


def read_aloud(number: int) -> str:
    """Give a whole number in Korean words."""
    words = ""
    for at, group in enumerate(reversed([f"{number:024d}"[start : start + 4] for start in range(0, 24, 4)])):
        said = "".join(DIGIT_NAMES[digit] + PLACES[3 - place] for place, digit in enumerate(group) if digit != "0")
        words = said + MYRIADS[at] + words if said else words
    return words or "영"


@given(st.text(SYLLABLES, min_size=1), st.sampled_from(sorted(FORMS)))
def test_a_korean_word_is_followed_by_the_form_that_its_last_syllable_asks_for(word: str, wanted: str) -> None:
    assert particle(word, wanted) == by_last_syllable(word, wanted)


@given(st.integers(0, 10**24 - 1), st.sampled_from(sorted(FORMS)), st.booleans())
def test_a_number_is_followed_by_the_form_that_its_name_asks_for(number: int, wanted: str, commas: bool) -> None:
    printed = f"{number:,}" if commas else str(number)
    assert particle(printed, wanted) == by_last_syllable(read_aloud(number), wanted)


@given(st.integers(1, 9), st.integers(0, 23), st.sampled_from(sorted(FORMS)))
def test_round_numbers_are_read_by_their_zeros(digit: int, zeros: int, wanted: str) -> None:
    number = digit * 10**zeros
    assert particle(f"{number:,}", wanted) == by_last_syllable(read_aloud(number), wanted)


@given(st.decimals(0, 10**6, places=2), st.sampled_from(sorted(FORMS)))
def test_after_a_decimal_point_digits_are_read_one_by_one(number: object, wanted: str) -> None:
    assert particle(f"{number:,}", wanted) == by_last_syllable(DIGIT_NAMES[str(number)[-1]], wanted)


@given(st.text(string.ascii_uppercase, min_size=1), st.sampled_from(sorted(FORMS)))
def test_capitals_are_read_by_the_names_of_letters(word: str, wanted: str) -> None:
    assert particle(word, wanted) == by_last_syllable(LETTER_NAMES[word[-1]], wanted)


@given(st.text(), st.sampled_from(sorted(FORMS)))
def test_any_text_is_followed_by_one_of_the_two_forms(word: str, wanted: str) -> None:
    assert particle(word, wanted) in FORMS[wanted]


@given(st.text(), st.sampled_from(sorted(FORMS)))
def test_either_form_asks_for_the_same_particle(word: str, wanted: str) -> None:
    assert {particle(word, form) for form in FORMS[wanted]} == {particle(word, wanted)}


@given(st.text(SYLLABLES, min_size=1), st.text(SYLLABLES), st.sampled_from(sorted(FORMS)))
def test_what_stands_in_parentheses_or_quotation_marks_does_not_count(word: str, aside: str, wanted: str) -> None:
    for printed in (
        f"{word}({aside})",
        f"{word} ({aside})",
        f"‘{word}’",
        f"“{word}.”",
        f"{word}({aside}).",
        f"{word}]",
    ):
        assert particle(printed, wanted) == particle(word, wanted), printed


@pytest.mark.parametrize(
    ("word", "topic", "subject", "toward"),
    [
        ("경상북도", "는", "가", "로"),
        ("서울", "은", "이", "로"),
        ("4,757개", "는", "가", "로"),
        ("33개사", "는", "가", "로"),
        ("43.38억원", "은", "이", "으로"),
        ("100.5%", "는", "가", "로"),
        ("2.1%p", "는", "가", "로"),
        ("2021년", "은", "이", "으로"),
        ("1", "은", "이", "로"),
        ("3", "은", "이", "으로"),
        ("6", "은", "이", "으로"),
        ("10", "은", "이", "으로"),
        ("1,000", "은", "이", "으로"),
        ("70,000", "은", "이", "으로"),
        ("300,000,000", "은", "이", "으로"),
        ("2,000,000,000,000", "는", "가", "로"),
        ("10,000,000,000,000", "는", "가", "로"),
        ("0.5", "는", "가", "로"),
        ("−7", "은", "이", "로"),
        ("AI", "는", "가", "로"),
        ("PLM", "은", "이", "으로"),
        ("URL", "은", "이", "로"),
        ("10kg", "은", "이", "으로"),
        ("10km", "는", "가", "로"),
        ("260개(구축)", "는", "가", "로"),
        ("(주)포항", "은", "이", "으로"),
        ("연간 구축 수, 편성 예산(가장 최근 2025년)", "은", "이", "으로"),
        ("", "는", "가", "로"),
    ],
)
def test_words_of_the_screens_are_read_as_officials_read_them(word: str, topic: str, subject: str, toward: str) -> None:
    assert (particle(word, "은"), particle(word, "이"), particle(word, "으로")) == (topic, subject, toward)


def test_a_template_asks_for_a_particle_inside_the_placeholder() -> None:
    said = "{place:은} {value:을} {place} {value:으로}".format(place=Spoken("부산"), value=Spoken("610개"))
    assert said == "부산은 610개를 부산 610개로"


def test_a_particle_that_does_not_exist_and_a_value_that_is_not_spoken_are_refused() -> None:
    with pytest.raises(ValueError, match="not a particle: '께서'"):
        particle("부산", "께서")
    with pytest.raises(ValueError, match="Unknown format code"):
        "{place:은}".format(place="부산")
