"""The panel behind every figure: document, date, quotation, confidence, who loaded it, which version."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from outcomes.metrics.case_sources import case_sources
from outcomes.metrics.questions import origins
from outcomes.ui.house import House
from outcomes.ui.markup import link, note, noted, put, text
from outcomes.ui.moment import day

CASES = "support_case"
"""Stands among fact ids for the project-level rows of the version."""
MOST = 40  # figures in one panel; the rest are in the download


def positions(cells: Iterable[object]) -> tuple[str, ...]:
    """Give the fact ids in cells such as 'S0029', 'P0001|P0002' or 'deployments_annual@P0009', each once, in order."""
    found: dict[str, None] = {}
    for cell in cells:
        for part in str(cell or "").split("|"):
            id = part.rsplit("@", 1)[-1]
            if id and id not in ("nan", "None", "<NA>"):
                found[id] = None
    return tuple(found)


def rows_behind(house: House, ids: Iterable[str]) -> pd.DataFrame:
    """Give the figures with these fact ids and those that disagree with them, in the order of the ids."""
    everything = house.fetch(origins)
    order = {id: place for place, id in enumerate(ids)}
    mine = everything[everything.position.isin(order)]
    groups = set(mine.conflict_group) - {""}
    rivals = everything[everything.conflict_group.isin(groups) & ~everything.position.isin(order)]
    ordered = mine.assign(_at=mine.position.map(order)).sort_values("_at", kind="stable").drop(columns="_at")
    return pd.concat([ordered, rivals])


def origin_button(house: House, key: str, ids: Iterable[str], label: str = "") -> None:
    """Draw the button that opens the panel; the panel is made when it is open."""
    found = tuple(id for id in ids if id != CASES or len(house.fetch(case_sources)))
    panel = st.popover(
        label or house.say("frame.origin"),
        type="tertiary",
        icon=":material/description:",
        key=f"origin_{key}",
        on_change="rerun",
        disabled=not found,
    )
    if panel.open:
        with panel:
            if CASES in found:
                put(case_origin(house))
            show_origins(house, rows_behind(house, found))


def show_origins(house: House, rows: pd.DataFrame) -> None:
    """Draw the figures' origins one below the other."""
    shown = rows.head(MOST)
    put(
        '<div class="origins">'
        + "".join(
            f"<section><h4>{text(heading(house, row))}</h4>{entry(house, row)}</section>" for _, row in shown.iterrows()
        )
        + "</div>"
    )
    if len(rows) > MOST:
        note(house.say("origin.more", count=len(rows) - MOST))


def case_origin(house: House) -> str:
    """Give where project-level rows come from: each source with its number of projects, and who loaded them."""
    rows = house.fetch(case_sources)
    told = "".join(
        f'<div class="entry"><p class="value">{text(house.say("origin.cases", count=f"{row.cases:,}"))}</p>'
        f'<p>{text(row.title)}</p><p class="note">{text(loaded_by(house, row.load))}</p></div>'
        for _, row in rows.iterrows()
    )
    return f'<div class="origins"><section><h4>{text(house.say("origin.cases_title"))}</h4>{told}</section></div>'


def loaded_by(house: House, load: int) -> str:
    """Give which version brought a row, when, and who signed it."""
    version = next((v for v in house.versions if v.number == load), None)
    if version is None:
        return ""
    return house.say("origin.loaded", number=version.number, author=version.author, date=day(version.loaded_at))


def entry(house: House, row: pd.Series) -> str:
    """Give one figure's origin: what it says, where it was printed, and what is known about its worth."""
    quotation = f"<blockquote>{text(row.quotation)}</blockquote>" if row.quotation else ""
    derived = noted(house.say("origin.derived")) if str(row.status).startswith("derived") else ""
    rivals, evaluated = disagreeing(house, row), evaluation(house, row.position)
    conflict = noted(rivals) if rivals else ""
    language = "" if is_cell(row.position) else ' lang="en"'
    remark = f'<p class="note"{language}>{text(row.note)}</p>' if row.note else ""
    remark = (noted(evaluated) if evaluated else "") + remark
    document = " · ".join(text(p) for p in (row.publisher, row.date) if p)
    worth = " · ".join((house.scope("confidence", row.confidence), place(house, row), loaded_by(house, row.load)))
    return (
        f'<div class="entry"><p class="value">{text(value_text(house, row))}</p>'
        f"<p>{link(str(row.url or ''), str(row.title or ''))}<br>{document}</p>{quotation}{derived}{conflict}{remark}"
        f'<p class="note">{text(worth)}</p></div>'
    )


def place(house: House, row: pd.Series) -> str:
    """Give where a figure stands: its fact id, or the cell of an uploaded file."""
    version = next((v for v in house.versions if v.number == row.load), None)
    if version is None or not is_cell(row.position):
        return str(row.position)
    return house.say("origin.cell", file=version.file_name, cell=str(row.position).split("/", 1)[-1].lstrip("!"))


def is_cell(position: str) -> bool:
    """Say whether a figure is a cell of an uploaded file, not one of data/facts."""
    return "!" in position


def disagreeing(house: House, row: pd.Series) -> str:
    """Give the figures of other sources that say something else of the same thing, by value and id; '' for none."""
    rivals = [r for r in house.each_version(_groups).get(row.conflict_group, []) if r.value != row.value]
    if not rivals:
        return ""
    told = ", ".join(f"{value_text(house, rival)} ({rival.position})" for rival in rivals)
    return house.say("origin.conflict", others=told)


def _groups(house: House) -> dict[str, list[pd.Series]]:
    """Give the figures that are linked because they disagree, by group."""
    rows = house.fetch(origins)
    found: dict[str, list[pd.Series]] = {}
    for _, row in rows[rows.conflict_group != ""].iterrows():
        found.setdefault(str(row.conflict_group), []).append(row)
    return found


def evaluation(house: House, position: str) -> str:
    """Give how a published effect was found and how strong that evidence is; '' for other figures."""
    found = house.catalog.evaluations.get(position)
    if found is None:
        return ""
    count = house.say("figure.unknown") if found.firm_count is None else f"{found.firm_count:,}"
    return house.say(
        "origin.evaluation", evaluator=found.evaluator.say(house.lang), count=count,
        method=found.method.say(house.lang), grade=house.scope("grade", found.grade),
    )  # fmt: skip


def heading(house: House, row: pd.Series) -> str:
    """Give whose figure it is, of what and when: place, organization, indicator, scope, period."""
    indicator = house.catalog.indicators.get(row.indicator)
    parts = [house.place(row.region), organization(house, row.organization)]
    parts.append(indicator.name.say(house.lang) if indicator else row.indicator)
    parts += [house.scope("measure_scope", row.measure_scope), period(row)]
    return " · ".join(p for p in parts if p)


def organization(house: House, id: str) -> str:
    """Give an organization's name, '' for the region itself."""
    found = house.catalog.organizations.get(id)
    return found.name.say(house.lang) if found else id


def period(row: pd.Series) -> str:
    """Give a period as it is spoken of: a year, a span, or the month of a state."""
    if row.period_end is None or pd.isna(row.period_end):
        return ""
    end = pd.Timestamp(row.period_end)
    if row.period_kind == "span" and row.period_start is not None and not pd.isna(row.period_start):
        return f"{pd.Timestamp(row.period_start).year}–{end.year}"
    return str(end.year) if (end.month, end.day) == (12, 31) else f"{end:%Y-%m}"


def value_text(house: House, row: pd.Series) -> str:
    """Give a figure with its upper end, status and mark: ‘10~20% · 실적’."""
    indicator = house.catalog.indicators.get(row.indicator)
    if indicator is None:
        return str(row.value_text)
    printed = house.printer.figure(row.value, indicator)
    if row.value_high is not None and not pd.isna(row.value_high):
        printed = f"{house.printer.number(row.value, indicator.unit, indicator.decimals)}~" + house.printer.figure(
            row.value_high, indicator
        )
    status = house.scope("status", row.status)
    mark = house.scope("mark", row.mark) if row.mark else ""
    stage = house.scope("stage", row.stage) if row.stage and row.stage != indicator.stage else ""
    return " · ".join(p for p in (printed, status, stage, mark) if p)
