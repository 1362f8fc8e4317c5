"""Writes a file whole or not at all, whatever happens in between."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from outcomes.store.engine import StoreError


def write_whole(file: Path, content: bytes) -> None:
    """Put content in a file's place in one step; a reader sees the old file or the new one, never a part.

    Raises:
        StoreError: 'folder_not_writable'.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        made = file.parent / f".making-{secrets.token_hex(8)}"
        try:
            with made.open("xb") as writing:
                writing.write(content)
                writing.flush()
                os.fsync(writing.fileno())
            made.replace(file)
        finally:
            made.unlink(missing_ok=True)
        _settle(file.parent)
    except OSError as error:
        raise StoreError("folder_not_writable", file.parent, str(error)) from error


def _settle(folder: Path) -> None:
    """Have the folder's list of names written too, where the system can."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
