"""Amounts in text: digits, Korean numerals, signs, currency and unit; exact, or nothing at all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from etl.harmonize.unit import find_unit, unit_behind_number

NUMBER = r"(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|0|[1-9][0-9]*)(?:\.[0-9]+)?"
_SPACED = re.compile(r"[1-9][0-9]{0,2}(?: [0-9]{3})+(?:\.[0-9]+)?")
_LONE = re.compile(NUMBER + r"|\.[0-9]+|[1-9]\.[0-9]+[Ee][+-]?[0-9]{1,3}|[1-9][Ee][+-][0-9]{1,3}")
_AMOUNT = re.compile(
    r"(?P<money>₩|\\|US\$|\$|€|KRW|USD)? ?(?P<sign>[-+△▲▽▼])? ?(?P<behind>₩|\\|US\$|\$|€)? ?"
    r"(?P<body>\.?[0-9](?:[0-9,. 십백천만억조여]|[Ee][+-]?(?=[0-9]))*)(?P<tail>[\s\S]*)"
)
_ROUGH = re.compile(r"(?<=[0-9십백천만억조]) ?여(?= ?[천만억조]? ?$)")
_SECTION = re.compile(rf"(?:({NUMBER}|)천)?(?:([1-9]|)백)?(?:([1-9]|)십)?({NUMBER}|)")
_LOOSE = re.compile(r"[0-9] +[0-9]|[,.] | [,.]|^[^십백천만억조]*$")
_ONE_SCALE = re.compile(rf"({NUMBER}) ?([십백천만억조]+)")
_LARGE = (("조", 10**12), ("억", 10**8), ("만", 10**4))
_SMALL = (1000, 100, 10)
_FALLING = "△▲▽▼"
MONEY = {"₩": "원", "\\": "원", "KRW": "원", "US$": "USD", "USD": "USD", "$": "$", "€": "€"}


@dataclass(frozen=True, slots=True)
class Amount:
    """An exact number with its unit as written ('' for none).

    `rough` is '여' where that was written; `expanded` says that Korean numerals are in the value ('2만' → 20000);
    `sign` is the sign as written.
    """

    value: Decimal
    unit: str = ""
    rough: str = ""
    expanded: bool = False
    sign: str = ""


def amount(text: str) -> Amount | None:
    """Give the amount that a text in plain characters is, None where any character of it is left over.

    Money with one scale keeps it in the unit as written (43.38억원); several scales become 원, or 억원 where the
    last one is 억 or larger (1조 2,345억원 → 12345 억원). Counts become plain (2천500개사 → 2500 개사).
    """
    match = _AMOUNT.fullmatch(text)
    if match is None or (match["money"] and match["behind"]):
        return None
    body, rough = match["body"], ""
    if "여" in body:
        body, found = _ROUGH.subn("", body)
        if found != 1 or "여" in body:
            return None
        rough = "여"
    money = MONEY.get(match["money"] or match["behind"] or "", "")
    tail = match["tail"]
    measured = _measured(body.rstrip(" "), "".join(tail.split()) if tail else "", money)
    if measured is None:
        return None
    value, unit, expanded = measured
    sign = match["sign"] or ""
    return Amount(-value if value and sign and sign != "+" else value, unit, rough, expanded, sign)


def _measured(body: str, tail: str, money: str) -> tuple[Decimal, str, bool] | None:
    """Give value and unit of a numeral and what stands behind it, and whether Korean numerals were worked out."""
    lone = _LONE.fullmatch(body) or _SPACED.fullmatch(body)
    unit = _unit(tail, money)
    scale = _ONE_SCALE.fullmatch(body) if not lone and not money else None
    kept = find_unit(scale[2] + tail) if scale else None
    if scale and kept and kept.id == "KRW":
        whole_jo = kept.raw == "조" and "." not in body  # '3조' is a group as often as money
        return None if whole_jo else (_decimal(scale[1]), "".join(kept.raw.split()), False)
    if unit is None:
        return None
    if lone:
        return _decimal(body), unit, False
    measure = find_unit(unit) if unit else None
    if _LOOSE.search(body) or (measure and measure.factor > 1):
        return None  # a scale in the number and another one in the unit
    value = _numeral(body.replace(" ", ""))
    return None if value is None else (*_in_won(value, body, unit), True)


def _unit(tail: str, money: str) -> str | None:
    """Give the unit of what stands behind a number and of the currency before it, None where they are no unit."""
    if not tail:
        return money
    if not money:
        return unit_behind_number(tail) or None
    scaled = find_unit(f"₩{tail}") if money == "원" else None
    return money if tail == money else f"₩{tail}" if scaled and scaled.id == "KRW" else None


def _in_won(value: Decimal, body: str, unit: str) -> tuple[Decimal, str]:
    """Give money written with several scales in 원, or in 억원 where its last scale is 억 or 조."""
    if unit not in ("", "원") or (not unit and body[-1] not in "억조" and not re.search("[억조]", body)):
        return value, unit
    return (value.scaleb(-8).normalize() + 0, "억원") if body[-1] in "억조" else (value, "원")


def _numeral(text: str) -> Decimal | None:
    """Give the number that Korean numerals are ('1만2660', '2천500', '1억2천만'), None if not surely one."""
    if text[-1:].isdecimal() and re.search(r"[십백천만억조][0-9]$", text):
        return None  # '1만2' is 10,002 to some and 12,000 to others
    if not _only_the_last_has_decimals(text):
        return None
    total, rest = Decimal(0), text
    for name, size in _LARGE:
        piece, found, behind = rest.partition(name)
        if not found:
            continue
        value, rest = _section(piece, first=rest is text), behind
        if value is None:
            return None
        total += value * size
    ones = _section(rest, first=rest is text) if rest else Decimal(0)
    return None if ones is None else total + ones


def _section(text: str, *, first: bool) -> Decimal | None:
    """Give the number before or between large scales: '2천500', '2,660'; below ten thousand unless it is the first."""
    match = _SECTION.fullmatch(text)
    if not text or match is None or (first and not text[0].isdecimal()):
        return None
    *scales, ones = match.groups()
    parts = [(_decimal(part or "1"), size) for part, size in zip(scales, _SMALL, strict=True) if part is not None]
    parts += [(_decimal(ones), 1)] if ones else []
    fits = all(part * size < larger for (_, larger), (part, size) in pairwise(parts))
    total = sum((part * size for part, size in parts), Decimal(0))
    return total if fits and (first or total < 10**4) else None


def _only_the_last_has_decimals(text: str) -> bool:
    """Say whether digits behind a decimal point stand before the last scale only ('1조2345.6억'), or there are none."""
    _, point, behind = text.partition(".")
    return not point or ("." not in behind and re.fullmatch("[0-9]+(?:[십백천]?[만억조]|[십백천])", behind) is not None)


def _decimal(text: str) -> Decimal:
    """Give the number that checked digits are."""
    return Decimal(text.replace(",", "").replace(" ", ""))


def is_falling(sign: str) -> bool:
    """Say whether a sign is one of the triangles that stand for a minus."""
    return bool(sign) and sign in _FALLING
