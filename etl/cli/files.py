"""The commands about files: read, check, load, template, approve."""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict
from pathlib import Path

from etl import desk, second_person
from etl.cli.said import built, landed, lang_of, tell, write_json
from etl.harmonize.case_list import find_case_lists, without_lists
from etl.harmonize.place import Atlas
from etl.harmonize.tidy import tidy_csv
from etl.harmonize.understand import understand
from etl.read.book import UnreadableError
from etl.read.read import read_book
from etl.template import template as form
from etl.validate.problem import NotAcceptedError
from etl.validate.words import say_problem
from outcomes.catalog.model import Catalog
from outcomes.catalog.places import CATALOG, lake_folder
from outcomes.catalog.read import read_catalog
from outcomes.catalog.resolve import Gazetteer
from outcomes.store import drafts
from outcomes.store.lake import Lake

INPUT_ERRORS, REFUSED = 1, 3
CLOSED = ("period_closed", "case_year_closed")
"""The errors by which a file is refused though nothing in it is wrong."""


def read(asked: argparse.Namespace) -> None:
    """Say what was understood of a file: a line per table, or every figure as CSV."""
    content, name = _content(asked.file)
    catalog, book = read_catalog(CATALOG), read_book(content, name)
    gazetteer = Gazetteer(catalog)
    lists = find_case_lists(book, catalog, Atlas(gazetteer))
    understood = understand(without_lists(book, lists), gazetteer)
    if asked.tidy:
        text = tidy_csv(understood)
        if asked.tidy == "-":
            sys.stdout.write(text)
        else:
            Path(asked.tidy).write_text(text, encoding="utf-8", newline="")
    for table in understood.tables:
        figures = sum(1 for _ in understood.of(table.number))
        tell(asked, "command.table", number=table.number, place=understood.place_of(table), title=table.title,
             figures=figures)  # fmt: skip
    for one in lists:
        tell(asked, "command.case_list", place=book.sheets[one.table.sheet].cell(*one.table.area[:2]),
             cases=f"{len(one.rows):,}", columns=sum(column.loaded for column in one.columns))  # fmt: skip
    tell(asked, "command.read", tables=len(understood.tables), figures=len(understood.readings))


def check(asked: argparse.Namespace) -> int:
    """List every problem of a file with its cell; 1 if any is an error."""
    catalog = read_catalog(CATALOG)
    content, name = _content(asked.file)
    edition = desk.newest(Lake(lake_folder(asked.set)))
    examined = desk.examine(content, name, catalog, edition, source=asked.source)
    _list(asked, examined, catalog)
    return INPUT_ERRORS if examined.errors else 0


def load(asked: argparse.Namespace) -> int:
    """Check a file and load it, or leave it waiting where a second person must approve."""
    catalog, lake = read_catalog(CATALOG), built(Lake(lake_folder(asked.set)))
    content, name = _content(asked.file)
    examined = desk.examine(content, name, catalog, desk.newest(lake), source=asked.source)
    if examined.errors:
        _list(asked, examined, catalog)
        return REFUSED if all(p.code in CLOSED for p in examined.errors) else INPUT_ERRORS
    reasons = _reasons(asked.reason, examined.warnings)
    try:
        if drafts.approval_required():
            waiting = second_person.hand_in(
                content, examined, set_id=asked.set, by=asked.by, note=asked.note, reasons=reasons
            )
            tell(asked, "command.waiting", draft=waiting.id)
            return REFUSED
        number = desk.accept(lake, content, examined, by=asked.by, note=asked.note, reasons=reasons)
    except NotAcceptedError:
        _list(asked, examined, catalog)
        raise
    landed(asked, number)
    return 0


def approve(asked: argparse.Namespace) -> None:
    """Load a draft that waits, in the name of a second person."""
    built(Lake(lake_folder(drafts.find(asked.draft).set_id)))
    landed(asked, second_person.approve(read_catalog(CATALOG), asked.draft, by=asked.by))


def template(asked: argparse.Namespace) -> None:
    """Write a workbook to fill in for a year."""
    edition = desk.newest(Lake(lake_folder(asked.set)))
    figures = None if edition is None else edition.frames["observation"].to_pandas()
    Path(asked.out).write_bytes(form(read_catalog(CATALOG), figures, asked.year, lang_of(asked)))
    tell(asked, "command.template", file=asked.out, year=asked.year)


def _content(file: str) -> tuple[bytes, str]:
    """Give a file's bytes and name.

    Raises:
        UnreadableError: 'missing' when there is no such file, or it may not be read.
    """
    path = Path(file)
    try:
        return path.read_bytes(), path.name
    except OSError as error:
        raise UnreadableError("missing", file=file) from error


def _reasons(given: list[str], warnings: tuple[str, ...]) -> dict[str, str]:
    """Give the reason for each kind of warning: its own (`code=why`), else the one that is for all."""
    own = dict(text.split("=", 1) for text in given if text.split("=", 1)[0] in warnings)
    general = " ".join(text for text in given if text.split("=", 1)[0] not in warnings)
    return {code: own.get(code, general) for code in warnings}


def _list(asked: argparse.Namespace, examined: desk.Examination, catalog: Catalog) -> None:
    """Write every problem to stdout, a line each or as JSON, and the counts to stderr."""
    told = []
    for problem in examined.problems:
        what, advice = say_problem(problem, catalog, lang_of(asked))
        told.append(asdict(problem) | {"message": what, "advice": advice})
        if not asked.json:
            line = f"{problem.cell or examined.file_name}: {problem.severity}: {problem.code}: {what} {advice}"
            sys.stdout.write(" ".join(line.split()) + "\n")
    if asked.json:
        write_json({"file": examined.file_name, "version": examined.version, "problems": told})
    counts = {kind: sum(p.severity == kind for p in examined.problems) for kind in ("error", "warning", "notice")}
    if examined.cases.lists:
        tell(asked, "command.cases", cases=f"{examined.cases.count:,}")
    tell(asked, "command.checked", figures=examined.figures.count, **counts)
