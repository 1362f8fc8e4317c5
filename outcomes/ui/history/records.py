"""How many records there are and differ, told apart: figures, targets, events and projects."""

from __future__ import annotations

import pandas as pd

from outcomes.store.case_changes import CASES
from outcomes.store.changes import tally
from outcomes.store.edition import Edition
from outcomes.store.lake import Version
from outcomes.ui.history.changed import KINDS, counted
from outcomes.ui.house import House
from outcomes.ui.startup import lake

SMALL = ("observation", "target", "event")
"""The kinds of record that are counted without asking for the projects, of which there can be millions."""


def standing(house: House, version: Version) -> str:
    """Give how many records of each kind a version holds: ‘수치 514, 목표 76, 일지 23, 과제 8’."""
    edition = lake(house.selection.set).edition(version.number)
    counts = {name: edition.count(name) for name in SMALL}
    counts[CASES] = version.rows - sum(counts.values())
    return ", ".join(house.say(f"records.{name}", count=f"{count:,}") for name, count in counts.items())


def differences(
    house: House, before: Edition, after: Edition, found: pd.DataFrame, cases: pd.DataFrame | None
) -> list[str]:
    """Give the counts of what differs in words: of all records where several kinds differ, then of each that does.

    Args:
        house: For words.
        before: The version that is compared with.
        after: The version that is compared.
        found: The figures and targets that differ, as `outcomes.store.changes.changes` gives them.
        cases: The projects that differ, as `outcomes.store.case_changes.touched` gives them; None for none.
    """
    counts = {name: counted(found[found.table == name]) for name in ("observation", "target")}
    counts["event"] = after.remember(("events", before.number), lambda: tally(before, after, "event"))
    if cases is not None:
        counts[CASES] = {kind: int(cases[kind].sum()) for kind in KINDS}
    known = {name: of_kind for name, of_kind in counts.items() if any(of_kind.values())}
    if len(known) != 1:
        known = {"all": {kind: sum(of_kind[kind] for of_kind in known.values()) for kind in KINDS}} | known
    return [
        house.say(f"changed.of.{name}", **{kind: f"{count:,}" for kind, count in of_kind.items()})
        for name, of_kind in known.items()
    ]
