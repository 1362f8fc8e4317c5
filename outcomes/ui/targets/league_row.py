"""One row of the targets table: who, actual, target, the bar to the target, what each method says."""

from __future__ import annotations

import pandas as pd

from outcomes.catalog.printing import enough, is_known
from outcomes.ui.cards import badge, side
from outcomes.ui.house import House
from outcomes.ui.markup import text
from outcomes.ui.origin import organization
from outcomes.ui.targets.calculation import METHODS, Papers, calculation

WIDEST = 2.0  # a bar is drawn up to twice its target; the figure beside it is never cut
NONE = "–"  # not defined for this row; the verdict says why
HOLLOW = ("provisional", "derived", "estimate")


def league(house: House, rows: pd.DataFrame, behind: Papers) -> str:
    """Give the table of one indicator's targets; each row opens its calculation without asking the server."""
    flow = bool(len(rows)) and rows.indicator_kind.iloc[0] == "flow"
    applied = any((rows[f"{method}_reason"] == "").any() for method in METHODS)
    shares = rows.attainment_final.dropna()
    reach = min(max([1.0, *shares]), WIDEST)
    body = "".join(_row(house, row, behind, reach) for _, row in rows.iterrows())
    kind = " flow" if flow else "" if applied else " bare"
    legend = _legend(house, flow=flow, unknown=bool(rows.actual.isna().any())) if len(shares) else ""
    return f'<div class="league{kind}">{_head(house, flow=flow, applied=applied)}{body}</div>{legend}'


def whose(house: House, row: pd.Series) -> tuple[str, str]:
    """Give whose target it is, and in small what it counts where that is not the region as a whole."""
    indicator = house.catalog.indicators[row.indicator]
    base = house.scope("base", row.base) if row.base and row.base != indicator.base else ""
    scope = house.scope("measure_scope", row.measure_scope) if row.measure_scope else ""
    if row.organization:
        inside = house.say("targets.inside", place=house.place(row.region))
        return organization(house, row.organization), " · ".join(p for p in (inside, base, scope) if p)
    return house.place(row.region), " · ".join(p for p in (base, scope) if p)


def is_selected(house: House, region: str) -> bool:
    """Say whether a region or municipality belongs to the province the reader selected."""
    chosen = house.selection.region
    return chosen != "KR" and house.catalog.province_of(region) == chosen


def _head(house: House, *, flow: bool, applied: bool) -> str:
    names = ["who", "actual", "target", "bar", "attainment", *(["excess"] if flow else ["required"]), "verdict"]
    cells = []
    for name in names:
        key = {"who": "column.whose", "bar": "targets.legend.bar_year" if flow else "targets.legend.bar"}.get(name)
        word = house.say(key or f"column.{name}")
        kind = "num" if name in ("actual", "target", "attainment", "required", "excess") else name
        cells.append(f'<span class="{kind}">{text(word)}</span>')
    if applied:
        cells += [f'<span class="method">{text(house.say(f"method.{m}"))}</span>' for m in METHODS]
    return f'<div class="head" aria-hidden="true">{"".join(cells)}<span></span></div>'


def _row(house: House, row: pd.Series, behind: Papers, reach: float) -> str:
    name, small = whose(house, row)
    mine = is_selected(house, row.region)
    small = " · ".join(p for p in (house.say("targets.selected") if mine else "", small) if p)
    flow = row.indicator_kind == "flow"
    applied = not all(row[f"{method}_reason"] for method in METHODS)
    cells = [
        f'<span class="who"><b>{text(name)}</b>{_small(small)}</span>',
        _actual(house, row),
        _target(house, row, behind),
        f'<span class="bar">{_track(house, row, reach)}</span>',
        _attainment(house, row, behind),
        _excess(house, row) if flow else _required(house, row),
        f'<span class="verdict{"" if applied or flow else " alone"}">{badge(house, row.verdict)}'
        f"{_small(_aside(house, row))}</span>",
    ]
    if applied:
        cells += [_method(house, row, method) for method in METHODS]
    opened = calculation(house, row, behind)
    return f"<details{' class=mine' if mine else ''}><summary>{''.join(cells)}</summary>{opened}</details>"


def _small(words: str) -> str:
    return f"<small>{text(words)}</small>" if words else ""


def _number(house: House, column: str, printed: str, small: str = "") -> str:
    """Give a cell of digits; on a phone its column's name stands before it, and a cell without any is left out."""
    kind = "num none" if printed == NONE else "num"
    return (
        f'<span class="{kind}" data-name="{text(house.say(f"column.{column}"))}">{text(printed)}{_small(small)}</span>'
    )


def _digits(house: House, row: pd.Series, value: float | None) -> str:
    indicator = house.catalog.indicators[row.indicator]
    return house.printer.number(value, indicator.unit, indicator.decimals)


def _actual(house: House, row: pd.Series) -> str:
    if not is_known(row.actual):
        word = f'<em class="unknown">{text(house.say("figure.unknown"))}</em>'
        return f'<span class="num" data-name="{text(house.say("column.actual"))}">{word}</span>'
    said = [house.scope("status", row.actual_status)] if row.actual_status in HOLLOW else []
    said += [house.scope("mark", row.actual_mark)] if row.actual_mark else []
    return _number(house, "actual", _digits(house, row, row.actual), " · ".join(said))


def _target(house: House, row: pd.Series, behind: Papers) -> str:
    """Give the target of the year with the final one below it, or the final one with its deadline."""
    final = _digits(house, row, row.final_target)
    if not is_known(row.target):
        return _number(house, "target", final, house.say("targets.due", year=int(row.final_year)))
    said = []
    if row.indicator_kind != "flow" and int(row.final_year) != row.year:
        said.append(house.say("targets.final_due", value=final, year=int(row.final_year)))
    if row.target_status == "derived_target":
        said.append(house.scope("status", "derived_target"))
    if row.target_mark:
        said.append(house.scope("mark", row.target_mark))
    said += [house.say("targets.other", value=_digits(house, row, value)) for value in behind.of(row).rival]
    return _number(house, "target", _digits(house, row, row.target), " · ".join(said))


def _attainment(house: House, row: pd.Series, behind: Papers) -> str:
    own, final = is_known(row.attainment), is_known(row.attainment_final)
    if not own and not final:
        return _number(house, "attainment", NONE)
    said = [house.printer.share(v) for v in behind.of(row).attainment if is_known(v)]
    said = [house.say("targets.other", value=v) for v in said]
    if own and final and row.indicator_kind != "flow" and int(row.final_year) != row.year:
        said.insert(0, house.say("targets.final", value=house.printer.share(row.attainment_final)))
    shown = row.attainment if own else row.attainment_final
    return _number(house, "attainment", house.printer.share(shown), " · ".join(said))


def _required(house: House, row: pd.Series) -> str:
    if not is_known(row.required_annual):
        return _number(house, "required", NONE)
    needed = enough(row.required_annual, house.catalog.indicators[row.indicator])
    return _number(house, "required", _digits(house, row, needed))


def _excess(house: House, row: pd.Series) -> str:
    if not is_known(row.excess):
        return _number(house, "excess", NONE)
    return _number(house, "excess", f"{'+' if row.excess > 0 else ''}{house.printer.share(row.excess)}")


def _aside(house: House, row: pd.Series) -> str:
    """Give the words below a verdict: why there is none, or how much ahead of its deadline it came."""
    if row.verdict == "not_assessable":
        return house.say(f"reason.{row.verdict_reason}")
    return ahead_of_time(house, row)


def ahead_of_time(house: House, row: pd.Series) -> str:
    """Say how long before its deadline a target was reached; '' for others."""
    if row.verdict == "reached" and int(row.final_year) > row.year:
        return house.say("targets.early", years=int(row.final_year) - int(row.year))
    return ""


def _method(house: House, row: pd.Series, method: str) -> str:
    name, reason = house.say(f"method.{method}"), row[f"{method}_reason"]
    if reason:
        why = text(f"{name}: {house.say(f'reason.{reason}')}")
        return f'<span class="method" title="{why}"><span aria-label="{why}">–</span></span>'
    return f'<span class="method" data-name="{text(name)}">{badge(house, row[f"{method}_status"])}</span>'


def _track(house: House, row: pd.Series, reach: float) -> str:
    """Give the bar from zero to the target, a tick where the figure should be by now, a line at the target.

    `reach` is the share of the target at the bar's right end, the same in every row of the table.
    """
    if not is_known(row.attainment_final) or row.direction != "up" or row.final_target <= 0:
        return f'<span class="track{"" if is_known(row.actual) else " unknown"}"></span>'
    target, actual = house.figure(row.final_target, row.indicator), house.figure(row.actual, row.indicator)
    label = house.say("targets.bar_plain", actual=actual, target=target)
    tick = ""
    if row.indicator_kind != "flow" and is_known(row.expected):
        label = house.say(
            "targets.bar_label", actual=actual, target=target, expected=house.figure(row.expected, row.indicator)
        )
        tick = f'<em style="left:{_spot(row.expected / row.final_target, reach)}"></em>'
    bar = f'<b style="width:{_spot(row.attainment_final, reach)}"></b><i style="left:{_spot(1.0, reach)}"></i>'
    return f'<span class="track {side(row.verdict)}" role="img" aria-label="{text(label)}">{bar}{tick}</span>'


def _spot(share: float, reach: float) -> str:
    return f"{min(max(share, 0.0), reach) / reach:.2%}"


def _legend(house: House, *, flow: bool, unknown: bool) -> str:
    bar = house.say("targets.legend.bar_year" if flow else "targets.legend.bar")
    items = [("bar", bar), ("goal", house.say("targets.legend.target"))]
    if not flow:
        items.insert(1, ("tick", house.say("targets.legend.expected")))
    if unknown:
        items.append(("hatched", house.say("figure.unknown")))
    listed = "".join(f'<li><i class="{kind}"></i>{text(word)}</li>' for kind, word in items)
    return f'<ul class="legend leaguekey" aria-hidden="true">{listed}</ul>'
