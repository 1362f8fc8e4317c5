"""The months that a text names: from which month of which year to which."""

from __future__ import annotations

import re

from etl.harmonize.characters import plain

Month = tuple[int, int]
"""Year and month."""
Span = tuple[Month, Month]
"""First and last month."""

_QUOTES = str.maketrans({**dict.fromkeys("‘’‛′‵`´ʼ＇", "'"), **dict(zip("ⅠⅡⅢⅣ年月日ᵖ", "1234년월일p", strict=True))})
_YEAR = re.compile(
    r"(?:(?:FY'?|')(?P<short>\d\d)|(?:FY|')?(?P<long>199\d|20\d\d|2100))(?!\d)(?P<named>년도|년|학년도|회계연도)?", re.I
)
_SHORT = re.compile(r"(?P<short>[0-4]\d)(?:(?P<named>년도|년)|(?=\.\d\d?월))")
_DIGITS = re.compile(r"(199\d|20\d\d|2100)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])?")
_MONTH = r"(0?[1-9]|1[0-2])"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_DATE = re.compile(
    rf"{_MONTH}(?:(?P<sep>[.\-/]){_DAY}(?:\.|일)?|월(?:{_DAY}일)?)?(?:[T ]?\d\d?:\d\d(?::\d\d(?:\.0+)?)?)?"
)
_MONTHS = re.compile(rf"{_MONTH}월?[~-]{_MONTH}월?")
_QUARTERS = re.compile(r"제?([1-4])(?:/4)?(?:분기)?[~-]제?([1-4])(?:/4)?분기")
_QUARTER = re.compile(r"제?([1-4])(?:/4)?분기|([1-4])/4|Q([1-4])|([1-4])Q", re.I)
_HALF = re.compile(r"(?:(상|전|하|후)반기)|H([12])|([12])H", re.I)
_FRONT = re.compile(r"(?P<part>Q[1-4]|[1-4]Q|H[12]|[12]H|[A-Za-z]{3,9}\.?)[ ,'-]{0,2}(?P<year>20\d\d|\d\d)", re.I)
_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FULL = "january|february|march|april|may|june|july|august|september|october|november|december"
_STANDING = r"(?<=[년월기])중|(?<=월)분|(?<=일)자|\([월화수목금토일]\)|말|초|기준|현재|까지"
_STANDING += r"|잠정치?|추정치?|확정치?|(?<=[\d년월일도(])[pPeErR]"
_COUNTED = r"누계|누적"
_BEHIND = re.compile(
    rf"\(?(?:{_STANDING}|{_COUNTED})[)⁾]?$|(?<=[^\s\d])\d\)$| \d\)$|(?<=[\d년월])주\d\)$|[⁽]?[¹²³⁴-⁹][⁾)]$|\*+$"
)
_BEHIND_KEPT = re.compile(rf"\(?(?:{_STANDING})\)?$|[⁽]?[¹²³⁴-⁹][⁾)]$")
_WRAPPED = re.compile(r"[(\[〔【<]([^()\[\]〔〕【】<>]*)[)\]〕】>]")


def folded(text: str) -> str:
    """Give a text in plain characters with one kind of apostrophe; its length may differ."""
    return plain(text.translate(_QUOTES))


def span_of(text: str, *, counted: bool = True) -> Span | None:
    """Give the months that a folded text names, None where it says anything else.

    Args:
        text: As `folded` gives it.
        counted: Whether '누계' and '누적' may stand behind it.
    """
    core = _core(text, counted=counted)
    if not 2 <= len(core) <= 40:
        return None
    return _point(core) or _from_to(core) or _part_first(core)


def part_of(text: str) -> tuple[int, int] | None:
    """Give the first and last month (1 to 12) of a part of a year, in a folded text."""
    return _part(_core(text, counted=True), bare=False)


def _core(text: str, *, counted: bool) -> str:
    """Give a text without spaces that separate no digits, and without the words that may stand behind a period."""
    core = re.sub(r"(?<!\d)\s+|\s+(?!\d)", "", text)
    wrapped = _WRAPPED.fullmatch(core)
    core = (wrapped[1] if wrapped else core).removeprefix("~")
    pattern = _BEHIND if counted else _BEHIND_KEPT
    for _ in range(4):
        core, found = pattern.subn("", core)
        if not found:
            break
    return core


def _year(text: str) -> tuple[int, bool, str] | None:
    """Give the year that a text begins with, whether '년' stands behind it, and the rest."""
    match = _YEAR.match(text) or _SHORT.match(text)
    if match is None:
        return None
    fields = match.groupdict()
    short = fields["short"]
    if short is not None and "50" <= short < "90":
        return None  # neither 1950 nor 2050 is surely meant
    number = int(fields["long"]) if short is None else int(short) + (1900 if short >= "90" else 2000)
    return number, bool(fields["named"]), text[match.end() :]


def _point(text: str) -> Span | None:
    """Give the months of one year, or of a part of it: '2021년', '2021.12.31', '2021 1/4분기', '202112'."""
    digits = _DIGITS.fullmatch(text)
    if digits:
        month = (int(digits[1]), int(digits[2]))
        return month, month
    found = _year(text)
    if found is None:
        return None
    year, named, rest = found
    if rest in ("", ".", ".0"):
        return (year, 1), (year, 12)
    apart = re.match(r"[.\-/ ]", rest)
    sep = apart[0] if apart else ""
    part = _part(rest[len(sep) :], bare=sep not in ("", " ") and not named, sep=sep)
    return ((year, part[0]), (year, part[1])) if part else None


def _part(text: str, *, bare: bool, sep: str = "") -> tuple[int, int] | None:
    """Give the first and last month of a part of a year; `bare` says that a lone number may be a month."""
    if text == "연간":
        return 1, 12
    return (
        _quarter_or_half(text, sep=sep)
        or _some_quarters(text)
        or _date(text, bare=bare, sep=sep)
        or _some_months(text, bare=bare, sep=sep)
        or _english(text)
    )


def _quarter_or_half(text: str, *, sep: str) -> tuple[int, int] | None:
    """Give the months of '1/4분기', 'Q1', '상반기'; of '1/4' only where `sep` stands between it and its year."""
    quarter = _QUARTER.fullmatch(text)
    if quarter:
        number = int(quarter[1] or quarter[2] or quarter[3] or quarter[4])
        return None if quarter[2] and not sep else (3 * number - 2, 3 * number)
    half = _HALF.fullmatch(text)
    if half is None:
        return None
    return (1, 6) if half[1] in ("상", "전") or "1" in (half[2], half[3]) else (7, 12)


def _some_quarters(text: str) -> tuple[int, int] | None:
    """Give the months of '1~3분기'."""
    match = _QUARTERS.fullmatch(text)
    return (3 * int(match[1]) - 2, 3 * int(match[2])) if match and match[1] < match[2] else None


def _date(text: str, *, bare: bool, sep: str) -> tuple[int, int] | None:
    """Give the month of '12월', '12월 31일', and behind a year of '12', '12.31', '12-31'."""
    match = _DATE.fullmatch(text.rstrip("."))
    if match is None or (match["sep"] and match["sep"] != sep):
        return None
    if not bare and (match["sep"] or "월" not in text):
        return None
    return int(match[1]), int(match[1])


def _some_months(text: str, *, bare: bool, sep: str) -> tuple[int, int] | None:
    """Give the months of '1~6월'; without '월' only behind a year and a point."""
    match = _MONTHS.fullmatch(text)
    if match is None or not ("월" in text or (bare and ("~" in text or sep == "."))):
        return None
    return (int(match[1]), int(match[2])) if int(match[1]) < int(match[2]) else None


def _english(text: str) -> tuple[int, int] | None:
    """Give the month that an English name is."""
    name = text.lower().rstrip(".")
    for names in (_ENGLISH, tuple(_FULL.split("|"))):
        if name in names:
            return names.index(name) + 1, names.index(name) + 1
    return (9, 9) if name == "sept" else None


def _part_first(text: str) -> Span | None:
    """Give the months of '1Q21', 'Q1 2021', 'Dec 2021'."""
    match = _FRONT.fullmatch(text)
    if match is None or (len(match["year"]) == 2 and not re.match(r"\d", match["part"])):
        return None
    part, year = _part(match["part"], bare=False), int(match["year"]) % 100 + 2000
    return ((year, part[0]), (year, part[1])) if part else None


def _from_to(text: str) -> Span | None:
    """Give the months from one period to another: '2019~2022년', "'19~'22", '2021.7~2022.6', '2019-22'."""
    for sign in "~/-":
        left, found, right = text.partition(sign)
        if sign == "/":  # our own form: '2019/2022', '2021-01/2021-09'
            if not re.fullmatch(r"\d{4}/\d{4}|\d{4}-\d\d/\d{4}-\d\d", text):
                continue
        elif text.count(sign) != 1:
            continue
        if right[:1] == "'" and re.fullmatch(r"\d\d", left):
            left = f"'{left}"  # a spreadsheet keeps the first apostrophe of a cell to itself
        start = _point(left) if found else None
        end = _end(right, start) if start else None
        if start and end and start[1] < end[0] and (sign != "-" or (_is_year(start) and _is_year(end))):
            return start[0], end[1]
    return None


def _end(text: str, start: Span) -> Span | None:
    """Give the months of the right side of a range, whose year may be short or that of the left side."""
    year = start[0][0]
    if re.fullmatch(r"\d\d(?:년도?)?", text) and _is_year(start):
        end = 2000 + int(text[:2])
        return ((end, 1), (end, 12)) if end < 2100 else None
    point = _point(text)
    if point or _is_year(start):
        return point
    part = _part(text, bare=True, sep=".")
    return ((year, part[0]), (year, part[1])) if part else None


def _is_year(span: Span) -> bool:
    """Say whether months are one whole year."""
    return span[0][0] == span[1][0] and (span[0][1], span[1][1]) == (1, 12)
