"""The list of briefings: templates to begin with, those that are being composed, those that were frozen."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st

from outcomes.catalog.briefings import Template, briefing_templates
from outcomes.store import briefing_drafts as drafts
from outcomes.store import briefings
from outcomes.store.briefing_drafts import BriefingDraft
from outcomes.store.briefings import Kept
from outcomes.ui import startup
from outcomes.ui.briefing.work import begin
from outcomes.ui.choices import NATION
from outcomes.ui.house import House
from outcomes.ui.markup import heading, lead, note, part, put, text
from outcomes.ui.moment import minute
from outcomes.ui.trouble import literal

MOST = 30
"""Briefings that are listed; older ones have their address."""


def show_shelf(house: House, open_one: Callable[[str], None]) -> None:
    """Draw the list; `open_one` opens a draft or a frozen briefing by its id."""
    kept = briefings.listed(startup.lake(house.selection.set))
    listing = drafts.listed()
    here = [d for d in listing.drafts if d.set_id == house.selection.set and not d.pack]
    heading(house.say("briefing.sentence", frozen=len(kept), open=len(here)))
    lead(house.say("briefing.lead"))
    part(house.say("briefing.part.templates"))
    grid = st.grid(2, min_column_width=280, gap="medium", key="briefing_templates")
    for template in briefing_templates().values():
        with grid.cell():
            _template(house, template, open_one)
    if here or listing.unreadable:
        part(house.say("briefing.part.drafts"))
    for draft in here[:MOST]:
        _draft(house, draft, open_one)
    for file in listing.unreadable:
        st.error(literal(house.say("briefing.unreadable", file=file.name)), icon=":material/error:")
    part(house.say("briefing.part.frozen"))
    if not kept:
        note(house.say("briefing.none_frozen"))
    for record in kept[:MOST]:
        _frozen(house, record, open_one)
    if max(len(here), len(kept)) > MOST:
        note(house.say("briefing.more", most=MOST))


def _template(house: House, template: Template, open_one: Callable[[str], None]) -> None:
    """Draw a template: what it is for, whom it would be about now, and its beginning."""
    lacks_region = template.about == "chosen" and house.selection.region == NATION
    region = NATION if template.about == "nation" else house.selection.region
    about = house.say("briefing.about", place=house.place(region), year=house.selection.year)
    with st.container(key=f"template_{template.id}", border=True, gap="small"):
        put(
            f"<h3>{text(template.name.say(house.lang))}</h3><p>{text(template.purpose.say(house.lang))}</p>"
            f'<p class="note">{text(house.say("briefing.about.region") if lacks_region else about)}</p>'
        )
        st.button(
            house.say("briefing.begin"), key=f"begin_{template.id}", on_click=_begin, args=(house, template, open_one),
            disabled=lacks_region,
        )  # fmt: skip


def _begin(house: House, template: Template, open_one: Callable[[str], None]) -> None:
    open_one(begin(house, template))


def _draft(house: House, draft: BriefingDraft, open_one: Callable[[str], None]) -> None:
    said = house.say("briefing.draft_line", count=len(draft.slides), when=_when(draft.created_at))
    _line(
        house,
        draft.id,
        draft.name or house.say("briefing.untitled"),
        said + _other_language(house, draft.lang),
        open_one,
    )


def _frozen(house: House, record: Kept, open_one: Callable[[str], None]) -> None:
    said = house.say(
        "briefing.frozen_line", author=record.author, when=_when(record.made_at), number=record.version,
        count=record.slides, id=record.id,
    )  # fmt: skip
    _line(house, record.id, record.name, said + _other_language(house, record.lang), open_one)


def _other_language(house: House, lang: str) -> str:
    """Give the language of a briefing that is in another one than the screen."""
    return "" if lang == house.lang else f" · {house.say(f'bar.lang.{lang}')}"


def _line(house: House, id: str, name: str, said: str, open_one: Callable[[str], None]) -> None:
    """Draw one briefing: its name, what is known of it, and the button that opens it."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"shelf_{id}"):
        put(f'<p class="shelf"><b>{text(name)}</b><br><span class="note">{text(said)}</span></p>')
        label = house.say("briefing.open")
        st.button(label, key=f"open_{id}", on_click=open_one, args=(id,), help=f"{label}: {name}")


def _when(moment: str) -> str:
    return minute(pd.Timestamp(moment).tz_convert("UTC").tz_localize(None))
