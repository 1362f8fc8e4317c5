"""The parts of a zipped workbook, unpacked as a stream and never beyond a bound."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator

from etl.read.book import UnreadableError
from etl.read.limits import MOST_PARTS, MOST_UNPACKED_BYTES

CHUNK_BYTES = 64 * 1024
SMALL_PART_BYTES = 4 * 1024 * 1024
BROKEN = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, lzma.LZMAError, struct.error,
    EOFError, OSError, NotImplementedError, RuntimeError, ValueError, IndexError, OverflowError,
)  # fmt: skip
"""What Python's zipfile raises for damaged archives (seen by mutating them)."""


class Archive:
    """A zip file's parts by name.

    Names are compared in small letters, as spreadsheets do; a backslash counts as a slash. `unpacked` bytes of all
    parts read so far are counted while they are unpacked, whatever the archive declares.
    """

    def __init__(self, content: bytes) -> None:
        """List the parts.

        Raises:
            UnreadableError: 'damaged', or 'oversized' for an archive with absurdly many parts.
        """
        if content.count(b"PK\x01\x02") > MOST_PARTS:  # an entry of the directory each, before any is made an object
            raise UnreadableError("oversized")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except BROKEN as error:
            raise UnreadableError("damaged") from error
        self._parts = {info.filename.replace("\\", "/").lstrip("/").lower(): info for info in self._zip.infolist()}
        self.unpacked = 0

    def __contains__(self, name: str) -> bool:
        """Say whether there is such a part."""
        return name.lower() in self._parts

    def names(self) -> list[str]:
        """Give the names of all parts, in small letters, in the archive's order."""
        return list(self._parts)

    def chunks(self, name: str) -> Iterator[bytes]:
        """Unpack a part piece by piece.

        Raises:
            UnreadableError: 'damaged' where the part is missing, cut off or does not match its checksum; 'encrypted';
                'oversized' where more comes out than any table needs.
        """
        info = self._parts.get(name.lower())
        if info is None:
            raise UnreadableError("damaged")
        if info.flag_bits & 1:
            raise UnreadableError("encrypted")
        if info.file_size + self.unpacked > MOST_UNPACKED_BYTES:
            raise UnreadableError("oversized")
        try:
            with self._zip.open(info) as part:
                while chunk := part.read(CHUNK_BYTES):
                    self.unpacked += len(chunk)
                    if self.unpacked > MOST_UNPACKED_BYTES:
                        raise UnreadableError("oversized")
                    yield chunk
        except BROKEN as error:
            raise UnreadableError("damaged") from error

    def small(self, name: str) -> bytes:
        """Give a whole part that is never big (a list of sheets); as `chunks`, and 'oversized' if it is big."""
        pieces: list[bytes] = []
        size = 0
        for chunk in self.chunks(name):
            pieces.append(chunk)
            size += len(chunk)
            if size > SMALL_PART_BYTES:
                raise UnreadableError("oversized")
        return b"".join(pieces)
