"""Uploaded files as they were sent, byte for byte, each under its own SHA-256."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from outcomes.catalog.places import home
from outcomes.store.atomic import write_whole
from outcomes.store.engine import StoreError

HASH = re.compile(r"[0-9a-f]{64}")


def folder() -> Path:
    """Give the folder that uploads are kept in."""
    return home() / "inbox"


def keep(content: bytes) -> str:
    """Keep a file and give its SHA-256 as 64 hexadecimal digits; one that is there already is not written again.

    Raises:
        StoreError: 'folder_not_writable'.
    """
    file_hash = hashlib.sha256(content).hexdigest()
    try:
        kept = bytes_of(file_hash) == content
    except StoreError:  # not there, or damaged: written anew
        kept = False
    if not kept:
        write_whole(folder() / file_hash, content)
    return file_hash


def bytes_of(file_hash: str) -> bytes:
    """Give a kept file's bytes.

    Raises:
        StoreError: 'file_missing' when it is not kept (or this is no hash), 'file_damaged' when its bytes are not those
            that were kept, 'file_unreadable' when it cannot be read.
    """
    file = _place(file_hash)
    try:
        content = file.read_bytes()
    except FileNotFoundError as error:
        raise StoreError("file_missing", file) from error
    except OSError as error:
        raise StoreError("file_unreadable", file, str(error)) from error
    if hashlib.sha256(content).hexdigest() != file_hash:
        raise StoreError("file_damaged", file)
    return content


def forget(file_hash: str) -> None:
    """Delete a kept file; nothing happens when it is not there. The caller knows that no version was made of it.

    Raises:
        StoreError: 'file_missing' when this is no hash, 'folder_not_writable'.
    """
    file = _place(file_hash)
    try:
        file.unlink(missing_ok=True)
    except OSError as error:
        raise StoreError("folder_not_writable", file.parent, str(error)) from error


def _place(file_hash: str) -> Path:
    """Give where a file is kept; only a hash can name one, so that no text leads out of the folder."""
    if not HASH.fullmatch(file_hash):
        raise StoreError("file_missing", folder(), file_hash)
    return folder() / file_hash
