"""Lists of projects on the upload page: what was found, what each column becomes, and what the file would change."""

from __future__ import annotations

import pandas as pd

from etl.desk import Examination
from etl.harmonize.case_list import CaseColumn, CaseList
from etl.harmonize.cells import text_of
from etl.read.book import letters
from etl.validate.case_rows import MONEY, NUMBERS, YEARS
from outcomes.catalog.headings import NOT_LOADED, PRIVATE, REMARK, TOTAL
from outcomes.catalog.printing import digits, is_known, rounded
from outcomes.store.case_changes import case_changes
from outcomes.store.edition import Edition
from outcomes.ui.chart_frame import html_table
from outcomes.ui.history.case_counts import show_by_year
from outcomes.ui.house import House
from outcomes.ui.markup import note, noted, put, text
from outcomes.ui.upload.bench import Bench

LONG = 40  # letters of a cell that are shown as an example
SCOPED = ("level", "industry", "size")
STATES = {NOT_LOADED: "none", PRIVATE: "private", TOTAL: "total", REMARK: "remark", "": "unknown"}


def found_sentence(house: House, examined: Examination) -> str:
    """Give the sentence that says how many projects were found, '' where there is no list of them."""
    lists = examined.cases.lists
    if not lists:
        return ""
    return house.say("upload.cases.found", lists=len(lists), cases=f"{examined.cases.count:,}")


def list_on(examined: Examination, sheet: int) -> CaseList | None:
    """Give the list of projects on a sheet, None where there is none."""
    return next((one for one in examined.cases.lists if one.table.sheet == sheet), None)


def show_list(house: House, bench: Bench, one: CaseList) -> None:
    """Draw where a list lies, what stands around it, and what is never loaded of it."""
    put(bench.keep((_card, house.lang, one.table.sheet), lambda: _card(house, one)))


def _card(house: House, one: CaseList) -> str:
    top, left, bottom, right = one.table.area
    area = f"{letters(left)}{top + 1}:{letters(right)}{bottom + 1}"
    private = ", ".join(c.heading for c in one.columns if c.column == PRIVATE)
    facts = {
        "unit_line": one.table.unit_line,
        "counts": house.say("upload.cases.rows", cases=f"{len(one.rows):,}"),
        "private": private,
    }
    said = "".join(
        f"<dt>{text(house.say(f'upload.table.{name}'))}</dt><dd>{text(value)}</dd>"
        for name, value in facts.items()
        if value
    )
    never = noted(house.say("upload.cases.private")) if private else ""
    return (
        f'<div class="understood"><h3 class="finding">{text(one.table.title or house.say("upload.cases.list"))}</h3>'
        f'<p class="scope">{text(house.say("upload.cases.place", area=area))}</p><dl>{said}</dl>{never}</div>'
    )


def show_columns(house: House, bench: Bench, sheet: int) -> None:
    """Draw each column of a sheet's list: its heading, what it becomes, an example, and how many rows answer."""
    put(bench.keep((_columns, house.lang, sheet), lambda: _columns(house, bench.examined, sheet)))
    note(house.say("upload.cases.note"))


def _columns(house: House, examined: Examination, sheet: int) -> str:
    number, one = next((n, c) for n, c in enumerate(examined.cases.lists) if c.table.sheet == sheet)
    frame = examined.cases.frame.iloc[examined.cases.rows_of(number)]
    rows = []
    for column in sorted(one.columns, key=lambda c: (not c.loaded, c.index)):
        state = column.column if column.loaded else STATES[column.column]
        answered = sum(_says(value) for value in frame[column.column]) if column.loaded else None
        rows.append({
            house.say("upload.mapping.heading"): f"{letters(column.index)} · {column.heading}",
            house.say("upload.cases.becomes"): house.say(f"upload.case.{state}"),
            house.say("upload.mapping.unit"): column.unit.raw if column.unit and column.loaded else "",
            house.say("upload.cases.example"): _example(house, examined, one, column, frame),
            house.say("upload.cases.answered"): "" if answered is None else f"{answered:,} / {len(frame):,}",
        })  # fmt: skip
    said = [house.say(f"upload.cases.{name}") for name in ("becomes", "example")]
    return html_table(pd.DataFrame(rows), "", words=[*said, house.say("upload.mapping.unit")])


def _says(value: str | float | None) -> bool:
    return value != "" if isinstance(value, str) else is_known(value)


def _example(house: House, examined: Examination, one: CaseList, column: CaseColumn, frame: pd.DataFrame) -> str:
    """Give the first answer of a column as written and as it is stored; nothing of what is not loaded."""
    if not column.loaded:
        return ""
    at = next((n for n, value in enumerate(frame[column.column]) if _says(value)), None)
    if at is None:
        return ""
    place = (one.rows[at], column.index)
    written = text_of(examined.cases.sheets[one.table.sheet].content(*one.anchors.get(place, place)))[:LONG]
    unit = examined.cases.units.get(column.column, [""] * len(examined.cases.frame))[int(frame.index[at])]
    stored = _printed(house, column.column, frame[column.column].iloc[at], unit)
    return written if written == stored else f"{written} → {stored}"


def _printed(house: House, name: str, value: object, unit: str) -> str:
    """Give a stored value as people read it."""
    catalog, lang = house.catalog, house.lang
    if name in MONEY or unit == "KRW":
        return house.say("upload.cases.won", amount=digits(rounded(float(str(value)), 0)))
    if name in NUMBERS:
        number = float(str(value))
        return house.printer.share(number) if unit == "share" else digits(rounded(number, 4), trim=True)
    if name in YEARS:
        return str(value)
    if name in SCOPED:
        return catalog.scope("measure_scope", str(value), lang)
    if name == "organization":
        return catalog.organizations[str(value)].name.say(lang)
    if name == "program":
        return catalog.programs[str(value)].name.say(lang)
    return catalog.place(str(value), lang)


def found_changes(bench: Bench, standing: Edition, after: Edition) -> pd.DataFrame:
    """Give what the file's projects change by year of support and region, worked out once.

    Returns:
        As `case_changes`, and brought: how many projects of the file; the years and regions that it
        brings or takes some from.
    """

    def make() -> pd.DataFrame:
        found = case_changes(standing, after)
        key = ["support_year", "region"]
        brought = bench.examined.cases.frame.groupby(key).size().rename("brought").reset_index()
        both = found.merge(brought.astype({"support_year": found.support_year.dtype}), on=key, how="left")
        both = both.fillna({"brought": 0}).astype({"brought": int})
        return both[(both.brought > 0) | (both.before != both.after)].reset_index(drop=True)

    return bench.keep(found_changes, make)


def change_sentence(house: House, found: pd.DataFrame) -> str:
    """Give the counts of projects in a sentence."""
    counts = {name: int(found[name].sum()) for name in ("added", "changed", "brought")}
    unchanged = counts.pop("brought") - sum(counts.values())
    return house.say("upload.cases.difference", unchanged=f"{unchanged:,}", **{n: f"{v:,}" for n, v in counts.items()})


def show_case_changes(house: House, found: pd.DataFrame) -> None:
    """Draw what changes by year of support and region, before and after."""
    unchanged = found.brought - found.added - found.changed
    show_by_year(house, found.assign(unchanged=unchanged), ("added", "changed", "unchanged", "before", "after"))
