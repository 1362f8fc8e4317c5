"""What each heading of a file means, as rows that the analyst edits in place; every edit becomes an answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from etl.desk import Examination
from etl.harmonize.meaning import SKIP, Key, Meaning, Subject, subjects
from etl.harmonize.period import read_period
from etl.harmonize.unit import find_unit
from outcomes.catalog.model import Catalog, Lang
from outcomes.ui.house import House

EDITED = ("indicator", "status", "stage", "measure_scope", "base", "unit", "period")
"""The columns that can be edited, in order."""

STATUSES = ("actual", "provisional", "plan", "budget", "proposal", "estimate", "target")
OPEN = "?"
"""Stands for the indicator that nobody knows: an empty choice would be drawn as nothing."""

Edits = Mapping[int, Mapping[str, Any]]
"""Row number → column → new value, as `st.data_editor` keeps them."""


def rows_of(examined: Examination, sheet: int) -> tuple[Subject, ...]:
    """Give the headings of the tables on a sheet, in reading order."""
    numbers = {table.number for table in examined.understood.tables if table.sheet == sheet}
    return tuple(subject for subject in subjects(examined.understood) if subject.table in numbers)


def grid(house: House, examined: Examination, rows: Iterable[Subject]) -> pd.DataFrame:
    """Give the headings as the table that is edited.

    Returns:
        table, heading, count, then EDITED as ids (None where nothing is set; indicator OPEN where nobody knows it),
        origin in words.
    """
    lines = []
    for subject in rows:
        meaning = examined.meanings[subject.key]
        line: dict[str, Any] = {"table": subject.table, "heading": subject.label or subject.title or subject.cell}
        line["count"] = subject.count
        line |= {name: getattr(meaning, name) or None for name in EDITED} | {"indicator": meaning.indicator or OPEN}
        line["unit"] = meaning.unit or ", ".join(unit for unit in subject.units if unit) or None
        line["origin"] = house.say(f"upload.origin.{meaning.origin or 'nobody'}")
        lines.append(line)
    return pd.DataFrame(lines, columns=["table", "heading", "count", *EDITED, "origin"]).astype(
        dict.fromkeys((*EDITED, "heading", "origin"), object)
    )


def indicator_names(catalog: Catalog, lang: Lang, choose: str, skip: str) -> dict[str, str]:
    """Give id → name of every indicator that can be loaded; equal names carry their ids.

    First come OPEN under the word `choose`, for what nobody knows, and '-' under `skip`, for what is not loaded.
    """
    names = {i.id: i.name.say(lang) for i in catalog.indicators.values() if not i.formula}
    often = Counter([choose, skip, *names.values()])
    named = {id: name if often[name] == 1 else f"{name} ({id})" for id, name in names.items()}
    return {OPEN: choose, SKIP: skip} | named


def scope_names(catalog: Catalog, axis: str, lang: Lang) -> dict[str, str]:
    """Give id → words of every value of an axis; equal words carry their ids."""
    names = {id: scope.name.say(lang) for (known, id), scope in catalog.scopes.items() if known == axis}
    often = Counter(names.values())
    return {id: name if often[name] == 1 else f"{name} ({id})" for id, name in names.items()}


def answers_from(
    catalog: Catalog, meanings: Mapping[Key, Meaning], rows: Iterable[Subject], edits: Edits
) -> tuple[dict[Key, Meaning], list[tuple[str, str]]]:
    """Give what the edited rows answer, and the edits that mean nothing.

    An indicator that is chosen brings its own stage, scope and base; columns edited in the same row count besides.
    An edit that says what is known already is none.

    Returns:
        Subject → its new meaning; and each refused edit as its column ('unit' or 'period') with what was typed.
    """
    answers: dict[Key, Meaning] = {}
    refused: list[tuple[str, str]] = []
    for number, subject in enumerate(rows):
        said = {name: str(value or "").strip() for name, value in edits.get(number, {}).items() if name in EDITED}
        if said.get("indicator") == OPEN:
            said["indicator"] = ""
        bad = [name for name in ("unit", "period") if said.get(name) and not _reads(name, said[name])]
        refused += [(name, said.pop(name)) for name in bad]
        known = meanings[subject.key]
        told = _answered(catalog, known, said)
        if replace(told, origin=known.origin, candidates=known.candidates) != known:
            answers[subject.key] = told
    return answers, refused


def _reads(name: str, text: str) -> bool:
    """Say whether a typed unit or period can be read."""
    return (find_unit(text) if name == "unit" else read_period(text)) is not None


def _answered(catalog: Catalog, meaning: Meaning, said: Mapping[str, str]) -> Meaning:
    """Give a meaning with what was said of it."""
    fields = dict(said)
    if fields.get("period"):
        fields["period"] = str(read_period(fields["period"]))
    chosen = catalog.indicators.get(fields.get("indicator", ""))
    if chosen is not None and chosen.id != meaning.indicator:
        own = {"stage": chosen.stage, "measure_scope": chosen.measure_scope, "base": chosen.base, "program": ""}
        fields = own | fields | ({} if "status" in fields or meaning.status else {"status": "actual"})
    return replace(meaning, **fields, origin="answered", candidates=())
