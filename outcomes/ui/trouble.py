"""What the screen says when something is wrong: what, where, and the way out; never a stack trace."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable

import streamlit as st

from etl.explain import Refusal, explain, say
from outcomes.catalog.files import CatalogFiles
from outcomes.catalog.model import Lang
from outcomes.catalog.places import CATALOG
from outcomes.catalog.read import read_words
from outcomes.store.engine import StoreError
from outcomes.ui.house import House

LOG = logging.getLogger("outcomes")
SAID = "refusal_said"
"""Where a refusal waits to be said in the next run."""


def refuse(error: Refusal, lang: Lang) -> None:
    """Say what is wrong in place of the dashboard, line by line where, and stop the run."""
    sentence, points = explain(error, lang)
    lines = "\n".join(point.line() for point in points)
    LOG.error("%s\n%s", sentence, lines)
    st.error(literal(sentence), icon=":material/error:")
    if lines:
        st.code(lines, language=None, wrap_lines=True)
    st.stop()


def unexpected(error: Exception) -> bool:
    """Say that something failed that should not have; the details go to the log. Streamlit's hook for any page."""
    LOG.error("unexpected error on a page", exc_info=error)
    lang: Lang = "en" if st.query_params.get("lang") == "en" else "ko"
    words = read_words(CatalogFiles(CATALOG))
    st.error(literal(say(words, "problem.unexpected", lang, kind=type(error).__name__)), icon=":material/error:")
    return True


def in_words(house: House, error: Refusal) -> str:
    """Give the sentence of a refusal."""
    return explain(error, house.lang)[0]


def saving(house: House, act: Callable[[], object]) -> None:
    """Do what may be refused; the refusal is said in the next run."""
    done(house, act)


def done(house: House, act: Callable[[], object]) -> bool:
    """Do what may be refused and say whether it was done; the refusal is said in the next run."""
    try:
        act()
    except StoreError as error:
        st.session_state[SAID] = in_words(house, error)
        return False
    return True


def say_refusal() -> None:
    """Say what was refused in the run before, once."""
    said = st.session_state.pop(SAID, "")
    if said:
        st.error(literal(said), icon=":material/error:")


def literal(sentence: str) -> str:
    """Give a sentence that Streamlit prints as it is: no Markdown in it is markup."""
    return re.sub(r"([\\`*_{}\[\]()#+!|<>~$:-])", r"\\\1", sentence)
