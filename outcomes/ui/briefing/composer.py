"""The composer: a strip of slides on the left, the slide as it will be shown beside it, the author's words below."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from outcomes.export.pack import LONGEST, Slide
from outcomes.ui.assets import prefix
from outcomes.ui.briefing.adding import show_adding
from outcomes.ui.briefing.edits import act, drop, dropped_of, look_at, put_back, write
from outcomes.ui.briefing.finishing import show_finish
from outcomes.ui.briefing.house import at
from outcomes.ui.briefing.leftover import show_left
from outcomes.ui.briefing.plan import Planned
from outcomes.ui.briefing.work import Work, made_of
from outcomes.ui.house import House
from outcomes.ui.markup import heading, lead, note, put, text
from outcomes.ui.narrative.narrative import narrative
from outcomes.ui.page_address import PageAddress
from outcomes.ui.trouble import literal

Opening = Callable[[str], None]
LONG = 60
"""Characters of a title that the strip shows."""


def show_composer(work: Work, local: PageAddress, open_one: Opening) -> None:
    """Draw the composer; `open_one` opens another briefing by its id, '' the list."""
    house = work.house
    with st.spinner(house.say("briefing.making")):
        pack, said = made_of(work.draft)
    look_at(work, pack.version)
    made = {slide.key: slide for slide in pack.slides}
    heading(house.say("briefing.composing", name=work.draft.name or house.say("briefing.untitled")))
    lead(house.say("briefing.composing.lead", count=len(work.slides), number=pack.version, date=pack.loaded))
    if work.draft.lang != house.lang:
        note(house.say(f"briefing.written_in.{work.draft.lang}"))
    for sentence in dict.fromkeys(said):
        note(sentence)
    show_left(house, work)
    chosen = local.one("slide", tuple(slide.key for slide in work.slides) or ("",), _first(work))
    local.write(slide=lambda key: _title(work, made, key))
    if work.slides:
        with st.container(key="briefing_desk"):
            _strip(work, local, made, chosen)
            _shown(work, local, made, chosen)
            _words(work, made, work.slides[work.place(chosen)])
    show_adding(work, local)
    show_finish(work, pack.version, open_one)


def _first(work: Work) -> str:
    return work.slides[0].key if work.slides else ""


def _title(work: Work, made: Mapping[str, Slide], key: str) -> str:
    """Give what a slide says: its title, or that it has nothing to show and where it comes from."""
    house, planned = work.house, work.slides[work.place(key)]
    if key in made:
        return made[key].title or house.say("briefing.untitled_slide")
    page = house.say(f"page.{planned.recipe.page}") if planned.recipe else ""
    return planned.title or house.say("briefing.nothing", page=page)


def _strip(work: Work, local: PageAddress, made: Mapping[str, Slide], chosen: str) -> None:
    """Draw the slides in order, a number and a title each."""
    with st.container(key="briefing_strip", gap=None):
        for place, slide in enumerate(work.slides):
            title = _title(work, made, slide.key)
            label = literal(f"{place + 1}. {title if len(title) <= LONG else f'{title[: LONG - 1]}…'}")
            kind = "on" if slide.key == chosen else "off" if slide.key in made else "empty"
            with st.container(key=f"strip_{kind}_{slide.key}", gap=None):
                st.button(
                    label, key=f"show_{slide.key}", on_click=local.take, args=("slide", slide.key), type="tertiary",
                    width="stretch",
                )  # fmt: skip


def _shown(work: Work, local: PageAddress, made: Mapping[str, Slide], chosen: str) -> None:
    """Draw the slide as it will be shown, and below it the ways to move it, take it out, and look at it large."""
    house, place = work.house, work.place(chosen)
    address = f"{prefix(house.base_path)}/briefing-drafts/{work.draft.id}"
    number = list(made).index(chosen) + 1 if chosen in made else 0
    with st.container(key="briefing_shown", gap="small"):
        if number:
            revision = f"{work.draft.revision}-{house.versions[-1].number}"
            # a frame of its own for each: one that is led elsewhere would put a step into the browser's history
            with st.container(key=f"briefing_preview_{chosen}_{revision}"):
                st.iframe(
                    f"{address}?revision={revision}#present/{number}", height=400, tab_index=-1,
                    alt=house.say("briefing.preview", title=made[chosen].title),
                )  # fmt: skip
        else:
            put(f'<p class="nothing">{text(house.say("briefing.nothing.here"))}</p>')
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key="briefing_tools"):
            put(f'<p class="at">{text(house.say("briefing.at", number=place + 1, count=len(work.slides)))}</p>',
                width="content")  # fmt: skip
            _tools(work, local, chosen, place)
            if number:
                st.link_button(
                    house.say("briefing.rehearse"), f"{address}?lang={house.lang}#present/{number}", type="tertiary",
                    icon=":material/open_in_full:",
                )  # fmt: skip


def _tools(work: Work, local: PageAddress, chosen: str, place: int) -> None:
    """Draw the ways to move the chosen slide and to take it out, and to put back the one that was taken out last."""
    house = work.house
    for name, icon, by, end in (("up", "arrow_upward", -1, 0), ("down", "arrow_downward", 1, len(work.slides) - 1)):
        st.button(
            house.say(f"briefing.{name}"), icon=f":material/{icon}:", key=f"briefing_{name}", type="tertiary",
            disabled=place == end, on_click=_move, args=(work, chosen, by),
        )  # fmt: skip
    st.button(
        house.say("briefing.drop"), icon=":material/close:", key="briefing_drop", type="tertiary", on_click=_drop,
        args=(work, local, chosen),
    )  # fmt: skip
    dropped = dropped_of(work.draft.id)
    if dropped is not None:
        st.button(
            house.say("briefing.put_back"), icon=":material/undo:", key="briefing_put_back", type="tertiary",
            on_click=put_back, args=(work, dropped),
        )  # fmt: skip


def _move(work: Work, key: str, by: int) -> None:
    """Move a slide by one, if there still is one in that place."""

    def moved(now: Work) -> None:
        if 0 <= now.place(key) + by < len(now.slides):
            now.move(key, by)

    act(work, moved)


def _drop(work: Work, local: PageAddress, key: str) -> None:
    """Take a slide out and choose the one that takes its place."""
    place, others = work.place(key), [slide.key for slide in work.slides if slide.key != key]
    drop(work, key)
    if others:
        local.take("slide", others[min(place, len(others) - 1)])


def _words(work: Work, made: Mapping[str, Slide], slide: Planned) -> None:
    """Draw the author's words for a slide: title, remarks on it, notes for the presenter alone."""
    house = work.house
    with st.container(key="briefing_words", gap="small"):
        _field(work, slide, "title", made[slide.key].finding if slide.key in made else "")
        _field(work, slide, "remarks", house.say("briefing.remarks.hint"), tall=True)
        if slide.recipe is not None:
            _suggestions(work, slide)
        _field(work, slide, "notes", house.say("briefing.notes.hint"), tall=True)


def _field(work: Work, slide: Planned, part: str, hint: str, *, tall: bool = False) -> None:
    key = f"{part}_{work.draft.id}_{slide.key}"
    kept = getattr(slide, part)
    if st.session_state.get(key) != kept:  # set only where it differs: what is being typed is not written over
        st.session_state[key] = kept
    draw = st.text_area if tall else st.text_input
    draw(
        work.house.say(f"briefing.{part}"), key=key, placeholder=hint, max_chars=LONGEST[part], on_change=_written,
        args=(work, slide.key, part, key),
    )  # fmt: skip


def _written(work: Work, slide: str, part: str, key: str) -> None:
    write(work, part, st.session_state[key], slide)


def _suggestions(work: Work, slide: Planned) -> None:
    """Offer the computed sentences on the slide's region and year as remarks; worked out when they are asked for."""
    house = work.house
    panel = st.expander(house.say("briefing.suggestions"), key="briefing_suggestions", on_change="rerun")
    if not panel.open or slide.recipe is None:
        return
    with panel, st.container(key="briefing_suggested", gap=None):
        for number, sentence in enumerate(at(work.house, slide.recipe).once(_sentences)):
            st.button(
                literal(sentence), icon=":material/add:", key=f"suggest_{slide.key}_{number}", type="tertiary",
                width="stretch", on_click=_suggest, args=(work, slide.key, sentence),
            )  # fmt: skip


def _sentences(house: House) -> tuple[str, ...]:
    return tuple(sentence.text for sentence in narrative(house).sentences)


def _suggest(work: Work, key: str, sentence: str) -> None:
    def written(now: Work) -> None:
        remarks = next((slide.remarks for slide in now.slides if slide.key == key), "")
        now.change(key, remarks="\n".join(part for part in (remarks, sentence) if part))

    act(work, written)
