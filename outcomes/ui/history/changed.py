"""Differences between two versions as people read them: ‘경북 2024: 210 → 260, +50’."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

import pandas as pd

from outcomes.catalog.model import Indicator
from outcomes.catalog.printing import MINUS, is_known
from outcomes.ui.house import House
from outcomes.ui.markup import text
from outcomes.ui.origin import organization, period
from outcomes.ui.results.rows import Row, each

KINDS = ("changed", "added", "removed")
"""The kinds of difference in the order in which they are listed."""

SCOPES = ("base", "measure_scope", "stage")


def counted(changes: pd.DataFrame) -> dict[str, int]:
    """Give how many figures were changed, added and removed."""
    counts = changes.change.value_counts()
    return {kind: int(counts.get(kind, 0)) for kind in KINDS}


def changes_table(house: House, changes: pd.DataFrame, most: int) -> str:
    """Give the differences as a table, changed figures first, then added and removed, each by indicator.

    Args:
        house: For words and names.
        changes: As `outcomes.store.changes.changes` gives them.
        most: Rows drawn; the last line says how many more there are.
    """
    ordered = changes.assign(_kind=changes.change.map({kind: at for at, kind in enumerate(KINDS)}))
    ordered = ordered.sort_values("_kind", kind="stable").head(most)
    head = "".join(
        f'<th scope="col"{css}>{text(house.say(f"changed.{name}"))}</th>'
        for name, css in (("what", ""), ("period", ""), ("before", ""), ("after", ""), ("difference", ""))
    )
    body = "".join(_group(house, kind, indicator, list(rows)) for (kind, indicator), rows in _grouped(ordered))
    left = len(changes) - len(ordered)
    more = f'<p class="note">{text(house.say("changed.more", count=f"{left:,}"))}</p>' if left else ""
    return (
        f'<div class="scroll"><table class="figures changes"><thead><tr>{head}</tr></thead><tbody>{body}</tbody>'
        f"</table></div>{more}"
    )


def _grouped(ordered: pd.DataFrame) -> Iterator[tuple[tuple[str, str], Iterator[Row]]]:
    return groupby(each(ordered), key=lambda row: (str(row.change), str(row.indicator)))


def _group(house: House, kind: str, indicator: str, rows: list[Row]) -> str:
    """Give the rows of one indicator and one kind of difference, under a line that names both."""
    known = house.catalog.indicators.get(indicator)
    name = known.name.say(house.lang) if known else indicator
    unit = house.printer.unit(known) if known else ""
    title = f"{house.say(f'changed.kind.{kind}')} · {name}" + (f" ({unit})" if unit else "")
    lines = "".join(_line(house, row, known) for row in rows)
    return f'<tr class="group"><th colspan="5" scope="colgroup">{text(title)}</th></tr>{lines}'


def _line(house: House, row: Row, indicator: Indicator | None) -> str:
    before, after = (_printed(house, row, side, indicator) for side in ("before", "after"))
    when = period(row) or house.say("figure.unknown")
    return (
        f'<tr><th scope="row">{text(subject(house, row))}</th><td>{text(when)}</td>'
        f"<td>{text(before)}</td><td>{text(after)}</td><td>{text(difference(house, row, indicator))}</td></tr>"
    )


def subject(house: House, row: Row) -> str:
    """Give whose figure it is and in which scope."""
    indicator = house.catalog.indicators.get(row.indicator)
    parts = [house.short(row.region), organization(house, row.organization)]
    if str(row.table) == "target":
        parts.append(house.say("changed.target"))
    usual = {name: getattr(indicator, name, "") for name in SCOPES}
    parts += [house.scope(name, value) for name in SCOPES if (value := getattr(row, name, "")) and value != usual[name]]
    return " · ".join(part for part in parts if part)


def _printed(house: House, row: Row, side: str, indicator: Indicator | None) -> str:
    """Give one side of a difference: its value, with what it is when it is no plain actual figure."""
    if row.change == ("added" if side == "before" else "removed"):
        return ""
    value, high = getattr(row, f"value_{side}"), getattr(row, f"value_high_{side}", None)
    unit, decimals = (indicator.unit, indicator.decimals) if indicator else ("count", 2)
    printed = house.printer.number(value, unit, decimals)
    if is_known(high):
        printed += f"~{house.printer.number(high, unit, decimals)}"
    status = str(getattr(row, f"status_{side}") or "")
    return printed if status in ("actual", "target", "") else f"{printed} ({house.scope('status', status)})"


def difference(house: House, row: Row, indicator: Indicator | None) -> str:
    """Give after − before with its sign, '' where one of them is unknown."""
    if row.change != "changed" or not (is_known(row.value_before) and is_known(row.value_after)):
        return ""
    step = Decimal(repr(float(row.value_after))) - Decimal(repr(float(row.value_before)))
    if not step:
        return ""
    unit, decimals = (indicator.unit, indicator.decimals) if indicator else ("count", 2)
    printed = house.printer.number(float(step), unit, decimals)
    return printed if printed.startswith(MINUS) else f"+{printed}"
