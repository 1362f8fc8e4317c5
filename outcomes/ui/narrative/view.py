"""The narrative on the screen: a number opens its origin where it stands, a list below has them all, a text to copy."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from outcomes.ui.house import House
from outcomes.ui.markup import put, text
from outcomes.ui.moment import day
from outcomes.ui.narrative.narrative import narrative
from outcomes.ui.narrative.telling import Figure, Narrative, Sentence
from outcomes.ui.origin import entry, heading, rows_behind, value_text
from outcomes.ui.results.rows import each

FULL = 4  # figures of one number shown with quotation; beyond that a line each
LATER = ("organizations", "money", "outcome", "unknown")


@dataclass(frozen=True, slots=True)
class Told:
    """A narrative ready for the screen: `html` the paragraphs with the origins of their numbers, `copy` plain text.

    `sentences` are the same as text, in reading order.
    """

    html: str
    copy: str
    sentences: tuple[str, ...]


def told(house: House) -> Told:
    """Give the chosen region's narrative ready for the screen."""
    made = narrative(house)
    behind = Behind(house, made)
    sentences = tuple(sentence.text for sentence in made.sentences)
    return Told(_html(house, made, behind), copy_text(house, made, behind), sentences)


def show_told(house: House, shown: Told) -> None:
    """Draw the narrative and below it the text to copy."""
    put(shown.html)
    panel = st.popover(
        house.say("narrative.copy"), type="tertiary", icon=":material/content_copy:", key="narrative_copy",
        on_change="rerun",
    )  # fmt: skip
    if panel.open:
        with panel:
            st.code(shown.copy, language=None, wrap_lines=True)


class Behind:
    """The figures behind a narrative's numbers, with their documents."""

    def __init__(self, house: House, made: Narrative) -> None:
        """Fetch them all at once; every number then picks its own from a few rows."""
        everything = {id: None for figure in made.figures for id in figure.ids}
        self._rows = rows_behind(house, everything)

    def of(self, figure: Figure) -> pd.DataFrame:
        """Give a number's figures in the order of its fact ids, those of other sources left out."""
        rows = self._rows[self._rows.position.isin(figure.ids)]
        order = {id: place for place, id in enumerate(figure.ids)}
        return rows.sort_values("position", key=lambda ids: ids.map(order), kind="stable")

    def documents(self, figure: Figure) -> list[str]:
        """Give each document that a number rests on once, with its fact ids."""
        found: dict[str, list[str]] = {}
        for row in each(self.of(figure)):
            document = ", ".join(str(part) for part in (row.title, row.publisher, row.date) if part)
            found.setdefault(document, []).append(str(row.position))
        return [f"{document} ({', '.join(positions)})" for document, positions in found.items()]


def copy_text(house: House, made: Narrative, behind: Behind) -> str:
    """Give the narrative as plain text with the documents of each number below it; synthetic figures are called so."""
    lines = [made.text, "", house.say("narrative.sources")]
    lines += [f"[{at}] {figure.printed}: {'; '.join(behind.documents(figure))}" for at, figure in _numbered(made)]
    lines += ["", house.say("file.version", number=house.version.number, date=day(house.version.loaded_at))]
    if house.synthetic:
        lines.insert(0, house.say("footer.synthetic"))
    return "\n".join(lines)


def _numbered(made: Narrative) -> list[tuple[int, Figure]]:
    return list(enumerate(made.figures, 1))


def _html(house: House, made: Narrative, behind: Behind) -> str:
    numbers = {figure: at for at, figure in _numbered(made)}
    first = [sentence for sentence in made.sentences if sentence.about not in LATER]
    later = [sentence for sentence in made.sentences if sentence.about in LATER]
    paragraphs = "".join(
        f"<p>{' '.join(_sentence(sentence, numbers) for sentence in part)}</p>" for part in (first, later) if part
    )
    panels = "".join(_panel(house, at, figure, behind) for figure, at in numbers.items())
    listed = "".join(_line(house, figure, behind) for figure in numbers)
    count = house.say("narrative.count", count=len(numbers))
    sources = f"<details><summary>{text(count)}</summary><ol>{listed}</ol></details>" if numbers else ""
    return f'<div class="narrative">{paragraphs}{panels}{sources}</div>'


def _sentence(sentence: Sentence, numbers: dict[Figure, int]) -> str:
    return "".join(
        text(piece) if isinstance(piece, str) else _button(piece, numbers[piece]) for piece in sentence.pieces
    )


def _button(figure: Figure, at: int) -> str:
    """Give a number that opens its origin, with the number of its note."""
    words = f"<u>{text(figure.printed)}</u><sup>[{at}]</sup>"
    return f'<button type="button" popovertarget="narrative-{at}">{words}</button>'


def _panel(house: House, at: int, figure: Figure, behind: Behind) -> str:
    """Give what opens at a number: what it is, and the figures it rests on."""
    rows = behind.of(figure)
    if len(rows) > FULL:
        body = f"<ul>{''.join(f'<li>{_short(house, row)}</li>' for _, row in rows.iterrows())}</ul>"
    else:
        body = "".join(f"<h4>{text(heading(house, row))}</h4>{entry(house, row)}" for _, row in rows.iterrows())
    return (
        f'<div popover id="narrative-{at}" class="origins"><p class="value"><b>{text(figure.printed)}</b> '
        f"{text(_made(house, figure))}</p>{body}</div>"
    )


def _made(house: House, figure: Figure) -> str:
    """Say how a number came to be that is no figure of a document."""
    return "" if figure.made == "value" else house.say(f"narrative.made.{figure.made}")


def _line(house: House, figure: Figure, behind: Behind) -> str:
    """Give a number's line in the list: what it is and the documents behind it."""
    documents = "".join(f"<small>{text(document)}</small>" for document in behind.documents(figure))
    what = _made(house, figure) or heading(house, behind.of(figure).iloc[0])
    return f"<li><b>{text(figure.printed)}</b> {text(what)}{documents}</li>"


def _short(house: House, row: pd.Series) -> str:
    """Give a figure in a line: whose, how much, from which document."""
    document = " · ".join(str(part) for part in (row.publisher, row.date) if part)
    return f"{text(heading(house, row))}: <b>{text(value_text(house, row))}</b> <small>{text(document)}</small>"
