"""Values as people write them in cells: never a wrong number; what is not surely a number is text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from etl.harmonize.characters import plain
from etl.harmonize.marks import PROVISIONAL, is_error, is_missing, meaning_of_mark
from etl.harmonize.number_format import unit_of_format
from etl.harmonize.quantity import Amount, amount, is_falling
from etl.read.book import Content

__all__ = ["Kind", "Value", "meaning_of_mark", "read_value"]

Kind = Literal["number", "missing", "blank", "text", "error"]
_PLAIN = re.compile(r"-?(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|0|[1-9][0-9]*)(?:\.[0-9]+)?")
_COMMON = re.compile(rf"([-+△▲▽▼−]?)({_PLAIN.pattern.removeprefix('-?')})( ?%)?")
_LARGEST = 1e300  # what is larger is infinite, or no figure
_LONGEST = 80  # characters; what is longer is a sentence
_MAY_BE = re.compile(r"[-+0-9.△▲▽▼(₩\\$€<>≤≥≈약대최pPKU][^0-9]{0,6}[0-9]|[0-9]")
_BEFORE = re.compile(r"(약|대략|최소|최대|>=|<=|[≥≤<>≈]) ?|([pP])(?=[0-9△▲-][0-9]*[,.])")
_BEHIND = (
    r"(?<![십백천만억조]) (주?[1-9][0-9]?\)|주[1-9][0-9]?)",
    r" ?([⁽]?[⁰¹²³⁴-⁹]{1,2}[⁾)]|[*]{1,3}|[†‡※])",
    r"(?<=[0-9],[0-9]{3})([⁰¹²³⁴-⁹]{1,2})",
    r" ?\((잠정치?|추정치?|예상치?|수정치?|정정|[pPeErR])\)",
    r"(?<=[0-9가-힣%]) ?(잠정치?|추정치?|예상치?|수정치?|정정)",
    r"(?<=[0-9]) ?([peᵖᴾᵉʳr])\)?",
    r"(?<=[0-9]) ?([PER])\)",
    r"(?:(?<=,[0-9]{3})|(?<=\.[0-9])|(?<=\.[0-9]{2})) ?([PER])",
    r" ?(이상|이하|초과|미만|이내|가량|내외|정도|쯤|안팎|남짓)",
)
_MARK_BEHIND = re.compile(rf"(?<=\S)(?:{'|'.join(_BEHIND)})$")
_MARKS_END_WITH = frozenset(")⁾⁰¹²³⁴⁵⁶⁷⁸⁹*†‡※치정상하과만내량외도쯤팎짓peᵖᴾᵉʳrPER0123456789")
_LETTERS = str.maketrans("PERᵖᴾᵉʳ", "perpper")
_HARMLESS = re.compile(r"^'(?=[-+－＋])")  # the apostrophe by which exports keep a text from being run as a formula
_IN_BRACKETS = re.compile(r"\( ?([^()]*?) ?\)")
_HYPHEN = re.compile(r"[0-9][^-]*-(?= ?[0-9])")
_YEARS = re.compile(r"(?:19|20)[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Value:
    """What one cell says.

    Attributes:
        kind: 'number', 'missing' (a mark stands for it), 'blank', 'error' (a formula failed) or 'text'.
        value: The number as written, in `unit`; the lower end of a range. None for any other kind.
        high: The upper end of a range, else None.
        mark: What stands for the number or beside it, as written ('-', 'p', '여', '이상', '1)'; the letters p, e, r
            in lower case without brackets), several joined by a space; the error's text.
        unit: The unit in the cell or its format without spaces ('억원', '%'), '' for none; 'share' for a percent
            format, whose stored number is the share itself.
        provisional: Whether the cell says that the number is provisional.
    """

    kind: Kind
    value: float | None = None
    high: float | None = None
    mark: str = ""
    unit: str = ""
    provisional: bool = False


_BLANK = Value("blank")
_TEXT = Value("text")


def read_value(content: Content, number_format: str = "") -> Value:
    """Give what a cell says.

    Args:
        content: What the cell holds. Numbers are taken as they are; truth values, dates and times are text.
        number_format: The cell's number format, '' where it only changes the looks.
    """
    if isinstance(content, str):
        if _PLAIN.fullmatch(content) and len(content) < 16:
            return Value("number", float(content.replace(",", "")) + 0.0)
        return _read_text(content) if len(content) <= _LONGEST else _BLANK if content.isspace() else _TEXT
    if isinstance(content, float | int) and not isinstance(content, bool):
        return _stored(content, number_format)
    return _BLANK if content is None else _TEXT


def _stored(number: float, number_format: str) -> Value:
    """Give a number that a cell holds as such, with what its format prints beside it."""
    if abs(number) >= _LARGEST or (type(number) is int and float(number) != number) or number != number:
        return _TEXT
    if not number_format:
        return Value("number", number + 0.0)
    unit = unit_of_format(number_format)
    if meaning_of_mark(unit, beside_number=True):
        return Value("number", number + 0.0, None, unit, "", unit.casefold() in PROVISIONAL)
    return Value("number", number + 0.0, None, "", unit)


@lru_cache(maxsize=32768)
def _read_text(content: str) -> Value:
    """Give what a text says."""
    common = _COMMON.fullmatch(content) if len(content) < 16 else None
    if common:  # nothing but a shortcut
        number = float(common[2].replace(",", ""))
        return Value("number", number if common[1] in ("", "+") else 0.0 - number, None, "", "%" if common[3] else "")
    content = _HARMLESS.sub("", content)
    text = plain(content)
    if not text:
        return _BLANK
    if _MAY_BE.match(text):
        return _number(text) or _TEXT
    if is_error(text):
        return Value("error", mark=text)
    return Value("missing", mark=content.strip()) if is_missing(text) else _TEXT


def _number(text: str) -> Value | None:
    """Give the number or range that a text is, with the marks beside it; None where anything is left over."""
    before, text, behind = _without_marks(text)
    found = _lone(text) or _bracketed(text) or _range(text)
    if found is None or not (before or behind):
        return found
    marks = [mark for mark in (before, found.mark, *behind) if mark]
    return replace(found, mark=" ".join(marks), provisional=any(mark in PROVISIONAL for mark in marks))


def _without_marks(text: str) -> tuple[str, str, list[str]]:
    """Give the mark before a number, the text without its marks, and the marks behind it as they are written."""
    behind: list[str] = []
    match = _BEFORE.match(text)
    before = (match[1] or match[2]).translate(_LETTERS) if match else ""
    text = text[match.end() :] if match else text
    while text and text[-1] in _MARKS_END_WITH:
        match = _MARK_BEHIND.search(text)
        if match is None:
            break
        behind.insert(0, match[match.lastindex or 0].translate(_LETTERS))
        text = text[: match.start()].rstrip()
    return before, text, behind


def _lone(text: str) -> Value | None:
    """Give a single number."""
    found = amount(text)
    return None if found is None else _as_value(found)


def _bracketed(text: str) -> Value | None:
    """Give a number in brackets, which are a minus unless a minus stands in them: '(123)', '(△123)'."""
    match = _IN_BRACKETS.fullmatch(text.removeprefix("₩")) if text[-1:] == ")" else None
    found = amount(match[1]) if match else None
    if found is None or found.sign == "+" or found.unit not in ("", "원") or found.expanded or found.rough:
        return None  # '(12.3%)' is a share beside a number as often as a minus
    if text.startswith("₩"):
        found = replace(found, unit="원")
    return _as_value(found if found.sign else replace(found, value=-found.value))


def _range(text: str) -> Value | None:
    """Give a range: '10~20%', '1만~2만 개', and with a unit '10-20%'."""
    if text.count("~") == 1:
        left_text, _, right_text = text.partition("~")
    elif text.count("-") == 1 and _HYPHEN.match(text):
        left_text, _, right_text = text.partition("-")
    else:
        return None
    left, right = amount(left_text.strip()), amount(right_text.strip())
    if left is None or right is None or not _belong_together(left, right):
        return None
    if "~" not in text and right.unit in ("", "일"):
        return None  # '10-20' may be a date or a code
    if not right.unit and _YEARS.fullmatch(left_text.strip()) and _YEARS.fullmatch(right_text.strip()):
        return None
    low = _as_value(left)
    return low and replace(low, high=float(right.value), unit=right.unit, mark=left.rough or right.rough)


def _belong_together(left: Amount, right: Amount) -> bool:
    """Say whether two amounts are surely the ends of one range, in one unit and scale."""
    if left.value >= right.value or is_falling(left.sign) != is_falling(right.sign):
        return False
    if left.unit == right.unit:
        return left.expanded == right.expanded or not right.expanded
    return not left.unit and left.expanded == right.expanded


def _as_value(found: Amount) -> Value | None:
    """Give an amount as a value, None where no double stands for it."""
    number = float(found.value)
    whole = found.value == found.value.to_integral_value()
    if abs(number) >= _LARGEST or (whole and Decimal(number) != found.value):
        return None  # from 2**53 on not every whole number has a double
    return Value("number", number + 0.0, None, found.rough, found.unit)
