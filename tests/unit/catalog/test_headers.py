"""What headings mean and which cells are corrected is read row by row; a wrong cell is named by its file and row."""

from __future__ import annotations

import pytest

from outcomes.catalog.headings import HeaderMeaning
from outcomes.catalog.model import Catalog
from outcomes.catalog.read import read_catalog
from tests.unit.catalog.copied import Copied

FILE, CORRECTIONS = "headers/own.csv", "corrections.csv"
HEADER = "header,indicator,status,stage,measure_scope,base,program,unit,note\n"
CORRECTION = "file_hash,file_name,sheet,cell,printed,value,reason,said_by,said_on\n"
RIGHT = ",1분기.xlsx,시도별,B7,1204,204,자릿수 오기,경남테크노파크,2024-05-02"


def test_the_words_of_headings_are_read_with_the_place_where_they_stand(catalog: Catalog) -> None:
    by_header = {row.header: row for row in catalog.headers}
    built = by_header["누적 구축 수"]
    assert built.file == "headers/deployment.csv"
    assert (built.indicator, built.status, built.stage, built.base) == (
        *("deployments_cumulative", "actual", "built", "2014"),
    )
    assert by_header["비고"].indicator == "-"
    assert by_header["목표"].indicator == ""
    assert by_header["목표"].status == "target"


def test_a_further_file_of_headings_is_read_without_a_change_of_code(copied: Copied) -> None:
    (copied.folder / FILE).write_text(f"{HEADER}구축 완료 공장,deployments_annual,actual,built,,,,,경남\n", "utf-8")
    own = [row for row in read_catalog(copied.folder).headers if row.file == FILE]
    expected = HeaderMeaning("구축 완료 공장", "deployments_annual", "actual", "built", "", "", "", "", "경남", FILE, 2)
    assert own == [expected]


@pytest.mark.parametrize(
    ("row", "code", "value"),
    [
        ("구축 완료 공장,nothing,actual,,,,,,", "unknown_indicator", "nothing"),
        ("구축 완료 공장,deployments_annual,done,,,,,,", "unknown_scope", "status=done"),
        ("구축 완료 공장,deployments_annual,actual,opened,,,,,", "unknown_scope", "stage=opened"),
        ("구축 완료 공장,deployments_annual,actual,,somewhere,,,,", "unknown_scope", "measure_scope=somewhere"),
        ("구축 완료 공장,deployments_annual,actual,,,1999,,,", "unknown_scope", "base=1999"),
        ("구축 완료 공장,deployments_annual,actual,,,,nothing,,", "unknown_program", "nothing"),
        ("구축 완료 공장,deployments_annual,actual,,,,,개,", "not_a_choice", "unit=개"),
        (",deployments_annual,actual,,,,,,", "empty_id", ""),
        ("누적  구축수,deployments_cumulative,actual,built,,2014,,,", "duplicate_id", "누적  구축수"),
        ("구축 완료 공장,deployments_annual,actual", "cell_count", "3 ≠ 9"),
    ],
)
def test_one_wrong_cell_of_a_heading_is_one_contradiction(row: str, code: str, value: str, copied: Copied) -> None:
    (copied.folder / FILE).write_text(f"{HEADER}{row}\n", encoding="utf-8")
    assert copied.found() == [(code, FILE, 2, value)]


def test_a_catalog_without_headings_is_refused(copied: Copied) -> None:
    for file in (copied.folder / "headers").glob("*.csv"):
        file.unlink()
    assert copied.found() == [("missing_file", "headers", 0, "headers")]


def test_a_correction_says_where_what_why_and_who(copied: Copied) -> None:
    (copied.folder / CORRECTIONS).write_text(f"{CORRECTION}{RIGHT}\n", encoding="utf-8")
    (correction,) = read_catalog(copied.folder).corrections
    assert (correction.file_name, correction.sheet, correction.cell) == ("1분기.xlsx", "시도별", "B7")
    assert (correction.printed, correction.value, correction.row) == ("1204", "204", 2)
    assert str(correction.said_on) == "2024-05-02"


@pytest.mark.parametrize(
    ("before", "after", "code", "value"),
    [
        ("B7", "b7", "not_a_choice", "cell=b7"),
        ("B7", "", "not_a_choice", "cell="),
        (",1분기.xlsx", "abc,1분기.xlsx", "not_a_choice", "file_hash=abc"),
        ("1분기.xlsx", "", "empty_id", "file_name"),
        ("1204", "", "cell_empty", "printed"),
        ("204,자릿수", ",자릿수", "cell_empty", "value"),
        ("자릿수 오기", "", "cell_empty", "reason"),
        ("경남테크노파크", "", "cell_empty", "said_by"),
        ("2024-05-02", "2024.5.2", "not_a_date", "said_on=2024.5.2"),
    ],
)
def test_one_wrong_cell_of_a_correction_is_one_contradiction(
    before: str, after: str, code: str, value: str, copied: Copied
) -> None:
    row = RIGHT.replace(before, after, 1) if before != "204,자릿수" else RIGHT.replace("1204,204", "1204,")
    (copied.folder / CORRECTIONS).write_text(f"{CORRECTION}{row}\n", encoding="utf-8")
    assert copied.found() == [(code, CORRECTIONS, 2, value)]


def test_a_second_correction_of_one_cell_is_named(copied: Copied) -> None:
    (copied.folder / CORRECTIONS).write_text(f"{CORRECTION}{RIGHT}\n{RIGHT}\n", encoding="utf-8")
    assert copied.found() == [("duplicate_id", CORRECTIONS, 3, "B7")]
