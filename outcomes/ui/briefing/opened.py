"""A frozen briefing: what it is, what has changed since, and the ways to show it and hand it out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby

import pandas as pd
import streamlit as st

from outcomes.export.pack import Pack, PackError
from outcomes.export.said import made_line, version_line
from outcomes.store.engine import StoreError
from outcomes.ui import startup
from outcomes.ui.assets import prefix
from outcomes.ui.briefing.changed import ChangedText, Since, since
from outcomes.ui.briefing.documents import KINDS
from outcomes.ui.briefing.house import house_for
from outcomes.ui.briefing.work import copy, kept, now
from outcomes.ui.chart_frame import html_table
from outcomes.ui.house import House
from outcomes.ui.markup import heading, lead, note, part, put, text
from outcomes.ui.moment import day
from outcomes.ui.trouble import SAID, in_words, literal

Opening = Callable[[str], None]


def show_frozen(house: House, pack: Pack, open_one: Opening) -> None:
    """Draw a frozen briefing; `open_one` opens another by its id, '' the list."""
    heading(pack.name)
    lead(" · ".join((made_line(pack), version_line(pack))))
    changed = _since(house, pack)
    _banner(house, changed)
    address = f"{prefix(house.base_path)}/packs/{pack.set}/{pack.id}"
    with st.container(horizontal=True, gap="small", key="briefing_ways"):
        st.link_button(house.say("briefing.present"), f"{address}#present", type="primary", icon=":material/slideshow:")
        for ending in KINDS:
            st.link_button(house.say(f"briefing.kind.{ending}"), f"{address}.{ending}", icon=":material/download:")
    with st.container(key="briefing_frozen"):
        st.iframe(f"{address}?lang={house.lang}", height=640, alt=house.say("briefing.preview", title=pack.name))
    _changes(house, changed)
    _copies(house, pack, open_one)


def _since(house: House, pack: Pack) -> Since:
    """Give what changed since; worked out once per pack and newest version."""
    newest = house_for(pack.set, pack.lang)

    def compared() -> Since:
        return since(newest, startup.lake(pack.set).edition(pack.version), pack)

    with st.spinner(house.say("briefing.comparing")):
        return newest.edition.remember(("since", pack.id), compared)


def _banner(house: House, changed: Since) -> None:
    """Say whether what was frozen still stands."""
    if not changed:
        st.success(literal(house.say("briefing.since.none", number=house.versions[-1].number)), icon=":material/check:")
        return
    said = house.say("briefing.since", facts=len(changed.facts), texts=len(changed.texts))
    st.warning(literal(said if changed.facts else house.say("briefing.since.words", texts=len(changed.texts))),
               icon=":material/history:")  # fmt: skip


def _changes(house: House, changed: Since) -> None:
    """List every figure that changed, then everything on the slides that would be printed otherwise."""
    if not changed:
        return
    part(house.say("briefing.since.part"))
    then, now_ = house.say("briefing.since.then"), house.say("briefing.since.now")
    if changed.facts:
        rows = [
            {
                house.say("briefing.since.figure"): f"{fact.said} ({fact.position})",
                then: fact.then or house.say("briefing.since.absent_fact"),
                now_: fact.now or house.say("briefing.since.absent_fact"),
                house.say("briefing.since.load"): "" if fact.load is None else house.say(
                    "briefing.since.by", number=fact.load.number, author=fact.load.author, date=day(fact.load.loaded_at)
                ),
                house.say("briefing.since.why"): "" if fact.load is None else fact.load.note,
            }
            for fact in changed.facts
        ]  # fmt: skip
        put(html_table(pd.DataFrame(rows), caption=house.say("briefing.since.facts"), words=rows[0]))
    if changed.texts:
        put(_texts(house, changed.texts))
    if changed.written:
        note(house.say("briefing.since.written", titles=" · ".join(changed.written)))


def _texts(house: House, texts: Sequence[ChangedText]) -> str:
    """Give what the slides would say otherwise as a table, with a heading for each slide."""
    absent = house.say("briefing.since.absent")
    names = [house.say(f"briefing.since.{each}") for each in ("what", "then", "now")]
    head = "".join(f'<th scope="col" class="words">{text(name)}</th>' for name in names)
    rows = []
    for (_, title), same in groupby(texts, key=lambda each: (each.slide, each.title)):
        rows.append(f'<tr class="group"><th scope="colgroup" colspan="3">{text(title)}</th></tr>')
        rows += [
            f'<tr><th scope="row">{text(each.what)}</th><td class="words">{text(each.then or absent)}</td>'
            f'<td class="words">{text(each.now or absent)}</td></tr>'
            for each in same
        ]
    caption = text(house.say("briefing.since.texts"))
    return (
        f'<div class="scroll"><table class="figures"><caption>{caption}</caption><thead><tr>{head}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )


def _copies(house: House, pack: Pack, open_one: Opening) -> None:
    """Draw the two ways to copy: as it is, under another name; or made anew of today's figures."""
    part(house.say("briefing.copies"))
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="briefing_copies"):
        name = f"copy_name_{pack.id}"
        st.text_input(house.say("briefing.copy.name"), key=name, placeholder=pack.name, width=320)
        st.button(
            house.say("briefing.copy.same"), key="briefing_copy_same", on_click=_copy_same,
            args=(house, pack, name, open_one),
        )  # fmt: skip
        st.button(
            house.say("briefing.copy.anew"), key="briefing_copy_anew", on_click=_copy_anew, args=(house, pack, open_one)
        )
    note(house.say("briefing.copies.mean"))


def _copy_same(house: House, pack: Pack, key: str, open_one: Opening) -> None:
    made = pack.with_name(str(st.session_state[key]).strip() or pack.name, pack.author, now())
    try:
        kept(made)
    except PackError as error:
        st.session_state[SAID] = house.say(f"problem.pack.{error.code}", detail=error.detail)
        return
    except StoreError as error:
        st.session_state[SAID] = in_words(house, error)
        return
    open_one(made.id)


def _copy_anew(house: House, pack: Pack, open_one: Opening) -> None:
    open_one(copy(replace(house, selection=replace(house.selection, lang=pack.lang)), pack))
