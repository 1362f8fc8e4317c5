"""The life of a figure: what every version said of the chosen indicator, place and year."""

from __future__ import annotations

import pandas as pd

from outcomes.metrics.questions import origins
from outcomes.store.life import Series, life
from outcomes.ui.chart_frame import html_table
from outcomes.ui.history.versions import version_name
from outcomes.ui.house import House
from outcomes.ui.markup import note, put, text
from outcomes.ui.moment import day
from outcomes.ui.origin import organization, value_text
from outcomes.ui.page_address import PageAddress
from outcomes.ui.results.rows import each
from outcomes.ui.startup import lake

AXES = ("organization", "base", "measure_scope", "stage", "program")


def show_life(house: House) -> None:
    """Draw the chosen series' life: a line per version in which a figure appeared, changed or disappeared."""
    series = _chosen(house)
    rows = house.each_version(_lived, house.selection.set, series)
    put(f'<h3 class="finding">{text(_name(house, series))}</h3>')
    if rows.empty:
        note(house.say("life.none"))
        return
    note(house.say("life.lead"))
    shown = _table(house, rows, series)
    put(html_table(shown, caption="", words=set(shown.columns) - {house.say("life.value")}))


def _lived(house: House, set_id: str, series: Series) -> pd.DataFrame:
    return life(lake(set_id), series)


def _chosen(house: House) -> Series:
    """Draw the selector of a scope where the place has several, and give the series."""
    found = {_id(series): series for series in _series(house)}
    if len(found) == 1:
        return next(iter(found.values()))

    def label(id: str) -> str:
        return _scope(house, found[id]) or house.say("life.main")

    local = PageAddress(house, "history")
    chosen: str = local.one("series", tuple(found), next(iter(found)))
    local.write(series=label)
    local.list_of_one("series", label, width=520)
    return found[chosen]


def _id(series: Series) -> str:
    """Give what tells a series from the others of its indicator, place and year, as the address has it."""
    return "|".join(str(getattr(series, axis)) for axis in AXES)


def _series(house: House) -> list[Series]:
    """Give the series of the chosen indicator, place and year, the one that stands for the place first."""
    said, indicator = house.selection, house.indicator
    main = Series(
        said.indicator, said.region, said.year,
        base=indicator.base, stage=indicator.stage, measure_scope=indicator.measure_scope,
    )  # fmt: skip
    rows = house.fetch(origins)
    mine = rows[(rows.indicator == said.indicator) & (rows.region == said.region) & (rows.year == said.year)]
    others = {
        Series(said.indicator, said.region, said.year, **{axis: str(getattr(row, axis) or "") for axis in AXES})
        for row in each(mine)
    }
    return [main, *sorted(others - {main}, key=lambda series: tuple(getattr(series, axis) for axis in AXES))]


def _name(house: House, series: Series) -> str:
    """Give what the life is of."""
    parts = (house.place(series.region), house.indicator.name.say(house.lang), str(series.year), _scope(house, series))
    return " · ".join(part for part in parts if part)


def _scope(house: House, series: Series) -> str:
    """Give the words of a series' scope."""
    program = house.catalog.programs.get(series.program)
    parts = [organization(house, series.organization), program.name.say(house.lang) if program else series.program]
    parts += [house.scope(axis, getattr(series, axis)) for axis in ("base", "measure_scope", "stage")]
    return " · ".join(part for part in parts if part)


def _table(house: House, rows: pd.DataFrame, series: Series) -> pd.DataFrame:
    """Give the lines of a life as they are read."""
    shown = rows.assign(indicator=series.indicator, stage=series.stage, value_text="")
    sources = house.catalog.sources
    return pd.DataFrame({
        house.say("history.number"): [version_name(house, int(n)) for n in rows.version],
        house.say("history.when"): [day(at) for at in rows.loaded_at],
        house.say("life.change"): [house.say(f"changed.kind.{change}") for change in rows.change],
        house.say("life.value"): [value_text(house, row) for _, row in shown.iterrows()],
        house.say("history.source"): [sources[s].title if s in sources else s for s in rows.source],
        house.say("column.origin"): rows.position.tolist(),
        house.say("history.who"): rows.author.tolist(),
        house.say("history.what"): rows.note.tolist(),
    })  # fmt: skip
