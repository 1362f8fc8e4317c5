"""What is known of the chosen indicator, region by region and year by year, in words, shapes and color."""

from __future__ import annotations

import pandas as pd

from outcomes.metrics.questions import origins, values
from outcomes.ui.chart_frame import Chart, ids
from outcomes.ui.house import House
from outcomes.ui.markup import text
from outcomes.ui.results.rows import each
from outcomes.ui.results.standing import HOLLOW

KINDS = ("known", "provisional", "plan", "other", "unknown")
"""A figure of the whole region; one that is provisional, derived or estimated; only a plan or target; only counts by
others, from another start, of another stage or scope, or of a municipality; nothing. The first that applies."""
AIMS = ("plan", "proposal", "target", "derived_target")

Cell = tuple[str, int]


def coverage_chart(house: House) -> Chart:
    """Give the matrix of regions and years of the chosen indicator."""
    kinds, cells = _kinds(house)
    years = _years(house, kinds)
    places = ["KR", *(province.id for province in house.provinces())]
    said = {kind: house.say(f"definitions.coverage.{kind}") for kind in KINDS}
    table = pd.DataFrame([
        {house.say("column.region"): house.place(place)}
        | {str(year): said[kinds.get((place, year), "unknown")] for year in years}
        for place in places
    ])  # fmt: skip
    shown = [(place, year) for place in places for year in years]
    known = sum(kinds.get(cell) in ("known", "provisional") for cell in shown)
    return Chart(
        key="coverage",
        title=house.say("definitions.coverage.title", total=f"{len(shown):,}", known=f"{known:,}"),
        subtitle=house.say("definitions.coverage.subtitle", indicator=house.indicator.name.say(house.lang),
                           first=years[0], last=years[-1]),
        table=table,
        printed=table,
        origins=ids([position for cell in shown for position in cells.get(cell, ())]),
        body=_matrix(house, places, years, kinds),
        notes=(house.say("definitions.coverage.note"),),
    )  # fmt: skip


def _kinds(house: House) -> tuple[dict[Cell, str], dict[Cell, list[str]]]:
    """Give what each region and year has, and the fact ids behind it."""
    kinds: dict[Cell, str] = {}
    cells: dict[Cell, list[str]] = {}
    everything = house.fetch(origins)
    rows = everything[(everything.indicator == house.indicator.id) & everything.value.notna() & everything.year.notna()]
    for row in each(rows):
        cell = (house.catalog.province_of(row.region), int(row.year))
        cells.setdefault(cell, []).append(row.position)
        found = "plan" if row.status in AIMS else "other"
        if row.status in AIMS and (row.organization or cell[0] != row.region):
            found = "other"
        kinds[cell] = min(found, kinds.get(cell, found), key=KINDS.index)
    known = house.fetch(values, house.map_year)
    for row in each(known[(known.indicator == house.indicator.id) & known.value.notna()]):
        cell = (row.region, int(row.year))
        kinds[cell] = "provisional" if row.status in HOLLOW else "known"
        cells.setdefault(cell, []).extend(ids([row.position]))
    return kinds, cells


def _years(house: House, kinds: dict[Cell, str]) -> list[int]:
    """Give the years from the first to the last of which anything is said, the chosen one among them."""
    said = {house.selection.year, *(year for _, year in kinds)}
    return list(range(min(said), max(said) + 1))


def _matrix(house: House, places: list[str], years: list[int], kinds: dict[Cell, str]) -> str:
    head = "".join(f'<th scope="col">{year}</th>' for year in years)
    body = ""
    for place in places:
        row = "".join(_cell(house, kinds.get((place, year), "unknown"), chosen=_chosen(house, place, year))
                      for year in years)  # fmt: skip
        body += f'<tr><th scope="row">{text(house.short(place))}</th>{row}</tr>'
    return (
        f'<div class="scroll"><table class="matrix coverage"><thead><tr><td></td>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>{_legend(house)}"
    )


def _chosen(house: House, place: str, year: int) -> bool:
    return place == house.selection.region and year == house.selection.year


def _cell(house: House, kind: str, *, chosen: bool) -> str:
    """Give a cell with its short word; the whole one is its hint and in the table."""
    mark = ' class="chosen"' if chosen else ""
    hint, word = (text(house.say(f"definitions.{part}.{kind}")) for part in ("coverage", "short"))
    return f'<td{mark}><span class="cover {kind}" title="{hint}">{word}</span></td>'


def _legend(house: House) -> str:
    items = "".join(
        f'<li><span class="cover {kind}">{text(house.say(f"definitions.short.{kind}"))}</span>'
        f"{text(house.say(f'definitions.coverage.{kind}'))}</li>"
        for kind in KINDS
    )
    return f'<ul class="legend coverkey">{items}</ul>'
