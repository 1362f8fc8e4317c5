"""The records that a binary Excel workbook (xlsb) is made of ([MS-XLSB] 2.1.4), and the numbers and texts in them."""

from __future__ import annotations

import math
import struct
from collections.abc import Iterator

from etl.read.archive import Archive
from etl.read.book import UnreadableError

NO_TEXT = 0xFFFFFFFF


def records(archive: Archive, part: str) -> Iterator[tuple[int, bytes]]:
    """Give a part's records: number and content."""
    data = b"".join(archive.chunks(part))
    position = 0
    while position < len(data):
        kind, position = _varying(data, position, 2)
        size, position = _varying(data, position, 4)
        yield kind, data[position : position + size]
        position += size


def unsigned(record: bytes, at: int) -> int:
    """Read four bytes as a number from 0; raises struct.error where the record is too short, as all here do."""
    return int(struct.unpack_from("<I", record, at)[0])


def real(record: bytes, at: int) -> float:
    """Read a number of eight bytes."""
    return _finite(float(struct.unpack_from("<d", record, at)[0]))


def rk(record: bytes, at: int) -> float:
    """Read a number of four bytes: a whole one or the upper half of a real one, either in hundredths or not."""
    bits = unsigned(record, at)
    if bits & 2:
        value = float(struct.unpack("<i", struct.pack("<I", bits))[0] >> 2)
    else:
        value = float(struct.unpack("<d", struct.pack("<II", 0, bits & 0xFFFFFFFC))[0])
    return _finite(value / 100 if bits & 1 else value)


def wide(record: bytes, at: int) -> tuple[str, int]:
    """Read a text with its length before it, and where it ends; a text that is not there is ''."""
    length = unsigned(record, at)
    if length == NO_TEXT:
        return "", at + 4
    end = at + 4 + 2 * length
    if end > len(record):
        raise UnreadableError("damaged")
    return record[at + 4 : end].decode("utf-16-le", "replace"), end


def _varying(data: bytes, position: int, most: int) -> tuple[int, int]:
    """Read a number of at most some bytes, seven bits in each, and where it ends."""
    number = 0
    for step in range(most):
        if position + step >= len(data):
            raise UnreadableError("damaged")
        byte = data[position + step]
        number |= (byte & 0x7F) << (7 * step)
        if not byte & 0x80:
            return number, position + step + 1
    return number, position + most


def _finite(value: float) -> float:
    if not math.isfinite(value):
        raise UnreadableError("damaged")
    return value
