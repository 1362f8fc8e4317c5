"""Makes a zipped document the same bytes each time: entries in their order, with one date and one way of packing."""

from __future__ import annotations

import io
import zipfile

EPOCH = (1980, 1, 1, 0, 0, 0)


def settled(document: bytes) -> bytes:
    """Give a zip archive (pptx, xlsx, hwpx) without the moment at which it was packed.

    Stored entries stay stored: HWPX wants its first, `mimetype`, unpacked.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as packed, zipfile.ZipFile(out, "w") as made:
        for entry in packed.infolist():
            plain = zipfile.ZipInfo(entry.filename, EPOCH)
            plain.compress_type = entry.compress_type
            plain.create_system = 3  # else the archive says which system made it
            plain.external_attr = 0o644 << 16
            made.writestr(plain, packed.read(entry))
    return out.getvalue()
