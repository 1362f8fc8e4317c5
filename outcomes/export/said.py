"""The lines that every document of a pack says alike: what it is, of which version, and where its figures come from."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from outcomes.export.colors import SHAPES
from outcomes.export.native import LegendEntry
from outcomes.export.pack import KeyFigure, Pack, Slide, Source

KOREA = timezone(timedelta(hours=9))


def made_line(pack: Pack) -> str:
    """Give who made the pack and on which day, by the clock in Korea."""
    made_at = datetime.fromisoformat(pack.made_at).astimezone(KOREA)
    return pack.say("pack.made", author=pack.author, date=f"{made_at:%Y-%m-%d}")


def version_line(pack: Pack) -> str:
    """Give the version of the figures, its day, and the pack's id, by which it can be opened again."""
    return pack.say("pack.version", number=pack.version, date=pack.loaded, id=pack.id)


def license_line(pack: Pack) -> str:
    """Give how the figures may be used; of synthetic ones, that they are made up."""
    return pack.say("pack.synthetic") if pack.synthetic else pack.license


def source_line(source: Source) -> str:
    """Give one figure's source as a line: whose figure, what it says, the document, its words, remarks, the fact id."""
    document = " · ".join(part for part in (source.title, source.publisher, source.date) if part)
    quotation = f" “{source.quotation}”" if source.quotation else ""
    behind = " · ".join(part for part in (source.confidence, source.position, source.loaded) if part)
    note = f" {source.note}" if source.note else ""
    return f"{source.said}: {source.value} — {document}{quotation}{note} ({behind})"


def source_lines(pack: Pack, slide: Slide) -> tuple[str, ...]:
    """Give a slide's sources, a line each, and how many more there are."""
    lines = tuple(source_line(source) for source in slide.sources)
    return (*lines, pack.say("pack.more_sources", count=slide.more_sources)) if slide.more_sources else lines


def legend_line(pack: Pack, entry: LegendEntry) -> str:
    """Give a class of a map: its bounds, and how many regions are in it."""
    return f"{entry.label} · {pack.say('pack.legend_count', count=entry.count)}"


def verdict(figure: KeyFigure) -> str:
    """Give a headline figure's verdict with its shape, so that no color is needed to read it; '' where it has none."""
    return f"{SHAPES[figure.side]} {figure.status}" if figure.status else ""


def caption(slide: Slide) -> str:
    """Give what stands above a table or figure: its message and its scope."""
    return f"{slide.title} — {slide.subtitle}" if slide.subtitle else slide.title
