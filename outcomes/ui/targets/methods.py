"""The methods explained in place: what each asks, how it is counted, when it misleads, when it is not used."""

from __future__ import annotations

from outcomes.metrics import extrapolation, growth
from outcomes.metrics.questions import assessment
from outcomes.ui.house import House
from outcomes.ui.markup import text
from outcomes.ui.results.standing import LEVEL
from outcomes.ui.targets.calculation import METHODS, ratio

PARTS = ("asks", "formula", "misleads", "undefined")
EXAMPLE = ("KR", 2019)  # the published case in which growth on a cumulative count and the straight line disagree


def explanation(house: House) -> str:
    """Give the three methods side by side, then the rule by which one word stands for all."""
    columns = "".join(_method(house, method) for method in METHODS)
    rule = f"<h3>{text(house.say('explain.verdict'))}</h3><p>{text(house.say('explain.verdict_rule'))}</p>"
    return f'<div class="explain">{columns}</div><div class="explain one"><section>{rule}</section></div>'


def _method(house: House, method: str) -> str:
    listed = "".join(
        f"<dt>{text(house.say(f'explain.{part}'))}</dt><dd>{text(_said(house, method, part))}</dd>" for part in PARTS
    )
    example = f'<p class="example">{text(_example(house))}</p>' if method == "growth" and not house.synthetic else ""
    return f"<section><h3>{text(house.say(f'method.{method}'))}</h3><dl>{listed}</dl>{example}</section>"


def _said(house: House, method: str, part: str) -> str:
    """Give a paragraph with the thresholds that the metrics really use."""
    thresholds: dict[str, dict[str, object]] = {
        "extrapolation.formula": {
            "years": extrapolation.YEARS,
            "near": house.printer.share(extrapolation.ON_TRACK_GAP),
            "far": house.printer.share(extrapolation.SLIGHTLY_OFF_GAP),
        },
        "extrapolation.undefined": {"fewest": extrapolation.FEWEST},
        "growth.formula": {"fine": ratio(house, growth.ON_TRACK), "slow": ratio(house, growth.TOO_SLOW)},
    }
    return house.say(f"explain.{method}.{part}", **thresholds.get(f"{method}.{part}", {}))


def _example(house: House) -> str:
    """Give the published year in which the two methods say opposite things, '' where it is not loaded."""
    region, year = EXAMPLE
    rows = house.fetch(assessment, "then")
    rows = rows[(rows.region == region) & (rows.year == year) & (rows.indicator == LEVEL) & (rows.growth_reason == "")]
    if not len(rows):
        return ""
    row = rows.iloc[0]
    return house.say(
        "explain.growth.example",
        year=year,
        actual=house.figure(row.actual, LEVEL),
        target=house.figure(row.final_target, LEVEL),
        due=int(row.final_year),
        ratio=ratio(house, row.growth_ratio),
        growth=house.say(f"status.{row.growth_status}"),
        pace=ratio(house, row.pace),
        behind=house.say(f"status.{row.pace_status}"),
    )
