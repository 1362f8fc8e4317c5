"""The sheet to read before filling in, in both languages."""

from __future__ import annotations

from etl.template.paper import Paper
from outcomes.catalog.model import Lang

PARTS = ("what", "where", "unit", "missing", "provisional", "cumulative", "total", "before", "fixed", "send")


def guide(paper: Paper, names: dict[str, object]) -> None:
    """Write the instructions, first in the language of the workbook, then in the other.

    Args:
        paper: Where to.
        names: What the sentences name: the year, the year before, and the sheets.
    """
    sheet = paper.sheet(paper.say("template.sheet.guide"), [24, 84])
    other: Lang = "en" if paper.lang == "ko" else "ko"
    words = paper.catalog.words
    for top, lang in ((0, paper.lang), (len(PARTS) + 4, other)):
        values = {**names, "page": words["page.upload"].say(lang)}
        sheet.write_string(top, 0, words["template.guide_title"].say(lang).format(**values), paper.look("title"))
        sheet.set_row(top, 26)
        for row, part in enumerate(PARTS, start=top + 2):
            sheet.write_string(row, 0, words[f"template.about.{part}"].say(lang), paper.look("label"))
            sheet.write_string(row, 1, words[f"template.guide.{part}"].say(lang).format(**values), paper.look("text"))
