"""A briefing as a PowerPoint file: a cover, a page for each message, and the tables behind them."""

from __future__ import annotations

import io

from pptx.opc.constants import RELATIONSHIP_TYPE

from outcomes.export.pack import Pack
from outcomes.export.settled import settled
from outcomes.export.slides.master import empty_deck, set_theme
from outcomes.export.slides.message import add_message
from outcomes.export.slides.page import Making, add_cover, foot_last


def pptx_bytes(pack: Pack) -> bytes:
    """Give a briefing as a PowerPoint file (16:9); the same pack gives the same bytes.

    Each slide of the pack becomes a page with its title in the title placeholder; charts are native with their
    workbook, tables native and cut where they would be clipped, maps groups of freeforms. Speaker notes hold the
    slide's own notes, the figure's description and notes, definitions and all sources.
    """
    making = Making(empty_deck(pack), pack)
    set_theme(making.deck.part.notes_master_part.part_related_by(RELATIONSHIP_TYPE.THEME))
    add_cover(making)
    for slide in pack.slides:
        add_message(making, slide)
    for page in making.deck.slides:
        foot_last(page, pack)
    out = io.BytesIO()
    making.deck.save(out)
    return settled(out.getvalue())
