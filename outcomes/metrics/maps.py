"""What each province of one year's map is made of in every other year: whole provinces, and towns that moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any, Self

import pyarrow as pa

MERGERS = ("merger", "merge")
NAMES = ("rename", "recode", "promote")
VAGUE = ("transfer", "create", "reorganize")
"""Between provinces: some part went from one to the other. Of a municipality a transfer is the whole of it."""
FIRST, LAST = -(10**6), 10**6

Part = tuple[str, ...]
"""What a figure is looked up by: a province's id, or every code that a town had, in the order they are preferred."""


Span = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class Sum:
    """A province as a sum of parts, each added (+1) or taken away (−1); not `exact` where nobody can say."""

    terms: Mapping[Part, int] = field(default_factory=dict)
    exact: bool = True

    def plus(self, other: Sum, sign: int = 1) -> Sum:
        """Give this sum with another added or taken away; what cancels is left out."""
        terms = Counter(self.terms)
        for part, count in other.terms.items():
            terms[part] += sign * count
        return Sum({part: n for part, n in terms.items() if n}, self.exact and other.exact)

    def blurred(self) -> Sum:
        """Give the same parts, of which nobody knows how much."""
        return Sum(self.terms, exact=False)


@dataclass(frozen=True, slots=True)
class Step:
    """One dated change between provinces: 'join', 'divide', 'move' (a whole town), 'rename' or 'blur'."""

    on: date
    kind: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    town: Part = ()


@dataclass(frozen=True, slots=True)
class Made:
    """What a province of the map is made of in the years `first` to `last`.

    `own`: a figure reported for the province itself goes before the sum, because it had these bounds or did not
    exist yet.
    """

    region: str
    first: int
    last: int
    sum: Sum
    own: bool


@dataclass(frozen=True, slots=True)
class Atlas:
    """The provinces of all times, the towns that moved between them, and the changes, oldest first.

    Provinces and towns carry the first and the last day on which they existed; None is open.
    """

    provinces: Mapping[str, Span]
    towns: Mapping[str, Span]
    steps: tuple[Step, ...]

    @classmethod
    def of(cls, region: pa.Table, region_change: pa.Table) -> Self:
        """Read the tables of a version.

        Args:
            region: id, level, parent (a town's province), valid_from, valid_to.
            region_change: effective_date, kind, before, after, a row per pair.
        """
        regions = {row["id"]: row for row in region.to_pylist()}
        spans = {id: (row["valid_from"], row["valid_to"]) for id, row in regions.items()}
        provinces = {id: span for id, span in spans.items() if regions[id]["level"] == "province"}
        rows = [row for row in region_change.to_pylist() if row["before"] in regions and row["after"] in regions]
        rows = [row for row in rows if row["before"] != row["after"]]
        steps = tuple(sorted(_steps(rows, regions, provinces), key=lambda step: step.on))
        towns = {code: spans[code] for step in steps for code in step.town}
        return cls(provinces, towns, steps)

    def on(self, year: int) -> set[str]:
        """Give the provinces that existed at the end of a year."""
        day = date(min(max(year, 1), 9999), 12, 31)
        return {id for id, (start, end) in self.provinces.items() if (start or day) <= day <= (end or day)}

    def made(self, map_year: int) -> list[Made]:
        """Give what the provinces of a year's map are made of, where that is not simply themselves.

        Source:
            Methods, section 10.
        """
        turns = sorted({step.on.year for step in self.steps})
        bounds = zip([FIRST, *turns], [*(year - 1 for year in turns), LAST], strict=True)
        return [made for first, last in bounds for made in self._era(first, last, map_year)]

    def _era(self, first: int, last: int, map_year: int) -> list[Made]:
        """Give the provinces of the map in terms of those of an era without changes."""
        here, there = self.on(last if first == FIRST else first), self.on(map_year)
        sums = {id: Sum({(id,): 1}) for id in here}
        for step in self.steps:
            if last < step.on.year <= map_year:
                _turned(sums, step, back=False)
        for step in reversed(self.steps):
            if map_year < step.on.year <= first:
                _turned(sums, step, back=True)
        found = []
        for id in sorted(there & sums.keys()):
            plain = sums[id] == Sum({(id,): 1})
            parts = self._earlier(id, first) if plain else sums[id]
            if parts.terms:
                found.append(Made(id, first, last, parts, own=plain or id not in here))
        return found

    def _earlier(self, id: str, year: int) -> Sum:
        """Give the provinces that were joined into one by a year: some sources go on reporting them."""
        parts = Sum()
        for step in self.steps:
            if step.on.year <= year and id in (*step.before, *step.after):
                joined = step.kind == "join" and id not in step.before
                parts = Sum({(before,): 1 for before in step.before}) if joined else Sum()
        return parts

    def codes(self, town: Part, year: int) -> list[str]:
        """Give the codes of a town or province, those that are valid at the end of a year first."""
        day = date(min(max(year, 1), 9999), 12, 31)

        def late(code: str) -> bool:
            start, end = self.towns.get(code, (None, None))
            return not (start or day) <= day <= (end or day)

        return sorted(town, key=late)


def _steps(rows: list[dict[str, Any]], regions: dict[str, Any], provinces: Mapping[str, Span]) -> Iterable[Step]:
    """Give the changes between provinces, one per merger, split, town or pair."""
    pairs = [row for row in rows if row["before"] in provinces and row["after"] in provinces]
    yield from _grouped(pairs, MERGERS, "after", "join")
    for step in _grouped(pairs, ("split",), "before", "divide"):
        whole = _is_whole(step, provinces)
        yield from [step] if whole else [Step(step.on, "blur", step.before, (after,)) for after in step.after]
    for row in pairs:
        kind = "rename" if row["kind"] in NAMES else "blur" if row["kind"] in VAGUE else ""
        if kind:
            yield Step(row["effective_date"], kind, (row["before"],), (row["after"],))
    joined = {(row["effective_date"], row["before"], row["after"]) for row in pairs}
    for row in rows:
        giver, taker = (regions[row[side]]["parent"] for side in ("before", "after"))
        if (
            {giver, taker} <= provinces.keys()
            and giver != taker
            and (row["effective_date"], giver, taker) not in joined
        ):
            yield from _town(row, giver, taker, _codes(row, rows, provinces))


def _town(row: dict[str, Any], giver: str, taker: str, codes: Part) -> Iterable[Step]:
    """Give what a change of a municipality across a border of provinces is: the whole of it moved, or some part."""
    if row["kind"] in (*NAMES, "transfer"):
        yield Step(row["effective_date"], "move", (giver,), (taker,), codes)
    elif row["kind"] in (*VAGUE, *MERGERS, "split"):
        yield Step(row["effective_date"], "blur", (giver,), (taker,))


def _is_whole(step: Step, provinces: Mapping[str, Span]) -> bool:
    """Say whether a province ended on the day its parts began, so that the parts add up to it."""
    end = provinces[step.before[0]][1]
    return end is not None and end < step.on and all(provinces[after][0] == step.on for after in step.after)


def _grouped(pairs: list[dict[str, Any]], kinds: tuple[str, ...], by: str, kind: str) -> Iterable[Step]:
    """Give one step for all pairs of a day that share a side."""
    rows = sorted((row for row in pairs if row["kind"] in kinds), key=lambda row: (row["effective_date"], row[by]))
    for (on, _side), group in groupby(rows, key=lambda row: (row["effective_date"], row[by])):
        both = list(group)
        yield Step(
            on, kind, tuple(dict.fromkeys(r["before"] for r in both)), tuple(dict.fromkeys(r["after"] for r in both))
        )


def _codes(move: dict[str, Any], rows: list[dict[str, Any]], provinces: Mapping[str, object]) -> Part:
    """Give every code that a town had or got, in order: it is one town, whatever it is called."""
    codes = {move["before"], move["after"]}
    chain = [row for row in rows if row["kind"] in (*NAMES, "transfer") and row["before"] not in provinces]
    for _ in chain:
        codes |= {
            code for row in chain for code in (row["before"], row["after"]) if {row["before"], row["after"]} & codes
        }
    return tuple(sorted(codes))


def _total(sums: dict[str, Sum], ids: tuple[str, ...]) -> Sum:
    """Take provinces out and give their sum; one that is not there makes it inexact."""
    whole = Sum(exact=all(id in sums for id in ids))
    for id in ids:
        whole = whole.plus(sums.pop(id, Sum()))
    return whole


def _turned(sums: dict[str, Sum], step: Step, *, back: bool) -> None:
    """Bring provinces to the map after a change, or back to the one before it."""
    here, there, sign = (step.after, step.before, -1) if back else (step.before, step.after, 1)
    if step.kind == ("join" if back else "divide"):
        sums.update(dict.fromkeys(there, _total(sums, here).blurred()))
    elif step.kind in ("join", "divide", "rename"):
        sums[there[0]] = _total(sums, here)
    else:
        _across(sums, step, sign)


def _across(sums: dict[str, Sum], step: Step, sign: int) -> None:
    """Carry a town from one province to another, or make both unknown where what was carried is."""
    (before,), (after,) = step.before, step.after
    giver, taker = sums.get(before, Sum()), sums.get(after, Sum())
    if step.kind == "move" and before in sums and after in sums:
        town = Sum({step.town: 1})
        sums[before], sums[after] = giver.plus(town, -sign), taker.plus(town, sign)
    else:
        sums[before] = sums[after] = giver.plus(taker).blurred()
