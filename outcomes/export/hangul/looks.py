"""How each kind of paragraph of a Hangul report looks: letters, indents, room around it, the mark before it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from outcomes.export import colors

GOTHIC = "맑은 고딕"
BATANG = "함초롬바탕"


@dataclass(frozen=True, slots=True)
class Look:
    """A kind of paragraph. Sizes and room in points; `mark` is the bullet before it, '' for none.

    `style` and `english` name it in the list of styles, so that an office can make it look as it is used to in one
    place; '' keeps it out of that list.
    """

    size: float
    font: str = BATANG
    bold: bool = False
    color: str = colors.INK
    align: Literal["LEFT", "CENTER", "RIGHT", "JUSTIFY"] = "LEFT"
    spacing: int = 160
    left: float = 0
    before: float = 0
    after: float = 0
    mark: str = ""
    keep: bool = False
    style: str = ""
    english: str = ""


LOOKS = {
    "name": Look(20, GOTHIC, True, align="CENTER", spacing=130, style="보고서 제목", english="Report title"),
    "made": Look(10, GOTHIC, color=colors.SOFT, align="RIGHT", spacing=130, before=2),
    "marked": Look(11, GOTHIC, True, colors.BEHIND, "RIGHT", 130),
    "part": Look(
        14, GOTHIC, True, colors.ACCENT, before=12, after=4, keep=True, style="보고서 부분", english="Report part"
    ),
    "square": Look(
        14, GOTHIC, True, before=14, after=2, mark="□", keep=True, style="보고서 □", english="Report level 1"
    ),
    "scope": Look(10, GOTHIC, color=colors.SOFT, spacing=130, left=18, after=3, keep=True),
    "circle": Look(12, left=10, before=3, align="JUSTIFY", mark="○", style="보고서 ○", english="Report level 2"),
    "circle_kept": Look(12, left=10, before=3, align="JUSTIFY", mark="○", keep=True),  # not parted from its figure
    "dash": Look(11, left=22, before=2, align="JUSTIFY", mark="-", style="보고서 -", english="Report level 3"),
    "caption": Look(10, GOTHIC, True, spacing=130, style="보고서 표·그림 제목", english="Report caption"),
    "caption_below": Look(10, GOTHIC, True, spacing=130, align="CENTER", after=8),
    "unit": Look(9, GOTHIC, color=colors.SOFT, align="RIGHT", spacing=120),
    "drawn": Look(10, GOTHIC, align="CENTER", spacing=100, before=8, keep=True),
    "anchor": Look(4, GOTHIC, spacing=100, before=6),
    "head": Look(9, GOTHIC, True, align="CENTER", spacing=120),
    "word": Look(9, GOTHIC, spacing=120),
    "figure": Look(9, GOTHIC, align="RIGHT", spacing=120),
    "value": Look(12, GOTHIC, True, align="RIGHT", spacing=120),
    "source": Look(9, spacing=130, align="JUSTIFY"),
    "edge": Look(8.5, GOTHIC, color=colors.SOFT, spacing=120),
    "edge_marked": Look(8.5, GOTHIC, True, colors.BEHIND, "RIGHT", 120),
    "page": Look(9, GOTHIC, align="CENTER", spacing=120),
    "place": Look(6.5, GOTHIC, True, align="CENTER", spacing=100),
    "legend": Look(8, GOTHIC, spacing=110),
}
"""Name of a kind of paragraph → how it looks."""
