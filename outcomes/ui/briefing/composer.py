"""The composer: a strip of slides on the left, the slide as it will be shown beside it, the author's words below."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from outcomes.export.pack import LONGEST, MOST_SLIDES, PackError, Slide
from outcomes.store import briefing_drafts as drafts
from outcomes.store.engine import StoreError
from outcomes.ui.assets import prefix
from outcomes.ui.briefing.adding import show_adding
from outcomes.ui.briefing.house import at
from outcomes.ui.briefing.plan import Planned
from outcomes.ui.briefing.work import Work, keep, made_of
from outcomes.ui.markup import heading, lead, note, put, text
from outcomes.ui.narrative.narrative import narrative
from outcomes.ui.page_address import PageAddress
from outcomes.ui.trouble import SAID, done, in_words, literal

Opening = Callable[[str], None]


def show_composer(work: Work, local: PageAddress, open_one: Opening) -> None:
    """Draw the composer; `open_one` opens another briefing by its id, '' the list."""
    house = work.house
    pack, said = made_of(work.draft)
    made = {slide.key: slide for slide in pack.slides}
    heading(house.say("briefing.composing", name=work.draft.name or house.say("briefing.untitled")))
    lead(house.say("briefing.composing.lead", count=len(work.slides), number=pack.version, date=pack.loaded))
    for sentence in said:
        note(sentence)
    chosen = local.one("slide", tuple(slide.key for slide in work.slides) or ("",), _first(work))
    local.write(slide=lambda key: _title(work, made, key))
    left, middle = st.columns([3, 9], gap="medium")
    with left:
        _strip(work, local, made, chosen)
    with middle:
        if work.slides:
            _preview(work, made, chosen)
            _words(work, made, work.slides[work.place(chosen)])
    show_adding(work)
    _finish(work, open_one)


def _first(work: Work) -> str:
    return work.slides[0].key if work.slides else ""


def _title(work: Work, made: Mapping[str, Slide], key: str) -> str:
    """Give what a slide says: its title, or that it has nothing to show."""
    planned = work.slides[work.place(key)]
    return made[key].title if key in made else planned.title or work.house.say("briefing.nothing")


def _strip(work: Work, local: PageAddress, made: Mapping[str, Slide], chosen: str) -> None:
    """Draw the slides in order, each with the way up, down and out."""
    house, last = work.house, len(work.slides) - 1
    with st.container(key="briefing_strip", gap="xsmall"):
        for place, slide in enumerate(work.slides):
            title = _title(work, made, slide.key) or house.say("briefing.untitled_slide")
            with st.container(horizontal=True, vertical_alignment="center", gap=None, key=f"strip_{slide.key}"):
                st.button(
                    f"{place + 1}. {_plain(title)}", key=f"show_{slide.key}", on_click=local.take,
                    args=("slide", slide.key), type="primary" if slide.key == chosen else "tertiary", width="stretch",
                )  # fmt: skip
                for name, icon, by, off in (
                    ("up", "arrow_upward", -1, place == 0), ("down", "arrow_downward", 1, place == last),
                ):  # fmt: skip
                    st.button(
                        "", icon=f":material/{icon}:", key=f"{name}_{slide.key}", type="tertiary", disabled=off,
                        help=house.say(f"briefing.{name}", number=place + 1), on_click=work.move, args=(slide.key, by),
                    )  # fmt: skip
                st.button(
                    "", icon=":material/close:", key=f"drop_{slide.key}", type="tertiary", on_click=work.drop,
                    args=(slide.key,), help=house.say("briefing.drop", number=place + 1),
                )  # fmt: skip


def _plain(title: str) -> str:
    """Give a title as a button prints it: nothing in it is markup, and one line of it."""
    return literal(title if len(title) <= 60 else f"{title[:59]}…")


def _preview(work: Work, made: Mapping[str, Slide], chosen: str) -> None:
    """Draw the slide as it will be shown."""
    house = work.house
    if chosen not in made:
        note(house.say("briefing.nothing.here"))
        return
    number = list(made).index(chosen) + 1
    address = f"{prefix(house.base_path)}/briefing-drafts/{work.draft.id}"
    revision = f"{work.draft.revision}-{house.versions[-1].number}"
    with st.container(key="briefing_preview"):
        st.iframe(
            f"{address}?revision={revision}#present/{number}", height=480,
            alt=house.say("briefing.preview", title=made[chosen].title),
        )  # fmt: skip


def _words(work: Work, made: Mapping[str, Slide], slide: Planned) -> None:
    """Draw the author's words for a slide: title, remarks on it, notes for the presenter alone."""
    house = work.house
    finding = made[slide.key].finding if slide.key in made else ""
    _field(work, slide, "title", finding)
    _field(work, slide, "remarks", house.say("briefing.remarks.hint"), tall=True)
    if slide.recipe is not None:
        _suggestions(work, slide)
    _field(work, slide, "notes", house.say("briefing.notes.hint"), tall=True)


def _field(work: Work, slide: Planned, part: str, hint: str, *, tall: bool = False) -> None:
    key = f"{part}_{work.draft.id}_{slide.key}"
    st.session_state[key] = getattr(slide, part)
    draw = st.text_area if tall else st.text_input
    draw(
        work.house.say(f"briefing.{part}"), key=key, placeholder=hint, max_chars=LONGEST[part], on_change=_written,
        args=(work, slide.key, part, key),
    )  # fmt: skip


def _written(work: Work, slide: str, part: str, key: str) -> None:
    work.change(slide, **{part: st.session_state[key]})


def _suggestions(work: Work, slide: Planned) -> None:
    """Offer the computed sentences on the slide's region and year as remarks."""
    house = work.house
    with st.expander(house.say("briefing.suggestions")):
        if slide.recipe is None:
            return
        for number, sentence in enumerate(narrative(at(house, slide.recipe)).sentences):
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.button(
                    "", icon=":material/add:", key=f"suggest_{slide.key}_{number}", type="tertiary",
                    help=house.say("briefing.suggest"), on_click=_suggest, args=(work, slide, sentence.text),
                )  # fmt: skip
                put(f"<p>{text(sentence.text)}</p>")


def _suggest(work: Work, slide: Planned, sentence: str) -> None:
    work.change(slide.key, remarks="\n".join(part for part in (slide.remarks, sentence) if part))


def _finish(work: Work, open_one: Opening) -> None:
    """Draw what ends the work: name and author, freezing, throwing away."""
    house = work.house
    with st.container(border=True, key="briefing_finish", gap="small"):
        put(f"<h2>{text(house.say('briefing.finish'))}</h2>")
        note(house.say("briefing.finish.means"))
        for part in ("name", "author"):
            key = f"{part}_{work.draft.id}"
            st.session_state[key] = getattr(work.draft, part)
            st.text_input(
                house.say(f"briefing.{part}"), key=key, max_chars=LONGEST[part], on_change=_kept, args=(work, part, key)
            )
        with st.container(horizontal=True, gap="small"):
            st.button(
                house.say("briefing.freeze"), type="primary", key="briefing_freeze", on_click=_freeze,
                args=(work, open_one), disabled=not work.slides or len(work.slides) > MOST_SLIDES,
            )  # fmt: skip
            st.button(house.say("briefing.discard"), key="briefing_discard", on_click=_discard, args=(work, open_one))


def _kept(work: Work, part: str, key: str) -> None:
    work.save(**{part: st.session_state[key].strip()})


def _freeze(work: Work, open_one: Opening) -> None:
    """Freeze the draft and open the pack; what is missing or refused is said."""
    house = work.house
    missing = next((part for part in ("name", "author") if not getattr(work.draft, part).strip()), "")
    if missing:
        st.session_state[SAID] = house.say("briefing.missing", what=house.say(f"briefing.{missing}"))
        return
    try:
        open_one(keep(work.draft))
    except PackError as error:
        st.session_state[SAID] = house.say(f"problem.pack.{error.code}", detail=error.detail)
    except StoreError as error:
        st.session_state[SAID] = in_words(house, error)


def _discard(work: Work, open_one: Opening) -> None:
    if done(work.house, lambda: drafts.discard(work.draft)):
        open_one("")
