"""What has changed since a briefing was frozen: each figure then and now, which load changed it, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from outcomes.export.pack import Exhibit, Pack, Slide
from outcomes.metrics.questions import origins
from outcomes.store.changes import changes
from outcomes.store.edition import Edition
from outcomes.store.lake import Version
from outcomes.ui.briefing.freeze import slide_of
from outcomes.ui.briefing.plan import from_pack
from outcomes.ui.house import House
from outcomes.ui.origin import heading, is_cell

SAME = ["indicator", "region", "organization", "period_end"]
GONE = ""
"""Stands for what is not there: a row or slide that was not there then, or is not there now."""


@dataclass(frozen=True, slots=True)
class ChangedFact:
    """A figure behind the briefing that a load added, changed or removed; `then` and `now` as printed, GONE for none.

    `load` is the version that did it; None where a version took the figure away and no later one names it.
    """

    position: str
    said: str
    then: str
    now: str
    load: Version | None


@dataclass(frozen=True, slots=True)
class ChangedText:
    """Something a slide shows that would be printed otherwise now: `what` says which cell, figure or sentence."""

    slide: str
    title: str
    what: str
    then: str
    now: str


@dataclass(frozen=True, slots=True)
class Since:
    """What changed since a pack was frozen; both empty where nothing did.

    `written` are the titles of slides with words of the presenter's own that nobody checks: of those that changed, and
    of those that are words alone. `texts` without `facts` mean that a rule, a word or a method of the dashboard
    changed, not a figure.
    """

    facts: tuple[ChangedFact, ...]
    texts: tuple[ChangedText, ...]
    written: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Say whether anything changed."""
        return bool(self.facts or self.texts)


def since(house: House, frozen: Edition, pack: Pack) -> Since:
    """Compare a pack with what its slides would say today.

    Args:
        house: Of the pack's set and language, on the newest version.
        frozen: The edition of the pack's version.
        pack: What was frozen.
    """
    today = [slide_of(house, planned).slide for planned in from_pack(pack)]
    texts = tuple(
        changed for then, now in zip(pack.slides, today, strict=True) if then.recipe is not None
        for changed in _texts(house, then, now)
    )  # fmt: skip
    ids = {id for slide in (*pack.slides, *today) if slide is not None for id in slide.origins}
    touched = {changed.slide for changed in texts}
    written = tuple(s.title for s in pack.slides if s.recipe is None or (s.remarks.strip() and s.key in touched))
    return Since(_facts(house, frozen, ids), texts, written)


def _facts(house: House, frozen: Edition, ids: set[str]) -> tuple[ChangedFact, ...]:
    if house.edition.number == frozen.number:
        return ()
    found = changes(frozen, house.edition)
    named = found.position_before.isin(ids) | found.position_after.isin(ids)
    rivals = pd.MultiIndex.from_frame(found[SAME]).isin(_things(house, frozen, ids))
    return tuple(_fact(house, row) for _, row in found[named | rivals].iterrows())


def _things(house: House, frozen: Edition, ids: set[str]) -> pd.MultiIndex:
    """Give what the figures behind a briefing are of: another source's figure of the same may stand beside them now."""
    rows = frozen.fetch(origins, house.catalog.headline_rule)
    return pd.MultiIndex.from_frame(rows[rows.position.isin(ids)][SAME])


def _fact(house: House, row: pd.Series) -> ChangedFact:
    load = None if pd.isna(row.load_after) else int(row.load_after)
    version = next((v for v in house.versions if v.number == load), None)
    position = str(row.position_before if pd.isna(row.position_after) else row.position_after)
    if version is not None and is_cell(position):
        position = house.say("origin.cell", file=version.file_name, cell=position.split("/", 1)[-1].lstrip("!"))
    return ChangedFact(
        position, heading(house, row), _value(house, row, "before"), _value(house, row, "after"), version
    )


def _value(house: House, row: pd.Series, side: str) -> str:
    """Give a figure as it was or is, with its status."""
    if pd.isna(row[f"position_{side}"]):
        return GONE
    indicator, value = house.catalog.indicators.get(row.indicator), row[f"value_{side}"]
    printed = str(value) if indicator is None else house.printer.figure(value, indicator)
    return f"{printed} · {house.scope('status', str(row[f'status_{side}']))}"


def _texts(house: House, then: Slide, now: Slide | None) -> Iterator[ChangedText]:
    """Give what one slide would say otherwise."""
    if now is None:
        yield ChangedText(then.key, then.title, house.say("briefing.changed.slide"), then.finding, GONE)
        return
    pairs = [
        (house.say("briefing.changed.finding"), then.finding, now.finding),
        *_sentences(house, then.sentences, now.sentences),
        *_pairs(_cards(then), _cards(now)),
        *_tables(house, then.exhibit, now.exhibit),
    ]
    yield from (ChangedText(then.key, then.title, what, old, new) for what, old, new in pairs if old != new)


def _sentences(house: House, then: Sequence[str], now: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Give the sentences that one side has and the other has not, those at the same place beside each other."""
    gone = [sentence for sentence in then if sentence not in now]
    new = [sentence for sentence in now if sentence not in then]
    for place in range(max(len(gone), len(new))):
        old = gone[place] if place < len(gone) else GONE
        yield house.say("briefing.changed.sentence"), old, new[place] if place < len(new) else GONE


def _cards(slide: Slide) -> dict[str, str]:
    return {card.label: " · ".join(part for part in (card.value, card.status) if part) for card in slide.cards}


def _tables(house: House, then: Exhibit | None, now: Exhibit | None) -> Iterator[tuple[str, str, str]]:
    """Give the cells that differ; of tables whose rows have no names of their own, the rows that came and went."""
    both = [exhibit for exhibit in (then, now) if exhibit is not None]
    if all(len({row[0] for row in exhibit.cells}) == len(exhibit.cells) for exhibit in both):
        yield from _pairs(_cells(then), _cells(now))
        return
    old, new = ([" · ".join(row) for row in exhibit.cells] if exhibit else [] for exhibit in (then, now))
    what = house.say("briefing.changed.row")
    yield from ((what, row, GONE) for row in old if row not in new)
    yield from ((what, GONE, row) for row in new if row not in old)


def _cells(exhibit: Exhibit | None) -> dict[str, str]:
    """Give a table's cells by the words that find them: row and column."""
    if exhibit is None:
        return {}
    return {
        f"{row[0]} · {column}": cell
        for row in exhibit.cells
        for column, cell in zip(exhibit.columns[1:], row[1:], strict=True)
    }


def _pairs(then: dict[str, str], now: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    yield from ((what, then.get(what, GONE), now.get(what, GONE)) for what in dict.fromkeys((*then, *now)))
