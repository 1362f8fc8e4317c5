"""Where in a header or title a period stands."""

from __future__ import annotations

import re

from etl.harmonize.period_words import Span, span_of

_START = re.compile(
    r"(?<![0-9A-Za-z,./:#~'])(?<!제)(?<!\d-)(?<![A-Za-z][-_])"
    r"~?(?:FY ?'?\d\d|'\d\d(?!\d)|(?:199\d|20\d\d|2100)(?!\d)|(?:199\d|20\d\d)(?:0[1-9]|1[0-2])(?:[0-3]\d)?(?!\d)"
    r"|[0-4]\d(?=년|\.\d\d?월)|[1-4]Q'?\d\d|Q[1-4] ?20\d\d"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? 20\d\d)",
    re.IGNORECASE,
)
_LONGEST = 34  # characters of '2021년 12월 31일 ~ 2022년 12월 31일 현재'
_JOINED = re.compile(
    r"[0-9A-Za-z~'%]|[,./:_-]\d|\s?버전|-[A-Za-z]|호|\s?대비|\s?이후|\s?이전|\s?부터|생|산|식|\s?(?:후|전|내)(?=\s|에|$)"
)
_COUNTED = re.compile(r"\s?(?:이상|이하|미만|초과|간(?!\w)|차|째|동안|여|대)")
_NUMBER_GOES_ON = re.compile(
    r" \d{3}(?!\d)|\s?(?:개|건|명|억|만|천|백|원|곳|대(?!비)|사(?!업)|인|점|배|여|회|차|종|위|번|월|일|년|시간|톤|%|㎡)"
    r"|\s?[a-z]\b"
)
_WORDS = re.compile(r"실적|계획|예산|목표|결산|누계|누적|구축|보급|지원|선정|기준|현황|잠정|추정|집행|신청|협약|완료")
_NO_PERIOD_BEHIND = re.compile(
    r"(?:최근|지난|향후|업력|약|총|만|매|평균|경력|코로나|표|그림|붙임|별표|제|번호|코드|No\.?)\s*$", re.IGNORECASE
)
_NAMES = re.compile(
    r"(?:비전|비젼|르네상스|로드맵|플랜|아젠다|어젠다|혁신|전략|vision|plan|agenda|strategy)\s*$", re.IGNORECASE
)
_SYLLABLE = re.compile("[가-힣]")
_COUNTED_ON = re.compile("누계|누적")
_PARTICLE = re.compile(r"(?:의|에|은|에는)(?=\s|$)")


def periods_in(text: str) -> list[tuple[int, int, Span]]:
    """Give the places of periods in a folded text, from and to (without the last), with their months, left to right."""
    found: list[tuple[int, int, Span]] = []
    at = 0
    while match := _START.search(text, at):
        place = _longest(text, match.start(), match.end())
        if place:
            found.append(place)
        at = place[1] if place else match.end()
    return found


def _longest(text: str, start: int, shortest: int) -> tuple[int, int, Span] | None:
    """Give the longest period that begins at a place."""
    if _NO_PERIOD_BEHIND.search(text[:start]):
        return None
    named = _NAMES.search(text[:start])  # '비전 2030'
    for end in range(min(len(text), start + _LONGEST), shortest - 1, -1):
        piece = text[start:end]
        if piece[-1] in " (," or piece.endswith("년 도") or piece.count("(") != piece.count(")"):
            continue
        span = span_of(piece, counted=False)
        if span and _ends(piece, text[end:]):
            particle = _PARTICLE.match(text, end)
            return None if named and piece.isdecimal() else (start, particle.end() if particle else end, span)
    return None


def _ends(piece: str, behind: str) -> bool:
    """Say whether a period surely ends before the text behind it, and is no part of a number or name."""
    if not behind:
        return True
    if _JOINED.match(behind) or (piece[-1] == "년" and _COUNTED.match(behind)):
        return False
    if not piece[-1].isdecimal():
        return piece[-1] in "년도월일기)." or not _SYLLABLE.match(behind) or bool(_COUNTED_ON.match(behind))
    if _NUMBER_GOES_ON.match(behind):
        return False
    return not _SYLLABLE.match(behind) or bool(_WORDS.match(behind))


def tidied(text: str) -> str:
    """Give a text from which something was taken, without what is left of its brackets and separators."""
    for _ in range(2):
        text = re.sub(r"[(\[〔【<]\s*[)\]〕】>]", " ", text)
        text = re.sub(r"([(\[〔【<])[\s,·_/-]+", r"\1", text)
        text = re.sub(r"[\s,·_/-]+([)\]〕】>])", r"\1", text)
    text = re.sub(r"_\s+_|\s+_\s*|\s*_\s+", " ", text)
    text = " ".join(text.split()).strip(" ,·_/-:")
    whole = re.fullmatch(r"[(\[〔【]([^()\[\]〔〕【】]*)[)\]〕】]", text)
    return whole[1].strip() if whole else text
