"""The one look of every chart: two palettes, one type, one lean template."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from plotly.basedatatypes import BaseFigure

FONT = '"Pretendard", "Malgun Gothic", "Apple SD Gothic Neo", "Noto Sans KR", "Noto Sans CJK KR", sans-serif'

Figure = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Palette:
    """Colors by meaning. Ahead and behind are blue and orange, told apart with any color vision."""

    ink: str
    soft: str
    grid: str
    paper: str
    accent: str
    muted: str
    ahead: str
    behind: str
    unknown: str
    hatch: str
    scale: tuple[str, str, str, str, str]


LIGHT = Palette(
    ink="#1B2A33", soft="#55666F", grid="#E4E9EB", paper="#FFFFFF", accent="#0B6E75", muted="#AFBCC2",
    ahead="#1F6FB2", behind="#B4530F", unknown="#F1F3F4", hatch="#B9C3C8",
    scale=("#E3F1F1", "#B3D9D9", "#78B9BB", "#3A9297", "#0B6E75"),
)  # fmt: skip
DARK = Palette(
    ink="#E6ECEE", soft="#A3B3BA", grid="#2B383F", paper="#12191D", accent="#5CC3C6", muted="#5A6B74",
    ahead="#72B4EA", behind="#EE9F62", unknown="#1B252A", hatch="#4A5961",
    scale=("#1D3B40", "#26585E", "#32797F", "#46A0A4", "#8ADAD7"),
)  # fmt: skip


def palette(theme: Literal["light", "dark"]) -> Palette:
    """Give the palette of a theme."""
    return DARK if theme == "dark" else LIGHT


def layout(colors: Palette, height: int, **more: Any) -> dict[str, Any]:
    """Give the layout every chart starts from: no frame, few gridlines, one font, no legend.

    Args:
        colors: The palette of the reader's theme.
        height: Pixels.
        **more: What this chart sets besides, `xaxis` and `yaxis` merged into the plain axes.
    """
    axis = {
        "showgrid": False, "zeroline": False, "linecolor": colors.grid, "ticks": "", "automargin": True,
        "exponentformat": "none",
        "fixedrange": True, "tickfont": {"color": colors.soft, "size": 12},
    }  # fmt: skip
    made: dict[str, Any] = {
        "template": None,
        "height": height,
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": 13, "color": colors.ink},
        "hoverlabel": {
            "bgcolor": colors.paper, "bordercolor": colors.muted, "align": "left",
            "font": {"family": FONT, "size": 13, "color": colors.ink},
        },
        "showlegend": False,
        "dragmode": False,
    }  # fmt: skip
    made["xaxis"] = axis | more.pop("xaxis", {})
    made["yaxis"] = axis | {"separatethousands": True} | more.pop("yaxis", {})
    return made | more


CONFIG = {"displayModeBar": False, "responsive": True, "scrollZoom": False, "doubleClick": False}
"""Plotly's settings for every chart: no toolbar, no zoom by accident."""


class Ready(BaseFigure):  # type: ignore[misc]  # plotly ships no types
    """A figure as it will be sent.

    Plotly's own figure checks and copies every property, 4 ms at the making and 1 ms at each sending; the same check is
    made in the tests, over every chart.
    """

    def __init__(self, figure: Figure) -> None:
        """Keep the figure."""
        self.__dict__["figure"] = figure

    def to_dict(self) -> Figure:
        """Give the kept figure; not to be changed."""
        kept: Figure = self.__dict__["figure"]
        return kept


def plain(text: str) -> str:
    """Give text for a label or hover with nothing left that Plotly would read as markup."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
