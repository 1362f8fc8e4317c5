"""Uploads that are not loaded yet: what was answered so far, and whose approval they wait for.

Each draft is one JSON file; whoever saves it must have seen the revision that stands. A lock that falls with its
process keeps two writers from reading the same revision.
"""

from __future__ import annotations

import json
import os
import re
import secrets
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal, get_args

from outcomes.store.atomic import write_whole
from outcomes.store.commit import only_loader
from outcomes.store.engine import StoreError
from outcomes.store.inbox import folder as inbox

State = Literal["open", "waiting", "accepted", "rejected"]
ID = re.compile(r"[0-9a-f]{12}")


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


@dataclass(frozen=True, slots=True)
class Listing:
    """The drafts that are kept, newest first, and the files that are none."""

    drafts: tuple[Draft, ...]
    unreadable: tuple[Path, ...]


def approval_required() -> bool:
    """Say whether uploads wait for a second person: the environment's OUTCOMES_APPROVAL is 'required'."""
    return os.environ.get("OUTCOMES_APPROVAL", "").strip().lower() == "required"


def new_draft(set_id: str, file_hash: str, file_name: str, created_by: str = "", *, expects: int = 0) -> Draft:
    """Give a new draft with an id that nobody has; it is kept once it is saved."""
    return Draft(secrets.token_hex(6), set_id, file_hash, file_name, now(), created_by, expects=expects)


def save(draft: Draft) -> Draft:
    """Keep a draft and give it with its new revision.

    Raises:
        StoreError: 'draft_moved' when somebody else saved it in between, 'draft_missing' when it was discarded or its
            id is none, 'draft_unreadable', 'load_busy', 'folder_not_writable'.
    """
    place = _place(draft.id)
    _make_folder()
    with only_loader(_folder()):
        standing = find(draft.id).revision if place.exists() or draft.revision else 0
        if standing != draft.revision:
            raise StoreError("draft_moved", place, draft.file_name)
        saved = replace(draft, revision=draft.revision + 1)
        write_whole(place, json.dumps(asdict(saved), ensure_ascii=False, indent=1).encode(errors="surrogatepass"))
    return saved


def find(draft_id: str) -> Draft:
    """Give a draft.

    Raises:
        StoreError: 'draft_missing' when there is none of this id, 'draft_unreadable' when its file is damaged.
    """
    place = _place(draft_id)
    try:
        draft = _draft_of(json.loads(place.read_bytes()))
    except FileNotFoundError as error:
        raise StoreError("draft_missing", place, draft_id) from error
    except (OSError, ValueError) as error:
        raise StoreError("draft_unreadable", place, str(error)) from error
    if draft.id != draft_id:
        raise StoreError("draft_unreadable", place, draft.id)
    return draft


def listed() -> Listing:
    """Give every draft, newest first; files that cannot be read are named, and hide none of the others."""
    drafts, unreadable = [], []
    for file in sorted(_folder().glob("*.json")):
        try:
            drafts.append(find(file.stem))
        except StoreError as error:
            if file.exists():  # else it was discarded in between
                unreadable.append(Path(error.path) if error.code == "draft_unreadable" else file)
    return Listing(tuple(sorted(drafts, key=lambda d: (d.created_at, d.id), reverse=True)), tuple(unreadable))


def discard(draft: Draft) -> None:
    """Delete a draft that nobody waits for; the file it is about stays in the inbox.

    Raises:
        StoreError: 'draft_decided' when it was loaded, 'draft_moved', 'draft_missing', 'folder_not_writable'.
    """
    find(draft.id)
    with only_loader(_folder()):
        standing = find(draft.id)
        refuse_unless(standing.state != "accepted", "draft_decided", standing)
        refuse_unless(standing.revision == draft.revision, "draft_moved", standing)
        try:
            _place(draft.id).unlink()
        except OSError as error:
            raise StoreError("folder_not_writable", _folder(), str(error)) from error


def refuse_unless(right: bool, code: str, draft: Draft) -> None:
    """Refuse what is not right of a draft.

    Raises:
        StoreError: with this code.
    """
    if not right:
        raise StoreError(code, _place(draft.id), draft.file_name)


def now() -> str:
    """Give the time in UTC, ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def _draft_of(raw: object) -> Draft:
    """Give the draft that JSON spells.

    Raises:
        ValueError: it spells none.
    """
    if not isinstance(raw, dict):
        raise ValueError("no object")
    kinds = {"answers": dict, "reasons": dict, "expects": int, "revision": int, "loaded_version": int | None}
    names = {f.name for f in fields(Draft)}
    wrong = [name for name in names if name in raw and not isinstance(raw[name], kinds.get(name, str))]
    lacking = [name for name in ("id", "set_id", "file_hash", "file_name", "created_at") if name not in raw]
    if wrong or lacking or raw.get("state", "open") not in get_args(State):
        raise ValueError(", ".join(sorted({*wrong, *lacking})) or "state")
    return Draft(**{name: value for name, value in raw.items() if name in names})


def _folder() -> Path:
    return inbox() / "drafts"


def _make_folder() -> None:
    try:
        _folder().mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError("folder_not_writable", _folder(), str(error)) from error


def _place(draft_id: str) -> Path:
    """Give a draft's file; only an id can name one, so that no text leads out of the folder."""
    if not ID.fullmatch(draft_id):
        raise StoreError("draft_missing", _folder(), draft_id)
    return _folder() / f"{draft_id}.json"
