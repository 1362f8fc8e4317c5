"""Number formats: which are dates, and which change what a number means to whoever looks at the sheet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

BUILT_IN = {
    9: "0%", 10: "0.00%", 14: "yyyy-mm-dd", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "m/d/yy h:mm", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0",
    **{number: "yyyy-mm-dd" for number in (*range(27, 32), *range(34, 37), *range(50, 59))},
    32: "h:mm", 33: "h:mm:ss",
}  # fmt: skip
"""Formats that a workbook names by number only (ECMA-376 part 1, 18.8.30; those of East Asia as in Korea)."""

QUOTED = re.compile(r'"([^"]*)"|\\(.)|!(.)')
PADDING = re.compile(r"[_*].")  # as wide as a character, or filled up with one
BRACKETS = re.compile(r"\[(?!\$)[^\]]*\]")  # colors and conditions
CURRENCY = re.compile(r"\[\$([^\]\-]*)[^\]]*\]")
ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
SCALED = re.compile(r"[0#?],+(?![0#?,])")  # '#,##0,' shows thousands
PLAIN_LITERALS = frozenset(" -+()")
MARKS = frozenset("△▲▽▼%‰₩￦$€£¥")


@dataclass(frozen=True, slots=True)
class Format:
    """What a number format says.

    `meaning` is the format's code where it changes what is seen: a percent sign, a unit, a currency, thousands, a
    negative written as △, a date without its day; '' otherwise. `date`: the number is a date or a time of day;
    `elapsed`: a length of time.
    """

    meaning: str = ""
    date: bool = False
    elapsed: bool = False


PLAIN = Format()


@lru_cache(maxsize=4096)
def read_format(code: str) -> Format:
    """Say what a format's code (`#,##0"억원"`) means."""
    code = code.replace("G/표준", "General")
    if len(code) > 255:  # Excel's own limit
        return PLAIN
    elapsed = bool(ELAPSED.search(code))
    bare = CURRENCY.sub("", BRACKETS.sub("", PADDING.sub("", QUOTED.sub("", code)))).split(";")[0].lower()
    letters = re.sub(r"general|am/pm|a/p|e[+-]", "", bare)
    if elapsed or re.search(r"[ymdhs]", letters):
        shows_day = bool(re.search(r"[dhs]", letters)) or elapsed
        return Format("" if shows_day else code, not elapsed, elapsed)
    return Format(code if _matters(code) else "")


def _matters(code: str) -> bool:
    """Say whether a number's format shows a sign, a unit or another size than the number has."""
    shown = PADDING.sub("", BRACKETS.sub("", CURRENCY.sub(r"\1", code)))
    if SCALED.search(QUOTED.sub("", shown)):
        return True
    literal = "".join("".join(match) for match in QUOTED.findall(shown))
    bare = QUOTED.sub("", shown).replace("General", "")
    first = re.split(r"[0#?;]", QUOTED.sub(r"\1\2\3", shown), maxsplit=1)[0]
    if "-" in first or any(letter in MARKS or ord(letter) > 127 for letter in bare):
        return True
    return any(letter not in PLAIN_LITERALS for letter in literal)
