"""How a sheet goes on paper: how much smaller, and where a printed sheet must end so that no chart is cut."""

from __future__ import annotations

from collections.abc import Sequence

LEAST = 60
"""Percent below which letters are not read: a wider table runs onto a second sheet of paper."""
ACROSS_PIXELS, DOWN_POINTS = 1_010.0, 455.0
"""Landscape A4 within its margins."""
AIR = 0.72
"""What is used of a sheet's width where the program does not fit it: columns are wider in a replaced font."""


def scale_of(widths: Sequence[float], *, fitted: bool = True) -> int:
    """Give the percent at which columns (in half-width letters) fit on one sheet's width; above 100 where all do."""
    pixels = sum(width * 7 + 5 for width in widths)
    return int(100 * ACROSS_PIXELS * (1.0 if fitted else AIR) / max(pixels, 1.0))


def cut_at(
    rows: Sequence[float], kept: Sequence[tuple[int, float]], scale: int, breaks: Sequence[int] = ()
) -> list[int]:
    """Give the rows before which a printed sheet must end.

    Args:
        rows: Each row's height in points.
        kept: Rows from which so many points must stand on one sheet.
        scale: Percent at which it is printed.
        breaks: Rows before which it ends anyway.
    """
    room = DOWN_POINTS * 100 / max(min(scale, 100), LEAST)
    needed, found, used = dict(kept), [], 0.0
    for row, points in enumerate(rows):
        used = 0.0 if row in breaks else used
        if used and used + max(points, needed.get(row, 0.0)) > room:
            if row in needed:
                found.append(row)
            used = 0.0
        used += points
    return found
