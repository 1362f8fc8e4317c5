"""Reads binary workbooks and web pages in a process of their own, which may crash or exhaust memory without harm.

`python -m etl.read.shield xls` takes the file on its standard input and writes a line of JSON per sheet; nothing it
writes is run. `shielded` starts it and reads the answer.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from typing import IO, Any

from etl.read.book import Sheet, UnreadableError
from etl.read.carry import packed, unpacked
from etl.read.grid import Count
from etl.read.process import bound_this_process, own_process


def shielded(content: bytes, kind: str) -> tuple[Sheet, ...]:
    """Read a workbook of a kind ('xls', 'xlsb', 'html') in a process of its own.

    Raises:
        UnreadableError: what the reader refused; 'damaged' where it failed, 'too_slow' where it was stopped.
    """
    count = Count()
    with own_process("etl.read.shield", kind, [content]) as answer:
        return tuple(unpacked(answered, count) for answered in _answers(answer))


def _answers(answer: IO[bytes]) -> Iterator[dict[str, Any]]:
    """Give the answer's lines; a refusal becomes the error that it is."""
    for line in answer:
        try:
            told = json.loads(line)
        except ValueError as error:
            raise UnreadableError("damaged") from error
        if "refused" in told:
            raise UnreadableError(told["refused"], **told["values"])
        yield told


def _readers() -> dict[str, Callable[[bytes], tuple[Sheet, ...]]]:
    """Give the readers by kind; they are loaded here only, so that the dashboard never holds them."""
    from etl.read.webpage import read_html
    from etl.read.xls import read_xls
    from etl.read.xlsb import read_xlsb

    return {"xls": read_xls, "xlsb": read_xlsb, "html": read_html}


def main(kind: str) -> None:
    """Read standard input and write a line of JSON per sheet, or one that says why not."""
    bound_this_process()
    try:
        sheets = _readers()[kind](sys.stdin.buffer.read())
        lines = [packed(sheet) for sheet in sheets]
    except UnreadableError as error:
        lines = [{"refused": error.code, "values": error.values_named}]
    for line in lines:
        sys.stdout.write(json.dumps(line) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
