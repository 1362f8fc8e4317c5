"""The lines under a figure: what is not known in it, and as much of how to read it as has room."""

from __future__ import annotations

from collections.abc import Sequence

from outcomes.export import colors, fit
from outcomes.export.native import NativeChart
from outcomes.export.pack import Exhibit, Pack
from outcomes.export.slides.boxes import Box, Ink, text_box
from outcomes.export.slides.page import Page

FOOTNOTE, MOST_FOOTNOTES = 12.0, 4


def noted(pack: Pack, shown: Exhibit, chart: NativeChart | None, width: float) -> list[str]:
    """Give the lines under a figure: what is not known in it, then as many of its notes as have room."""
    names = ", ".join(unknown_names(chart)) if chart else ""
    first = [pack.say("pack.slides.unknown_names", names=names)] if names else []
    for notes in ([*first, *shown.notes], packed([*first, *shown.notes], width / FOOTNOTE)):
        said = [note for place, note in enumerate(notes) if _lines(notes[: place + 1], width) <= MOST_FOOTNOTES]
        if len(said) == len(notes):
            break
    return said or first


def _lines(notes: Sequence[str], width: float) -> int:
    return sum(len(fit.lines(note, width / FOOTNOTE)) for note in notes)


def packed(notes: Sequence[str], width: float) -> list[str]:
    """Give notes as lines of so many em, as many notes in each as fit whole."""
    made: list[str] = []
    for note in notes:
        if made and fit.width_em(longer := f"{made[-1]}\u2003{note}") <= width:
            made[-1] = longer
        else:
            made.append(note)
    return made


def unknown_names(chart: NativeChart) -> tuple[str, ...]:
    """Give the categories of which a chart shows nothing at all: without a bar, they would be missed."""
    if chart.kind == "line":
        return ()
    columns = [series.values for series in chart.series]
    across = chart.across.values if chart.across else (0.0,) * len(chart.categories)
    return tuple(
        name
        for name, x, *values in zip(chart.categories, across, *columns, strict=True)
        if x is None or all(value is None for value in values)
    )


def notes_height(notes: Sequence[str], width: float) -> float:
    """Give the height of the lines in points, with the room above them."""
    return fit.height(notes, width, FOOTNOTE) + 8 if notes else 0.0


def write_notes(pack: Pack, page: Page, notes: Sequence[str]) -> Box:
    """Write the lines at the bottom of a page and give the room above them."""
    tall = notes_height(notes, page.body.width)
    if notes:
        box = Box(page.body.x, page.body.bottom - tall + 8, page.body.width, tall - 8)
        text_box(page.shapes, box, notes, Ink(FOOTNOTE, colors.SOFT), pack.say("pack.slides.reading"))
    return page.body.above(tall)
