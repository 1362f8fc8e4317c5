"""Rules about sums over anything but places: a column ‘합계’ of levels, funders or years against its neighbors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from etl.harmonize.meaning import SKIP
from etl.harmonize.reading import Reading
from etl.validate.case import Case
from etl.validate.rules.sums import ADDED, Comparison, compared, is_additive
from etl.validate.sense import NATION

Ways = dict[str, tuple[Reading, ...]]
"""The readings that a sum may be of, by the rule that says so."""

FEW = 2
"""So few rows prove nothing by what most of them do."""


def category_totals(case: Case) -> Iterator[Comparison]:
    """Give the sums in columns (or rows) of sums, each with the parts it was compared with.

    Which cells a sum is of is not written anywhere. It is what holds for most rows: the headings that differ from the
    sum's in one part, the columns before or behind it up to the next sum, or all others in its row. Where nothing
    holds for at least half of the rows, nothing is said, unless the headings themselves say what belongs together.
    """
    columns: dict[tuple[Any, ...], list[tuple[Reading, Ways]]] = defaultdict(list)
    for total, ways in _sums(case):
        columns[total.table, total.subject, total.header].append((total, ways))
    for rows in columns.values():
        yield from _judged(rows)


def _judged(rows: list[tuple[Reading, Ways]]) -> Iterator[Comparison]:
    """Give the comparisons of one column of sums by the rule that holds for most of its rows."""
    found = {
        name: [compared(total, ways[name]) for total, ways in rows if ways.get(name)]
        for name in ("named", "before", "behind", "others")
    }
    found = {name: comparisons for name, comparisons in found.items() if comparisons}
    if not found:
        return
    best = max(found, key=lambda name: _holding(found[name]))
    held, count = _holding(found[best]), len(found[best])
    if held and 2 * held >= count:
        yield from found[best]
    elif "named" in found and count <= FEW and all(_belongs(total) for total, _ in rows):
        yield from found["named"]


def _holding(comparisons: list[Comparison]) -> int:
    return sum(comparison.verdict == "holds" for comparison in comparisons)


def _belongs(total: Reading) -> bool:
    """Say whether the heading of a sum says of what: ‘예산 / 소계’ does, ‘합계’ alone does not."""
    return len(total.header) > 1


def _sums(case: Case) -> Iterator[tuple[Reading, Ways]]:
    """Give the sums that are not over places, each with the readings it may be of."""
    sums = case.sums()
    tables = {table for table, _ in sums}
    local = {r.table for r in case.understood.readings if r.region_code not in ("", NATION)}
    if not sums:
        return
    rows: dict[tuple[int, int], list[Reading]] = defaultdict(list)
    figures: dict[tuple[Any, ...], list[Reading]] = defaultdict(list)
    totals = []
    for reading in case.understood.readings:
        if reading.table not in tables or reading.unit not in ADDED:
            continue
        rows[reading.table, reading.row].append(reading)
        figures[reading.table, reading.region_raw, reading.period].append(reading)
        if (reading.table, reading.subject) in sums and reading.value is not None:
            totals.append(reading)
    for total in totals:
        if total.region_reason == "total" or (total.table in local and total.region_code == NATION):
            continue
        together = figures[total.table, total.region_raw, total.period]
        yield total, _ways(case, total, rows[total.table, total.row], together)


def _ways(case: Case, total: Reading, row: list[Reading], together: list[Reading]) -> Ways:
    """Give the readings that a sum may be of."""
    path = (*total.categories, *total.header)
    parts = [r for r in together if not r.is_total and r.unit == total.unit and _adds(case, r)]
    beside = [r for r in row if r.unit == total.unit and (r.is_total or _adds(case, r))]
    place = next(n for n, reading in enumerate(beside) if reading is total)
    return {
        "named": tuple(r for r in parts if _differs_once((*r.categories, *r.header), path)),
        "before": _until_sum(beside[:place][::-1])[::-1],
        "behind": _until_sum(beside[place + 1 :]),
        "others": tuple(r for r in beside if not r.is_total),
    }


def _adds(case: Case, reading: Reading) -> bool:
    """Say whether a reading can be a part of a sum beside it: also one that an analyst chose not to load."""
    meaning = case.sense(reading).meaning
    return is_additive(case, reading) or (meaning.indicator == SKIP and meaning.origin == "answered")


def _until_sum(readings: list[Reading]) -> tuple[Reading, ...]:
    """Give readings up to the first sum among them."""
    end = next((n for n, reading in enumerate(readings) if reading.is_total), len(readings))
    return tuple(readings[:end])


def _differs_once(path: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return len(path) == len(other) and sum(a != b for a, b in zip(path, other, strict=True)) == 1
