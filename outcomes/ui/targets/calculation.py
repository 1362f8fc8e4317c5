"""The calculation behind a row of the targets table: every input, every formula with its numbers, every source."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from outcomes.catalog.model import Indicator
from outcomes.catalog.printing import enough, is_known
from outcomes.metrics.questions import origins, regimes, rival_targets
from outcomes.ui.cards import badge
from outcomes.ui.house import House
from outcomes.ui.markup import text
from outcomes.ui.origin import entry, positions
from outcomes.ui.results.standing import regime_name

METHODS = ("pace", "extrapolation", "growth")
SERIES = ["indicator", "region", "organization", "base", "measure_scope", "year"]
SOURCES = {"actual": "actual_position", "target": "target_position", "final": "final_position", "base": "base_position"}


@dataclass(frozen=True, slots=True)
class Papers:
    """What stands behind the rows of a year: other sources' targets, regimes by id, documents by fact id."""

    rivals: pd.DataFrame
    regimes: pd.DataFrame
    documents: pd.DataFrame

    def of(self, row: pd.Series) -> pd.DataFrame:
        """Give the other targets of a row's series and year."""
        mine = self.rivals
        for column in SERIES:
            mine = mine[mine[column] == row[column]]
        return mine

    def document(self, id: str) -> pd.Series:
        """Give a figure with its document."""
        return self.documents.loc[[id]].iloc[0]


def papers(house: House, rows: pd.DataFrame) -> Papers:
    """Give what stands behind these rows."""
    rivals = house.fetch(rival_targets, house.selection.regime)
    rivals = rivals[rivals.year == house.selection.year]
    wanted = {*positions(rivals.rival_position)}
    for column in SOURCES.values():
        wanted |= {*positions(rows[column])}
    everything = house.fetch(origins)
    documents = everything[everything.position.isin(wanted)].drop_duplicates("position")
    # A disagreeing target stands beside the one it disagrees with, under a name of its own: no remark is needed.
    documents = documents.assign(conflict_group="").set_index("position", drop=False)
    return Papers(rivals, house.fetch(regimes).set_index("id"), documents)


def plain(house: House, value: float | None, indicator: Indicator) -> str:
    """Give a number as it stands in a formula: without its unit, at most two decimals."""
    return house.printer.number(value, indicator.unit, _places(value, indicator))


def _places(value: float | None, indicator: Indicator) -> int:
    if value is None or not is_known(value):
        return 0
    found = (d for d in range(indicator.decimals, 2) if abs(round(value, d) - value) < 1e-9)
    return next(found, 2)


def ratio(house: House, value: float | None) -> str:
    """Give a ratio with two decimals: ‘0.86’."""
    return house.printer.number(value, "ratio", 2)


def calculation(house: House, row: pd.Series, behind: Papers) -> str:
    """Give what opens below a row: inputs, formulas, the three methods, sources."""
    inputs = [*_inputs(house, row, behind), *_attained(house, row, behind), *_required(house, row)]
    listed = "".join(f"<dt>{text(name)}</dt><dd>{text(said)}</dd>" for name, said in inputs)
    methods = ""
    if row.indicator_kind != "flow":
        methods = '<ul class="methods">' + "".join(_method(house, row, m) for m in METHODS) + "</ul>"
    falls = f'<p class="note">{text(house.say("calc.falls"))}</p>' if row.series_falls else ""
    return f'<div class="calc"><dl>{listed}</dl>{falls}{methods}{_sources(house, row, behind)}</div>'


def _inputs(house: House, row: pd.Series, behind: Papers) -> list[tuple[str, str]]:
    """Give the figures that go in, with what each rests on."""
    indicator = house.catalog.indicators[row.indicator]
    found = [(house.say("calc.actual"), _graded(house, row, indicator))]
    if is_known(row.target):
        words = [house.figure(row.target, row.indicator), *_marks(house, row.target_mark, row.target_status)]
        found.append((house.say("calc.target"), " · ".join(words)))
    if row.indicator_kind != "flow":
        final = house.figure(row.final_target, row.indicator)
        found.append((house.say("calc.final"), house.say("calc.state", year=int(row.final_year), value=final)))
    found.append((house.say("calc.regime"), _regime(house, row, behind)))
    if is_known(row.base_value):
        start = house.say("calc.state", year=int(row.base_year), value=house.figure(row.base_value, row.indicator))
        found.append((house.say("calc.base"), start))
    if is_known(row.expected):
        found.append((house.say("calc.expected"), _expected(house, row, indicator)))
    return found


def _graded(house: House, row: pd.Series, indicator: Indicator) -> str:
    """Give the actual figure with status, confidence and mark."""
    if not is_known(row.actual):
        return house.printer.figure(None, indicator)
    grade = house.scope("confidence", row.actual_confidence)
    status = house.scope("status", row.actual_status)
    marks = _marks(house, row.actual_mark, "")
    return " · ".join(
        [house.figure(row.actual, row.indicator), status, *marks, house.say("card.confidence", level=grade)]
    )


def _marks(house: House, mark: object, status: object) -> list[str]:
    """Give the words for a mark and for a target that was not printed as such."""
    said = [house.scope("mark", str(mark))] if isinstance(mark, str) and mark else []
    return said + ([house.scope("status", str(status))] if status == "derived_target" else [])


def _regime(house: House, row: pd.Series, behind: Papers) -> str:
    """Give the target's name, who set it when, and from when to when it was in force."""
    name = regime_name(house, row.regime)
    if row.regime not in behind.regimes.index:
        return name
    regime = behind.regimes.loc[row.regime]
    parts = [name, str(regime[f"set_by_{house.lang}"]) if f"set_by_{house.lang}" in regime.index else ""]
    if not pd.isna(regime.valid_from):
        end = house.say("calc.open") if pd.isna(regime.valid_to) else f"{pd.Timestamp(regime.valid_to):%Y-%m-%d}"
        parts.append(house.say("calc.valid", start=f"{pd.Timestamp(regime.valid_from):%Y-%m-%d}", end=end))
    return " · ".join(p for p in parts if p)


def _expected(house: House, row: pd.Series, indicator: Indicator) -> str:
    """Give where the figure should be by now and how that is known."""
    how = house.say(f"calc.expected.{row.expected_kind}")
    value = plain(house, row.expected, indicator)
    if row.expected_kind == "official":
        return f"{value} · {how}"
    start, goal = plain(house, row.base_value, indicator), plain(house, row.final_target, indicator)
    years = f"({row.year} − {int(row.base_year)}) ÷ ({int(row.final_year)} − {int(row.base_year)})"
    return f"{start} + ({goal} − {start}) × {years} = {value} · {how}"


def _attained(house: House, row: pd.Series, behind: Papers) -> list[tuple[str, str]]:
    """Give actual / target of the year, of other sources' targets, and of the final target."""
    found = []
    if is_known(row.attainment):
        over = house.say("calc.excess" if row.excess >= 0 else "calc.short", share=house.printer.share(abs(row.excess)))
        found.append((house.say("calc.attainment"), f"{_quotient(house, row, row.target, row.attainment)} · {over}"))
    for _, rival in behind.of(row).iterrows():
        status = house.scope("status", rival.rival_status)
        said = f"{house.figure(rival.rival, row.indicator)} · {status}"
        if is_known(rival.attainment):
            said += f" · {_quotient(house, row, rival.rival, rival.attainment)}"
        found.append((house.say("calc.rival"), said))
    if row.indicator_kind != "flow" and is_known(row.attainment_final):
        said = _quotient(house, row, row.final_target, row.attainment_final)
        found.append((house.say("calc.attainment_final"), said))
    elif not found:
        reason = row.attainment_final_reason or row.attainment_reason
        found.append((house.say("calc.attainment"), _undefined(house, reason)))
    return found


def _quotient(house: House, row: pd.Series, target: float, share: float) -> str:
    indicator = house.catalog.indicators[row.indicator]
    actual = plain(house, row.actual, indicator)
    return f"{actual} ÷ {plain(house, target, indicator)} = {house.printer.share(share)}"


def _required(house: House, row: pd.Series) -> list[tuple[str, str]]:
    """Give what is still needed a year."""
    if row.indicator_kind == "flow":
        return []
    indicator, name = house.catalog.indicators[row.indicator], house.say("calc.required")
    if row.required_reason:
        return [(name, _undefined(house, row.required_reason))]
    if row.required_annual == 0:
        return [(name, house.printer.figure(0, indicator))]
    goal, actual = plain(house, row.final_target, indicator), plain(house, row.actual, indicator)
    said, needed = plain(house, row.required_annual, indicator), enough(row.required_annual, indicator)
    if needed != row.required_annual:
        said = f"{said} · {house.say('calc.required_up', value=house.printer.figure(needed, indicator))}"
    return [(name, f"({goal} − {actual}) ÷ ({int(row.final_year)} − {row.year}) = {said}")]


def _undefined(house: House, reason: str) -> str:
    return house.say("calc.undefined", reason=house.say(f"reason.{reason}"))


def _method(house: House, row: pd.Series, method: str) -> str:
    """Give one method: its name, its verdict, its formula with the numbers put in."""
    reason = row[f"{method}_reason"]
    if reason:
        body = f'<p class="note">{text(_undefined(house, reason))}</p>'
    else:
        lines = {"pace": _pace, "extrapolation": _trend, "growth": _growth}[method](house, row)
        body = badge(house, row[f"{method}_status"]) + "".join(f"<p>{text(line)}</p>" for line in lines)
    return f"<li><h4>{text(house.say(f'method.{method}'))}</h4>{body}</li>"


def _pace(house: House, row: pd.Series) -> list[str]:
    indicator = house.catalog.indicators[row.indicator]
    now, start, due = (plain(house, v, indicator) for v in (row.actual, row.base_value, row.expected))
    return [f"({now} − {start}) ÷ ({due} − {start}) = {ratio(house, row.pace)}"]


def _trend(house: House, row: pd.Series) -> list[str]:
    indicator = house.catalog.indicators[row.indicator]
    now, goal, ahead, change = (
        plain(house, v, indicator) for v in (row.actual, row.final_target, row.forecast, row.mean_change)
    )
    lines = [
        house.say("calc.mean_change", count=int(row.change_count), value=change),
        f"{house.say('calc.forecast')}: {now} + {change} × ({int(row.final_year)} − {row.year}) = {ahead}",
    ]
    if is_known(row.gap):
        share = house.printer.share(row.gap)
        lines.append(f"{house.say('calc.gap')}: ({goal} − {ahead}) ÷ ({goal} − {now}) = {share}")
    return lines


def _growth(house: House, row: pd.Series) -> list[str]:
    observed, wanted = house.printer.share(row.cagr_observed), house.printer.share(row.cagr_required)
    lines = [
        house.say("calc.growth", observed=observed, required=wanted),
        f"{observed} ÷ {wanted} = {ratio(house, row.growth_ratio)}",
    ]
    return lines + ([house.say("calc.caveat")] if row.growth_caveat else [])


def _sources(house: House, row: pd.Series, behind: Papers) -> str:
    """Give the documents of every input, each once."""
    named = [(house.say(f"calc.{role}"), row[column]) for role, column in SOURCES.items()]
    named += [(house.say("calc.rival"), id) for id in behind.of(row).rival_position]
    shown: dict[str, str] = {}
    for name, cell in named:
        for id in positions([cell]):
            if id in behind.documents.index and id not in shown:
                shown[id] = f"<section><h4>{text(name)}</h4>{entry(house, behind.document(id))}</section>"
    if not shown:
        return ""
    return f'<h4>{text(house.say("calc.sources"))}</h4><div class="papers">{"".join(shown.values())}</div>'
