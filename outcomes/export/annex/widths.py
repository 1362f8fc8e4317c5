"""How wide the columns of a slide's sheet are: for its table first, then for all that stands in the same columns."""

from __future__ import annotations

from dataclasses import dataclass

from outcomes.export.annex.book import ACROSS, PLAIN, fitting
from outcomes.export.pack import Exhibit, Slide
from outcomes.export.said import verdict

BESIDE = 58.0
"""Half-width letters that must be free on the paper for a chart or map to stand beside the table."""
GAP = 3.0
MAP = (20.0, 14.0, 18.0)
"""Columns of a map's table: region, figure, class."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The columns of a slide's sheet: their widths; the first one `beside` the table, None where there is no room."""

    widths: tuple[float, ...]
    beside: int | None


def grid_of(slide: Slide) -> Grid:
    """Give the columns of a slide's sheet, in half-width letters."""
    exhibit = slide.exhibit
    if exhibit is None:
        return Grid(tuple(_with_cards([24.0, 18.0, 18.0], slide)), None)
    made = _with_series(_with_cards(_table(exhibit), slide), exhibit)
    area = list(MAP) if exhibit.map else []
    if sum(made) + GAP + BESIDE > ACROSS:
        return Grid(tuple(_at_least(made, area)), None)
    return Grid((*made, GAP, *area), len(made) + 1)


def _table(exhibit: Exhibit) -> list[float]:
    columns = list(zip(*exhibit.cells, strict=True)) or [() for _ in exhibit.columns]
    shown = [[*column, *head.split()] for head, column in zip(exhibit.columns, columns, strict=True)]
    rest = [fitting(texts, 10, 32 if n in exhibit.words else 20) for n, texts in enumerate(shown[1:], start=1)]
    return [fitting(shown[0], 14, 38), *rest]


def _with_cards(widths: list[float], slide: Slide) -> list[float]:
    """Make room for headline figures: label, value and status stand in the first three columns."""
    if not slide.cards:
        return widths
    columns = zip(*((card.label, card.value, verdict(card)) for card in slide.cards), strict=True)
    return _at_least(widths, [fitting(texts, PLAIN, 26) for texts in columns])


def _with_series(widths: list[float], exhibit: Exhibit) -> list[float]:
    """Make room for a chart's own numbers, which may stand in more columns than the table has."""
    native = exhibit.native
    if native is None:
        return widths
    every = [*native.series, *([native.across] if native.across else [])]
    return _at_least(widths, [14.0, *(fitting(series.printed, PLAIN, 20) for series in every)])


def _at_least(widths: list[float], least: list[float]) -> list[float]:
    most = max(len(widths), len(least))
    filled = [*widths, *[PLAIN] * (most - len(widths))], [*least, *[0.0] * (most - len(least))]
    return [max(pair) for pair in zip(*filled, strict=True)]
