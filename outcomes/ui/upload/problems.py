"""Every problem of a file by kind: what is wrong, what to do, and each cell as a button that leads to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from etl.desk import Examination
from etl.explain import say
from etl.validate.problem import Problem, Severity
from outcomes.store.drafts import Draft
from outcomes.ui.house import House
from outcomes.ui.markup import put, text
from outcomes.ui.trouble import literal
from outcomes.ui.upload.bench import Bench
from outcomes.ui.upload.masked import said as said_masked
from outcomes.ui.upload.panel import look_at

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "notice")
CELLS = 10  # of a kind at a time

Save = Callable[[str, str], None]
"""Told the code of a warning and the reason that was written for it."""


@dataclass(frozen=True, slots=True)
class Kind:
    """All problems of one kind, in reading order."""

    code: str
    severity: Severity
    problems: tuple[Problem, ...]


def kinds(examined: Examination, severity: Severity) -> tuple[Kind, ...]:
    """Give the problems of a severity by kind, the kinds in reading order."""
    found: dict[str, list[Problem]] = {}
    for problem in examined.problems:
        if problem.severity == severity:
            found.setdefault(problem.code, []).append(problem)
    return tuple(Kind(code, severity, tuple(problems)) for code, problems in found.items())


def sentence(house: House, bench: Bench) -> str:
    """Give the step's first sentence: how many of what."""
    counts = {severity: bench.count(severity) for severity in SEVERITIES}
    key = next((s for s in SEVERITIES[:2] if counts[s]), "none")
    cases = f"{bench.examined.cases.count:,}"
    if bench.examined.cases.lists and bench.examined.figures.empty:
        return house.say(f"upload.cases.problems.{key}", **counts, cases=cases)
    return house.say(f"upload.problems.{key}", **counts, figures=f"{bench.examined.figures.count:,}")


def show_kinds(house: House, bench: Bench, draft: Draft, save: Save) -> None:
    """Draw the errors, the warnings with a field for the reason, and the notices folded."""
    for severity in SEVERITIES:
        found = bench.once(kinds, severity)
        count = sum(len(kind.problems) for kind in found)
        if not found:
            continue
        title = house.say(f"upload.severity.{severity}", count=f"{count:,}")
        if severity == "notice":
            with st.expander(title, key="upload_notices"):
                for kind in found:
                    _kind(house, draft.id, kind, bench.examined)
            continue
        put(f'<h3 class="severity {severity}">{text(title)}</h3>')
        for kind in found:
            _kind(house, draft.id, kind, bench.examined)
            if severity == "warning":
                _reason(house, kind.code, draft, save)


def _kind(house: House, draft: str, kind: Kind, examined: Examination) -> None:
    """Draw a kind: its name, what to do, and its cells."""
    with st.container(key=f"upload_kind_{kind.code}", gap="xsmall"):
        shown = _page(kind)
        said = [said_masked(house, examined, problem) for problem in shown]
        name = kind_name(house, kind.code)
        put(
            f'<h4 class="kind {kind.severity}">{text(name)} <span>{len(kind.problems):,}</span></h4>'
            f'<p class="note">{text(said[0][1])}</p>'
        )
        for number, (problem, (what, _)) in enumerate(zip(shown, said, strict=True)):
            label = f"**{literal(problem.cell)}** {literal(what)}" if problem.cell else literal(what)
            st.button(
                label, key=f"upload_cell_{kind.code}_{number}", type="tertiary", wrap=True, on_click=look_at,
                args=(draft, problem), disabled=problem.sheet < 0,
            )  # fmt: skip
        pages = -(-len(kind.problems) // CELLS)
        if pages > 1:
            st.pagination(pages, key=f"upload_page_{kind.code}", max_visible_pages=5)


def kind_name(house: House, code: str) -> str:
    """Give the name of a kind of problem."""
    return say(house.catalog.words, f"kind.upload.{code}", house.lang)


def _page(kind: Kind) -> Sequence[Problem]:
    """Give the problems of a kind that are listed now."""
    page = int(st.session_state.get(f"upload_page_{kind.code}") or 1)
    start = (page - 1) * CELLS
    return kind.problems[start : start + CELLS] or kind.problems[:CELLS]


def _reason(house: House, code: str, draft: Draft, save: Save) -> None:
    """Draw the field for the reason of a kind of warning; it is kept when it is left."""
    key = f"upload_reason_{code}"
    st.session_state[key] = draft.reasons.get(code, "")
    st.text_input(
        house.say("upload.reason", kind=kind_name(house, code)), key=key, max_chars=500,
        placeholder=house.say("upload.reason.example"), on_change=lambda: save(code, st.session_state[key]),
        disabled=draft.state != "open",
    )  # fmt: skip


def unexplained(house: House, examined: Examination, reasons: Mapping[str, str]) -> str:
    """Name the kinds of warning that still need a reason, '' where none does."""
    missing = [code for code in examined.warnings if not reasons.get(code, "").strip()]
    names = ", ".join(kind_name(house, code) for code in missing)
    return house.say("upload.reason.missing", kinds=names) if missing else ""
