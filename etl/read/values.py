"""Cells as a workbook stores them → what they hold: numbers, dates, text."""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time, timedelta

from etl.read.book import Content, UnreadableError
from etl.read.formats import Format
from etl.read.limits import MOST_LETTERS

ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
EPOCH = datetime(1899, 12, 30)
MAC_EPOCH = datetime(1904, 1, 1)
LAST_DAY = 2_958_465  # 9999-12-31
MOST_EXACT = 2**53


def number(text: str) -> float | int:
    """Give a stored number, whole ones as int.

    Raises:
        UnreadableError: 'damaged'; a workbook stores plain decimals only.
    """
    try:
        value = float(text)
    except ValueError as error:
        raise UnreadableError("damaged") from error
    if "_" in text or not text.isascii() or not math.isfinite(value):
        raise UnreadableError("damaged")
    return int(value) if value.is_integer() and abs(value) < MOST_EXACT else value


def decimal(digits: bytes) -> float | int:
    """Give a stored number of which it is known that it has digits, a sign, a point and an exponent only."""
    try:
        value = float(digits)
    except ValueError as error:
        raise UnreadableError("damaged") from error
    if not math.isfinite(value):
        raise UnreadableError("damaged")
    return int(value) if value.is_integer() and abs(value) < MOST_EXACT else value


def whole(value: float) -> float | int:
    """Give a number as int where it is whole and exact."""
    return int(value) if value.is_integer() and abs(value) < MOST_EXACT else value


def moment(value: float, form: Format, mac: bool = False) -> Content:
    """Give a serial number under a date's format: a date, a date with time, a time of day, or a length of time.

    Args:
        value: Days since 1899-12-30 (since 1904-01-01 if `mac`), with Excel's 29 February 1900.
        form: The cell's format; a number stays one under a format that is no date's.
        mac: Whether the workbook counts from 1904.
    """
    if not (form.date or form.elapsed) or not 0 <= value <= LAST_DAY:
        return value
    seconds = round(value * 86_400, 3)
    if form.elapsed:
        return timedelta(seconds=seconds)
    if value < 1:
        return (datetime.min + timedelta(seconds=min(seconds, 86_399.999))).time()
    if not mac and value < 60:  # Excel believes in 29 February 1900
        seconds += 86_400
    return plain_date((MAC_EPOCH if mac else EPOCH) + timedelta(seconds=seconds))


def plain_date(when: datetime) -> date | datetime:
    """Give a date where a moment has no time of day."""
    return when.date() if when.time() == time() else when


def iso(text: str) -> Content:
    """Give a date written as ISO 8601, or the text where it is none."""
    try:
        return plain_date(datetime.fromisoformat(text.removesuffix("Z")))
    except ValueError:
        return text or None


def text_of(text: str) -> str | None:
    """Give a cell's text with plain line breaks and Excel's `_x000D_` read; None where it is empty.

    Raises:
        UnreadableError: 'damaged' for a text longer than a cell can hold.
    """
    if "_x" in text:
        text = _unescaped(text)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > MOST_LETTERS:
        raise UnreadableError("damaged")
    return text or None


def _unescaped(text: str) -> str:
    """Give a text with `_x000D_` read: halves of a letter joined, control characters left out."""
    spelled = ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    joined = spelled.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return CONTROL.sub("", joined)
