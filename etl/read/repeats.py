"""Numbers that an XML spreadsheet repeats or skips by."""

from __future__ import annotations

from etl.read.book import UnreadableError

FURTHEST = 2**24


def times(text: str) -> int:
    """Read how often something is repeated; raises UnreadableError('damaged')."""
    if not text:
        return 1
    if not (text.isascii() and text.isdigit() and len(text) < 9) or not 1 <= int(text) <= FURTHEST:
        raise UnreadableError("damaged")
    return int(text)
