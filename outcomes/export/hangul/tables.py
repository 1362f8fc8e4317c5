"""Tables of a Hangul report: numbered caption, unit, a header row that repeats on each sheet, cells that wrap.

A table that fits on a sheet stands in the text like a letter, so that what follows it cannot slip before it. A longer
one starts a sheet and runs over as many as it needs: Hangul breaks it and says its header again. Columns are cut into
parts, as nothing can be read beyond the paper's edge.
"""

from __future__ import annotations

from collections.abc import Sequence

from hwpx.model import Table

from outcomes.export import paging, said
from outcomes.export.fit import width_em
from outcomes.export.hangul.looks import LOOKS
from outcomes.export.hangul.paper import BODY, HEIGHT, MARK, Paper, height_of, plain
from outcomes.export.pack import Exhibit, KeyFigure, Pack

LINE = "#9AA7AD"
HEAD = "#E7EEF0"
PADDING = 1300
"""Left and right margins within a cell, and a little air, in Hangul units."""
LEAST_EM, MOST_FIGURE_EM, MOST_WORD_EM = 4.0, 13.0, 22.0
"""Widths of a column in letters: never narrower, figures and words never wider unless there is room left."""
ROOMY, NARROWEST = 1.5, 0.62
"""A table is so many times as wide as it needs to be, and no narrower than this share of the paper."""
ROW_PADDING = 300  # above and below a cell's text
CAPTION = 3200  # caption, unit and the room around a table
LONG = 0.8  # of a sheet: a longer table runs on; heights are estimates
EVERY_ROW = 10**6


def add_table(paper: Paper, pack: Pack, exhibit: Exhibit, caption: str) -> None:
    """Write an exhibit's whole printed table, in as many parts as its columns need."""
    needs = column_needs(exhibit)
    unit = exhibit.native.unit if exhibit.native else ""
    for part in parts_that_fit(exhibit, needs):
        words = caption if part.number == 1 else pack.say("pack.hangul.continued", caption=caption)
        looks = ["word" if place in exhibit.words or place == 0 else "figure" for place in part.places]
        widths = [needs[place] for place in part.places]
        made = _grid(paper, [part.columns, *part.cells], looks, widths)
        _caption(paper, pack, made, words, unit)


def add_cards(paper: Paper, pack: Pack, cards: Sequence[KeyFigure], caption: str) -> None:
    """Write headline figures as a small table: indicator, value, verdict where there is one, note."""
    verdicts = any(card.status for card in cards)
    columns = [("label", 12e3), ("value", 11e3), *([("status", 8e3)] if verdicts else []), ("note", 16e3)]
    head = {
        "label": pack.say("pack.hangul.label"),
        "value": pack.say("pack.hangul.value"),
        "status": pack.say("pack.hangul.status"),
        "note": pack.say("pack.hangul.note"),
    }
    rows = [
        [said.verdict(card) if name == "status" else str(getattr(card, name)) for name, _ in columns] for card in cards
    ]
    looks = ["value" if name == "value" else "word" for name, _ in columns]
    made = _grid(paper, [[head[name] for name, _ in columns], *rows], looks, [width for _, width in columns])
    _caption(paper, pack, made, caption, "")


def column_needs(exhibit: Exhibit) -> list[float]:
    """Give the width each column of a table would like to have, in Hangul units."""
    needs = []
    for place, name in enumerate(exhibit.columns):
        most = MOST_WORD_EM if place == 0 or place in exhibit.words else MOST_FIGURE_EM
        widest = max((width_em(line) for row in exhibit.cells for line in row[place].split("\n")), default=0.0)
        longest_word = max((width_em(word) for word in name.split()), default=0.0)
        letters = max(LEAST_EM, min(most, max(widest, longest_word)))
        needs.append(letters * LOOKS["figure"].size * 100 + PADDING)
    return needs


def parts_that_fit(exhibit: Exhibit, needs: Sequence[float]) -> tuple[paging.Part, ...]:
    """Cut a table so that each part's columns fit the paper beside each other; two columns always must."""
    for most in range(len(exhibit.columns), 2, -1):
        cut = paging.parts(exhibit, EVERY_ROW, most)
        if all(sum(needs[place] for place in part.places) <= BODY for part in cut):
            return cut
    return paging.parts(exhibit, EVERY_ROW, 2)


def _grid(paper: Paper, rows: Sequence[Sequence[str]], looks: Sequence[str], needs: Sequence[float]) -> Table:
    """Write a table, the first row its header, columns in proportion to what they need."""
    width = min(BODY, max(NARROWEST * BODY, ROOMY * sum(needs)))
    inner = [width * need / sum(needs) - PADDING for need in needs]
    height = CAPTION + sum(_row_height(row, looks, inner) for row in rows)
    long = height > LONG * HEIGHT
    paper.used += height
    table = _new_table(paper, len(rows), len(looks), round(width), long)
    table.set_column_widths(list(needs))
    head = paper.document.styles.ensure_border_fill(border_color=LINE, border_width="0.12 mm", fill_color=HEAD)
    for number, (row, texts) in enumerate(zip(table.rows, rows, strict=True)):
        for cell, text, look in zip(row.cells, texts, looks, strict=True):
            cell.set_text(plain(text))
            paper.dress(cell.paragraphs[0], look if number else "head")
            if not number:
                cell.element.set("header", "1")
                cell.element.set("borderFillIDRef", head)
    return table


def _row_height(row: Sequence[str], looks: Sequence[str], inner: Sequence[float]) -> int:
    heights = [height_of(look, text, room) for text, look, room in zip(row, looks, inner, strict=True)]
    return max(heights) + ROW_PADDING


def _new_table(paper: Paper, rows: int, columns: int, width: int, long: bool) -> Table:
    """Write an empty table; a long one starts a sheet, breaks at the end of each and says its header again."""
    anchor = paper.looks["anchor"]
    lines = paper.document.styles.ensure_border_fill(border_color=LINE, border_width="0.12 mm")
    table = paper.document.add_table(
        rows, columns, width=width, border_fill_id_ref=lines, para_pr_id_ref=anchor.paragraph,
        char_pr_id_ref=anchor.letters, pageBreak="1" if long else "0",
    )  # fmt: skip
    table.set_treat_as_char(not long)
    table.element.set("repeatHeader", "1")
    return table


def _caption(paper: Paper, pack: Pack, table: Table, words: str, unit: str) -> None:
    """Write the numbered caption above a table and, at the right below it, the unit of its figures."""
    caption = table.set_caption("", side="TOP", gap=200)
    numbered = pack.say("pack.hangul.table", number=MARK, caption=plain(words))
    paper.number(caption.paragraphs[0], "caption", "TABLE", numbered)
    if unit:
        paper.dress(caption.add_paragraph(plain(pack.say("pack.hangul.unit", unit=unit))), "unit")
