"""What each scope says about the chosen year: every published amount a bar of its own, never added."""

from __future__ import annotations

import pandas as pd

from outcomes.charts.amounts import amounts
from outcomes.charts.theme import Ready
from outcomes.export.native import NativeChart, wide
from outcomes.metrics.budget_questions import money_said
from outcomes.ui.budget.rows import FUNDERS, MONEY, program_name, scope_id, scope_name, unit_name, won, won_number
from outcomes.ui.chart_frame import Chart, ids
from outcomes.ui.house import House
from outcomes.ui.markup import noted, text
from outcomes.ui.origin import entry, organization, period, value_text
from outcomes.ui.results.region import places_of
from outcomes.ui.results.rows import Row, each

MOST = 14  # bars; of more only those of the budget itself are drawn, the rest stands in the table
SAME = ["indicator", "region", "organization", "first_year", "last_year", "measure_scope", "program", "status", "value"]
NAMED = ("line.", "program.")  # scopes whose own name says which program
INTENDED = ("plan", "proposal", "provisional", "derived", "estimate")


def said_of(house: House, region: str, year: int) -> pd.DataFrame:
    """Give every amount published of a region and what it was merged from that covers the year, organizations too."""
    rows = house.fetch(money_said)
    places = {place for place in places_of(house, region) if place in house.catalog.regions}
    return rows[rows.region.isin(places) & (rows.first_year <= year) & (rows.last_year >= year)]


def scopes_chart(house: House, scope: str) -> Chart | None:
    """Give the amounts side by side, each with its scope and source; None where none is published."""
    year, region = house.selection.year, house.selection.region
    rows = said_of(house, region, year)
    if not len(rows):
        return None
    rows = _ordered(_folded(rows), region)
    listed = (rows if len(rows) <= MOST else rows[rows.indicator == MONEY]).head(MOST)
    drawn = listed[listed.first_year == listed.last_year]
    bars, read = _bars(house, drawn, scope), _printed(house, rows)
    return Chart(
        key="budget_scopes",
        title=_title(house, listed, len(rows)),
        subtitle=house.say(
            "budget.scopes.subtitle", place=house.place(region), year=year, unit=unit_name(house)
        ),
        table=_table(house, rows),
        printed=read,
        origins=ids(listed.position),
        figure=Ready(amounts(bars, house.colors)) if len(drawn) else None,
        notes=_notes(house, rows, listed),
        body=_meanings(house, listed)
        if house.synthetic
        else noted(house.say("budget.scopes.open")) + _ledger(house, listed),
        native=_native(house, read[rows.index.isin(drawn.index)], bars) if len(drawn) else None,
    )  # fmt: skip


def _native(house: House, read: pd.DataFrame, bars: pd.DataFrame) -> NativeChart | None:
    """Give the amounts that are drawn, by the names of their bars, which say what is planned or not final."""
    scope, value = read.columns[:2]
    named = read.assign(**{scope: list(bars.name)})
    made = wide(named, "bar", scope, {value: "value"}, unit_name(house), list(bars.name[bars.chosen]))
    return made if made.knows_any else None


def _folded(rows: pd.DataFrame) -> pd.DataFrame:
    """Give one row for the same amount said twice, with every fact id; `position` holds them joined by '|'."""
    same = [
        "indicator",
        "region",
        "organization",
        "first_year",
        "last_year",
        "measure_scope",
        "program",
        "status",
        "value",
    ]
    joined = rows.groupby(same, dropna=False).position.transform("|".join)
    return rows.assign(position=joined).drop_duplicates([*same])


def _ordered(rows: pd.DataFrame, region: str) -> pd.DataFrame:
    """Give the region's own year first, then several years, then organizations; each from the greatest down."""
    keys = rows.assign(
        _foreign=rows.organization != "", _long=rows.first_year != rows.last_year, _budget=rows.indicator != MONEY,
        _other=rows.region != region,
    )  # fmt: skip
    ordered = keys.sort_values(
        ["_other", "_foreign", "_long", "_budget", "value"], ascending=[True, True, True, True, False], kind="stable"
    )
    return ordered.drop(columns=["_foreign", "_long", "_budget", "_other"])


def _title(house: House, drawn: pd.DataFrame, count: int) -> str:
    """Say how many different sums are on record for the budget itself, and from what to what they reach."""
    mine = (drawn.region == house.selection.region) & (drawn.organization == "")
    own = drawn[mine & (drawn.indicator == MONEY) & (drawn.first_year == drawn.last_year)]
    part = own.measure_scope.isin(FUNDERS) | own.measure_scope.str.startswith("line.") | (own.program != "")
    distinct = own[~part].value.dropna().unique()
    if len(distinct) < 2:
        return house.say("budget.scopes.title_one", count=count)
    return house.say(
        "budget.scopes.title", count=len(distinct), low=won(house, min(distinct)), high=won(house, max(distinct))
    )


def _bars(house: House, drawn: pd.DataFrame, scope: str) -> pd.DataFrame:
    mine = (drawn.organization == "") & (drawn.indicator == MONEY)
    ids_of = [scope_id(r.measure_scope, r.program) for r in each(drawn)]
    printed = [won(house, r.value, r.mark) for r in each(drawn)]
    names = [f"{_name(house, r)}{_unsettled(house, r)}" for r in each(drawn)]
    return pd.DataFrame({
        "name": names, "value": drawn.value.tolist(), "printed": printed,
        "hover": [
            f"{n}: {p} · {r.publisher or r.title} ({', '.join(ids([r.position]))})"
            for n, p, r in zip(names, printed, each(drawn), strict=True)
        ],
        "chosen": [bool(m) and i == scope for m, i in zip(mine, ids_of, strict=True)],
        "hollow": [s in INTENDED for s in drawn.status],
    })  # fmt: skip


def _name(house: House, row: Row) -> str:
    """Give whose money it is, and of which scope, program and step."""
    parts = [
        "" if row.region == house.selection.region else house.place(row.region),
        organization(house, row.organization),
        scope_name(house, scope_id(row.measure_scope, "")),
        program_name(house, row.program) if row.program and not row.measure_scope.startswith(NAMED) else "",
        "" if row.indicator == MONEY else house.catalog.indicators[row.indicator].name.say(house.lang),
    ]
    return " · ".join(part for part in parts if part)


def _unsettled(house: House, row: Row) -> str:
    """Give the words for a figure that is planned or not final, '' for any other."""
    return f" · {house.scope('status', row.status)}" if row.status in INTENDED else ""


def _notes(house: House, rows: pd.DataFrame, drawn: pd.DataFrame) -> tuple[str, ...]:
    lines = [house.say("budget.scopes.note")]
    if (rows.organization != "").any():
        lines.append(house.say("budget.scopes.organizations"))
    if (rows.first_year != rows.last_year).any():
        lines.append(house.say("budget.scopes.spans"))
    if len(drawn) < len(rows):
        lines.append(house.say("budget.scopes.shortened", shown=len(drawn), total=len(rows)))
    return tuple(lines)


def meaning(house: House, measure_scope: str) -> str:
    """Give what a scope is, as the catalog defines it; '' where the figures name no scope."""
    found = house.catalog.scopes.get(("measure_scope", measure_scope))
    return found.definition.say(house.lang) if found else ""


def _meanings(house: House, drawn: pd.DataFrame) -> str:
    """Give what each scope is, each once: why amounts of one year differ."""
    found = {scope: meaning(house, scope) for scope in drawn.measure_scope}
    lines = "".join(
        f"<dt>{text(scope_name(house, scope_id(scope, '')))}</dt><dd>{text(told)}</dd>"
        for scope, told in found.items()
        if told
    )
    return f'<dl class="budget-meanings">{lines}</dl>' if lines else ""


def _ledger(house: House, drawn: pd.DataFrame) -> str:
    """Give the published amounts as lines that open to their source, each scope's meaning beside its first line.

    Opened, a line says what its scope is before the figure's own remark, which is kept in English.
    """
    lines, met = "", set[str]()
    for row, (_, told) in zip(each(drawn), drawn.iterrows(), strict=True):
        when, whose, amount = text(period(told)), text(_name(house, row)), text(value_text(house, told))
        means = text(meaning(house, row.measure_scope))
        beside = f"<small>{means}</small>" if means and row.measure_scope not in met else ""
        met.add(row.measure_scope)
        lines += (
            f'<details><summary><span class="when">{when}</span><span class="whose">{whose}</span>'
            f'<span class="num">{amount}</span>{beside}</summary>'
            f"{f'<p>{means}</p>' if means else ''}{entry(house, told)}</details>"
        )
    return f'<div class="ledger budget">{lines}</div>'


def _table(house: House, rows: pd.DataFrame) -> pd.DataFrame:
    """Give the amounts as numbers for files, money in whole won, with their documents."""
    names = ("indicator", "region", "organization", "period_start", "period_end", "status", "measure_scope", "program",
             "value", "mark", "confidence", "quotation", "note", "title", "publisher", "date", "url",
             "position")  # fmt: skip
    return rows[list(names)].reset_index(drop=True)


def _printed(house: House, rows: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame({
        house.say("column.scope"): [_name(house, r) for r in each(rows)],
        f"{house.say('column.value')} ({unit_name(house)})": [won_number(house, r.value, r.mark) for r in each(rows)],
        house.say("column.period"): [period(r) for _, r in rows.iterrows()],
        house.say("column.status"): [house.scope("status", s) for s in rows.status],
        house.say("column.document"): [r.publisher or r.title for r in each(rows)],
    })  # fmt: skip
