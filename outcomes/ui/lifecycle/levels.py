"""How far the factories go: their levels as shares of a named whole, and the schemes whose names sound alike."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from outcomes.catalog.printing import is_known
from outcomes.charts.stacks import part_colors, stacks
from outcomes.charts.theme import Ready
from outcomes.export.native import NativeChart, Role, Sign, wide
from outcomes.metrics.lifecycle import LEVELS, SURVEY, levels
from outcomes.ui.chart_frame import Chart, html_table, ids
from outcomes.ui.house import House
from outcomes.ui.results.regional_table import NONE
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
    survey, printed = indicator == SURVEY, _printed(house, drawn)
    return Chart(
        key=key,
        title=_title(house, region, told, survey=survey),
        subtitle=house.say("levels.survey.subtitle" if survey else "levels.subtitle", place=house.place(region)),
        table=_table(house, rows),
        printed=printed,
        origins=ids(rows.position, rows.whole_position),
        figure=Ready(stacks(drawn, parts, house.colors)),
        signs=_signs(house, parts, nameless=bool((drawn.part == "").any())),
        notes=tuple(_notes(house, told, survey=survey)),
        native=_native(house, drawn, printed),
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
    year, thing = str(int(rows.year.iloc[0])), house.catalog.indicators[indicator]
    for row in each(rows):
        name = house.scope("measure_scope", row.measure_scope)
        line = _part(house, year, row.measure_scope, name, float(row.share))
        if indicator != SURVEY:
            count = house.printer.number(row.value, thing.unit, thing.decimals)
            line |= {"count": count, "hover": f"{line['hover']} · {house.figure(row.value, indicator)}"}
        yield line
    left = 1 - float(rows.share.sum())
    if left > 1e-9:
        yield _part(house, year, "", house.say("levels.rest"), left)


def _part(house: House, year: str, part: str, name: str, share: float) -> dict[str, object]:
    """Give a part without a count."""
    printed = house.printer.share(share)
    return {
        "label": year, "part": part, "name": name, "share": share, "printed": printed, "count": "",
        "number": house.printer.number(share, "share"), "hover": f"{year} · {name}: {printed}",
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


def _signs(house: House, parts: list[str], *, nameless: bool) -> tuple[Sign, ...]:
    colors = part_colors(parts, house.colors)
    named = [Sign(house.scope("measure_scope", part), colors[part]) for part in parts]
    return (*named, Sign(house.say("levels.rest"), look="hatched")) if nameless else tuple(named)


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
    """Give a row a year as it is read: each part's share, then its count where counts are published."""
    counted = {part: name for part, name in _named(drawn).items() if (drawn[drawn.part == part]["count"] != "").any()}
    unit = house.printer.unit(house.catalog.indicators[LEVEL])
    columns = {name: ("number", part) for part, name in _shares(drawn).items()}
    columns |= {f"{name} ({unit})": ("count", part) for part, name in counted.items()}
    years = list(dict.fromkeys(drawn.label))
    cells = {(row.label, row.part): row for row in each(drawn)}
    lacking = {"": NONE}  # of a year whose levels make up the whole nothing is left
    return pd.DataFrame({
        house.say("column.year"): years,
        **{
            name: [
                getattr(cells[year, part], field)
                if (year, part) in cells
                else lacking.get(part, house.say("figure.unknown"))
                for year in years
            ]
            for name, (field, part) in columns.items()
        },
    })  # fmt: skip


def _named(drawn: pd.DataFrame) -> dict[str, str]:
    """Give part → its name, from the lowest level to the highest, then what is left without one."""
    found = dict(zip(drawn.part, drawn.name, strict=True))
    return {part: found[part] for part in (*LEVELS, "") if part in found}


def _shares(drawn: pd.DataFrame) -> dict[str, str]:
    """Give part → the column of its shares."""
    return {part: f"{name} (%)" for part, name in _named(drawn).items()}


def _native(house: House, drawn: pd.DataFrame, printed: pd.DataFrame) -> NativeChart:
    """Give the shares as bars of 100 %, newest year on top; what has no name is gray."""
    roles: dict[str, Role] = {name: "part" if part else "other" for part, name in _shares(drawn).items()}
    return wide(printed, "stacked_bar", house.say("column.year"), roles, "%")


def scheme_chart(house: House) -> Chart:
    """Give the schemes as a table: levels of a factory, and the stages by which support was given.

    It has no native form: it is words.
    """
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
