"""Where labels stand so that none lies on another: pushed apart along a line, or placed around points."""

from __future__ import annotations

from collections.abc import Sequence

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in pixels."""

AROUND = (
    ("middle right", 1, 0), ("top center", 0, -1), ("bottom center", 0, 1), ("middle left", -1, 0),
    ("top right", 1, -1), ("bottom right", 1, 1), ("top left", -1, -1), ("bottom left", -1, 1),
)  # fmt: skip
"""Plotly's text positions with their direction, in the order in which they are tried."""


def pushed_apart(values: Sequence[float], gap: float) -> list[float]:
    """Give each value's label position at least `gap` from the next, in the same order, as near as can be.

    Labels that are too near form a group that stands around the mean of its values; groups that meet become one.
    """
    order = sorted(range(len(values)), key=lambda k: values[k])
    groups: list[list[int]] = []
    for k in order:
        groups.append([k])
        while len(groups) > 1 and _ends(groups[-2], values, gap)[1] + gap > _ends(groups[-1], values, gap)[0] + 1e-9:
            last = groups.pop()
            groups[-1] += last
    placed = [0.0] * len(values)
    for group in groups:
        start, _ = _ends(group, values, gap)
        for turn, k in enumerate(group):
            placed[k] = start + turn * gap
    return placed


def _ends(group: Sequence[int], values: Sequence[float], gap: float) -> tuple[float, float]:
    """Give where a group's first and last label stand."""
    middle = sum(values[k] for k in group) / len(group)
    half = gap * (len(group) - 1) / 2
    return middle - half, middle + half


def labels_around(
    points: Sequence[tuple[float, float]], widths: Sequence[float], size: tuple[float, float], *, height: float = 14,
    radius: float | Sequence[float] = 6,
) -> list[str]:  # fmt: skip
    """Give Plotly's text position for each point's label, '' where none is free: no label lies on another or a point.

    Args:
        points: x to the right and y downward, in pixels. Earlier ones choose first.
        widths: How wide each label is.
        size: The area labels must stay in.
        height: How high a label is.
        radius: Of the points, with some air: one for all, or each its own.
    """
    radii = [radius] * len(points) if isinstance(radius, float | int) else list(radius)
    taken: list[Box] = [(x - r, y - r, x + r, y + r) for (x, y), r in zip(points, radii, strict=True)]
    positions = []
    for (x, y), width, own in zip(points, widths, radii, strict=True):
        position, box = _free(x, y, width, height, own, size, taken)
        positions.append(position)
        if box is not None:
            taken.append(box)
    return positions


def _free(
    x: float, y: float, width: float, height: float, radius: float, size: tuple[float, float], taken: list[Box]
) -> tuple[str, Box | None]:
    for position, right, down in AROUND:
        left = x + radius if right > 0 else x - radius - width if right < 0 else x - width / 2
        top = y + radius if down > 0 else y - radius - height if down < 0 else y - height / 2
        if right and down:  # a corner: nearer, as Plotly draws it
            left, top = left - right * radius * 0.7, top - down * radius * 0.3
        box = (left, top, left + width, top + height)
        inside = left >= 0 and top >= 0 and box[2] <= size[0] and box[3] <= size[1]
        own = (x - radius, y - radius, x + radius, y + radius)
        if inside and not any(_meet(box, other) for other in taken if other != own):
            return position, box
    return "", None


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
