"""How lists of projects are written is read row by row; a wrong cell is named by its file and row."""

from __future__ import annotations

import pytest

from outcomes.catalog.headings import CaseHeading, CaseWord
from outcomes.catalog.model import Catalog
from tests.unit.catalog.copied import Copied

HEADINGS, WORDS = "headers/cases.csv", "case_words.csv"
HEADING, WORD = "header,column,unit,note\n", "column,text,id,note\n"


def test_headings_and_words_of_projects_are_read(catalog: Catalog) -> None:
    headings = {heading.header: heading for heading in catalog.cases.headings}
    assert headings["국비"] == CaseHeading("국비", "budget_national_krw", "원", "단위가 없으면 원")
    assert (headings["기업명"].column, headings["연번"].column) == ("private", "-")
    words = {(word.column, word.text): word.id for word in catalog.cases.words}
    assert (words["industry", "C25"], words["completion_year", "진행중"]) == ("industry.metal", "-")
    assert catalog.cases.words[0] == CaseWord("level", "기초", "level.basic", 2)


@pytest.mark.parametrize(
    ("file", "row", "code", "value"),
    [
        (HEADINGS, "과제번호,number,,", "not_a_choice", "column=number"),
        (HEADINGS, ",case_id,,", "empty_id", ""),
        (WORDS, "grade,상,level.basic,", "not_a_choice", "column=grade"),
        (WORDS, "level,상,level.top,", "unknown_scope", "상: level.top"),
        (WORDS, "program,새 사업,nothing,", "unknown_program", "새 사업: nothing"),
        (WORDS, "level,,level.basic,", "empty_id", ""),
    ],
)
def test_one_wrong_cell_is_one_contradiction(file: str, row: str, code: str, value: str, copied: Copied) -> None:
    header = HEADING if file == HEADINGS else WORD
    (copied.folder / file).write_text(f"{header}{row}\n", encoding="utf-8")
    assert copied.found() == [(code, file, 2, value)]


def test_a_heading_or_word_that_comes_twice_is_a_contradiction(copied: Copied) -> None:
    (copied.folder / HEADINGS).write_text(f"{HEADING}과제번호,case_id,,\n과제 번호,case_id,,\n", encoding="utf-8")
    (copied.folder / WORDS).write_text(f"{WORD}level,기초,level.basic,\nlevel,기 초,level.mid,\n", encoding="utf-8")
    assert copied.found() == [("duplicate_id", HEADINGS, 3, "과제 번호"), ("duplicate_id", WORDS, 3, "기 초")]
