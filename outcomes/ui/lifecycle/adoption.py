"""How many firms have a smart factory: each rate on a row of its own, with the number it was taken of."""

from __future__ import annotations

import pandas as pd

from outcomes.catalog.printing import is_known
from outcomes.metrics.lifecycle import ADOPTED, DERIVED, STATED, adoption
from outcomes.metrics.questions import origins
from outcomes.ui.chart_frame import Chart, ids
from outcomes.ui.house import House
from outcomes.ui.markup import text
from outcomes.ui.origin import positions
from outcomes.ui.results.rows import Row, each

ORDER = (*STATED, *DERIVED, "of_manufacturers", "of_registered_factories", "of_unstated")


def adoption_chart(house: House, region: str) -> Chart | None:
    """Give a region's adoption rates, the nation's beside them; None where none of the region is published.

    They have no native form: each has another denominator, and a chart of bars would compare them.
    """
    rows = house.fetch(adoption)
    if not (rows.region == region).any():
        return None
    rows = rows[rows.region.isin([region, "KR"])]
    place = [ORDER.index(scope) if scope in ORDER else len(ORDER) for scope in rows.measure_scope]
    rows = rows.assign(front=rows.region != region, place=place).sort_values(
        ["front", "place", "year", "value"], ascending=[True, True, False, False]
    )
    mine = rows[rows.region == region]
    first = mine.iloc[0]
    return Chart(
        key="adoption",
        title=house.say(
            "adoption.title", place=house.place(region), count=len(mine), share=house.printer.share(first.value),
            of=_denominator(house, first),
        ),
        subtitle=house.say("adoption.subtitle", indicator=house.catalog.indicators[ADOPTED].name.say(house.lang)),
        table=_table(house, rows),
        printed=_printed(house, rows),
        origins=ids(rows.position, rows.numerator_position, rows.denominator_position),
        body=_rows(house, rows),
        notes=(house.say("adoption.note"), house.say("adoption.unstated")),
    )  # fmt: skip


def _denominator(house: House, row: Row) -> str:
    """Give the words for what a rate is taken of."""
    if row.measure_scope in DERIVED:
        return house.say("adoption.computed")
    named = house.scope("measure_scope", row.measure_scope)
    return house.say("adoption.of_size", size=named) if row.measure_scope.startswith("size.") else named


def _quotient(house: House, row: Row) -> str:
    """Give the numbers of a rate with their names; words where the source does not print them."""
    if not is_known(row.numerator):
        return house.say("adoption.not_printed")
    above, below = (STATED | DERIVED)[row.measure_scope]
    named = (
        f"{house.catalog.indicators[id].name.say(house.lang)} {house.figure(value, id)}"
        for id, value in ((above, row.numerator), (below, row.denominator))
    )
    return " ÷ ".join(named)


def _rows(house: House, rows: pd.DataFrame) -> str:
    """Give each rate as a row: what it is of, a bar, the rate, its numbers, source and year."""
    widest = float(rows.value.max())
    return f'<ol class="adoption">{"".join(_row(house, row, widest) for row in each(rows))}</ol>'


def _row(house: House, row: Row, widest: float) -> str:
    own = row.region == house.selection.region
    where = "" if own else f"{house.place(row.region)} · "
    title = text(f"{where}{_denominator(house, row)}")
    small = " · ".join((str(int(row.year)), house.scope("status", row.status), _quotient(house, row)))
    width = f"{float(row.value) / widest:.1%}"
    return (
        f'<li class="{"mine" if own else ""}"><div class="of"><b>{title}</b><small>{text(small)}</small>'
        f"<small>{text(_source(house, row))}</small></div>"
        f'<span class="track"><b style="width:{width}"></b></span>'
        f'<span class="num">{text(house.printer.share(row.value))}</span></li>'
    )


def _source(house: House, row: Row) -> str:
    """Give the documents of a rate, or of the numbers that give it."""
    everything = house.fetch(origins)
    found = everything[everything.position.isin([*positions([row.position])])].drop_duplicates("title")
    return " · ".join(f"{r.publisher}, {r.title} ({r.date})" if r.publisher else r.title for r in each(found))


def _table(house: House, rows: pd.DataFrame) -> pd.DataFrame:
    say = house.say
    return pd.DataFrame({
        say("column.region_id"): list(rows.region), say("column.region"): [house.place(r) for r in rows.region],
        say("adoption.of"): [_denominator(house, r) for r in each(rows)], say("column.year"): list(rows.year),
        f"{say('adoption.rate')} (0–1)": list(rows.value), say("adoption.numerator"): list(rows.numerator),
        say("adoption.denominator"): list(rows.denominator),
        say("column.status"): [house.scope("status", s) for s in rows.status],
        say("column.origin"): list(rows.position),
    })  # fmt: skip


def _printed(house: House, rows: pd.DataFrame) -> pd.DataFrame:
    """Give a row a rate: its first cell says whose it is, of what and when, as two may differ in one of these."""
    say = house.say
    named = [" · ".join((house.place(r.region), _denominator(house, r), str(int(r.year)))) for r in each(rows)]
    return pd.DataFrame({
        say("adoption.of"): named,
        f"{say('adoption.rate')} (%)": [house.printer.number(v, "share") for v in rows.value],
        say("adoption.numbers"): [_quotient(house, r) for r in each(rows)],
        say("column.status"): [house.scope("status", s) for s in rows.status],
        say("column.document"): [_source(house, r) for r in each(rows)],
    })  # fmt: skip
