"""What is not known: which regions and years have no published figure, and which figures stand for no region."""

from __future__ import annotations

import pandas as pd

from outcomes.metrics.questions import origins, values
from outcomes.ui.chart_frame import Chart, html_table, ids
from outcomes.ui.house import House
from outcomes.ui.markup import noted, text
from outcomes.ui.origin import heading as whose
from outcomes.ui.origin import value_text
from outcomes.ui.results.rows import Row, each

CHOSEN = ' class="chosen"'
MOST = 30  # figures named one by one; a longer list is no longer read


def gaps_chart(house: House) -> Chart:
    """Give the matrix of regions and years: known, known with low confidence, not published.

    It has no native form: which cells are empty is what a document's table shows, and it is too wide for bars.
    """
    indicator = house.indicator
    known = house.fetch(values, house.map_year)
    rows = known[(known.indicator == indicator.id) & known.value.notna()]
    years = range(int(rows.year.min()), max(int(rows.year.max()), house.selection.year) + 1)
    provinces = house.provinces()
    cells = {(r.region, int(r.year)): r for r in each(rows)}
    filled = sum((p.id, y) in cells for p in provinces for y in years)
    total = len(provinces) * len(years)
    table = pd.DataFrame(
        [
            {house.say("column.region"): house.place(p.id)}
            | {str(y): cells[p.id, y].value if (p.id, y) in cells else None for y in years}
            for p in provinces
        ]
    )
    printed = table.copy()
    for year in years:
        printed[str(year)] = [house.printer.number(v, indicator.unit, indicator.decimals) for v in table[str(year)]]
    return Chart(
        key="gaps",
        title=house.say(f"gaps.title.{house.selection.set}", missing=f"{total - filled:,}", total=f"{total:,}"),
        subtitle=house.say("gaps.subtitle", indicator=indicator.name.say(house.lang), first=years[0], last=years[-1]),
        table=table,
        printed=printed,
        origins=ids(rows[rows.region.isin([p.id for p in provinces])].position),
        body=_matrix(house, list(years), cells),
    )


def _matrix(house: House, years: list[int], cells: dict[tuple[str, int], object]) -> str:
    chosen = house.selection.year
    head = "".join(f'<th scope="col"{CHOSEN if y == chosen else ""}>{y}</th>' for y in years)
    body = ""
    for province in house.provinces():
        row = "".join(_cell(house, cells.get((province.id, year)), year) for year in years)
        body += f'<tr><th scope="row">{text(house.short(province.id))}</th>{row}</tr>'
    legend = (
        f'<ul class="legend"><li><i style="background:var(--accent)"></i>{text(house.say("gaps.known"))}</li>'
        f'<li><i style="border:2px solid var(--accent)"></i>{text(house.say("gaps.low"))}</li>'
        f'<li><i class="hatched"></i>{text(house.say("figure.unknown"))}</li></ul>'
    )
    swipe = f'<p class="note swipe">{text(house.say("gaps.more"))}</p>'
    return (
        f'{swipe}<div class="scroll sideways"><table class="matrix"><thead><tr><td></td>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>{legend}"
    )


def _cell(house: House, figure: Row | None, year: int) -> str:
    chosen = CHOSEN if year == house.selection.year else ""
    if figure is None:
        return f'<td{chosen}><i class="hatched" title="{text(house.say("figure.unknown"))}"></i></td>'
    low = figure.confidence in ("low", "medium") or figure.status != "actual"
    printed = house.figure(figure.value)
    return f'<td{chosen}><i class="{"low" if low else ""}" title="{text(printed)}"></i></td>'


def unplaced(house: House) -> str:
    """Give in HTML which figures of the chosen year and indicator are on no map, and why.

    Named one by one where the province has no figure of its own; counted by reason where it has.
    """
    rows = _unplaced_rows(house)
    if not len(rows):
        return noted(house.say("unplaced.none"))
    told = noted(house.say("unplaced.some", count=f"{len(rows):,}", year=house.selection.year))
    known = house.fetch(values, house.map_year)
    here = known[(known.indicator == house.indicator.id) & (known.year == house.selection.year) & known.value.notna()]
    provinces = [house.catalog.province_of(region) for region in rows.region]
    alone = rows[[p not in set(here.region) for p in provinces]].head(MOST)
    counted = rows.drop(alone.index).why.value_counts(sort=True)
    if len(alone):
        told += html_table(_named(house, alone), caption=house.say("unplaced.alone"))
    return told + "".join(
        noted(house.say("unplaced.counted", why=why, count=f"{count:,}")) for why, count in counted.items()
    )


def _unplaced_rows(house: House) -> pd.DataFrame:
    """Give the chosen year's figures below the nation that stand for no province, each with the reason why."""
    everything = house.fetch(origins)
    known = house.fetch(values, house.map_year)
    placed = set(ids(known[known.indicator == house.indicator.id].position))
    rows = everything[
        (everything.kind == "observation") & (everything.indicator == house.indicator.id)
        & (everything.year == house.selection.year) & ~everything.position.isin(placed) & (everything.region != "KR")
    ]  # fmt: skip
    return rows.assign(why=[_why(house, row) for _, row in rows.iterrows()])


def _named(house: House, rows: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            house.say("column.whose"): [whose(house, r) for _, r in rows.iterrows()],
            house.say("column.value"): [value_text(house, r) for _, r in rows.iterrows()],
            house.say("column.why"): list(rows.why),
            house.say("column.origin"): list(rows.position),
        }
    )


def _why(house: House, row: pd.Series) -> str:
    """Give the reason why a figure is not its province's total."""
    indicator = house.indicator
    if row.organization:
        return house.say("unplaced.organization")
    if row.region not in house.catalog.regions:
        return house.say("unplaced.municipality")
    if row.base != indicator.base:
        return house.say("unplaced.base", base=house.scope("base", row.base))
    if row.stage != indicator.stage:
        return house.say("unplaced.stage", stage=house.scope("stage", row.stage))
    if row.measure_scope != indicator.measure_scope or row.program:
        return house.say("unplaced.scope")
    if row.conflict_group and row.status == "actual":
        return house.say("unplaced.rival")
    if row.status in ("plan", "budget", "proposal"):
        return house.say("unplaced.plan")
    return house.say("unplaced.period")
