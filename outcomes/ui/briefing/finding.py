"""What an id of a briefing leads to: a draft, a frozen briefing, one of the other set of figures, or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from outcomes.catalog.places import sets_shown
from outcomes.store import briefing_drafts as drafts
from outcomes.store import briefings
from outcomes.store.engine import StoreError
from outcomes.ui import startup
from outcomes.ui.house import House


@dataclass(frozen=True, slots=True)
class Found:
    """What stands behind an id; `id` is a frozen briefing's own where its draft was asked for."""

    kind: Literal["list", "draft", "frozen", "elsewhere", "gone"]
    id: str = ""
    name: str = ""
    set_id: str = ""


def find(house: House, id: str) -> Found:
    """Give what an id leads to, for a reader of the house's set.

    Raises:
        StoreError: the draft's file is damaged ('briefing_draft_unreadable'), or a lake cannot be read.
    """
    try:
        draft = drafts.find(id)
    except StoreError as error:
        if error.code != "briefing_draft_missing":
            raise
        return _frozen(house, id)
    if draft.pack:
        return _frozen(house, draft.pack)
    if draft.set_id != house.selection.set:
        return Found("elsewhere", id, draft.name, draft.set_id)
    return Found("draft", id, draft.name, draft.set_id)


def _frozen(house: House, id: str) -> Found:
    """Give the frozen briefing of this id; the reader's own set is asked first."""
    here = house.selection.set
    for set_id in sorted(sets_shown(), key=lambda each: each != here):
        lake = startup.lake(set_id)
        names = {record.id: record.name for record in briefings.listed(lake)} if lake.versions() else {}
        if id in names:
            return Found("frozen" if set_id == here else "elsewhere", id, names[id], set_id)
    return Found("gone", id)
