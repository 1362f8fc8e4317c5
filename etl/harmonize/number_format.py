"""What a spreadsheet's number format says about a number besides its looks: a percent sign, a unit in quotes."""

from __future__ import annotations

import re
from functools import lru_cache

from etl.harmonize.characters import joined
from etl.harmonize.unit import find_unit

_PART = re.compile(r'"([^"]*)"|\\(.)|!(.)|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|[_*].|(;)|(.)', re.DOTALL)
_CONDITION = re.compile(r"\[[<>=]")
_DECORATION = "△▲▽▼()[]+-:~ ,."


@lru_cache(maxsize=1024)
def unit_of_format(number_format: str) -> str:
    """Give the unit that a number format prints beside the number, '' for none.

    Args:
        number_format: As stored in the workbook: '#,##0"억원"', '0.0%', '#,##0,'.

    Returns:
        'share' for a percent format: the stored number is the share itself. The text in quotes otherwise. Where the
        format divides by thousands for display (a comma behind the digits), the unit of the stored number: '원' for
        '#,##0,"천원"'; '' where that is not a unit. Sections for negative numbers and zero are only display.
    """
    if _CONDITION.search(number_format):
        return ""  # which section shows depends on the number
    words, digits = _words_and_digits(number_format)
    if re.search("[A-DF-Za-df-z]", digits):
        return ""  # a date's format
    word = joined("".join(words)).strip(_DECORATION)
    if "%" in digits:
        return "share" if not word else ""
    if re.search(r"[0#?][^0#?]*\x00[^0#?]*[0#?]", digits):
        return ""  # a point in quotes between digits: shown scaled, stored unscaled
    thousands = re.search(r"[0#?](,+)[^0#?]*$", digits)
    return _unscaled(word, len(thousands[1])) if thousands and word else _currency(word)


def _words_and_digits(number_format: str) -> tuple[list[str], str]:
    """Give the texts that the first section prints, and its signs for digits with a NUL for each text."""
    words, digits = [], ""
    text = re.sub("G/표준|G/General|General", "0", number_format)
    for quoted, escaped, exclaimed, currency, end, sign in (match.groups() for match in _PART.finditer(text)):
        if end:
            break
        literal = quoted or escaped or exclaimed or currency
        if literal or (sign and not sign.isascii()):
            words.append(literal or sign)
            digits += "\x00"
        elif sign:
            digits += sign
    return words, digits


def _unscaled(word: str, thousands: int) -> str:
    """Give the unit of a stored number that is shown divided by 1000 so many times with `word` behind it."""
    unit = find_unit(word)
    if unit is None or unit.factor != 1000**thousands:
        return ""
    return {"KRW": "원", "count": "개", "person": "명"}.get(unit.id, "")


def _currency(word: str) -> str:
    """Give a unit's text, '원' for the signs of won."""
    return "원" if word in ("₩", "\\", "KRW") else word
