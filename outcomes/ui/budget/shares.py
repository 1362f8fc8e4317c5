"""Who pays: national, local and private money as shares of their sum, by year."""

from __future__ import annotations

import pandas as pd

from outcomes.catalog.printing import is_known
from outcomes.charts.shares import shares
from outcomes.charts.theme import Ready
from outcomes.export import native
from outcomes.ui.budget.rows import FUNDERS, MONEY, budget_rows, row_of, unit_name, won, won_number
from outcomes.ui.chart_frame import Chart, ids
from outcomes.ui.house import House

STEP = "budgeted"


def shares_chart(house: House) -> Chart | None:
    """Give the shares of the chosen region's budget; None where no funder's money is known in any year."""
    region = house.selection.region
    rows = budget_rows(house)
    mine = rows[(rows.region == region) & rows.scope.isin(FUNDERS) & rows[STEP].notna()]
    if not len(mine):
        return None
    years = range(int(mine.year.min()), int(mine.year.max()) + 1)
    found = [_year(house, year) for year in years]
    names = tuple(house.scope("measure_scope", funder) for funder in FUNDERS)
    frame = pd.DataFrame([_drawn(house, one, names) for one in found])
    read = _printed(house, found, names)
    return Chart(
        key="budget_shares",
        title=_title(house, found, names),
        subtitle=house.say("budget.shares.subtitle", place=house.place(region),
                           indicator=house.catalog.indicators[MONEY].name.say(house.lang)),
        table=_table(house, found, names),
        printed=read,
        origins=ids(mine[f"{STEP}_position"]),
        figure=Ready(shares(frame, names, house.colors)),
        notes=_notes(house, found),
        native=_native(house, read, names),
    )  # fmt: skip


def _native(house: House, read: pd.DataFrame, names: tuple[str, ...]) -> native.NativeChart | None:
    """Give the shares; None where no year can be divided."""
    parts = read.rename(columns={f"{name} (%)": name for name in names})
    made = native.wide(parts, "stacked_bar", house.say("column.year"), dict.fromkeys(names, "part"), "%")
    return made if made.knows_any else None


class Year:
    """A year's money by funder in won (None = unknown), its sum where all are known, and the line's total beside it."""

    def __init__(
        self, year: int, parts: dict[str, float | None], marks: dict[str, str], line: float | None, position: str
    ) -> None:
        """Keep the parts and add them up where all are known."""
        self.year, self.parts, self.marks, self.line, self.position = year, parts, marks, line, position
        known = [value for value in parts.values() if value is not None]
        self.total = sum(known) if len(known) == len(parts) and sum(known) > 0 else None

    def share(self, funder: str) -> float | None:
        """Give a funder's share of the sum; None where a part is unknown."""
        value = self.parts[funder]
        return None if self.total is None or value is None else value / self.total


def _year(house: House, year: int) -> Year:
    region = house.selection.region
    rows = {funder: row_of(house, funder, region, year) for funder in FUNDERS}
    whole = row_of(house, house.catalog.indicators[MONEY].measure_scope, region, year)

    def known(row: object) -> float | None:
        value = getattr(row, STEP, None)
        return float(value) if value is not None and is_known(value) else None

    position = "|".join(str(getattr(row, f"{STEP}_position")) for row in rows.values() if row is not None)
    marks = {funder: str(getattr(row, f"{STEP}_mark", "")) for funder, row in rows.items()}
    return Year(year, {funder: known(row) for funder, row in rows.items()}, marks, known(whole), position)


def _drawn(house: House, one: Year, names: tuple[str, ...]) -> dict[str, object]:
    """Give a year as the chart takes it."""
    row: dict[str, object] = {
        "label": str(one.year), "chosen": one.year == house.selection.year, "words": _words(house, one, names),
    }  # fmt: skip
    for funder, name in zip(FUNDERS, names, strict=True):
        share = one.share(funder)
        row[name] = share
        row[f"{name}_printed"] = house.printer.share(share)
        row[f"{name}_hover"] = f"{one.year} · {name}: {won(house, one.parts[funder])} ({house.printer.share(share)})"
    return row


def _words(house: House, one: Year, names: tuple[str, ...]) -> str:
    """Give what is known and what is not of a year that cannot be divided."""
    if all(value is None for value in one.parts.values()):
        return house.say("figure.unknown")
    told = (
        f"{name} {won(house, one.parts[funder], one.marks[funder])}"
        for funder, name in zip(FUNDERS, names, strict=True)
    )
    return " · ".join(told)


def _title(house: House, found: list[Year], names: tuple[str, ...]) -> str:
    whole = [one for one in found if one.total is not None]
    one = next((one for one in whole if one.year == house.selection.year), whole[-1] if whole else None)
    if one is None:
        return house.say("budget.shares.title_none")
    told = ", ".join(
        f"{name} {house.printer.share(one.share(funder))}" for funder, name in zip(FUNDERS, names, strict=True)
    )
    return house.say("budget.shares.title", year=one.year, shares=told)


def _notes(house: House, found: list[Year]) -> tuple[str, ...]:
    """Say which years cannot be divided, and where printed parts do not add up to the printed whole."""
    lines = []
    whole = [one for one in found if one.total is not None]
    if len(whole) < len(found):
        lines.append(house.say("budget.shares.unknown"))
    apart = [one for one in whole if not house.printer.adds_up(_parts(one), _sum(one), "KRW")]
    percents = [
        one for one in whole if not house.printer.adds_up([part / _sum(one) for part in _parts(one)], 1.0, "share")
    ]
    odd = sorted({one.year for one in (*apart, *percents)})
    if odd:
        lines.append(house.say("budget.shares.rounding", years=", ".join(map(str, odd))))
    other = [one for one in whole if one.line is not None and abs(one.line - _sum(one)) >= 1]
    if other:
        lines.append(house.say("budget.shares.other_total", years=", ".join(str(one.year) for one in other)))
    return tuple(lines)


def _parts(one: Year) -> list[float]:
    return [value for value in one.parts.values() if value is not None]


def _sum(one: Year) -> float:
    return 0.0 if one.total is None else one.total


def _table(house: House, found: list[Year], names: tuple[str, ...]) -> pd.DataFrame:
    """Give the money by funder as numbers for files, in whole won."""
    columns: dict[str, list[object]] = {house.say("column.year"): [one.year for one in found]}
    for funder, name in zip(FUNDERS, names, strict=True):
        columns[f"{name} (KRW)"] = [one.parts[funder] for one in found]
    columns[f"{house.say('budget.column.sum')} (KRW)"] = [one.total for one in found]
    columns[house.say("column.origin")] = [one.position for one in found]
    return pd.DataFrame(columns)


def _printed(house: House, found: list[Year], names: tuple[str, ...]) -> pd.DataFrame:
    unit, number = unit_name(house), house.printer.number
    columns: dict[str, list[str]] = {house.say("column.year"): [str(one.year) for one in found]}
    for funder, name in zip(FUNDERS, names, strict=True):
        columns[f"{name} ({unit})"] = [won_number(house, one.parts[funder], one.marks[funder]) for one in found]
        columns[f"{name} (%)"] = [number(one.share(funder), "share") for one in found]
    columns[f"{house.say('budget.column.sum')} ({unit})"] = [number(one.total, "KRW") for one in found]
    return pd.DataFrame(columns)
