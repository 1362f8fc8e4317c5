"""The headline figures: label, value, a status said in word and shape, a small line through the years."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import streamlit as st

from outcomes.catalog.printing import is_known
from outcomes.ui.house import House
from outcomes.ui.markup import put, text
from outcomes.ui.origin import origin_button

SIDES = {
    "reached": "ahead", "on_track": "ahead", "behind": "behind", "slightly_off": "behind", "off": "behind",
    "too_slow": "behind", "limited": "behind", "missed": "behind", "contrary": "behind", "deterioration": "behind",
}  # fmt: skip
SHAPES = {"ahead": "▲", "behind": "▼", "open": "◆"}
WIDTH, HEIGHT = 132, 34  # pixels of the small line


@dataclass(frozen=True, slots=True)
class Card:
    """A headline figure. `status` is a verdict's code, '' for none; `years` feeds the small line (None = unknown)."""

    key: str
    label: str
    value: str
    note: str
    origins: tuple[str, ...]
    status: str = ""
    years: Sequence[tuple[int, float | None]] = ()
    known: bool = True


def show_cards(house: House, cards: Sequence[Card]) -> None:
    """Draw the cards side by side, each with its origin; on a phone one below the other."""
    grid = st.grid(4, min_column_width=215, gap="small", key="cards")
    for card in cards:
        with grid.cell(), st.container(key=f"card_{card.key}", gap="xsmall"):
            put(_card(house, card))
            origin_button(house, f"card_{card.key}", card.origins)


def _card(house: House, card: Card) -> str:
    status = badge(house, card.status) if card.status else ""
    big = "big" if card.known else "big unknown"
    return (
        f'<div class="card"><p class="label">{text(card.label)}</p><p class="{big}">{text(card.value)}</p>'
        f"{status}{sparkline(card.years, house.colors.accent) if card.known else ''}"
        f'<p class="note">{text(card.note)}</p></div>'
    )


def side(status: str) -> str:
    """Give which of three colors a status has: ahead, behind, or open (not assessable, methods disagree)."""
    return SIDES.get(status, "open")


def badge(house: House, status: str) -> str:
    """Give a status as a word with a shape, so that color is never alone in saying it."""
    which = side(status)
    return f'<span class="status {which}">{SHAPES[which]} {text(house.say(f"status.{status}"))}</span>'


def sparkline(years: Sequence[tuple[int, float | None]], color: str) -> str:
    """Give a small line through the known years as a picture, broken where a year is unknown; '' for one point."""
    known = [(year, float(value)) for year, value in years if value is not None and is_known(value)]
    if len(known) < 2:
        return ""
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" fill="none" stroke="{color}"'
        f' stroke-width="1.6">{_drawing(known)}</svg>'
    )
    code = b64encode(svg.encode()).decode()
    return f'<img class="spark" alt="" width="{WIDTH}" height="{HEIGHT}" src="data:image/svg+xml;base64,{code}">'


def _drawing(known: list[tuple[int, float]]) -> str:
    """Give the strokes of a small line: a piece for each run of consecutive years, a dot for each year."""
    first, last = known[0][0], known[-1][0]
    top = max(value for _, value in known) or 1.0

    def spot(year: int, value: float) -> tuple[float, float]:
        return (4 + (year - first) / (last - first) * (WIDTH - 8), HEIGHT - 4 - max(value, 0) / top * (HEIGHT - 8))

    pieces = [[known[0]]]
    for before, after in pairwise(known):
        if after[0] - before[0] > 1:
            pieces.append([])
        pieces[-1].append(after)
    lines = "".join(
        '<polyline points="' + " ".join(f"{x:.1f},{y:.1f}" for x, y in (spot(*p) for p in piece)) + '"/>'
        for piece in pieces
        if len(piece) > 1
    )
    dots = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="1.2"/>' for x, y in (spot(*p) for p in known))
    x, y = spot(*known[-1])
    return f'{lines}{dots}<circle cx="{x:.1f}" cy="{y:.1f}" r="2.4"/>'
