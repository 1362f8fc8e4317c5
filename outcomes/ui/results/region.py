"""One region's page: how it compares, and every figure published about it, by topic, each with its origin."""

from __future__ import annotations

import pandas as pd

from outcomes.catalog.model import TOPICS, RegionChange
from outcomes.catalog.printing import enough
from outcomes.metrics.questions import assessment, origins, required, series, values
from outcomes.ui.chart_frame import Chart, ids
from outcomes.ui.house import House
from outcomes.ui.markup import text
from outcomes.ui.origin import entry, organization, period, value_text
from outcomes.ui.results.rows import each
from outcomes.ui.results.standing import LEVEL, YEARLY, regime_name

MOST = 60  # figures shown of one topic; beyond that the chosen year's only, the rest is in the download
AXES = ("measure_scope", "stage", "base")


def comparison(house: House, region: str) -> str:
    """Say how the region compares with the nation for its size: rate, the nation's rate, place among the known."""
    rate = house.catalog.indicators.get(house.catalog.indicators[LEVEL].rate)
    if rate is None or region == "KR":
        return ""
    known = house.fetch(values, house.map_year)
    year = house.selection.year
    rows = known[(known.indicator == rate.id) & (known.year == year) & known.value.notna()]
    mine, nation = rows[rows.region == region], rows[rows.region == "KR"]
    if not len(mine) or not len(nation):
        return house.say("compare.unknown", year=year)
    provinces = rows[rows.region.isin([p.id for p in house.provinces()])]
    place = int((provinces.value > mine.value.iloc[0]).sum()) + 1
    return house.say(
        "compare.rate", rate=rate.name.say(house.lang), value=house.printer.figure(mine.value.iloc[0], rate),
        nation=house.printer.figure(nation.value.iloc[0], rate), place=place, known=len(provinces),
    )  # fmt: skip


def others(house: House, region: str) -> str:
    """Say what organizations in the region counted in the year when the region's own total is not published."""
    rows = house.fetch(series)
    year = house.selection.year
    mine = rows[
        (rows.region == region) & (rows.indicator == YEARLY) & (rows.organization != "") & (rows.year == year)
        & rows.value.notna()
    ]  # fmt: skip
    if not len(mine):
        return ""
    told = [
        f"{organization(house, r.organization)} {house.figure(r.value, YEARLY)} ({house.scope('stage', r.stage)})"
        for r in each(mine)
    ]
    return house.say("region.others", year=year, figures=", ".join(told))


def still_required(house: House, region: str) -> str:
    """Say what each goal asked for a year from the chosen year on, and after the additions planned for it."""
    rows = house.fetch(required)
    year = house.selection.year
    mine = rows[(rows.region == region) & (rows.organization == "") & ((rows.year == year) | (rows.level_year == year))]
    mine = mine[(mine.kind == "plan") & (mine.goal_year > mine.year)]
    told = []
    for row in each(mine.sort_values(["goal_year", "year"])):
        key = "required.after_plan" if row.year > row.level_year else "required.from_level"
        told.append(
            house.say(
                key, start=int(row.level_year), level=house.figure(row.level, LEVEL), year=int(row.year),
                added=house.figure(row.additions, LEVEL), mark=house.scope("mark", row.mark) if row.mark else "",
                due=int(row.goal_year), goal=house.figure(row.goal, LEVEL),
                required=house.figure(enough(row.required_annual, house.catalog.indicators[LEVEL]), LEVEL),
            )
        )  # fmt: skip
    return " ".join(told)


def predecessors(house: House, region: str) -> list[RegionChange]:
    """Give the mergers that a region came from."""
    return [c for c in house.catalog.changes if c.kind == "merger" and c.level == "province" and c.after == region]


def places_of(house: House, region: str) -> set[str]:
    """Give a region with what it was merged from, and all their municipalities."""
    provinces = {region, *(change.before for change in predecessors(house, region))}
    return provinces | {t.id for t in house.catalog.municipalities.values() if t.province in provinces}


def merged_from(house: House, region: str) -> str:
    """Say when and from what a region was made; its earlier figures are sums of those."""
    changes = predecessors(house, region)
    if not changes:
        return ""
    names = ", ".join(house.place(change.before) for change in changes)
    return house.say("region.merged", date=changes[0].effective_date.isoformat(), names=names)


def own_counts(house: House, region: str) -> str:
    """Say how the region stands by its own counts on another basis, each beside its own target."""
    rows = house.fetch(assessment, house.selection.regime)
    mine = rows[
        (rows.region == region) & (rows.indicator == LEVEL) & (rows.organization == "") & (rows.kind == "target")
        & (rows.base != house.catalog.indicators[LEVEL].base) & (rows.year == house.selection.year)
        & rows.attainment_final.notna()
    ]  # fmt: skip
    return " ".join(
        house.say(
            "region.own_count", base=house.scope("base", row.base), value=house.figure(row.actual, LEVEL),
            due=int(row.final_year), target=house.figure(row.final_target, LEVEL),
            share=house.printer.share(row.attainment_final),
        )
        for row in each(mine)
    )  # fmt: skip


def about(house: House, region: str) -> pd.DataFrame:
    """Give every figure about a region, its municipalities and organizations, oldest first within an indicator."""
    everything = house.fetch(origins)
    rows = everything[everything.region.isin(places_of(house, region))]
    topics = {i.id: i.topic for i in house.catalog.indicators.values()}
    order = {id: place for place, id in enumerate(house.catalog.indicators)}
    made = rows.assign(topic=rows.indicator.map(topics), _order=rows.indicator.map(order))
    return made.sort_values(["_order", "region", "organization", "period_end", "position"], kind="stable")


def topic_charts(house: House, rows: pd.DataFrame) -> list[Chart]:
    """Give a ledger for each topic: every figure a line that opens to its origin.

    Ledgers have no native form: they mix indicators, units and scopes that no axis may join.
    """
    return [_ledger(house, topic, rows[rows.topic == topic]) for topic in TOPICS if len(rows[rows.topic == topic])]


def _ledger(house: House, topic: str, rows: pd.DataFrame) -> Chart:
    notes: tuple[str, ...] = ()
    shown = rows
    if len(rows) > MOST:
        shown = rows[(rows.year == house.selection.year) & rows.region.isin(house.catalog.regions)].head(MOST)
        notes = (house.say("ledger.shortened", shown=len(shown), total=f"{len(rows):,}", year=house.selection.year),)
    return Chart(
        key=f"topic_{topic}",
        title=house.say(f"topic.{topic}"),
        subtitle=house.say("ledger.count", count=f"{len(rows):,}"),
        table=_table(house, rows),
        printed=_printed(house, shown),
        origins=ids(shown.position),
        body=ledger(house, shown),
        notes=notes,
    )


def ledger(house: House, rows: pd.DataFrame) -> str:
    """Give figures as lines of HTML that open to their origin without asking the server."""
    body = ""
    for id, part in rows.groupby("indicator", sort=False):
        indicator = house.catalog.indicators[str(id)]
        lines = "".join(_line(house, row) for _, row in part.iterrows())
        body += f'<h4 class="ledger">{text(indicator.name.say(house.lang))}</h4>{lines}'
    return f'<div class="ledger">{body}</div>'


def _line(house: House, row: pd.Series) -> str:
    return (
        f'<details><summary><span class="when">{text(period(row))}</span><span class="whose">{text(whose(house, row))}'
        f'</span><span class="num">{text(value_text(house, row))}</span></summary>{entry(house, row)}</details>'
    )


def whose(house: House, row: pd.Series) -> str:
    """Give whose figure a line is and of which scope: the whole region, an organization, a municipality."""
    place = "" if row.region == house.selection.region else house.place(row.region)
    scopes = [house.scope(axis, row[axis]) for axis in AXES if row[axis] and not _default(house, row, axis)]
    parts = [p for p in (place, organization(house, row.organization), *scopes) if p]
    if row.regime and row.regime not in ("annual", "plan"):
        parts.append(regime_name(house, row.regime))
    return " · ".join(parts) or house.say("scope.whole")


def _default(house: House, row: pd.Series, axis: str) -> bool:
    indicator = house.catalog.indicators[row.indicator]
    return bool(row[axis] == getattr(indicator, axis)) or axis == "stage"


def _table(house: House, rows: pd.DataFrame) -> pd.DataFrame:
    """Give the ledger as numbers for files, every column of the record."""
    names = ("indicator", "region", "organization", "period_start", "period_end", "status", "base", "measure_scope",
             "stage", "program", "value", "value_high", "as_of", "confidence", "mark", "quotation", "note", "title",
             "publisher", "date", "url", "position")  # fmt: skip
    return rows[list(names)].reset_index(drop=True)


def _printed(house: House, rows: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            house.say("column.indicator"): [house.catalog.indicators[i].name.say(house.lang) for i in rows.indicator],
            house.say("column.whose"): [whose(house, r) for _, r in rows.iterrows()],
            house.say("column.period"): [period(r) for _, r in rows.iterrows()],
            house.say("column.value"): [value_text(house, r) for _, r in rows.iterrows()],
        }
    )
