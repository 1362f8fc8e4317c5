"""What stands in a cell in place of a number, or beside it: '-', '…', 'X', 'p', '여', '이상'."""

from __future__ import annotations

from functools import lru_cache

from etl.harmonize.characters import joined

_NOT_APPLICABLE = "- (-) -- --- — —— ― ─ ㅡ 해당없음 해당사항없음 해당무 비해당 notapplicable"
_UNKNOWN = """
    … …… ⋯ ‥ ... .. . ··· n/a na n.a. n.a nan null none 미상 불명 자료없음 자료미비 미집계 집계중 집계불가 미조사 조사중
    미제출 미보고 무응답 미응답 미정 미확정 미공표 산출불가 notavailable nodata unknown
"""
_SUPPRESSED = "x xx xxx × * ** *** 비공개 비밀 비밀보호 마스킹 suppressed confidential"
_BESIDE = {
    "provisional": "p 잠정 잠정치",
    "estimate": "e 추정 추정치 예상 예상치",
    "revised": "r 수정 수정치 정정",
    "approximate": "약 여 대략 가량 내외 정도 쯤 안팎 남짓 ≈",
    "at_least": "이상 초과 최소 > >= ≥",
    "at_most": "이하 미만 이내 최대 < <= ≤",
}
_MISSING = {
    mark: meaning
    for meaning, marks in (("not_applicable", _NOT_APPLICABLE), ("unknown", _UNKNOWN), ("suppressed", _SUPPRESSED))
    for mark in marks.split()
}
_FLAGS = {mark: meaning for meaning, marks in _BESIDE.items() for mark in marks.split()}
_ERRORS = frozenset(f"#{name}" for name in ("DIV/0!", "N/A", "REF!", "VALUE!", "NAME?", "NUM!", "NULL!", "SPILL!"))
_ERRORS |= {"#CALC!", "#FIELD!", "#BLOCKED!", "#CONNECT!", "#BUSY!", "#UNKNOWN!", "#GETTING_DATA", "#EXTERNAL!"}
PROVISIONAL = frozenset(_BESIDE["provisional"].split())


@lru_cache(maxsize=4096)
def meaning_of_mark(mark: str, *, beside_number: bool = False) -> str:
    """Give what a mark means, an id of the catalog's axis 'mark'; '' where it has no meaning we know.

    Args:
        mark: As `Value.mark` has it; of several joined by a space the first that means something counts.
        beside_number: Whether the cell also has a number: a '*' there is a footnote, alone it hides the number.
    """
    name = joined(mark).casefold()
    if not beside_number and name in _MISSING:
        return _MISSING[name]
    return next((_FLAGS[part] for part in mark.casefold().split() if part in _FLAGS), "")


def is_missing(text: str) -> bool:
    """Say whether a text stands in place of a number."""
    return joined(text).casefold() in _MISSING


def is_error(text: str) -> bool:
    """Say whether a text is what a spreadsheet shows for a formula that failed ('#DIV/0!', 'Err:502')."""
    name = joined(text).upper()
    return name in _ERRORS or (name.startswith("ERR:") and name[4:].isdecimal() and len(name) == 7)
