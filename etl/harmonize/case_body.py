"""Which rows below the headings of a list are projects, and which sum up others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from etl.harmonize.case_heads import CaseHeads
from etl.harmonize.cells import shown_text, text_of
from etl.harmonize.vocabulary import folded, is_note, is_total
from etl.read.book import Content, Sheet

_DIGIT = re.compile(r"\d")
_FEW = 3  # first cells of a row among which ‘합계’ stands


def kinds(sheet: Sheet, first: int, ids: int, years: int, heads: CaseHeads) -> Iterator[tuple[int, str]]:
    """Give the rows below a header that are projects or sums, each with which of the two it is."""
    for number in range(first, len(sheet.rows)):
        row = sheet.rows[number]
        own = row[ids] if ids < len(row) else None
        dated = years < len(row) and row[years] is not None  # ‘합계 | 4건’ has digits, and no year
        if dated and own is not None and (not isinstance(own, str) or _DIGIT.search(own)) and not _may_note(own):
            yield number, "project"
            continue
        filled = [c for c in row if c is not None and c != "" and not (isinstance(c, str) and c.isspace())]
        if not filled or (heads.names(own, "case_id") and years < len(row) and heads.names(row[years], "support_year")):
            continue
        texts = [folded(shown_text(c)) for c in filled[:_FEW] if isinstance(c, str)]
        if any(is_total(text) for text in texts):
            yield number, "sum"
        elif len(filled) > 1 or not isinstance(filled[0], str) or (own in filled and not is_note(text_of(own))):
            yield number, "project"


def _may_note(own: Content) -> bool:
    """Say whether a text in the place of a project's number may be a note below the list."""
    return isinstance(own, str) and (own[:1] in "※*＊주註자출비(<[ " or len(own) > 40)
