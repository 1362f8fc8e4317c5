"""The briefing that is composed: kept as a draft at each change, frozen when its author says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import streamlit as st

from outcomes.catalog.briefings import Template
from outcomes.export.pack import Pack, check, from_json, to_json, words_of
from outcomes.store import briefing_drafts as drafts
from outcomes.store import briefings
from outcomes.store.briefing_drafts import BriefingDraft
from outcomes.store.briefings import Kept
from outcomes.ui import startup
from outcomes.ui.briefing.freeze import freeze
from outcomes.ui.briefing.house import SELECTED, at, house_for, recipe_of
from outcomes.ui.briefing.plan import Planned, as_plain, from_pack, from_plain, from_template, next_key, usual_name
from outcomes.ui.house import House
from outcomes.ui.trouble import SAID, done

OPEN = "briefing_open"
"""The session's draft: charts of every page are added to it."""


@dataclass(frozen=True, slots=True)
class Work:
    """A draft that is worked on, with its slides."""

    house: House
    draft: BriefingDraft
    slides: tuple[Planned, ...]

    def place(self, key: str) -> int:
        """Give where a slide stands, 0 for one that is gone."""
        return next((place for place, slide in enumerate(self.slides) if slide.key == key), 0)

    def save(self, slides: Sequence[Planned] | None = None, **fields: Any) -> bool:
        """Keep slides and fields; what somebody else saved meanwhile is not overwritten but said."""
        if slides is not None:
            fields["slides"] = as_plain(slides)
        return done(self.house, lambda: drafts.save(replace(self.draft, **fields)))

    def change(self, key: str, **fields: Any) -> None:
        """Keep what the author wrote for one slide."""
        self.save([replace(slide, **fields) if slide.key == key else slide for slide in self.slides])

    def move(self, key: str, by: int) -> None:
        """Move a slide up (−1) or down (+1)."""
        slides, place = list(self.slides), self.place(key)
        slides.insert(place + by, slides.pop(place))
        self.save(slides)

    def drop(self, key: str) -> None:
        """Take a slide out."""
        self.save([slide for slide in self.slides if slide.key != key])

    def add(self, **fields: Any) -> None:
        """Put one more slide at the end."""
        self.save([*self.slides, Planned(next_key(self.slides), **fields)])


def work_on(house: House, draft_id: str) -> Work:
    """Give a draft to work on, and make it the session's.

    Raises:
        StoreError: there is none, or it cannot be read.
    """
    draft = drafts.find(draft_id)
    st.session_state[OPEN] = draft.id
    return Work(house, draft, from_plain(draft.slides))


def begin(house: House, template: Template) -> str:
    """Begin a briefing with a template's slides, about what is selected; give the draft's id, '' if it was refused."""
    chosen = {name: value for name, value in house.selection.address().items() if name in SELECTED}
    planned = from_template(house_for(house.selection.set, house.lang), template, chosen)
    name = usual_name(house, template, house.selection.region, house.selection.year)
    return _new(house, name, as_plain(planned), template=template.id)


def copy(house: House, pack: Pack) -> str:
    """Begin a briefing with a frozen one's slides, to be made anew of today's figures; give the draft's id."""
    return _new(house, pack.name, as_plain(from_pack(pack)), template=pack.template, based_on=pack.id)


def _new(house: House, name: str, slides: tuple[dict[str, object], ...], **fields: str) -> str:
    draft = drafts.new_draft(house.selection.set, name, "", house.lang, slides=slides, **fields)
    is_kept = done(house, lambda: drafts.save(draft))
    st.session_state[OPEN] = draft.id if is_kept else ""
    return draft.id if is_kept else ""


def add_chart(house: House, page: str, chart: str) -> None:
    """Put a chart of a page, as it is shown now, into the session's briefing; begin one if there is none."""
    recipe = recipe_of(house, page, chart)
    standing = _standing(house)
    if standing is None:
        slide = Planned("s1", recipe)
        if not _new(house, house.say("briefing.untitled"), as_plain([slide])):
            return
        count, name = 1, house.say("briefing.untitled")
    else:
        work = Work(house, standing, from_plain(standing.slides))
        work.add(recipe=recipe)
        count, name = len(work.slides) + 1, standing.name
    if not st.session_state.get(SAID):
        st.toast(house.say("briefing.added", name=name, count=count), icon=":material/playlist_add_check:")


def _standing(house: House) -> BriefingDraft | None:
    """Give the session's draft if it is still there, is of the shown set, and was not frozen."""
    asked = st.session_state.get(OPEN, "")
    found = next((draft for draft in drafts.listed().drafts if draft.id == asked), None)
    return found if found and found.set_id == house.selection.set and not found.pack else None


def made_of(draft: BriefingDraft) -> tuple[Pack, tuple[str, ...]]:
    """Give the pack that a draft would be frozen as now, of the newest version, and what has nothing to show.

    Raises:
        CatalogError, FactsError, StoreError: there is nothing to show.
    """
    house = house_for(draft.set_id, "en" if draft.lang == "en" else "ko")
    return house.edition.remember(("briefing", draft.id, draft.revision), lambda: _made(house, draft))


def _made(house: House, draft: BriefingDraft) -> tuple[Pack, tuple[str, ...]]:
    planned = from_plain(draft.slides)
    first = next((slide.recipe for slide in planned if slide.recipe), None)
    return freeze(
        at(house, first) if first else house, planned, name=draft.name, author=draft.author,
        made_at=draft.created_at, template=draft.template, copied_from=draft.based_on,
    )  # fmt: skip


def keep(draft: BriefingDraft) -> str:
    """Freeze a draft, keep the pack for good, and give its id.

    Raises:
        PackError: it cannot be shown well; nothing was kept.
        StoreError: it cannot be kept.
    """
    pack = replace(made_of(draft)[0], made_at=now())
    kept(pack)
    drafts.save(replace(draft, pack=pack.id))
    return pack.id


def kept(pack: Pack) -> None:
    """Keep a pack for good.

    Raises:
        PackError: it cannot be shown well.
        StoreError: it cannot be kept.
    """
    check(pack)
    record = Kept(
        pack.id, pack.name, pack.author, pack.made_at, pack.version, pack.lang, pack.template, pack.copied_from,
        len(pack.slides),
    )  # fmt: skip
    briefings.keep(startup.lake(pack.set), record, to_json(pack))


def frozen_pack(set_id: str, pack_id: str) -> Pack:
    """Give a pack exactly as it was frozen.

    Raises:
        StoreError: 'briefing_missing', or the lake cannot be read.
        PackError: it is damaged.
    """
    pack = _read(set_id, startup.lake(set_id).folder, pack_id)
    words = words_of(startup.catalog(startup.newest_published()), pack.lang)
    return replace(pack, words=words | pack.words)


@lru_cache(maxsize=32)
def _read(set_id: str, folder: Path, pack_id: str) -> Pack:
    """Give a pack from a set's lake in this folder; it never changes, so it is read once."""
    return from_json(briefings.content(startup.lake(set_id), pack_id), pack_id)


def now() -> str:
    """Give this moment, in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
