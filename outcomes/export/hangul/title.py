"""The head of a Hangul report: its name between two lines, who made it and when, which version, what may be done."""

from __future__ import annotations

from outcomes.export import colors, said
from outcomes.export.hangul.paper import BODY, Paper, height_of, plain
from outcomes.export.pack import Pack

EDGE = 700
"""Room between the name and the lines above and below it, in Hangul units."""


def add_title(paper: Paper, pack: Pack) -> None:
    """Write the title block at the top of the first page."""
    lines = paper.document.styles.ensure_border_fill(
        border_color=colors.ACCENT, border_width="0.7 mm", active_borders=("top", "bottom")
    )
    first = paper.document.paragraphs[0]
    paper.dress(first, "drawn")
    box = first.add_table(1, 1, width=BODY, height=4600, border_fill_id_ref=lines)
    cell = box.rows[0].cells[0]
    cell.set_text(plain(pack.name))
    cell.set_margins(top=EDGE, bottom=EDGE)
    paper.dress(cell.paragraphs[0], "name")
    paper.used += height_of("name", pack.name) + 2 * EDGE
    paper.write("made", said.made_line(pack))
    paper.write("made", said.version_line(pack))
    if said.license_line(pack):
        paper.write("marked" if pack.synthetic else "made", said.license_line(pack))
