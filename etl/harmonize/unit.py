"""Units as people write them, and what a value in them is in the stored unit."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from decimal import Context, Decimal
from functools import lru_cache

from etl.harmonize import unit_names as names
from etl.harmonize.characters import joined, plain
from outcomes.catalog.model import UNITS

_EXACT = Context(prec=400)  # room for every digit of the largest double
_LONGEST = 300  # characters; what is longer is a paragraph
_LINE = re.compile(
    r"(?:^|[(\[〔{<【※*\s]|화폐|금액|기본)(?:단\s*위|units?)\s*(?P<colon>[:：;])?\s*(?P<units>[^\n]*)", re.IGNORECASE
)
_BRACKET = re.compile(r"\s*[(\[〔【{]([^()\[\]〔〕【】{}]*(?:\([^()]*\)[^()\[\]〔〕【】{}]*)?)[)\]〕】}]")
_APART = re.compile(r"\s*(?:,(?!\d{3}(?!\d))|(?<!\d),|[、;·ㆍ\n]|\s및\s)\s*")
_AROUND = re.compile(r"포함|제외|기준|별도|누계|누적|현재|잠정|이하|이상|경상|불변|연도")
_TRAILING = re.compile(r"(?P<name>.*?\S)(?:\s+|\s*,\s*|\s*(?=[%‰]))(?P<unit>\S+(?:\s(?:원|won|KRW|million|bn))?)")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: the stored unit it is one of, and how many stored units it is.

    Attributes:
        id: One of `outcomes.catalog.model.UNITS`; for any other unit its text as in `raw`, without spaces.
        factor: Stored units in one of these (억원: 100000000, %: 0.01); 1 where `id` is no stored unit.
        raw: As written, in plain characters.
    """

    id: str
    factor: Decimal
    raw: str


def find_unit(text: str) -> Unit | None:
    """Give the unit that a text consists of ('억원', '(백만 원)', '단위: %'), None where it is anything else.

    ‘‰’ is per_1000: the number stays as printed, as in a rate per thousand firms.
    """
    return _find(text) if len(text) <= _LONGEST else None


def units_in_line(text: str) -> tuple[Unit, ...]:
    """Give the units that a unit line names, in order: '(단위 : 개, 백만원, %)', 'Unit: million KRW', '(억원)'.

    Behind ‘단위:’ any text is a unit, also one we do not know; without it only what is known to be one.
    """
    return _in_line(text) if len(text) <= _LONGEST else ()


def split_unit(header: str) -> tuple[str, Unit | None]:
    """Give a header without its unit, and the unit: '예산(백만원)' → '예산', 백만원.

    The unit stands in brackets, behind '_', or last behind a space ('비율 %'). None where there is none, or several.
    """
    return _split(header) if len(header) <= _LONGEST else (header.strip(), None)


@lru_cache(maxsize=4096)
def _find(text: str) -> Unit | None:
    """Give the unit that a text consists of."""
    written = _unwrapped(plain(text))
    line = _LINE.fullmatch(written)
    if line and line["colon"]:
        found = units_in_line(written)
        return found[0] if len(found) == 1 else None
    return _measure(written)


@lru_cache(maxsize=4096)
def _in_line(text: str) -> tuple[Unit, ...]:
    """Give the units that a unit line names."""
    written = plain(text)
    line = _LINE.search(written)
    inside = _until_closed(line["units"]) if line else _unwrapped(written)
    if line is None and inside == written:
        return ()
    pieces = [unit for piece in _APART.split(inside) if piece.strip() for unit in _pieces(piece.strip())]
    if line is None or not line["colon"]:
        return tuple(pieces) if pieces and all(_measure(unit.raw) for unit in pieces) else ()
    known = [unit for unit in pieces if not _AROUND.search(unit.raw)]
    return tuple(known or pieces)


@lru_cache(maxsize=16384)
def _split(header: str) -> tuple[str, Unit | None]:
    """Give a header without its unit, and the unit."""
    text = re.sub(r"<br\s*/?>|\n", " ", plain(header), flags=re.IGNORECASE)
    left, found = _out_of_brackets(text)
    if found:
        same = len({(unit.id, unit.factor) for unit in found}) == 1
        return (left, found[0]) if same else (header.strip(), None)
    whole = _measure(text)
    if whole and text not in names.SUBJECTS:
        return "", whole
    return _trailing(text) or (header.strip(), None)


def to_stored(value: float, unit: Unit) -> float:
    """Give a value in the stored unit, computed exactly from its shortest digits: 43.38 억원 → 4338000000.0."""
    if not math.isfinite(value):
        return value
    return float(_EXACT.multiply(Decimal(repr(float(value))), unit.factor))


@lru_cache(maxsize=4096)
def unit_behind_number(text: str) -> str:
    """Give the unit that may stand right behind a number in a cell, without spaces; '' where it is surely none."""
    name = joined(text)
    if name[:1] == "(" and name[-1:] == ")":
        name = name[1:-1]
    if not name or name in names.NOT_IN_CELLS or name[0].isdigit():
        return ""
    return name if _measure(name) else ""


def _measure(text: str) -> Unit | None:
    """Give the unit that a text without brackets is."""
    found = names.stored_unit(text)
    if found is None:
        return None
    id, factor = found
    return Unit(id if id in UNITS else "".join(text.split()), factor, " ".join(text.split()))


def _unwrapped(text: str) -> str:
    """Give a text without the brackets around the whole of it."""
    match = _BRACKET.fullmatch(text)
    return match[1].strip() if match else text.strip()


def _until_closed(text: str) -> str:
    """Give a text up to the bracket that closes one opened before it."""
    depth = 0
    for at, letter in enumerate(text):
        depth += (letter in "([〔【{<") - (letter in ")]〕】}>")
        if depth < 0:
            return text[:at]
    return text


def _pieces(piece: str) -> list[Unit]:
    """Give the units of one piece of a unit line: '개', '개소/백만원', '예산(백만원)', '개소(구축)', '마리'."""
    whole = _measure(piece)
    if whole:
        return [whole]
    parts = [_measure(part) for part in piece.split("/")]
    if len(parts) > 1 and all(parts):
        return [part for part in parts if part]
    before = _measure(piece.partition("(")[0])
    inside = split_unit(piece)[1]
    if before and before.raw not in names.SUBJECTS:  # '개사(%)' names two units, '사(社)' one
        return [before, inside] if inside and inside.id != before.id else [before]
    named = inside or _measure(piece.rpartition(" ")[2]) or _measure(piece.rpartition(":")[2])
    return [named or Unit("".join(piece.split()), Decimal(1), piece)]


def _out_of_brackets(text: str) -> tuple[str, list[Unit]]:
    """Give a text without the units that stand in its brackets, and those units from the last to the first."""
    found, left = [], text
    for bracket in reversed(list(_BRACKET.finditer(text))):
        kept, unit = _bracketed(bracket[1])
        if unit is not None and (bracket.start() or unit.raw != "사"):  # '(사)' before a name is an association
            found.append(unit)
            left = left[: bracket.start()] + (f"({kept})" if kept else "") + left[bracket.end() :]
    return " ".join(left.split()), found


def _bracketed(inside: str) -> tuple[str, Unit | None]:
    """Give what stays of a bracket's text, and its unit: '전년대비, %' → '전년대비', %."""
    whole = find_unit(inside)
    if whole and whole.raw not in names.NOT_IN_BRACKETS:
        return "", whole
    first, comma, last = inside.partition(",")
    if not comma or "," in last:
        return inside, None
    units = _measure(first), _measure(last)
    if units[0] and not units[1]:
        return last.strip(), units[0]
    return (first.strip(), units[1]) if units[1] and not units[0] else (inside, None)


def _trailing(text: str) -> tuple[str, Unit] | None:
    """Give a header and the unit behind it: '예산_백만원', '비율 %'. Only money and shares stand behind a space."""
    name, score, last = text.rpartition("_")
    unit = _measure(last) if score and name else None
    if unit:
        return name.strip(), unit
    match = _TRAILING.fullmatch(text)
    unit = _measure(match["unit"]) if match else None
    if match is None or unit is None or unit.raw == "조":
        return None
    if unit.id not in ("KRW", "share", "per_1000") and unit.raw[0] != "%":
        return None
    return match["name"].strip(" ,"), unit
