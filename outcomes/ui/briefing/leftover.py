"""What was typed and could not be kept: shown until its author has put it in its place or thrown it away."""

from __future__ import annotations

import streamlit as st

from outcomes.ui.briefing.edits import Left, act, forget, left, put_in
from outcomes.ui.briefing.work import Work
from outcomes.ui.house import House
from outcomes.ui.markup import put, text


def show_left(house: House, work: Work | None) -> None:
    """Draw every text that could not be kept; where its place still stands in this draft it can be put there."""
    for number, each in enumerate(left()):
        with st.container(border=True, key=f"briefing_left_{number}", gap="small"):
            _text(house, each)
            with st.container(horizontal=True, gap="small"):
                if work is not None and work.draft.id == each.draft and each.standing is not None:
                    st.button(
                        house.say("briefing.left.take"), key=f"briefing_left_take_{number}", on_click=_take,
                        args=(work, each),
                    )  # fmt: skip
                st.button(
                    house.say("briefing.left.forget"), key=f"briefing_left_forget_{number}", on_click=forget,
                    args=(each,),
                )  # fmt: skip


def _text(house: House, each: Left) -> None:
    """Draw a text, why it is not in the draft, and what stands there instead."""
    named = house.say(f"briefing.{each.part}")
    put(f"<h3>{text(house.say('briefing.left', part=named))}</h3><p>{text(each.why)}</p>")
    put(f'<blockquote class="typed">{text(each.text) or "—"}</blockquote>')
    if each.standing:
        put(f'<p class="note">{text(house.say("briefing.left.standing", standing=each.standing))}</p>')


def _take(work: Work, each: Left) -> None:
    if act(work, lambda now: put_in(now, each.part, each.text, each.slide)):
        forget(each)
