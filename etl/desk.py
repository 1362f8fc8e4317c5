"""The desk where a file is examined and accepted: the same steps for the command line and the upload page."""

from __future__ import annotations

import gc
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import PurePath

import pandas as pd

from etl.harmonize.case_list import find_case_lists, without_lists
from etl.harmonize.correct import corrected
from etl.harmonize.meaning import Key, Meaning, meanings, remembered_in, taught
from etl.harmonize.place import Atlas
from etl.harmonize.reading import Understood
from etl.harmonize.understand import understand
from etl.read.book import UnreadableError
from etl.read.read import read_book
from etl.validate.case_maker import case_rows
from etl.validate.case_rows import CaseRows
from etl.validate.case_standing import standing_cases
from etl.validate.check import Standing, check, in_order
from etl.validate.figures import Figures, figures
from etl.validate.problem import NotAcceptedError, Problem
from etl.validate.rules.cases import check_cases
from outcomes.catalog.model import Catalog
from outcomes.catalog.resolve import Gazetteer
from outcomes.store.closing import closed_years
from outcomes.store.edition import Edition
from outcomes.store.inbox import keep
from outcomes.store.lake import Lake
from outcomes.store.load import Frames, Signature, load

Progress = Callable[[str, float], None]
"""Told the step's name and the part done, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Examination:
    """What became of a file: what was understood, what it means, its figures and projects, every problem by its cell.

    `version` is the version that the file was compared with.
    """

    file_name: str
    file_hash: str
    source: str
    version: int
    understood: Understood
    meanings: dict[Key, Meaning]
    figures: Figures
    problems: tuple[Problem, ...]
    cases: CaseRows = field(default_factory=CaseRows)

    @property
    def empty(self) -> bool:
        """Say whether there is nothing to load, neither figures nor projects."""
        return self.figures.empty and self.cases.count == 0

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Give what blocks the load."""
        return tuple(p for p in self.problems if p.severity == "error")

    @property
    def warnings(self) -> tuple[str, ...]:
        """Give the codes of the warnings, each once, in reading order: each needs a written reason."""
        return tuple(dict.fromkeys(p.code for p in self.problems if p.severity == "warning"))

    def frames(self) -> Frames:
        """Give the figures and projects as the tables that a load brings."""
        brought = {"observation": self.figures.observation, "target": self.figures.target}
        return brought | ({"support_case": self.cases.frame} if self.cases.count else {})


def newest(lake: Lake) -> Edition | None:
    """Give the newest version of a lake, None before the first."""
    known = lake.versions()
    return lake.edition(known[-1].number) if known else None


def quiet(_step: str, _part: float) -> None:
    """Tell nobody."""


def fingerprint(content: bytes) -> str:
    """Give a file's SHA-256 as 64 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


@contextmanager
def unhurried() -> Iterator[None]:
    """Let the garbage collector rest: of the many small things that a file is made into none is garbage yet."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def standing(edition: Edition | None) -> Standing:
    """Give what a file is compared with: the figures and closed years of a version, nothing before the first."""
    if edition is None:
        return Standing.empty()
    observation, target = (edition.frames[name].to_pandas() for name in ("observation", "target"))
    return Standing(observation, target, closed_years(edition))


def examine(
    content: bytes,
    file_name: str,
    catalog: Catalog,
    edition: Edition | None,
    answers: Mapping[Key, Meaning] | None = None,
    source: str = "",
    progress: Progress = quiet,
) -> Examination:
    """Read a file, say what it means under the catalog, and check it against the version that stands.

    Args:
        content: The file's bytes.
        file_name: As sent; only ever shown.
        catalog: What words mean.
        edition: The version to compare with; None before the first load.
        answers: What the analyst said about headers that nobody knew.
        source: The title under which the figures are kept; '' takes the file's name without its ending.
        progress: Told each step.

    Raises:
        UnreadableError: it is no spreadsheet that can be read, or there is no table in it ('no_table').
    """
    with unhurried():
        return _examined(content, file_name, catalog, edition, answers or {}, source, progress)


def _examined(
    content: bytes,
    file_name: str,
    catalog: Catalog,
    edition: Edition | None,
    answers: Mapping[Key, Meaning],
    source: str,
    progress: Progress,
) -> Examination:
    """Examine a file; see `examine`."""
    file_hash = fingerprint(content)
    source = source.strip() or PurePath(file_name.replace("\\", "/")).stem
    progress("read", 0.05)
    book, corrections = corrected(read_book(content, file_name), file_hash, catalog.corrections)
    progress("understand", 0.35)
    gazetteer = Gazetteer(catalog)
    atlas = Atlas(gazetteer)
    lists = find_case_lists(book, catalog, atlas)
    understood = replace(understand(without_lists(book, lists), gazetteer), book=book)
    if not understood.tables and not lists:
        raise UnreadableError("no_table", name=file_name)
    corrections.mark(understood)
    progress("mean", 0.65)
    header_map = None if edition is None else edition.frames["header_map"].to_pandas()
    meant = meanings(understood, catalog, remembered_in(header_map), answers)
    made = figures(understood, meant, catalog, source, file_hash)
    cases = case_rows(lists, book.sheets, catalog, atlas, source, file_hash)
    progress("check", 0.8)
    found = check(understood, meant, made, catalog, standing(edition)) if understood.tables else ()
    of_cases = check_cases(cases, standing_cases(edition, cases))
    problems = in_order((*corrections.problems, *found, *of_cases))
    version = 0 if edition is None else edition.number
    progress("done", 1.0)
    return Examination(file_name, file_hash, source, version, understood, meant, made, problems, cases)


def accept(
    lake: Lake,
    content: bytes,
    examined: Examination,
    *,
    by: str,
    note: str,
    reasons: Mapping[str, str] | None = None,
    approved_by: str = "",
) -> int:
    """Load an examined file as one signed version, keep the file as it was sent, and give the version's number.

    Args:
        lake: Where to.
        content: The file's bytes.
        examined: Without errors; its figures must have been compared with the newest version.
        by: Who signs.
        note: What the load is about.
        reasons: For each code of a warning, why the figures are right all the same.
        approved_by: The second person, where approval is required.

    Raises:
        NotAcceptedError: 'has_errors', 'nothing_to_load', 'signature_missing', 'note_missing', or 'reason_missing'.
        StoreError: as `outcomes.store.load.load`; 'version_moved' when somebody loaded in between.
    """
    given = refuse_unready(examined, by, note, reasons or {})
    frames = {name: _explained(frame, examined, given) for name, frame in examined.frames().items() if len(frame)}
    frames["header_map"] = taught(examined.understood, examined.meanings, by)
    signature = Signature(
        by.strip(), note.strip(), examined.file_name, examined.file_hash,
        kind="load", source=examined.source, reasons=json.dumps(given, ensure_ascii=False) if given else "",
        approved_by=approved_by.strip(), expects=examined.version,
    )  # fmt: skip
    keep(content)
    return load(lake, frames, signature)


def refuse_unready(examined: Examination, by: str, note: str, reasons: Mapping[str, str]) -> dict[str, str]:
    """Give the written reasons that count, or refuse what may not be loaded.

    Raises:
        NotAcceptedError: as `accept`.
    """
    given = {code: reasons[code].strip() for code in examined.warnings if reasons.get(code, "").strip()}
    unexplained = [code for code in examined.warnings if code not in given]
    for refused, code, detail in (
        (examined.errors, "has_errors", str(len(examined.errors))),
        (examined.empty, "nothing_to_load", examined.file_name),
        (not by.strip(), "signature_missing", ""),
        (not note.strip(), "note_missing", ""),
        (unexplained, "reason_missing", ", ".join(unexplained)),
    ):
        if refused:
            raise NotAcceptedError(code, detail)
    return given


def _explained(frame: pd.DataFrame, examined: Examination, reasons: Mapping[str, str]) -> pd.DataFrame:
    """Give the figures with the written reasons in the notes of those that a warning was about."""
    told: dict[str, list[str]] = {}
    projects = examined.cases.positions()
    for problem in examined.problems:
        if problem.severity == "warning" and problem.cell:
            position = projects.get((problem.sheet, problem.row)) or examined.figures.position(problem.cell)
            told.setdefault(position, []).append(reasons[problem.code])
    positions = {position: " ".join(dict.fromkeys(why)) for position, why in told.items()}
    notes = zip(frame.note, frame.position, strict=True)
    return frame.assign(note=[f"{note} {positions.get(position, '')}".strip() for note, position in notes])
