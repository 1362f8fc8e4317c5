"""Keeps what an author does to a draft that may be open in another window too: nothing typed is lost unseen.

Every change is made to the draft as it stands now, not as it was drawn: a click may overtake the answer to a text
that was typed just before, and another window may have changed something else.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import streamlit as st

from outcomes.store import briefing_drafts as drafts
from outcomes.store.engine import StoreError
from outcomes.ui.briefing.plan import Planned, from_plain, next_key
from outcomes.ui.briefing.work import Work
from outcomes.ui.trouble import SAID, in_words

LEFT = "briefing_left"
SEEN = "briefing_seen"
DROPPED = "briefing_dropped"


@dataclass(frozen=True, slots=True)
class Left:
    """A text that was typed and could not be kept.

    `slide` is '' for a text of the briefing as a whole; `why` is words; `standing` what stands there instead, None
    where its slide or the whole draft is gone.
    """

    draft: str
    slide: str
    part: str
    text: str
    why: str
    standing: str | None


@dataclass(frozen=True, slots=True)
class Dropped:
    """A slide that was taken out, and where it stood: it can be put back."""

    draft: str
    place: int
    slide: Planned


def look_at(work: Work, version: int) -> None:
    """Remember which state of a draft, made of which version of the figures, this session shows."""
    st.session_state[SEEN] = (work.draft.id, work.draft.revision, version)


def latest(work: Work) -> Work | None:
    """Give the draft as it stands now; None where there is none any more, which is said."""
    try:
        draft = drafts.find(work.draft.id)
        return Work(work.house, draft, from_plain(draft.slides))
    except StoreError as error:
        st.session_state[SAID] = in_words(work.house, error)
        return None


def is_as_seen(work: Work, version: int) -> bool:
    """Say whether a draft and the figures stand as this session last showed or changed them."""
    return bool(st.session_state.get(SEEN) == (work.draft.id, work.draft.revision, version))


def act(work: Work, change: Callable[[Work], object]) -> bool:
    """Change a draft as it stands now, and say where somebody changed it in another window; give whether it was done.

    Args:
        work: The draft as it was drawn.
        change: Saves what is to change, once.
    """
    now = latest(work)
    if now is None:
        return False
    said = st.session_state.pop(SAID, "")
    change(now)
    if SAID in st.session_state:
        return False
    seen = st.session_state.get(SEEN)
    if seen and seen[0] == now.draft.id:
        if seen[1] == now.draft.revision:
            st.session_state[SEEN] = (seen[0], now.draft.revision + 1, seen[2])
        else:  # what the other window did was not seen yet, and is not to be frozen unseen
            st.toast(work.house.say("briefing.merged"), icon=":material/merge:")
    if said:
        st.session_state[SAID] = said
    return True


def write(work: Work, part: str, text: str, slide: str = "") -> bool:
    """Keep a text of a slide, or of the briefing as a whole; give whether it was kept.

    Where somebody wrote another text in the same place meanwhile, both stay: theirs in the draft, this one in the
    session, to be put in its place or thrown away (`show_left`).
    """
    now = latest(work)
    standing = None if now is None else value(now, part, slide)
    if standing == text:
        return True
    if now is None or standing is None:
        _leave(Left(work.draft.id, slide, part, text, work.house.say("briefing.left.gone"), None))
        return False
    if standing not in (value(work, part, slide), st.session_state.get(_mine(work.draft.id, slide, part))):
        _leave(Left(work.draft.id, slide, part, text, work.house.say("briefing.left.both"), standing))
        return False
    if not act(now, lambda w: put_in(w, part, text, slide)):
        again = latest(work)  # the field's own answer may have kept the same text while a click took it along
        if again is not None and value(again, part, slide) == text:
            st.session_state.pop(SAID, None)
            return True
        _leave(Left(work.draft.id, slide, part, text, st.session_state.pop(SAID, ""), standing))
        return False
    st.session_state[_mine(work.draft.id, slide, part)] = text
    return True


def put_in(work: Work, part: str, text: str, slide: str) -> None:
    """Put a text in its place, whatever stands there."""
    if slide:
        work.change(slide, **{part: text})
    else:
        work.save(None, **{part: text})


def value(work: Work, part: str, slide: str) -> str | None:
    """Give the text that stands in a place, None where its slide is gone."""
    if not slide:
        return str(getattr(work.draft, part))
    return next((str(getattr(each, part)) for each in work.slides if each.key == slide), None)


def drop(work: Work, key: str) -> None:
    """Take a slide out, and remember it until another one is taken out."""
    place = work.place(key)
    if act(work, lambda w: w.drop(key)):
        st.session_state[DROPPED] = Dropped(work.draft.id, place, work.slides[place])


def put_back(work: Work, dropped: Dropped) -> None:
    """Put a slide back where it stood; if its key was given away meanwhile, under another one."""

    def inserted(now: Work) -> None:
        taken = {slide.key for slide in now.slides}
        slide = replace(dropped.slide, key=next_key(now.slides)) if dropped.slide.key in taken else dropped.slide
        now.save([*now.slides[: dropped.place], slide, *now.slides[dropped.place :]])

    if act(work, inserted):
        st.session_state.pop(DROPPED, None)


def dropped_of(draft: str) -> Dropped | None:
    """Give the slide that was last taken out of a draft in this session."""
    found = st.session_state.get(DROPPED)
    return found if isinstance(found, Dropped) and found.draft == draft else None


def left() -> tuple[Left, ...]:
    """Give the texts that could not be kept, in the order in which they were typed."""
    found = st.session_state.get(LEFT, ())
    return tuple(each for each in found if isinstance(each, Left))


def forget(text: Left) -> None:
    """Throw away a text that could not be kept."""
    st.session_state[LEFT] = tuple(each for each in left() if each != text)


def _leave(text: Left) -> None:
    """Keep a text in the session instead; an earlier one of the same place gives way."""
    others = (each for each in left() if (each.draft, each.slide, each.part) != (text.draft, text.slide, text.part))
    st.session_state[LEFT] = (*others, text)
    st.session_state.pop(SAID, None)


def _mine(draft: str, slide: str, part: str) -> str:
    return f"briefing_mine_{draft}_{slide}_{part}"
