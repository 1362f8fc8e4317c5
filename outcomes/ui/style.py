"""Puts the style sheet on the screen; what Streamlit's theme can say is in .streamlit/config.toml instead."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import streamlit as st


@cache
def _sheet() -> str:
    return f"<style>{(Path(__file__).parent / 'style.css').read_text(encoding='utf-8')}</style>"


def put_style() -> None:
    """Put the style sheet; unchanged, it travels once per session."""
    st.html(_sheet())
