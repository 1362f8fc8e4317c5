"""Puts the style sheets and the one script on the screen; what the theme can say is in .streamlit/config.toml."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import streamlit as st

FOLDER = Path(__file__).parent


@cache
def _sheet() -> str:
    sheets = [FOLDER / "style.css", *sorted(FOLDER.glob("*/*.css"))]
    joined = "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets)
    return f"<style>{joined}</style>"


@cache
def _script() -> str:
    return f"<script>{(FOLDER / 'history.js').read_text(encoding='utf-8')}</script>"


def put_style() -> None:
    """Put the style sheet and the script that keeps Back useful; unchanged, they travel once per session."""
    st.html(_sheet())
    st.html(_script(), unsafe_allow_javascript=True)
