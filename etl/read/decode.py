"""Bytes of a text file → text, by the encoding that they can only be in."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterator

from etl.read.book import UnreadableError

MARKED = {
    codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF32_LE: "utf-32", codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16",
}  # fmt: skip
"""Byte order marks, the longer ones first."""

NAMES = {"utf-16": "utf-16", "utf-16-le": "utf-16", "utf-16-be": "utf-16", "utf-8-sig": "utf-8", "utf-32": "utf-32"}
CONTROL = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 127, 0xFEFF])
SIGNS = frozenset(b"\n\r,;\t|0123456789 ")
SAMPLE_LETTERS = 100_000
BINARY_SHARE = 0.02
ODD_SHARE = 0.3


def decode(content: bytes) -> tuple[str, str]:
    """Give a file's text, with plain line ends, and its encoding ('utf-8', 'cp949', 'utf-16', 'utf-32').

    Without a byte order mark: UTF-16 where line ends and delimiters have their zero bytes, UTF-8 where the bytes are
    valid, else CP949 (which contains EUC-KR) where what comes out looks Korean.

    Raises:
        UnreadableError: 'not_table' for bytes that are no text, 'cut_off' for text that ends within a letter,
            'encoding' where the encoding cannot be told.
    """
    for mark, encoding in MARKED.items():
        if content.startswith(mark):
            return _plain(_strict(content, encoding)), NAMES[encoding]
    if b"\x00" in content:
        encoding = _without_mark(content)
        return _plain(_strict(content, encoding)), NAMES[encoding]
    try:
        return _plain(content.decode("utf-8")), "utf-8"
    except UnicodeDecodeError as error:
        if error.start >= len(content) - 3 and error.reason == "unexpected end of data":
            raise UnreadableError("cut_off") from error
    text = _strict(content, "cp949")
    if not _looks_korean(text):
        raise UnreadableError("encoding")
    return _plain(text), "cp949"


def _strict(content: bytes, encoding: str) -> str:
    """Decode, or say why that is impossible."""
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        near_end = error.start >= len(content) - 4
        raise UnreadableError("cut_off" if near_end and len(content) > 8 else "encoding") from error


def _without_mark(content: bytes) -> str:
    """Say which UTF-16 a text without a mark is in: digits, delimiters and line ends have a zero byte beside them."""
    sample = content[: SAMPLE_LETTERS * 2]
    pairs = Counter(zip(sample[0::2], sample[1::2], strict=False))
    little = sum(number for (first, second), number in pairs.items() if first in SIGNS and not second)
    big = sum(number for (first, second), number in pairs.items() if second in SIGNS and not first)
    if little > 10 * big:
        return "utf-16-le"
    if big > 10 * little:
        return "utf-16-be"
    raise UnreadableError("not_table")


def _looks_korean(text: str) -> bool:
    """Say whether text that CP949 allows is Korean: mostly common syllables, few Chinese or rare ones."""
    foreign = re.findall(r"[^\x00-\x7f]", text[:SAMPLE_LETTERS])
    odd = sum(1 for letter in foreign if "\u4e00" <= letter <= "\u9fff" or letter >= "\uf900" or not _is_common(letter))
    return odd <= len(foreign) * ODD_SHARE


def _is_common(letter: str) -> bool:
    """Say whether a letter is one of the 2,350 syllables and signs of KS X 1001."""
    return len(letter.encode("euc_kr", "ignore")) == 2


def _plain(text: str) -> str:
    """Give text with plain line ends and without control characters; refuse what is mostly control characters."""
    sample = text[:SAMPLE_LETTERS]
    controls = sum(1 for letter in sample if letter < " " and letter not in "\t\n\r")
    if controls > max(len(sample) * BINARY_SHARE, 3):
        raise UnreadableError("not_table")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.translate(CONTROL) if any(_controls(text)) else text


def _controls(text: str) -> Iterator[bool]:
    """Say for each control character that occurs that it does."""
    return (True for code in CONTROL if chr(code) in text)
