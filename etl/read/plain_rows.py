"""The rows of a worksheet that hold nothing but plain cells, read straight from the bytes, in a third of the time.

A row is plain if it consists of numbers and texts with an address each and has no property that matters. All else
goes to the XML parser byte by byte as it is, and everything does from where a comment, CDATA section or processing
instruction could hide a row. Spreadsheet programs write plain rows; the parser reads what they do not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from etl.read.limits import MEGABYTE

ROW = re.compile(
    rb'<row r="([1-9][0-9]{0,6})"'
    rb'(?: (?:(?:spans|s|outlineLevel)="[0-9: ]*"|hidden="(?:0|false)"|(?:ht|x14ac:dyDescent)="[0-9.]*[1-9][0-9.]*"'
    rb'|(?:customFormat|customHeight|thickTop|thickBot|collapsed)="(?:0|1|true|false)"))*>'
)
CELL = re.compile(
    rb'<c r="([A-Z]{1,3})([1-9][0-9]{0,6})"(?: s="([0-9]{1,5})")?'
    rb'(?:(?: t="([sn])")?(?:/>|><v>(-?[0-9][0-9.eE+-]{0,30})</v></c>)'
    rb'| t="str"><v>([^<&\x00-\x08\x0b\x0c\x0e-\x1f]*)</v></c>'
    rb'| t="inlineStr"><is><t(?: xml:space="preserve")?>([^<&\x00-\x08\x0b\x0c\x0e-\x1f]*)</t></is></c>)'
)
DECLARATION = re.compile(rb"(?:\xef\xbb\xbf)?<\?xml[^<>]*\?>")
HIDING = re.compile(rb"<[!?]")
END = b"</row>"
LONGEST_ROW_BYTES = 4 * MEGABYTE

Take = Callable[[bytes, list[tuple[Any, ...]]], None]
"""Takes the digits of a row's number, and of each cell: letters of its column, digits of its row, then as bytes or
None the number of its style, its kind (`s` for a shared text), the stored number, and a text in one of two places."""


def without_plain_rows(chunks: Iterable[bytes], take: Take) -> Iterator[bytes]:
    """Give what is left of a worksheet when its plain rows are taken out.

    Args:
        chunks: The worksheet's bytes.
        take: Called for each plain row, in order with what is given.
    """
    waiting = b""
    pieces = iter(chunks)
    for chunk in pieces:
        waiting += chunk
        declared = DECLARATION.match(waiting)
        if declared:
            yield declared[0]
            waiting = waiting[declared.end() :]
        if len(waiting) > LONGEST_ROW_BYTES or HIDING.search(waiting):
            break
        end = waiting.rfind(END) + len(END)
        if end >= len(END):
            yield from _left(waiting[:end], take)
            waiting = waiting[end:]
    yield waiting
    yield from pieces


def _left(content: bytes, take: Take) -> Iterator[bytes]:
    """Give what lies between the plain rows of a piece that ends with a row."""
    place = 0
    while place < len(content):
        start = content.find(b"<row ", place)
        if start < 0:
            yield content[place:]
            return
        if start > place:
            yield content[place:start]
        place = _taken(content, start, take)
        if not place:
            place = content.find(END, start) + len(END)
            yield content[start:place]


def _taken(content: bytes, start: int, take: Take) -> int:
    """Take a row if it is plain and say where it ends, else 0."""
    row = ROW.match(content, start)
    if row is None:
        return 0
    cells = []
    match, place = CELL.match, row.end()
    while cell := match(content, place):
        cells.append(cell.groups())
        place = cell.end()
    if not content.startswith(END, place):
        return 0
    take(row[1], cells)
    return place + len(END)
