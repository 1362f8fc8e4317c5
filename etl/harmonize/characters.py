"""One character for each that people type for it: full-width forms, spaces, dashes, tildes, quotation marks."""

from __future__ import annotations

import unicodedata

# Not NFKC as a whole: that turns ¹ and ① into digits, and a footnote would become part of the number.
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_SPACES = {code: " " for code in range(0x3001) if unicodedata.category(chr(code)) == "Zs"}
_BREAKS = {ord(c): "\n" for c in "\t\n\v\f\r\x85\u2028\u2029"}
_UNSEEN = {ord(c): "" for c in "\xad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"}
_DASHES = {ord(c): "-" for c in "\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d"}
_TILDES = {ord(c): "~" for c in "\u02dc\u2053\u223c\u223d\u301c\uff5e"}
_WON = {0xFFE6: "₩", ord("﹪"): "%"}
_PLAIN: dict[int, int | str] = {**_WIDE, **_SPACES, **_BREAKS, **_UNSEEN, **_DASHES, **_TILDES, **_WON}


def plain(text: str) -> str:
    """Give a text with ASCII for full-width forms, ' ' for any space, a line feed for any break, '-' and '~'.

    Zero-width characters are gone, the ends are trimmed. Superscripts, circled numbers and long dashes stay.
    """
    return text.translate(_PLAIN).strip()


def joined(text: str) -> str:
    """Give a text in plain characters without any space, to look names up with."""
    return "".join(plain(text).split())
