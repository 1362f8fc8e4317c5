"""Uploads that are not loaded yet: what was answered so far, and whose approval they wait for."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, get_args

from outcomes.store.inbox import folder as inbox
from outcomes.store.shelf import Listing, Shelf, cells_of, new_id, now

State = Literal["open", "waiting", "accepted", "rejected"]


@dataclass(frozen=True, slots=True)
class Draft:
    """An upload on its way.

    Attributes:
        id: Twelve hexadecimal digits, made by `new_draft`.
        set_id: The set it is for, 'published' or 'demo'.
        file_hash: SHA-256 of the file, kept in the inbox.
        file_name: As sent; only ever shown.
        created_at: When, in UTC, ISO 8601.
        created_by: Who uploaded it, as far as known.
        state: 'open' while it is worked on, 'waiting' for a second person, 'accepted' (loaded) or 'rejected'.
        answers: What the analyst said about headers, as plain JSON.
        reasons: Code of a warning → why the figures are right all the same.
        author: Who signs the load; `note` says what it is about.
        note: See `author`.
        source: The title that the figures are kept under.
        expects: The newest version that the author compared with.
        decided_by: Who accepted or rejected it.
        decided_at: When, in UTC, ISO 8601; '' before.
        decided_note: Why it was rejected, or what was said with the approval.
        loaded_version: The version it became.
        revision: Counted up with every save; 0 before the first.
    """

    id: str
    set_id: str
    file_hash: str
    file_name: str
    created_at: str
    created_by: str = ""
    state: State = "open"
    answers: dict[str, Any] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    author: str = ""
    note: str = ""
    source: str = ""
    expects: int = 0
    decided_by: str = ""
    decided_at: str = ""
    decided_note: str = ""
    loaded_version: int | None = None
    revision: int = 0


def approval_required() -> bool:
    """Say whether uploads wait for a second person: the environment's OUTCOMES_APPROVAL is 'required'."""
    return os.environ.get("OUTCOMES_APPROVAL", "").strip().lower() == "required"


def new_draft(set_id: str, file_hash: str, file_name: str, created_by: str = "", *, expects: int = 0) -> Draft:
    """Give a new draft with an id that nobody has; it is kept once it is saved."""
    return Draft(new_id(), set_id, file_hash, file_name, now(), created_by, expects=expects)


def save(draft: Draft) -> Draft:
    """Keep a draft and give it with its new revision.

    Raises:
        StoreError: 'draft_moved' when somebody else saved it in between, 'draft_missing' when it was discarded or its
            id is none, 'draft_unreadable', 'load_busy', 'folder_not_writable'.
    """
    return _SHELF.save(draft)


def find(draft_id: str) -> Draft:
    """Give a draft.

    Raises:
        StoreError: 'draft_missing' when there is none of this id, 'draft_unreadable' when its file is damaged.
    """
    return _SHELF.find(draft_id)


def listed() -> Listing[Draft]:
    """Give every draft, newest first; files that cannot be read are named, and hide none of the others."""
    return _SHELF.listed()


def discard(draft: Draft) -> None:
    """Delete a draft that nobody waits for; the file it is about stays in the inbox.

    Raises:
        StoreError: 'draft_decided' when it was loaded, 'draft_moved', 'draft_missing', 'folder_not_writable'.
    """
    _SHELF.discard(draft, lambda standing: refuse_unless(standing.state != "accepted", "draft_decided", standing))


def refuse_unless(right: bool, code: str, draft: Draft) -> None:
    """Refuse what is not right of a draft.

    Raises:
        StoreError: with this code.
    """
    _SHELF.refuse_unless(right, code, draft)


def _folder() -> Path:
    return inbox() / "drafts"


def _draft_of(raw: Mapping[str, Any]) -> Draft:
    """Give the draft that JSON spells.

    Raises:
        ValueError: it spells none.
    """
    kinds = {"answers": dict, "reasons": dict, "expects": int, "revision": int, "loaded_version": int | None}
    cells = cells_of(raw, Draft, kinds)
    if cells.get("state", "open") not in get_args(State):
        raise ValueError("state")
    return Draft(**cells)


_SHELF = Shelf(_folder, "draft", _draft_of, lambda draft: draft.file_name)
