"""The figures that disagree, side by side: values, documents, which one stands and by which rule."""

from __future__ import annotations

import pandas as pd

from outcomes.ui.chart_frame import Chart, html_table, ids
from outcomes.ui.definitions.disputed import Dispute, disputes
from outcomes.ui.house import House
from outcomes.ui.markup import noted, text
from outcomes.ui.origin import period, value_text
from outcomes.ui.results.region import whose

NAMED = 3  # indicators and places named in the line of a disagreement


def conflicts_chart(house: House) -> Chart:
    """Give every disagreement as a line that opens, those of the chosen indicator first and the first of them open."""
    everything = disputes(house)
    mine = [group for group in everything if house.indicator.id in set(group.rows.indicator)]
    others = [group for group in everything if house.indicator.id not in set(group.rows.indicator)]
    table = _table(house, [*mine, *others])
    return Chart(
        key="conflicts",
        title=house.say("definitions.conflicts.title" if everything else "definitions.conflicts.none",
                        count=len(everything)),
        subtitle=house.say("definitions.conflicts.subtitle", indicator=house.indicator.name.say(house.lang),
                           count=len(mine)),
        table=table,
        printed=_read(house, table),
        origins=ids(position for group in (mine or others) for position in group.rows.position),
        body=noted(house.say("definitions.conflicts.open")) + _body(house, mine, others),
        notes=(rule(house),),
    )  # fmt: skip


def _read(house: House, table: pd.DataFrame) -> pd.DataFrame:
    """Give the table as it is read: whose figure first, by what it disagrees last; '–' where nothing is said."""
    whose, group = house.say("column.whose"), house.say("definitions.column.group")
    others = [column for column in table.columns if column not in (whose, group)]
    return table[[whose, *others, group]].replace("", "–")


def rule(house: House) -> str:
    """Give the rule by which one of several figures of a cell stands, in its order."""
    kept = house.catalog.headline_rule
    return house.say(
        "definitions.rule",
        status=" > ".join(house.scope("status", status) for status in kept.status),
        confidence=" > ".join(house.scope("confidence", grade) for grade in kept.confidence),
        load=house.say(f"definitions.rule.{kept.prefer}"),
    )


def _body(house: House, mine: list[Dispute], others: list[Dispute]) -> str:
    """Give the groups below two headings; where the chosen indicator has none, that is said."""
    if not mine and not others:
        return ""
    said = house.indicator.name.say(house.lang)
    parts = [f'<h4 class="ledger">{text(said)}</h4>']
    parts += [_group(house, group, opened=not at) for at, group in enumerate(mine)] or [
        noted(house.say("definitions.conflicts.none_here"))
    ]
    if others:
        parts.append(f'<h4 class="ledger">{text(house.say("definitions.conflicts.others"))}</h4>')
        parts += [_group(house, group, opened=False) for group in others]
    return f'<div class="ledger disputes">{"".join(parts)}</div>'


def _group(house: House, group: Dispute, *, opened: bool) -> str:
    rows = group.rows
    indicators = _few([house.catalog.indicators[str(id)].name.say(house.lang) for id in rows.indicator.unique()])
    places = _few([house.place(str(id)) for id in rows.region.unique()])
    count = house.say("definitions.conflicts.figures", count=len(rows))
    return (
        f"<details{' open' if opened else ''}><summary>"
        f'<span class="when">{text(_years(rows))}</span><span class="whose">{text(places)} · {text(indicators)}</span>'
        f'<span class="num">{text(count)}</span></summary><div class="entry">{_members(house, group)}</div></details>'
    )


def _few(names: list[str]) -> str:
    more = f" +{len(names) - NAMED}" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more


def _years(rows: pd.DataFrame) -> str:
    known = sorted({int(year) for year in rows.year.dropna()})
    if not known:
        return ""
    return str(known[0]) if known[0] == known[-1] else f"{known[0]}–{known[-1]}"


def _members(house: House, group: Dispute) -> str:
    """Give the figures of a disagreement as a table; document in one cell, indicator where several."""
    shown = _table(house, [group]).drop(columns=house.say("definitions.column.group"))
    document, *parts = (house.say(f"column.{part}") for part in ("document", "publisher", "date"))
    shown[document] = [" · ".join(str(cell) for cell in cells if cell) for cells in _cells(shown, document, *parts)]
    alone = group.rows.indicator.nunique() == 1
    shown = shown.drop(columns=[*parts, *([house.say("column.indicator")] if alone else [])])
    return html_table(shown, caption="", words=set(shown.columns) - {house.say("column.value")})


def _cells(table: pd.DataFrame, *columns: str) -> list[tuple[object, ...]]:
    return list(zip(*(table[column] for column in columns), strict=True))


def _table(house: House, groups: list[Dispute]) -> pd.DataFrame:
    """Give every figure that disagrees with another, a row each."""
    say = house.say
    columns = ("indicator", "whose", "period", "value")
    names = [say("definitions.column.group"), *(say(f"column.{column}") for column in columns),
             say("definitions.column.standing"), say("column.document"), say("column.publisher"), say("column.date"),
             say("definitions.column.note"), say("column.origin")]  # fmt: skip
    lines = [
        (
            group.id, house.catalog.indicators[row.indicator].name.say(house.lang), _whose(house, row), period(row),
            value_text(house, row), standing_words(house, group.standing[row.position]), row.title, row.publisher,
            row.date, row.note, row.position,
        )
        for group in groups
        for _, row in group.rows.iterrows()
    ]  # fmt: skip
    return pd.DataFrame(lines, columns=pd.Index(names)).fillna("")


def _whose(house: House, row: pd.Series) -> str:
    """Give place, organization and scope of a figure."""
    place = house.place(row.region)
    said = whose(house, row)
    return said if said.startswith(place) else f"{place} · {said}"


def standing_words(house: House, standing: str) -> str:
    """Say whether a figure stands for its cell, and if not, why."""
    return house.say(f"definitions.standing.{standing}")
