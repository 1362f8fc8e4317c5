"""How far the factories go: their levels as shares of a named whole, and the schemes whose names sound alike."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from outcomes.catalog.printing import is_known
from outcomes.charts.stacks import part_colors, stacks
from outcomes.charts.theme import Ready
from outcomes.metrics.lifecycle import LEVELS, SURVEY, levels
from outcomes.ui.chart_frame import Chart, html_table, ids
from outcomes.ui.house import House
from outcomes.ui.markup import text
from outcomes.ui.results.rows import each
from outcomes.ui.results.standing import LEVEL

SCHEMES = ("level-scale", "new-and-upgrade", "basic-and-upgrade")
"""The programs that name steps, in the order in which a reader should meet them."""


def level_chart(house: House, region: str) -> Chart | None:
    """Give the composition of deployments by level in each known year; None where no whole is known."""
    return _chart(house, region, LEVEL, "level_counts")


def survey_chart(house: House, region: str) -> Chart | None:
    """Give the levels of surveyed adopters, another whole than the program's deployments."""
    return _chart(house, region, SURVEY, "level_survey")


def _chart(house: House, region: str, indicator: str, key: str) -> Chart | None:
    rows = house.fetch(levels, house.map_year)
    rows = rows[(rows.region == region) & (rows.indicator == indicator) & rows.share.notna()]
    if not len(rows):
        return None
    rows = rows.assign(place=[LEVELS.index(level) for level in rows.measure_scope]).sort_values(
        ["year", "place"], ascending=[False, True]
    )
    parts = [level for level in LEVELS if level in set(rows.measure_scope)]
    lines = [line for _, year in rows.groupby("year", sort=False) for line in _lines(house, indicator, year)]
    drawn = pd.DataFrame(lines)
    told = rows[rows.year == _told(rows, house.selection.year)]
    survey = indicator == SURVEY
    return Chart(
        key=key,
        title=_title(house, region, told, survey=survey),
        subtitle=house.say("levels.survey.subtitle" if survey else "levels.subtitle", place=house.place(region)),
        table=_table(house, rows),
        printed=_printed(house, drawn),
        origins=ids(rows.position, rows.whole_position),
        figure=Ready(stacks(drawn, parts, house.colors)),
        body=_legend(house, parts, nameless=bool((drawn.part == "").any())),
        notes=tuple(_notes(house, told, survey=survey)),
    )


def _told(rows: pd.DataFrame, year: int) -> int:
    """Give the year that is spoken of: the chosen one, else the newest before it, else the told."""
    before = rows[rows.year <= year]
    return int((before if len(before) else rows).year.max())


def _title(house: House, region: str, told: pd.DataFrame, *, survey: bool) -> str:
    first = told.sort_values("share", ascending=False).iloc[0]
    key = "levels.survey.title" if survey else "levels.title"
    return house.say(
        key, place=house.place(region), year=int(first.year), level=house.scope("measure_scope", first.measure_scope),
        share=house.printer.share(first.share),
    )  # fmt: skip


def _lines(house: House, indicator: str, rows: pd.DataFrame) -> Iterator[dict[str, object]]:
    """Give a year's parts as the chart takes them, with what is left of the whole."""
    year = str(int(rows.year.iloc[0]))
    for row in each(rows):
        name, share = house.scope("measure_scope", row.measure_scope), house.printer.share(row.share)
        count = "" if indicator == SURVEY else f" · {house.figure(row.value, indicator)}"
        yield {
            "label": year, "part": row.measure_scope, "name": name, "share": float(row.share), "printed": share,
            "count": count.removeprefix(" · "), "hover": f"{year} · {name}: {share}{count}",
        }  # fmt: skip
    left = 1 - float(rows.share.sum())
    if left > 1e-9:
        name, share = house.say("levels.rest"), house.printer.share(left)
        yield {
            "label": year, "part": "", "name": name, "share": left, "printed": share, "count": "",
            "hover": f"{year} · {name}: {share}",
        }  # fmt: skip


def _notes(house: House, told: pd.DataFrame, *, survey: bool) -> Iterator[str]:
    """Name the whole, say which levels have no figure, and that levels are no stages of support."""
    if survey:
        yield house.say("levels.survey.note")
    else:
        whole = float(told.whole.iloc[0])
        yield house.say("levels.whole", year=int(told.year.iloc[0]), whole=house.figure(whole, LEVEL))
    scales = (LEVELS[:3] + LEVELS[4:]) if "level.mid" not in set(told.measure_scope) else (LEVELS[0], *LEVELS[3:])
    lacking = [house.scope("measure_scope", level) for level in scales if level not in set(told.measure_scope)]
    if lacking:
        yield house.say("levels.lacking", names=", ".join(lacking))
    if any(told.conflict_group):
        yield house.say("levels.conflict")
    yield house.say("levels.not_stages")


def _legend(house: House, parts: list[str], *, nameless: bool) -> str:
    colors = part_colors(parts, house.colors)
    items = "".join(
        f'<li><i style="background:{colors[part]}"></i>{text(house.scope("measure_scope", part))}</li>'
        for part in parts
    )
    if nameless:
        items += f'<li><i class="hatched"></i>{text(house.say("levels.rest"))}</li>'
    return f'<ul class="legend" aria-hidden="true">{items}</ul>'


def _table(house: House, rows: pd.DataFrame) -> pd.DataFrame:
    say = house.say
    return pd.DataFrame({
        say("column.region_id"): list(rows.region), say("column.year"): list(rows.year.astype(int)),
        say("levels.level"): [house.scope("measure_scope", level) for level in rows.measure_scope],
        say("column.value"): [v if is_known(w) else None for v, w in zip(rows.value, rows.whole, strict=True)],
        say("levels.of"): list(rows.whole), f"{say('levels.share')} (0–1)": list(rows.share),
        say("column.status"): [house.scope("status", s) for s in rows.status],
        say("column.origin"): list(rows.position),
    })  # fmt: skip


def _printed(house: House, drawn: pd.DataFrame) -> pd.DataFrame:
    return drawn[["name", "label", "count", "printed"]].set_axis(
        [house.say("levels.level"), house.say("column.year"), house.say("column.value"), house.say("levels.share")],
        axis=1,
    )


def scheme_chart(house: House) -> Chart:
    """Give the schemes as a table: levels of a factory, and the stages by which support was given."""
    rows = [row for id in SCHEMES if (row := _scheme(house, id)) is not None]
    columns = [house.say(f"levels.scheme.{name}") for name in ("name", "years", "what", "steps")]
    table = pd.DataFrame([row[:4] for row in rows], columns=columns)
    return Chart(
        key="level_schemes",
        title=house.say("levels.schemes.title"),
        subtitle=house.say("levels.schemes.subtitle"),
        table=table.assign(**{house.say("column.origin"): [row[4] for row in rows]}),
        printed=table,
        origins=(),
        body=html_table(table, caption="", words=columns),
        notes=(house.say("levels.schemes.note"), *(f"{row[0]}: {row[4]}" for row in rows)),
    )


def _scheme(house: House, id: str) -> tuple[str, str, str, str, str] | None:
    """Give a scheme's name, years, kind, steps and the document it was read from."""
    program = house.catalog.programs.get(id)
    if program is None:
        return None
    kind = house.say("levels.scheme.level" if id == "level-scale" else "levels.scheme.stage")
    years = house.say(f"levels.years.{id}")
    return program.name.say(house.lang), years, kind, program.note.say(house.lang), program.source
