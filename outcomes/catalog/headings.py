"""What people decided about uploaded files: what headings mean, and which cells are known to be wrong."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class HeaderMeaning:
    """What a heading, or a word in one, says.

    `indicator` is an id; '-' for what is known and not loaded (serial numbers, remarks, what is computed here); '' for
    a word that only narrows another one down ('국비', '목표') or says nothing ('현황'). `status` ('target' for the
    table of targets), `stage`, `measure_scope`, `base` and `program` are those of the figures below it, '' for none.
    `unit` is the unit where the file names none; of several rows with one heading, the one whose unit fits is meant.
    `file` and `row` say where that was decided.
    """

    header: str
    indicator: str
    status: str
    stage: str
    measure_scope: str
    base: str
    program: str
    unit: str
    note: str
    file: str = ""
    row: int = 0


@dataclass(frozen=True, slots=True)
class Correction:
    """A cell that is known to be wrong: in which file, what is printed there, what it should be, why, who said so.

    `file_hash` is the SHA-256 of the file, or '' where any file of the name `file_name` is meant; `cell` is 'B7'.
    `row` says where in corrections.csv that was decided.
    """

    file_hash: str
    file_name: str
    sheet: str
    cell: str
    printed: str
    value: str
    reason: str
    said_by: str
    said_on: date | None
    row: int = 0


CASE_COLUMNS = (
    "case_id", "region", "municipality", "organization", "support_year", "completion_year", "closed_year", "program",
    "level", "industry", "size", "budget_national_krw", "budget_local_krw", "budget_private_krw",
    "productivity_before", "productivity_after", "productivity_earlier_1", "productivity_earlier_2",
    "defect_before", "defect_after", "cost_before", "cost_after", "lead_time_before", "lead_time_after",
)  # fmt: skip
"""What a list of projects can say of each: columns of the lake's table `support_case`."""

NOT_LOADED, PRIVATE, NOTHING = "-", "private", "-"
TOTAL, REMARK = "total", "remark"


@dataclass(frozen=True, slots=True)
class CaseHeading:
    """What a heading of a list of projects says.

    `column` is one of CASE_COLUMNS; NOT_LOADED for what is known and has no place; PRIVATE for what tells a person or
    a firm and is never loaded; TOTAL for a sum of its money, which is checked and not loaded; REMARK for remarks and
    states, in which words such as ‘중도포기’ are looked for. `unit` is the unit where the file names none
    ('원', '%', '').
    """

    header: str
    column: str
    unit: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class CaseWord:
    """What a text in a column of projects stands for: an id, or NOTHING where it says that there is no answer.

    In a REMARK it is a part of the text, and NOTHING says that nothing came of the project.
    """

    column: str
    text: str
    id: str
    row: int = 0


@dataclass(frozen=True, slots=True)
class CaseTerms:
    """How lists of projects are written: their headings, and the texts below them."""

    headings: tuple[CaseHeading, ...] = ()
    words: tuple[CaseWord, ...] = ()
