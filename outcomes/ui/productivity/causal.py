"""What of the change in supported firms may be the program's: compared with firms that were supported later."""

from __future__ import annotations

import pandas as pd

from outcomes.charts.estimates import estimates
from outcomes.charts.theme import Ready
from outcomes.export.native import NativeChart, wide
from outcomes.metrics.case_sources import case_sources
from outcomes.metrics.causal import (
    FEWEST_FIRMS,
    FEWEST_REGIONS,
    Estimate,
    difference_in_differences,
    matched,
    plain_change,
)
from outcomes.metrics.causal_windows import effect_windows, placebo_windows
from outcomes.ui.chart_frame import Chart
from outcomes.ui.house import House
from outcomes.ui.origin import CASES

ASSUMPTIONS = ("ratio", "parallel", "anticipation", "answered", "late", "nation")
COUNTS = ("treated", "controls", "windows")
METHODS = {"did": difference_in_differences, "matched": matched}


def causal_charts(house: House, outcome: str) -> tuple[Chart, ...]:
    """Give the comparison with firms not yet supported, for all regions together.

    Args:
        house: The reader's selection.
        outcome: Of the page; only productivity was measured often enough before support, others are not assessable.

    Returns:
        One chart, or none where there is no project-level row; `not_compared` says why.
    """
    if outcome != "productivity" or not len(house.fetch(effect_windows)):
        return ()
    found = house.each_version(found_effects)
    frame = pd.DataFrame([_row(house, name, each) for name, each in found.items()])
    read = _printed(house, found)
    return (
        Chart(
            key="causal",
            title=finding(house, found),
            subtitle=house.say("causal.subtitle"),
            table=_table(house, found),
            printed=read,
            origins=(CASES,),
            figure=Ready(estimates(frame, house.colors)),
            notes=tuple(house.say(f"causal.assume.{each}") for each in ASSUMPTIONS),
            native=_native(house, found, read),
        ),
    )


def _native(house: House, found: dict[str, Estimate], read: pd.DataFrame) -> NativeChart | None:
    """Give the estimates as bars; their intervals and the reasons of those that are not assessable are in the table."""
    method, effect = read.columns[:2]
    reasons = {_reason(house, each) for each in found.values() if each.effect is None}
    main = [house.say(f"causal.method.{name}") for name in METHODS]
    made = wide(read, "bar", method, {effect: "value"}, "%", main, reasons)
    return made if made.knows_any else None


def not_compared(house: House, outcome: str) -> str:
    """Give why nothing is compared; '' where `causal_charts` gives a chart."""
    if outcome != "productivity":
        return house.say("causal.only_productivity")
    if len(house.fetch(effect_windows)):
        return ""
    return house.say("causal.no_history" if len(house.fetch(case_sources)) else "causal.none")


def is_compared(house: House, outcome: str) -> bool:
    """Say whether the page shows how supported firms did against firms not yet supported."""
    if outcome != "productivity" or not len(house.fetch(effect_windows)):
        return False
    return house.each_version(found_effects)["did"].effect is not None


def found_effects(house: House) -> dict[str, Estimate]:
    """Give the plain change, both comparisons, and the placebo of each."""
    effect, placebo = house.fetch(effect_windows), house.fetch(placebo_windows)
    found = {"plain": plain_change(effect)}
    found |= {name: method(effect) for name, method in METHODS.items()}
    return found | {f"{name}_placebo": method(placebo) for name, method in METHODS.items()}


def finding(house: House, found: dict[str, Estimate]) -> str:
    """Give what the comparison says, or why it says nothing."""
    did, placebo = found["did"], found["did_placebo"]
    if did.effect is None:
        return house.say("causal.finding.not_assessable", reason=_reason(house, did))
    said = {
        "effect": house.printer.share(did.effect),
        "low": house.printer.share(did.low),
        "high": house.printer.share(did.high),
    }
    if placebo.differs:
        return house.say("causal.finding.doubtful", **said)
    if not did.differs:
        return house.say("causal.finding.unsure", **said)
    said["effect"] = house.printer.share(abs(did.effect))
    return house.say(f"causal.finding.{'more' if did.effect > 0 else 'less'}", moved=_moved(house, found), **said)


def _moved(house: House, found: dict[str, Estimate]) -> str:
    """Give how far supported firms went, whatever moved them; the two changes are ratios and never subtracted."""
    plain = found["plain"].effect or 0.0
    return house.say(f"causal.moved.{'up' if plain >= 0 else 'down'}", plain=house.printer.share(abs(plain)))


def _reason(house: House, found: Estimate) -> str:
    return house.say(f"causal.reason.{found.reason}", firms=FEWEST_FIRMS, regions=FEWEST_REGIONS)


def _row(house: House, name: str, found: Estimate) -> dict[str, object]:
    share = house.printer.share
    reason = "" if found.effect is not None else _reason(house, found)
    printed = reason or f"{share(found.effect)} ({share(found.low)} – {share(found.high)})"
    return {
        "name": house.say(f"causal.method.{name}"), "effect": found.effect, "low": found.low, "high": found.high,
        "printed": printed, "hover": printed, "main": name in METHODS,
    }  # fmt: skip


def _table(house: House, found: dict[str, Estimate]) -> pd.DataFrame:
    """Give the estimates as numbers, for files."""
    names = ("effect", "low", "high", *COUNTS)
    rows = [[house.say(f"causal.method.{name}"), *(getattr(each, n) for n in names)] for name, each in found.items()]
    return pd.DataFrame(rows, columns=[house.say(f"causal.column.{name}") for name in ("method", *names)])


def _printed(house: House, found: dict[str, Estimate]) -> pd.DataFrame:
    """Give the estimates as they are read."""
    rows = []
    for name, each in found.items():
        effect = _reason(house, each) if each.effect is None else house.printer.share(each.effect)
        interval = "–" if each.low is None else f"{house.printer.share(each.low)} – {house.printer.share(each.high)}"
        counts = [f"{getattr(each, count):,}" for count in COUNTS]
        rows.append([house.say(f"causal.method.{name}"), effect, interval, *counts])
    names = ("method", "effect", "interval", *COUNTS)
    return pd.DataFrame(rows, columns=[house.say(f"causal.column.{name}") for name in names])
