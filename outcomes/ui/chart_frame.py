"""The frame of every chart: finding, scope, figure, and below it always table, download and origin."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, cast

import pandas as pd
import streamlit as st
from streamlit.elements.plotly_chart import PlotlyState

from outcomes.catalog.printing import UNKNOWN
from outcomes.charts.theme import CONFIG, Ready
from outcomes.export.native import NativeChart, RegionMap, Sign
from outcomes.ui.house import House
from outcomes.ui.markup import put, text
from outcomes.ui.moment import day
from outcomes.ui.origin import origin_button, positions
from outcomes.ui.signs import signs_html

UNSAID = {*UNKNOWN.values(), "–", "—", ""}
"""Cells that stand for nothing known, in columns of figures and of words alike."""

BRIEFED = ("overview", "regions", "targets", "budget", "productivity", "compare", "definitions")
"""The pages whose charts a briefing can hold; those of an upload show figures that are in no version yet."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart with everything that stands with it.

    `figure` is Plotly's, `signs` what stands for what in it, `body` our own HTML below or instead of it. `table` has
    readers' column names and numbers as numbers with the unit in the header (null = unknown); `printed` gives the cells
    as they are read, by the one rounding. `origins` are the fact ids behind it. `native` and `areas` are the chart and
    the map for documents, None where the table says it better.
    """

    key: str
    title: str
    subtitle: str
    table: pd.DataFrame
    printed: pd.DataFrame
    origins: tuple[str, ...]
    figure: Ready | None = None
    body: str = ""
    notes: tuple[str, ...] = ()
    signs: tuple[Sign, ...] = ()
    native: NativeChart | None = None
    areas: RegionMap | None = None
    config: dict[str, Any] = field(default_factory=lambda: CONFIG)


def show_chart(house: House, chart: Chart, *, select: bool = False, titled: bool = True) -> Any:
    """Draw a chart in its frame and give the points the reader clicked (empty without `select`).

    `titled` is False where the title stands on what the frame lies in.
    """
    with st.container(key=f"chart_{chart.key}", gap="xsmall"):
        if titled:
            marked = f" · {house.say('bar.set.demo')}" if house.synthetic else ""
            put(f'<h3 class="finding">{text(chart.title)}</h3><p class="scope">{text(chart.subtitle + marked)}</p>')
        points: Any = []
        if chart.figure is not None:
            points = _plot(chart, select=select)
        if chart.signs:
            put(signs_html(chart.signs))
        if chart.body:
            put(chart.body)
        for note in chart.notes:
            put(f'<p class="note">{text(note)}</p>')
        actions(house, chart)
    return points


def _plot(chart: Chart, *, select: bool) -> Any:
    state = st.plotly_chart(
        chart.figure,
        theme=None,
        key=f"plot_{chart.key}",
        config=chart.config,
        on_select="rerun" if select else "ignore",
        selection_mode="points",
        alt=f"{chart.title}. {chart.subtitle}",
    )
    return cast(PlotlyState, state).selection.points if select else []


def actions(house: House, chart: Chart) -> None:
    """Draw the row under a chart: table, download, origin; each panel is made when it is opened."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"actions_{chart.key}"):
        table = st.popover(
            house.say("frame.table"), type="tertiary", icon=":material/table_rows:", key=f"table_{chart.key}",
            on_change="rerun",
        )  # fmt: skip
        if table.open:
            with table:
                put(html_table(chart.printed, caption=f"{chart.title} — {chart.subtitle}"))
        files = st.popover(
            house.say("frame.download"), type="tertiary", icon=":material/download:", key=f"files_{chart.key}",
            on_change="rerun",
        )  # fmt: skip
        if files.open:
            with files:
                _downloads(house, chart)
        origin_button(house, chart.key, chart.origins)
        if house.page in BRIEFED:
            _to_briefing(house, chart.key)


def _to_briefing(house: House, chart: str) -> None:
    """Draw the button that puts a chart, as it is shown, into the session's briefing, and then the way there.

    Whatever draws charts is below what composes them.
    """
    from outcomes.ui.briefing.adding import add_from_page, added_to

    st.button(
        house.say("frame.briefing"), type="tertiary", icon=":material/playlist_add:", key=f"brief_{chart}",
        on_click=add_from_page, args=(house, chart),
    )  # fmt: skip
    if draft := added_to(house, chart):
        st.page_link(
            house.pages["briefing"], label=house.say("frame.briefing.open"), icon=":material/playlist_add_check:",
            query_params=house.selection.address() | {"open": draft},
        )  # fmt: skip


def _downloads(house: House, chart: Chart) -> None:
    """Draw the download buttons; a file is made when it is asked for."""
    from outcomes.export.table_file import csv_bytes, xlsx_bytes

    notes, table = file_notes(house, chart), chart.table
    if house.synthetic:
        table = table.assign(**{house.say("bar.set"): house.say("bar.set.demo")})
    name = f"{chart.key}-{house.selection.set}-v{house.version.number}"
    st.download_button(
        "CSV", lambda: csv_bytes(table, notes), f"{name}.csv", "text/csv", on_click="ignore",
        key=f"csv_{chart.key}",
    )  # fmt: skip
    st.download_button(
        "XLSX", lambda: xlsx_bytes(table, chart.title, notes), f"{name}.xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", on_click="ignore", key=f"xlsx_{chart.key}",
    )  # fmt: skip


def file_notes(house: House, chart: Chart) -> tuple[str, ...]:
    """Give the lines below a downloaded table: what it shows, which version, whether synthetic, fact ids, license."""
    version = house.version
    lines = [
        f"{chart.title} — {chart.subtitle}",
        house.say("file.version", number=version.number, date=day(version.loaded_at)),
        *chart.notes,
        house.say("file.origins", ids=", ".join(chart.origins)),
        house.say("footer.synthetic" if house.synthetic else "footer.license"),
    ]
    return tuple(lines)


def html_table(printed: pd.DataFrame, caption: str, words: Iterable[str] = ()) -> str:
    """Give a table of printed cells: figures right-aligned, words left-aligned, the first column naming the row.

    `words` names columns that are words though their cells begin with digits, such as titles and dates.
    """
    said = set(words)
    kinds = ["" if c not in said and are_figures(printed[c]) else ' class="words"' for c in printed.columns]
    head = "".join(f'<th scope="col"{k}>{text(c)}</th>' for c, k in zip(printed.columns, kinds, strict=True))
    body = "".join(
        f'<tr><th scope="row">{text(row[0])}</th>'
        + "".join(f"<td{k}>{text(c)}</td>" for c, k in zip(row[1:], kinds[1:], strict=True))
        + "</tr>"
        for row in printed.itertuples(index=False)
    )
    titled = f"<caption>{text(caption)}</caption>" if caption else ""
    return (
        f'<div class="scroll"><table class="figures">{titled}<thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def are_figures(column: pd.Series) -> bool:
    """Say whether most known cells of a column are figures: they begin with a digit, a sign or a currency sign."""
    starts = [str(cell)[:1] for cell in column if str(cell) not in UNSAID]
    return 2 * sum(s.isdigit() or s in "−+₩" for s in starts) > len(starts)


def ids(*cells: Iterable[object]) -> tuple[str, ...]:
    """Give the fact ids in several columns of cells, each once."""
    return positions(cell for column in cells for cell in column)
