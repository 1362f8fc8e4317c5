"""What ends the work on a draft: its name and author, freezing it, throwing it away."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from outcomes.export.pack import LONGEST, MOST_SLIDES, PackError
from outcomes.store import briefing_drafts as drafts
from outcomes.store.engine import StoreError
from outcomes.ui import startup
from outcomes.ui.briefing.edits import is_as_seen, latest, value, write
from outcomes.ui.briefing.work import Work, keep
from outcomes.ui.markup import note, part
from outcomes.ui.trouble import SAID, done, in_words

Opening = Callable[[str], None]
TEXTS = ("name", "author")
OF_A_SLIDE = ("title", "remarks", "notes")


def show_finish(work: Work, version: int, open_one: Opening) -> None:
    """Draw name and author, and the two ends; `version` is that of the figures on the screen."""
    house = work.house
    with st.container(border=True, key="briefing_finish", gap="small"):
        part(house.say("briefing.finish"))
        note(house.say("briefing.finish.means"))
        with st.container(horizontal=True, gap="medium", key="briefing_signed"):
            for name in TEXTS:
                _text(work, name)
        if len(work.slides) > MOST_SLIDES:
            note(house.say("briefing.full", most=MOST_SLIDES))
        missing = next((name for name in TEXTS if not getattr(work.draft, name).strip()), "")
        if missing:  # beside the button: what is said at the top of the page is out of sight here
            note(house.say("briefing.missing", what=house.say(f"briefing.{missing}")))
        with st.container(horizontal=True, gap="small"):
            st.button(
                house.say("briefing.freeze"), type="primary", key="briefing_freeze", on_click=_freeze,
                args=(work, version, open_one), disabled=not work.slides or len(work.slides) > MOST_SLIDES,
            )  # fmt: skip
            with st.popover(house.say("briefing.discard"), key="briefing_discard"):
                note(house.say("briefing.discard.means"))
                st.button(
                    house.say("briefing.discard.sure"), key="briefing_discard_sure", on_click=_discard,
                    args=(work, open_one),
                )  # fmt: skip


def _text(work: Work, name: str) -> None:
    key = f"{name}_{work.draft.id}"
    kept = getattr(work.draft, name)
    if st.session_state.get(key) != kept:
        st.session_state[key] = kept
    st.text_input(
        work.house.say(f"briefing.{name}"), key=key, max_chars=LONGEST[name], on_change=_written,
        args=(work, name, key),
    )  # fmt: skip


def _written(work: Work, name: str, key: str) -> None:
    write(work, name, st.session_state[key].strip())


def _typed(work: Work) -> bool:
    """Keep what stands in the fields and was not kept yet: a click may come before the answer to what was typed."""
    state = st.session_state
    texts = [(name, "", f"{name}_{work.draft.id}") for name in TEXTS]
    texts += [(name, s.key, f"{name}_{work.draft.id}_{s.key}") for s in work.slides for name in OF_A_SLIDE]
    shown = [(n, slide, state[key]) for n, slide, key in texts if key in state]
    fresh = [(n, slide, typed) for n, slide, typed in shown if typed != value(work, n, slide)]
    return all([write(work, n, typed if slide else typed.strip(), slide) for n, slide, typed in fresh])


def _freeze(work: Work, version: int, open_one: Opening) -> None:
    """Freeze the draft as it was seen and open the pack; what is missing or refused is said."""
    house = work.house
    now = latest(work) if _typed(work) else None
    if now is None:
        return
    missing = next((name for name in TEXTS if not getattr(now.draft, name).strip()), "")
    if missing:
        st.session_state[SAID] = house.say("briefing.missing", what=house.say(f"briefing.{missing}"))
        return
    newest = startup.versions(now.draft.set_id)[-1].number
    if newest != version or not is_as_seen(now, version):
        st.session_state[SAID] = house.say("briefing.freeze.changed")
        return
    try:
        open_one(keep(now.draft))
    except PackError as error:
        st.session_state[SAID] = house.say(f"problem.pack.{error.code}", detail=error.detail)
    except StoreError as error:
        st.session_state[SAID] = in_words(house, error)


def _discard(work: Work, open_one: Opening) -> None:
    now = latest(work)
    if now is not None and done(work.house, lambda: drafts.discard(now.draft)):
        open_one("")
