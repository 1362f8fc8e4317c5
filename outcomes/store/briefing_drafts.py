"""Briefings that are being composed: each is a draft until it is frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from outcomes.catalog.places import home
from outcomes.store.shelf import Listing, Shelf, cells_of, new_id, now


@dataclass(frozen=True, slots=True)
class BriefingDraft:
    """A briefing on its way.

    Attributes:
        id: Twelve hexadecimal digits, made by `new_draft`.
        set_id: The set whose figures it shows, 'published' or 'demo'.
        name: What people call it.
        author: Who makes it.
        lang: Its language.
        created_at: When, in UTC, ISO 8601.
        slides: Plain JSON objects, in their order; what they mean is the composer's.
        template: What it was started from, '' for nothing.
        based_on: The id of the frozen briefing that it was copied from, '' for none.
        pack: The id under which it was frozen, '' before.
        revision: Counted up with every save; 0 before the first.
    """

    id: str
    set_id: str
    name: str
    author: str
    lang: str
    created_at: str
    slides: tuple[dict[str, Any], ...] = ()
    template: str = ""
    based_on: str = ""
    pack: str = ""
    revision: int = 0


def new_draft(
    set_id: str,
    name: str,
    author: str,
    lang: str,
    *,
    slides: tuple[dict[str, Any], ...] = (),
    template: str = "",
    based_on: str = "",
) -> BriefingDraft:
    """Give a new draft with an id that nobody has; it is kept once it is saved."""
    return BriefingDraft(new_id(), set_id, name, author, lang, now(), slides, template, based_on)


def save(draft: BriefingDraft) -> BriefingDraft:
    """Keep a draft and give it with its new revision, as it will be found: tuples within slides are lists.

    Raises:
        StoreError: 'briefing_draft_moved' when somebody else saved it in between, 'briefing_draft_missing' when it was
            discarded or its id is none, 'briefing_draft_unreadable', 'load_busy', 'folder_not_writable'.
    """
    return _SHELF.save(draft)


def find(draft_id: str) -> BriefingDraft:
    """Give a draft.

    Raises:
        StoreError: 'briefing_draft_missing' when there is none of this id, 'briefing_draft_unreadable' when its file is
            damaged.
    """
    return _SHELF.find(draft_id)


def listed() -> Listing[BriefingDraft]:
    """Give every draft of both sets, newest first; files that cannot be read are named, and hide none of the others."""
    return _SHELF.listed()


def discard(draft: BriefingDraft) -> None:
    """Delete a draft; a briefing that was frozen of it stays in the lake.

    Raises:
        StoreError: 'briefing_draft_moved', 'briefing_draft_missing', 'briefing_draft_unreadable', 'load_busy',
            'folder_not_writable'.
    """
    _SHELF.discard(draft)


def _folder() -> Path:
    return home() / "briefing-drafts"


def _draft_of(raw: Mapping[str, Any]) -> BriefingDraft:
    """Give the draft that JSON spells.

    Raises:
        ValueError: it spells none.
    """
    cells = cells_of(raw, BriefingDraft, {"slides": list, "revision": int})
    slides = tuple(cells.pop("slides", ()))
    if not all(isinstance(slide, dict) for slide in slides):
        raise ValueError("slides")
    return BriefingDraft(**cells, slides=slides)


_SHELF = Shelf(_folder, "briefing_draft", _draft_of, lambda draft: draft.name)
