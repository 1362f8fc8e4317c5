"""Every indicator by topic: a line each that opens to its definition, formula, method, scopes and sources."""

from __future__ import annotations

import re

import pandas as pd

from outcomes.catalog.formula import NAME
from outcomes.catalog.model import TOPICS, Indicator
from outcomes.ui.chart_frame import Chart
from outcomes.ui.definitions.known import AXES, Known, known_of
from outcomes.ui.definitions.methods import method_button, method_title, methods_of
from outcomes.ui.house import House
from outcomes.ui.markup import noted, text

SIGNS = {"*": "×", "/": "÷", "-": "−"}
MOST = 12  # scopes named of one axis; the rest are in the section on scopes


def indicators_chart(house: House) -> Chart:
    """Give every indicator by topic."""
    everything = list(house.catalog.indicators.values())
    table = _table(house, everything)
    body = "".join(_topic(house, topic, [i for i in everything if i.topic == topic]) for topic in TOPICS)
    return Chart(
        key="indicators",
        title=house.say("definitions.indicators.title", count=len(everything)),
        subtitle=house.say("definitions.indicators.subtitle"),
        table=table,
        printed=table.replace("", "–"),
        origins=(),
        body=f'{noted(house.say("definitions.indicators.open"))}<div class="ledger indicators">{body}</div>',
    )


def spelled(house: House, indicator: Indicator) -> str:
    """Give a formula with names for ids: ‘집행액 ÷ 편성 예산’."""
    names = {id: thing.name.say(house.lang) for id, thing in house.catalog.indicators.items()}
    signed = re.sub(r"[*/-]", lambda sign: SIGNS[sign.group()], indicator.formula)
    return NAME.sub(lambda name: names.get(name.group(), name.group()), re.sub(r"\b1000\b", "1,000", signed))


def _topic(house: House, topic: str, indicators: list[Indicator]) -> str:
    if not indicators:
        return ""
    title = house.say("definitions.topic", topic=house.say(f"topic.{topic}"), count=len(indicators))
    return f'<h4 class="ledger">{text(title)}</h4>' + "".join(_line(house, i) for i in indicators)


def _line(house: House, indicator: Indicator) -> str:
    known, chosen = known_of(house, indicator), indicator.id == house.selection.indicator
    marks = [house.printer.unit(indicator), house.say(f"definitions.kind.{indicator.kind}")]
    if indicator.headline:
        marks.append(house.say("definitions.headline"))
    return (
        f'<details id="indicator-{text(indicator.id)}"{" open" if chosen else ""}{_class(chosen=chosen)}><summary>'
        f'<span class="whose"><b>{text(indicator.name.say(house.lang))}</b> <small>{text(" · ".join(marks))}</small>'
        f'</span><span class="num">{text(_count(house, known))}</span></summary>'
        f'<div class="entry">{_definition(house, indicator, known)}</div></details>'
    )


def _class(*, chosen: bool) -> str:
    return ' class="mine"' if chosen else ""


def _count(house: House, known: Known) -> str:
    """Give how much there is of an indicator in a few words."""
    if not known.figures and not known.targets:
        return house.say("figure.unknown")
    key, count = ("figures", known.figures) if known.figures else ("aims", known.targets)
    said = house.say(f"definitions.{key}", count=f"{count:,}")
    if known.conflicts:
        said += " · " + house.say("definitions.conflicting", count=known.conflicts)
    return said


def _definition(house: House, indicator: Indicator, known: Known) -> str:
    """Give everything that is decided or known of an indicator, term by term."""
    terms = [(house.say(f"definitions.term.{name}"), text(said)) for name, said in _terms(house, indicator, known)]
    methods = " ".join(method_button(house, number) for number in methods_of(house, indicator))
    terms.append((house.say("definitions.term.method"), methods))
    listed = "".join(f"<dt>{text(name)}</dt><dd>{said}</dd>" for name, said in terms if said)
    return f"<p>{text(indicator.definition.say(house.lang))}</p><dl>{listed}</dl>"


def _terms(house: House, indicator: Indicator, known: Known) -> list[tuple[str, str]]:
    lang = house.lang
    rate = house.catalog.indicators.get(indicator.rate)
    return [
        ("id", indicator.id),
        ("unit", house.printer.unit(indicator)),
        ("kind", house.say(f"definitions.kind.{indicator.kind}")),
        ("direction", house.say(f"definitions.direction.{indicator.direction}")),
        ("roll_up", house.say(f"definitions.roll_up.{indicator.roll_up}")),
        ("formula", spelled(house, indicator)),
        ("rate", rate.name.say(lang) if rate else ""),
        ("owner", indicator.owner.say(lang)),
        *((axis, _scopes(house, axis, known.scopes[axis])) for axis in AXES),
        ("figures", f"{known.figures:,}"),
        ("targets", f"{known.targets:,}" if known.targets else ""),
        ("sources", f"{known.sources:,}" if known.sources else ""),
        ("updated", known.updated),
        ("conflicts", f"{known.conflicts:,}" if known.conflicts else ""),
    ]


def _scopes(house: House, axis: str, ids: tuple[str, ...]) -> str:
    """Give the names of scopes; of many the first, and how many more there are."""
    names = ", ".join(house.scope(axis, id) for id in ids[:MOST])
    return names + (f" +{len(ids) - MOST}" if len(ids) > MOST else "")


def _table(house: House, indicators: list[Indicator]) -> pd.DataFrame:
    """Give the list as a table, a row an indicator."""
    rows = []
    for indicator in indicators:
        known = known_of(house, indicator)
        terms = {house.say(f"definitions.term.{name}"): said for name, said in _terms(house, indicator, known)}
        methods = " · ".join(method_title(house, number) for number in methods_of(house, indicator))
        rows.append({
            house.say("column.indicator"): indicator.name.say(house.lang),
            house.say("definitions.term.topic"): house.say(f"topic.{indicator.topic}"),
            house.say("definitions.term.definition"): indicator.definition.say(house.lang),
            **terms,
            house.say("definitions.term.method"): methods,
        })  # fmt: skip
    return pd.DataFrame(rows)
