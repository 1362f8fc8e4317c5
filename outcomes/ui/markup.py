"""Puts our own small pieces of HTML on the screen; every text from outside goes through `text` first."""

from __future__ import annotations

from html import escape
from typing import Literal

import streamlit as st


def text(value: object) -> str:
    """Give a text as it should be read: nothing in it is markup."""
    return escape(str(value), quote=True)


def put(html: str, width: Literal["stretch", "content"] = "stretch") -> None:
    """Put a piece of HTML on the screen."""
    st.html(html, width=width)


def link(url: str, label: str) -> str:
    """Give a link to a published document; only web addresses become links, anything else stays text."""
    if not url.startswith(("https://", "http://")):
        return text(label)
    return f'<a href="{text(url)}" target="_blank" rel="noopener noreferrer">{text(label)}</a>'


def heading(sentence: str) -> None:
    """Put the page's first sentence, which answers its question."""
    put(f'<h1 class="say">{text(sentence)}</h1>')


def lead(sentence: str) -> None:
    """Put the sentence below the first."""
    put(f'<p class="lead">{text(sentence)}</p>')


def part(title: str) -> None:
    """Put the title of a part of the page."""
    put(f'<h2 class="part">{text(title)}</h2>')


def noted(sentence: str) -> str:
    """Give a remark in small print."""
    return f'<p class="note">{text(sentence)}</p>'


def note(sentence: str) -> None:
    """Put a remark in small print."""
    put(noted(sentence))
