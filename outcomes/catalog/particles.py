"""Korean particles by rule: which of 은/는, 이/가, 을/를, 과/와, 으로/로 follows a word, by how the word is read aloud.

A template asks for one inside the placeholder, `{place:은}`; the value is `Spoken`. The text after a closing brace
never begins with a particle (a test of the house), so a particle is either made here or does not depend on a value.
"""

from __future__ import annotations

import re
from typing import Literal

End = Literal["vowel", "l", "consonant"]

FORMS: dict[str, tuple[str, str]] = {
    **dict.fromkeys(("은", "는"), ("은", "는")),
    **dict.fromkeys(("이", "가"), ("이", "가")),
    **dict.fromkeys(("을", "를"), ("을", "를")),
    **dict.fromkeys(("과", "와"), ("과", "와")),
    **dict.fromkeys(("으로", "로"), ("으로", "로")),
}
"""Either form → the form after a consonant, the form after a vowel."""

FIRST_SYLLABLE, LAST_SYLLABLE, FINALS, RIEUL = 0xAC00, 0xD7A3, 28, 8
DIGITS: dict[str, End] = {
    "0": "consonant", "1": "l", "2": "vowel", "3": "consonant", "4": "vowel",
    "5": "vowel", "6": "consonant", "7": "l", "8": "l", "9": "vowel",
}  # fmt: skip
"""영 일 이 삼 사 오 육 칠 팔 구."""
LARGE: tuple[End, ...] = ("consonant", "consonant", "vowel", "consonant", "vowel")
"""만 억 조 경 해: what a number ends in that has 4, 8, 12, 16 or 20 zeros and more."""
LETTERS: dict[str, End] = {"l": "l", "r": "l", "m": "consonant", "n": "consonant"}
"""Letters whose names end in a consonant: 엘 알 엠 엔; the names of the others end in a vowel."""
SIGNS: dict[str, End] = {"%": "vowel", "‰": "l", "℃": "vowel", "²": "consonant", "³": "consonant"}
"""퍼센트 퍼밀 도 제곱 세제곱."""
UNITS: dict[str, End] = {
    **dict.fromkeys(("kg", "g", "mg", "km", "m", "cm", "mm", "t", "l", "ml", "kw", "kwh", "mb", "gb", "p"), "vowel"),
    **dict.fromkeys(("kg", "g", "mg"), "consonant"),
    "t": "consonant",
}
"""Units behind a number, read as words: 킬로그램, 킬로미터, 톤, 퍼센트포인트."""

PARENTHESES = re.compile(r"\s*(\([^()]*\)|\[[^\[\]]*\])\s*$")
NUMBER = re.compile(r"[\d,]*\d(\.\d+)?$")
WORD = re.compile(r"[A-Za-z]+$")
STOPS = re.compile(r"(^|[^aeiou])[aeiou][bckpt]$")


class Spoken(str):
    """A text that a template may follow with a particle: `f"{Spoken('경북'):은}"` is ‘경북은’."""

    __slots__ = ()

    def __format__(self, wanted: str) -> str:
        """Give the text, with the particle that `wanted` names in either form.

        Raises:
            ValueError: `wanted` is no particle; mend the template.
        """
        return f"{self!s}{particle(self, wanted)}" if wanted else str(self)


def particle(word: str, wanted: str) -> str:
    """Give the form of a particle that follows a word.

    Args:
        word: Any text, as it is printed; what stands in parentheses at its end is skipped, quotation marks too.
        wanted: The particle in either form, such as 은 or 는.

    Raises:
        ValueError: `wanted` is no particle; mend the template.
    """
    if wanted not in FORMS:
        raise ValueError(f"not a particle: {wanted!r}")
    after_consonant, after_vowel = FORMS[wanted]
    end = ending(word)
    return after_vowel if end == "vowel" or (end == "l" and after_consonant == "으로") else after_consonant


def ending(word: str) -> End:
    """Give what a text ends in when it is read aloud; 'vowel' where nothing in it can be read."""
    said = _bare(word)
    if not said:
        return "vowel"
    last = said[-1]
    if FIRST_SYLLABLE <= ord(last) <= LAST_SYLLABLE:
        final = (ord(last) - FIRST_SYLLABLE) % FINALS
        return "vowel" if not final else "l" if final == RIEUL else "consonant"
    if last in DIGITS:
        return _number(said)
    return SIGNS[last] if last in SIGNS else _latin(said)


def _bare(word: str) -> str:
    """Give a text up to its last character that is read: without parentheses, quotation marks and points behind it."""
    said = word.strip()
    while said and not _is_read(said[-1]):
        without = PARENTHESES.sub("", said)
        said = without if without and without != said else said[:-1]
    return said


def _is_read(character: str) -> bool:
    hangul = FIRST_SYLLABLE <= ord(character) <= LAST_SYLLABLE
    return hangul or character in DIGITS or character in SIGNS or (character.isascii() and character.isalpha())


def _number(said: str) -> End:
    """Give what a number ends in: the digit's name, or the name of its zeros; after a point it is read by digits."""
    found = NUMBER.search(said)
    number = found.group() if found else said[-1]
    digits = number.replace(",", "")
    last = digits[-1]
    if "." in digits or last != "0" or not digits.strip("0"):
        return DIGITS[last]
    myriads = (len(digits) - len(digits.rstrip("0"))) // 4
    return LARGE[min(myriads, len(LARGE)) - 1] if myriads else "consonant"  # 십 백 천


def _latin(said: str) -> End:
    """Give what a word in Latin letters ends in: capitals by the letter's name, units and words as they are read.

    English spelling does not tell how a word is read; the rules hold for the usual ones: 모델, 시스템, 디자인, 웹.
    """
    found = WORD.search(said)
    word = found.group() if found else said[-1]
    low = word.lower()
    before = said[: -len(word)].rstrip()
    if low in UNITS and before[-1:].isdigit():
        return UNITS[low]
    if word.isupper() or len(word) == 1:
        return LETTERS.get(low[-1], "vowel")
    if low.endswith(("l", "le")):
        return "l"
    if low.endswith(("m", "n", "ng", "me", "ne")) or STOPS.search(low):
        return "consonant"
    return "vowel"
