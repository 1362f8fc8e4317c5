"""The step that shows what a file would change: counts, the list, last year's missing figures, and the dashboard."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from outcomes.store.changes import changes
from outcomes.store.commit import Signature
from outcomes.store.edition import Edition
from outcomes.store.preview import preview
from outcomes.ui.chart_frame import show_chart
from outcomes.ui.history.changed import changes_table
from outcomes.ui.house import House
from outcomes.ui.markup import note, part, put, text
from outcomes.ui.upload.bench import Bench
from outcomes.ui.upload.cases import change_sentence, found_changes
from outcomes.ui.upload.difference import (
    SHOWN,
    Difference,
    also_brought,
    difference,
    difference_file,
    missing_table,
)
from outcomes.ui.upload.effect import Effect, cards_table, effect, replaced_table

FEW = 12  # differences that are shown without being asked for


def would_be(bench: Bench, standing: Edition) -> Edition:
    """Give the version that would stand after the upload, worked out once.

    Raises:
        StoreError: 'period_closed', 'duplicate_figure'.
    """

    def make() -> Edition:
        examined = bench.examined
        signature = Signature("", "", examined.file_name, examined.file_hash, source=examined.source)
        return preview(standing, examined.frames(), signature).edition

    return bench.keep(would_be, make)


def found_difference(house: House, bench: Bench, standing: Edition) -> Difference:
    """Give what the file changes, worked out once."""
    rule = house.catalog.headline_rule
    return bench.keep(found_difference, lambda: difference(bench.examined, standing, would_be(bench, standing), rule))


def difference_sentence(house: House, found: Difference) -> str:
    """Give the counts in a sentence."""
    return house.say(
        "upload.difference.sentence", added=f"{found.count('added'):,}", changed=f"{found.count('changed'):,}",
        unchanged=f"{found.unchanged:,}",
    )  # fmt: skip


def found_cases(bench: Bench, standing: Edition) -> pd.DataFrame | None:
    """Give what the file's projects change, None where it has none; see `upload_cases.found_changes`."""
    return found_changes(bench, standing, would_be(bench, standing)) if bench.examined.cases.count else None


def whole_sentence(house: House, bench: Bench, standing: Edition) -> str:
    """Give the counts of figures and of projects, each where the file has some."""
    projects = found_cases(bench, standing)
    said = [] if projects is None else [change_sentence(house, projects)]
    if projects is None or not bench.examined.figures.empty:
        said.insert(0, difference_sentence(house, found_difference(house, bench, standing)))
    return " ".join(said)


def show_difference(house: House, bench: Bench, found: Difference) -> None:
    """Draw the list of differences, its file, and last year's figures that are missing."""
    if len(found.changes):
        with st.container(key="upload_list"):
            put(bench.keep((changes_table, house.lang), lambda: changes_table(house, found.changes, SHOWN)))
        st.download_button(
            house.say("upload.difference.file"), lambda: difference_file(house, found.changes), "difference.csv",
            "text/csv", on_click="ignore", icon=":material/download:", type="tertiary", key="upload_difference_file",
        )  # fmt: skip
    else:
        note(house.say("upload.difference.none"))
    if len(found.missing):
        title = house.say("upload.missing.title", count=f"{len(found.missing):,}")
        with st.expander(title, key="upload_missing"):
            note(house.say("upload.missing.note"))
            put(missing_table(house, found.missing))


def show_effect(house: House, bench: Bench, standing: Edition, found: Difference) -> None:
    """Draw the nation's headline figures and the map, before and after."""
    part(house.say("upload.effect.title"))
    seen = _effect(house, bench, standing, found)
    put(cards_table(seen.after, seen.cards))
    note(house.say("upload.effect.year", year=seen.after.selection.year))
    if len(seen.replaced):
        note(house.say("upload.effect.replaced", count=f"{len(seen.replaced):,}"))
        with st.container(key="upload_replaced"):
            put(replaced_table(house, seen.replaced, SHOWN))
    if not seen.maps:
        return
    moved = ", ".join(seen.moved)
    note(house.say("upload.map.moved", names=moved) if moved else house.say("upload.map.same"))
    columns = st.columns(2, gap="large")
    for column, (drawn_in, chart) in zip(columns, seen.maps, strict=True):
        with column:
            show_chart(drawn_in, chart)


def _effect(house: House, bench: Bench, standing: Edition, found: Difference) -> Effect:
    key = (effect, house.lang, house.theme, house.selection.regime, house.base_path)
    with st.spinner(house.say("upload.effect.working")):
        return bench.keep(key, lambda: effect(house, standing, would_be(bench, standing), found.changes))


def show_in_between(house: House, bench: Bench, seen: Edition, newest: Edition) -> None:
    """Say that somebody loaded in between, who, what changed meanwhile, and how much of it this file is about."""
    loads = [v for v in house.versions if seen.number < v.number <= newest.number]
    who = ", ".join(dict.fromkeys(v.author for v in loads))
    found = bench.keep((changes, newest.number), lambda: changes(seen, newest))
    both = bench.keep((also_brought, newest.number), lambda: also_brought(bench.examined.figures.observation, found))
    said = house.say("upload.moved.sentence", before=seen.number, newest=newest.number, who=who, both=f"{both:,}")
    put(f'<p class="banner">{text(said)}</p>')
    title = house.say("upload.moved.changes", count=f"{len(found):,}")
    with st.expander(title, key="upload_in_between", expanded=len(found) <= FEW):
        put(changes_table(house, found, SHOWN))
