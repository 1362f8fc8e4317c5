"""What share a region has against its share of establishments, and how concentrated a count is over the regions."""

from __future__ import annotations

import pandas as pd

from outcomes.charts.around_one import around_one
from outcomes.charts.small_lines import panel, scale
from outcomes.charts.theme import Ready
from outcomes.export.native import NativeChart, wide
from outcomes.metrics.compare_questions import concentration_by_year
from outcomes.ui.chart_frame import Chart, ids
from outcomes.ui.compare.compared import countable, establishments, named, off_the_map, relative
from outcomes.ui.house import House
from outcomes.ui.markup import text
from outcomes.ui.results.rows import Row, each

INDEXES = {"gini": "known", "gini_weighted": "both", "theil": "both"}
DECIMALS = 2
LEAST = 4  # provinces from which on the fewest and the most are not nearly all there are
NAMED = 2


def why_no_shares(house: House) -> str:
    """Say why there are no shares of the chosen indicator."""
    return house.say("compare.quotient.no_count", indicator=house.indicator.name.say(house.lang))


def quotient_chart(house: House) -> Chart | None:
    """Give the location quotients of the drawn provinces; None where the indicator is no count that adds up."""
    count = countable(house, house.selection.indicator)
    if not count:
        return None
    year = house.selection.year
    rows = relative(house, count)
    mine = rows[rows.year == year].set_index("region")
    regions = [region.id for region in house.provinces()]
    frame = pd.DataFrame([_quotient(house, region, mine, count) for region in regions])
    denominator, _ = establishments(house)
    thing, unit = house.catalog.indicators[count], house.catalog.indicators[denominator]
    known = frame[frame.value.notna()].sort_values("value", ascending=False, kind="stable")
    read, column = _printed_quotients(house, frame), house.say("compare.column.quotient")
    bars = wide(read, "bar", house.say("column.region"), {column: "value"}, "", [house.place(house.selection.region)])
    return Chart(
        key="compare_quotient",
        title=_quotient_title(house, known),
        subtitle=house.say(
            "compare.quotient.subtitle", count=thing.name.say(house.lang), establishments=unit.name.say(house.lang),
            state=house.say("bar.state_at", year=year),
        ),
        table=frame[["region", "name", "value", "denominator_year", "reason"]].set_axis(_columns(house), axis=1),
        printed=read,
        origins=ids(frame.position),
        figure=Ready(
            around_one(frame, house.colors, house.say("figure.unknown"), house.say("compare.quotient.one"),
                       house.selection.region)
        ) if len(known) else None,
        notes=_quotient_notes(house, frame),
        native=bars if len(known) else None,
    )  # fmt: skip


def _quotient(house: House, region: str, rows: pd.DataFrame, count: str) -> dict[str, object]:
    row: Row = rows.loc[region] if region in rows.index else None
    value = None if row is None or pd.isna(row.value) else float(row.value)
    said = house.printer.number(value, "ratio", DECIMALS)
    return {
        "region": region, "name": house.place(region), "value": value, "printed": said,
        "hover": f"<b>{house.place(region)}</b><br>{said}",
        "denominator_year": None if value is None else int(row.denominator_year),
        "reason": _reason(house, region, count, "no_actual" if row is None else str(row.reason)),
        "position": "" if value is None else f"{row.numerator_position}|{row.denominator_position}",
    }  # fmt: skip


def _reason(house: House, region: str, count: str, reason: str) -> str:
    """Give why a region has no quotient; what was reported within other bounds is not unpublished."""
    moved = reason == "no_actual" and off_the_map(house, (region,), count, house.selection.year)
    return "other_bounds" if moved else reason


def _quotient_title(house: House, known: pd.DataFrame) -> str:
    if len(known) < 2:
        return house.say("compare.quotient.few", year=house.selection.year)
    if float(known.value.max() - known.value.min()) < 10**-DECIMALS / 2:
        return house.say("compare.quotient.same", known=len(known))
    return house.say("compare.quotient.title", most=known.name.iloc[0], value=known.printed.iloc[0], known=len(known))


def behind_for_size(house: House) -> str:
    """Name the provinces with the most and the fewest for their establishments; '' where that cannot be said."""
    count = countable(house, house.selection.indicator)
    if not count:
        return ""
    rows = relative(house, count)
    provinces = [region.id for region in house.provinces()]
    rows = rows[(rows.year == house.selection.year) & rows.region.isin(provinces) & rows.value.notna()]
    rows = rows.sort_values("value", kind="stable")
    if len(rows) < LEAST or float(rows.value.max() - rows.value.min()) < 10**-DECIMALS / 2:
        return ""
    least, most = (_quoted(house, part) for part in (rows.head(NAMED), rows.tail(1)))
    return house.say("compare.behind", least=least, most=most, known=len(rows), valid=len(provinces))


def _quoted(house: House, rows: pd.DataFrame) -> str:
    """Give regions with their location quotients."""
    return ", ".join(f"{house.short(r.region)} {house.printer.number(r.value, 'ratio', DECIMALS)}" for r in each(rows))


def _columns(house: House) -> list[str]:
    keys = ("region_id", "region")
    return [
        *(house.say(f"column.{key}") for key in keys), house.say("compare.column.quotient"),
        house.say("column.denominator_year"), house.say("compare.column.reason"),
    ]  # fmt: skip


def _printed_quotients(house: House, frame: pd.DataFrame) -> pd.DataFrame:
    rows = frame.sort_values("value", ascending=False, kind="stable", na_position="last")
    reasons = [house.say(f"compare.reason.{reason}") if reason else "–" for reason in rows.reason]
    columns = _columns(house)
    return pd.DataFrame({columns[1]: rows.name, columns[2]: rows.printed, columns[4]: reasons})


def _quotient_notes(house: House, frame: pd.DataFrame) -> tuple[str, ...]:
    known = frame[frame.value.notna()]
    both = len(frame[frame.value.notna() | (frame.reason == "too_few_regions")])
    lines = [house.say("compare.quotient.note", known=both, valid=len(frame))]
    for reason, part in frame[frame.value.isna()].groupby("reason", sort=False):
        why = house.say(f"compare.reason.{reason}")
        lines.append(house.say("compare.quotient.missing", why=why, names=named(house, part.region)))
    others = sorted({int(year) for year in known.denominator_year if int(year) != house.selection.year})
    if others:
        told = ", ".join(map(str, others))
        lines.append(house.say("compare.denominator", other=told, count=len(known)))
    return tuple(lines)


def concentration_chart(house: House) -> Chart | None:
    """Give Gini and Theil by year as three small lines; None where the indicator is no count that adds up."""
    count = countable(house, house.selection.indicator)
    if not count:
        return None
    rows = house.fetch(concentration_by_year, house.map_year, count, *establishments(house)).sort_values("year")
    paths = {index: _path(rows, index) for index in INDEXES}
    years = [year for path in paths.values() for year in path]
    body, read = "", _printed_indexes(house, rows)
    if years:
        span = (min(years), max(years))
        body = "".join(_index(house, rows, index, paths, span) for index in INDEXES)
    return Chart(
        key="compare_concentration",
        title=concentration_sentence(house, rows),
        subtitle=house.say(
            "compare.concentration.subtitle", count=house.catalog.indicators[count].name.say(house.lang)
        ),
        table=rows[["year", *INDEXES, "known", "both", "valid"]].set_axis(_index_columns(house), axis=1),
        printed=read,
        origins=ids(relative(house, count).numerator_position.dropna()),
        body=f'<div class="multiples indexes">{body}</div>' if body else "",
        notes=(house.say("compare.concentration.note"),),
        native=_native_indexes(read) if years else None,
    )


def _native_indexes(read: pd.DataFrame) -> NativeChart:
    """Give the indexes as a line each, a single year as columns."""
    year, *indexes = read.columns[: 1 + len(INDEXES)]
    return wide(read, "line" if len(read) > 1 else "column", year, dict.fromkeys(indexes, "value"), "")


def concentration_sentence(house: House, rows: pd.DataFrame) -> str:
    """Say how concentrated the count is in the chosen year, over how many known regions; or why that is not known."""
    year = house.selection.year
    found = rows[rows.year == year]
    if not len(found):
        return house.say("compare.concentration.unknown", year=year, why=house.say("compare.reason.no_actual"))
    row = found.iloc[0]
    if row.reason:
        return house.say("compare.concentration.unknown", year=year, why=house.say(f"compare.reason.{row.reason}"))
    gini, theil = (house.printer.number(row[index], "ratio", DECIMALS) for index in ("gini", "theil"))
    if row.reason_weighted:
        return house.say("compare.concentration.once", year=year, gini=gini, known=int(row.known), valid=int(row.valid))
    weighted = house.printer.number(row.gini_weighted, "ratio", DECIMALS)
    return house.say(
        "compare.concentration.sentence", year=year, gini=gini, weighted=weighted, theil=theil, known=int(row.both),
        valid=int(row.valid),
    )  # fmt: skip


def _path(rows: pd.DataFrame, index: str) -> dict[int, float]:
    known = rows[rows[index].notna()]
    return {int(y): float(v) for y, v in zip(known.year, known[index], strict=True)}


def _index(
    house: House, rows: pd.DataFrame, index: str, paths: dict[str, dict[int, float]], span: tuple[int, int]
) -> str:
    """Give one index as a panel; the two Ginis share their axis, Theil has its own."""
    together = ["gini", "gini_weighted"] if index != "theil" else ["theil"]
    shared = scale([paths[each] for each in together], lambda v: house.printer.number(v, "ratio", DECIMALS), span)
    counted = INDEXES[index]
    partial = frozenset(int(row.year) for row in each(rows) if getattr(row, counted) < row.valid)
    year, path = house.selection.year, paths[index]
    here = rows[rows.year == year]
    of = f"{int(here[counted].iloc[0])}/{int(here.valid.iloc[0])}" if len(here) else ""
    src = panel(
        path,
        shared,
        house.colors,
        accent=True,
        marked=year,
        hollow=partial,
        apart=partial,
        unknown=house.say("figure.unknown"),
    )
    value = house.printer.number(path.get(year), "ratio", DECIMALS)
    told = ", ".join(f"{y}: {house.printer.number(v, 'ratio', DECIMALS)}" for y, v in path.items())
    label = house.say(f"compare.index.{index}")
    return (
        f"<figure><figcaption><b>{text(label)}</b><span>{text(value)}"
        f"<small>{text(house.say('compare.index.of', of=of)) if of else ''}</small></span></figcaption>"
        f'<img alt="{text(f"{label}. {told}")}" title="{text(told)}" src="{src}" width="180" height="104"></figure>'
    )


def _index_columns(house: House) -> list[str]:
    return [
        house.say("column.year"), *(house.say(f"compare.index.{index}") for index in INDEXES),
        house.say("compare.column.known"), house.say("compare.column.both"), house.say("compare.column.valid"),
    ]  # fmt: skip


def _printed_indexes(house: House, rows: pd.DataFrame) -> pd.DataFrame:
    columns = _index_columns(house)
    made: dict[str, list[str]] = {columns[0]: [str(int(year)) for year in rows.year]}
    for index, column in zip(INDEXES, columns[1:4], strict=True):
        made[column] = [house.printer.number(value, "ratio", DECIMALS) for value in rows[index]]
    made[columns[4]] = [f"{int(row.known)}/{int(row.valid)}" for row in each(rows)]
    return pd.DataFrame(made)
