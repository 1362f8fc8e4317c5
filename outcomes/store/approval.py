"""The states of a draft: open, waiting for a second person, accepted or rejected."""

from __future__ import annotations

from dataclasses import replace

from outcomes.catalog.resolve import fold
from outcomes.store.drafts import Draft, State, approval_required, refuse_unless, save
from outcomes.store.shelf import now


def hand_in(draft: Draft) -> Draft:
    """Let an open draft wait for a second person.

    Raises:
        StoreError: 'draft_decided' when it is not open, 'signature_missing', 'note_missing', or as `save`.
    """
    refuse_unless(draft.state == "open", "draft_decided", draft)
    refuse_unless(bool(draft.author.strip()), "signature_missing", draft)
    refuse_unless(bool(draft.note.strip()), "note_missing", draft)
    return save(replace(draft, state="waiting"))


def take_back(draft: Draft) -> Draft:
    """Open a draft that waits, or that was rejected, so that it can be worked on again.

    Raises:
        StoreError: 'draft_decided' when it was loaded, or as `save`.
    """
    refuse_unless(draft.state != "accepted", "draft_decided", draft)
    return save(replace(draft, state="open", decided_by="", decided_at="", decided_note=""))


def may_decide(draft: Draft, by: str) -> None:
    """Refuse a decision that this person may not take; to be asked before the figures are loaded.

    Raises:
        StoreError: 'draft_decided' when the draft does not wait, 'signature_missing', or 'same_person' when the name is
            the author's or the uploader's, however it is typed.
    """
    refuse_unless(draft.state == "waiting", "draft_decided", draft)
    refuse_unless(bool(by.strip()), "signature_missing", draft)
    refuse_unless(fold(by) not in {fold(draft.author), fold(draft.created_by)}, "same_person", draft)


def accepted(draft: Draft, by: str, version: int, note: str = "") -> Draft:
    """Note that a draft became a version: an open one by its author, a waiting one by a second person.

    Raises:
        StoreError: as `may_decide` and `save`; 'draft_decided' for an open one where approval is required.
    """
    if draft.state != "open" or approval_required():
        may_decide(draft, by)
    return save(_decided(draft, "accepted", by, note, version))


def rejected(draft: Draft, by: str, note: str) -> Draft:
    """Note that a second person sent a waiting draft back, and why.

    Raises:
        StoreError: as `may_decide` and `save`; 'note_missing'.
    """
    may_decide(draft, by)
    refuse_unless(bool(note.strip()), "note_missing", draft)
    return save(_decided(draft, "rejected", by, note, None))


def _decided(draft: Draft, state: State, by: str, note: str, version: int | None) -> Draft:
    return replace(
        draft, state=state, decided_by=by.strip(), decided_at=now(), decided_note=note.strip(), loaded_version=version
    )
