"""The line of steps on top of the upload page, and which of them the address asks for."""

from __future__ import annotations

import streamlit as st

from outcomes.ui.house import House
from outcomes.ui.markup import note

STEPS = ("file", "understood", "problems", "difference", "sign")
NUMBERS = "①②③④⑤"


def asked_step() -> int:
    """Give the step that the address asks for, 1 where it names none."""
    asked = str(st.query_params.get("step", ""))
    return int(asked) if asked in ("1", "2", "3", "4", "5") else 1


def asked_draft() -> str:
    """Give the id of the draft in the address, '' for none."""
    return str(st.query_params.get("draft", ""))


def go(step: int, draft: str | None = None) -> None:
    """Make a step, and a draft where one is named, the address's."""
    wanted = {"step": str(step)} | ({} if draft is None else {"draft": draft})
    st.query_params.update(wanted)


def leave() -> None:
    """Go back to the first step without a draft; what was confirmed stays in the draft."""
    for name in ("draft", "step"):
        if name in st.query_params:
            del st.query_params[name]


def step_line(house: House, current: int, reachable: int) -> None:
    """Draw the five steps in a line: the current one marked, those that can be reached as buttons.

    Args:
        house: For words.
        current: The step that is shown, from 1.
        reachable: The last step that can be opened.
    """
    with st.container(horizontal=True, gap="xsmall", key="upload_steps"):
        for number, name in enumerate(STEPS, start=1):
            st.button(
                f"{NUMBERS[number - 1]} {house.say(f'upload.step.{name}')}",
                key=f"upload_step_{number}",
                type="primary" if number == current else "secondary",
                disabled=number > reachable,
                on_click=go,
                args=(number,),
            )


def onward(house: House, step: int, *, blocked: str = "") -> None:
    """Draw the button to the next step, and why it cannot be pressed where it cannot."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="upload_onward"):
        label = house.say("upload.onward", step=f"{NUMBERS[step - 1]} {house.say(f'upload.step.{STEPS[step - 1]}')}")
        st.button(
            label, type="primary", key="upload_next", disabled=bool(blocked), on_click=go, args=(step,),
            icon=":material/arrow_forward:", icon_position="right",
        )  # fmt: skip
        if blocked:
            note(blocked)
