"""What the screen says when something is wrong: what, where, and the way out; never a stack trace."""

from __future__ import annotations

import logging
import re

import streamlit as st

from etl.explain import Refusal, explain, say
from outcomes.catalog.files import CatalogFiles
from outcomes.catalog.model import Lang
from outcomes.catalog.places import CATALOG
from outcomes.catalog.read import read_words

LOG = logging.getLogger("outcomes")


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


def literal(sentence: str) -> str:
    """Give a sentence that Streamlit prints as it is: no Markdown in it is markup."""
    return re.sub(r"([\\`*_{}\[\]()#+!|<>~$:-])", r"\\\1", sentence)
