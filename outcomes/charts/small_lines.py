"""Small lines as pictures: a panel of small multiples and a sparkline, broken where a year is unknown."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from outcomes.charts.theme import FONT, Palette, plain

WIDTH, HEIGHT = 180, 104  # of a panel, about its size on the screen
LEFT, RIGHT, TOP, BOTTOM = 5, 9, 15, 17
SPARK_WIDTH, SPARK_HEIGHT = 110, 26

Path = Mapping[int, float]
Spot = Callable[[int, float], tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Scale:
    """The axes that panels share: first and last year, and the values' range with its ends as they are printed."""

    first: int
    last: int
    low: float
    high: float
    low_printed: str = ""
    high_printed: str = ""

    def spot(self, width: float, height: float, left: float, right: float, top: float, bottom: float) -> Spot:
        """Give where a year's value lies in a picture of this size and these margins."""
        years, values = (self.last - self.first) or 1, (self.high - self.low) or 1.0

        def at(year: int, value: float) -> tuple[float, float]:
            across = (year - self.first) / years if self.last > self.first else 0.5
            return (
                left + across * (width - left - right),
                height - bottom - (value - self.low) / values * (height - top - bottom),
            )

        return at


def scale(paths: list[Path], print_value: Callable[[float], str], span: tuple[int, int] | None = None) -> Scale:
    """Give the scale that shows all paths, zero included; the years of the paths, or `span`."""
    years = [year for path in paths for year in path] or [0]
    values = [value for path in paths for value in path.values()] or [0.0]
    low, high = min(0.0, *values), max(0.0, *values)
    first, last = span or (min(years), max(years))
    return Scale(first, last, low, high, print_value(low), print_value(high))


def runs(path: Path) -> list[list[tuple[int, float]]]:
    """Give a path's pieces: each a run of consecutive years, so that no line crosses an unknown one."""
    known = sorted(path.items())
    pieces = [[known[0]]] if known else []
    for before, after in pairwise(known):
        if after[0] - before[0] > 1:
            pieces.append([])
        pieces[-1].append(after)
    return pieces


def panel(
    path: Path, shared: Scale, colors: Palette, *, accent: bool, marked: int, hollow: frozenset[int] = frozenset(),
    reference: Path | None = None, apart: frozenset[int] = frozenset(), unknown: str = "",
) -> str:  # fmt: skip
    """Give one panel as the address of a picture.

    Args:
        path: Known values by year.
        shared: The axes all panels share.
        colors: The palette.
        accent: Whether this is the chosen region.
        marked: The year whose value the panel's heading tells: its dot is larger.
        hollow: Years whose figure is not final.
        reference: A thin gray path behind, e.g. the nation's.
        apart: Years that no line leads to, because they do not compare with the others.
        unknown: What stands in a panel without any value.
    """
    spot = shared.spot(WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM)
    color = colors.accent if accent else colors.soft
    lines = _strokes(reference, spot, colors.muted, 1.2) if reference else ""
    lines += _strokes({y: v for y, v in path.items() if y not in apart}, spot, color, 2.0 if accent else 1.6)
    for year, value in sorted(path.items()):
        x, y = spot(year, value)
        fill = colors.paper if year in hollow else color
        size = 3.6 if year == marked else 2.0
        lines += f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size}" fill="{fill}" stroke="{color}" stroke-width="1.2"/>'
    words = _hatched(unknown, colors) if not path else ""
    return picture(WIDTH, HEIGHT, _axes(shared, spot, colors) + words + lines)


def sparkline(path: Path, span: tuple[int, int], color: str, hollow: frozenset[int] = frozenset()) -> str:
    """Give a small line as the address of a picture: the years of `span`, its own scale from zero; '' for no value."""
    if not path:
        return ""
    spot = scale([path], str, span).spot(SPARK_WIDTH, SPARK_HEIGHT, 4, 4, 4, 4)
    dots = "".join(
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{2.4 if year == max(path) else 1.3}" '
        f'fill="{"none" if year in hollow else color}" stroke="{color}"/>'
        for year, (x, y) in ((year, spot(year, value)) for year, value in sorted(path.items()))
    )
    return picture(SPARK_WIDTH, SPARK_HEIGHT, _strokes(path, spot, color, 1.6) + dots)


def picture(width: int, height: int, drawing: str) -> str:
    """Give a drawing as an address that holds the picture itself: nothing is fetched."""
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f"font-family='{FONT}' font-size=\"11\">{drawing}</svg>"
    )
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"


def _strokes(path: Path, spot: Spot, color: str, width: float) -> str:
    lines = ""
    for piece in runs(path):
        if len(piece) > 1:
            points = " ".join("{:.1f},{:.1f}".format(*spot(*point)) for point in piece)
            lines += f'<polyline points="{points}" fill="none" stroke="{color}" stroke-width="{width}"/>'
    return lines


def _axes(shared: Scale, spot: Spot, colors: Palette) -> str:
    """Give the lines at the ends of the scale with their values, and the first and last year."""
    low, high = spot(shared.first, shared.low)[1], spot(shared.first, shared.high)[1]
    zero = spot(shared.first, 0.0)[1]
    made = "".join(
        f'<line x1="0" x2="{WIDTH}" y1="{y:.1f}" y2="{y:.1f}" stroke="{color}" stroke-width="1"/>'
        for y, color in {low: colors.grid, high: colors.grid, zero: colors.muted}.items()
    )
    made += f'<text x="0" y="{high - 4:.1f}" fill="{colors.soft}">{plain(shared.high_printed)}</text>'
    if shared.low < 0:
        made += f'<text x="0" y="{low - 3:.1f}" fill="{colors.soft}">{plain(shared.low_printed)}</text>'
    if shared.first == shared.last:
        middle = (
            f'<text x="{WIDTH / 2}" y="{HEIGHT - 4}" fill="{colors.soft}" text-anchor="middle">{shared.first}</text>'
        )
        return made + middle
    made += f'<text x="0" y="{HEIGHT - 4}" fill="{colors.soft}">{shared.first}</text>'
    return made + f'<text x="{WIDTH}" y="{HEIGHT - 4}" fill="{colors.soft}" text-anchor="end">{shared.last}</text>'


def _hatched(words: str, colors: Palette) -> str:
    """Give the stripes of an unknown area with its words."""
    top, bottom = TOP, HEIGHT - BOTTOM
    stripes = "".join(
        f'<line x1="{x}" y1="{bottom}" x2="{x + bottom - top}" y2="{top}" stroke="{colors.hatch}" stroke-width="1.5"/>'
        for x in range(-(bottom - top), WIDTH, 7)
    )
    middle = (top + bottom) / 2
    return (
        f'<g opacity=".55">{stripes}</g><rect x="{WIDTH / 2 - 34}" y="{middle - 11}" width="68" height="20" '
        f'fill="{colors.paper}"/><text x="{WIDTH / 2}" y="{middle + 3}" fill="{colors.soft}" font-size="12" '
        f'text-anchor="middle">{plain(words)}</text>'
    )
