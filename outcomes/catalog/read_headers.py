"""Reads what the headings of uploaded files mean, and which cells of files are known to be wrong."""

from __future__ import annotations

import re
from dataclasses import replace

from outcomes.catalog.cells import Row
from outcomes.catalog.files import CatalogFiles
from outcomes.catalog.headings import (
    CASE_COLUMNS,
    NOT_LOADED,
    PRIVATE,
    REMARK,
    TOTAL,
    CaseHeading,
    CaseTerms,
    CaseWord,
    Correction,
    HeaderMeaning,
)
from outcomes.catalog.model import UNITS
from outcomes.catalog.resolve import fold

FOLDER = "headers"
CASES = "cases.csv"  # in FOLDER: what lists of projects say, which is no indicator
CASE_WORDS = "case_words.csv"
HEADER = ("header", "indicator", "status", "stage", "measure_scope", "base", "program", "unit", "note")
CORRECTION = ("file_hash", "file_name", "sheet", "cell", "printed", "value", "reason", "said_by", "said_on")
CASE_HEADING = ("header", "column", "unit", "note")
CASE_WORD = ("column", "text", "id", "note")
NEEDED = ("printed", "value", "reason", "said_by")
CELL = re.compile(r"[A-Z]{1,3}[1-9]\d{0,6}", re.ASCII)
HASH = re.compile(r"[0-9a-f]{64}", re.ASCII)


def read_headers(files: CatalogFiles) -> tuple[HeaderMeaning, ...]:
    """Give what headings mean: the files of data/catalog/headers in the order of their names, rows in their order.

    Noted: a row without a heading, a unit that is not stored, a row that says again what another one said.
    """
    found: dict[HeaderMeaning, HeaderMeaning] = {}
    names = sorted(path.name for path in (files.folder / FOLDER).glob("*.csv") if path.name != CASES)
    if not names:
        files.give_up(FOLDER, "missing_file", FOLDER)
    for file in (f"{FOLDER}/{name}" for name in names):
        for row in (replace(row, file=file) for row in files.rows(file, HEADER)):
            meaning = HeaderMeaning(**{name: row[name] for name in HEADER}, file=file, row=row.number)
            same = replace(meaning, header=fold(meaning.header), note="", file="", row=0)
            if not row["header"]:
                files.note("empty_id", row, "")
            if row["unit"] not in (*UNITS, ""):
                files.note("not_a_choice", row, f"unit={row['unit']}")
            if same in found:
                files.note("duplicate_id", row, row["header"])
            found.setdefault(same, meaning)
    return tuple(found.values())


def read_case_terms(files: CatalogFiles) -> CaseTerms:
    """Give what headings of lists of projects mean, and what the texts below them stand for.

    Noted: a row without a heading or text, a column that projects do not have, a heading or text that comes twice.
    """
    if FOLDER in files.unread:  # that no heading at all was read is said already
        return CaseTerms()
    headings: dict[str, CaseHeading] = {}
    for row in (replace(row, file=f"{FOLDER}/{CASES}") for row in files.rows(f"{FOLDER}/{CASES}", CASE_HEADING)):
        if row["column"] not in (*CASE_COLUMNS, NOT_LOADED, PRIVATE, TOTAL, REMARK):
            files.note("not_a_choice", row, f"column={row['column']}")
        _note_twice(files, row, row["header"], fold(row["header"]) in headings)
        headings.setdefault(fold(row["header"]), CaseHeading(*(row[name] for name in CASE_HEADING)))
    words: dict[tuple[str, str], CaseWord] = {}
    for row in files.rows(CASE_WORDS, CASE_WORD):
        key = (row["column"], fold(row["text"]))
        if row["column"] not in (*CASE_COLUMNS, REMARK):
            files.note("not_a_choice", row, f"column={row['column']}")
        _note_twice(files, row, row["text"], key in words)
        words.setdefault(key, CaseWord(row["column"], row["text"], row["id"], row.number))
    return CaseTerms(tuple(headings.values()), tuple(words.values()))


def _note_twice(files: CatalogFiles, row: Row, text: str, known: bool) -> None:
    """Note a row that says nothing, or what another one said."""
    if not text:
        files.note("empty_id", row, "")
    elif known:
        files.note("duplicate_id", row, text)


def read_corrections(files: CatalogFiles) -> tuple[Correction, ...]:
    """Give the corrections in the file's order.

    Noted: a hash or a cell that is none, a correction of no file, one that does not say what was printed, what it
    should be, why or who said so, and a second one of the same cell.
    """
    found: dict[tuple[str, ...], Correction] = {}
    for row in files.rows("corrections.csv", CORRECTION):
        day = files.day(row, "said_on")
        for column, allowed in (("file_hash", HASH), ("cell", CELL)):
            if (row[column] or column == "cell") and not allowed.fullmatch(row[column]):
                files.note("not_a_choice", row, f"{column}={row[column]}")
        if not row["file_hash"] and not row["file_name"]:
            files.note("empty_id", row, "file_name")
        for column in NEEDED:
            if not row[column]:
                files.note("cell_empty", row, column)
        told = {name: row[name] for name in CORRECTION[:-1]}
        correction = Correction(**told, said_on=day, row=row.number)
        cell = tuple(row[column] for column in CORRECTION[:4])
        if cell in found:
            files.note("duplicate_id", row, row["cell"])
        found[cell] = correction
    return tuple(found.values())
