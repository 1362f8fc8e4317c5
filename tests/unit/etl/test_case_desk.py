"""Lists of projects go through the desk as figures do: examined, refused, signed, replaced, closed, handed in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from etl.cli import main
from etl.desk import accept, examine, newest
from etl.validate.problem import NotAcceptedError
from outcomes.catalog.model import Catalog
from outcomes.catalog.places import lake_folder
from outcomes.store.case_changes import case_changes, touched
from outcomes.store.commit import Signature
from outcomes.store.lake import Lake
from outcomes.store.preview import preview
from tests import ROOT

LIST = """2021년 지원 과제 목록,,,,
,,,,(단위: 백만원)
과제번호,기업명,시도,사업연도,국비
A-1,㈜가나,경북,2021,50
A-2,다라,부산,2021,70
A-3,마바,경북,2022,40
"""
CASES = ROOT / "tests" / "sheets" / "cases"


def written(folder: Path, name: str = "과제.csv", **replaced: str) -> str:
    content = LIST
    for old, new in replaced.items():
        content = content.replace(old, new)
    (folder / name).write_text(content, encoding="utf-8")
    return str(folder / name)


def signed(note: str = "과제 목록") -> list[str]:
    return ["--by", "홍길동", "--note", note]


def stands() -> list[tuple[str, str, int, int, int]]:
    lake = Lake(lake_folder("published"))
    rows = lake.edition(lake.versions()[-1].number).frames["support_case"].to_pylist()
    names = ("case_id", "region", "support_year", "budget_national_krw", "load")
    return sorted(tuple(row[name] for name in names) for row in rows)


def test_a_list_is_read_checked_and_loaded_and_a_corrected_one_replaces_it(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", written(desk)]) == 0
    assert "과제 목록 (!A3): 과제 3건, 올리는 열 4개" in capsys.readouterr().err
    assert main(["check", written(desk)]) == 0
    out, err = capsys.readouterr()
    assert [line.split(": ")[:3] for line in out.splitlines()] == [["!B3", "notice", "case_private"]]
    assert "과제 3건" in err
    assert main(["load", written(desk), *signed(), "--source", "목록"]) == 0
    assert stands() == [
        ("A-1", "KR-47", 2021, 50_000_000, 2),
        ("A-2", "KR-26", 2021, 70_000_000, 2),
        ("A-3", "KR-47", 2022, 40_000_000, 2),
    ]
    corrected = written(desk, "고침.csv", **{"2021,70": "2021,75", "A-1,": "A-4,사아,경북,2021,1\nA-1,"})
    assert main(["load", corrected, *signed("고침"), "--source", "목록"]) == 0
    newest_version = Lake(lake_folder("published")).versions()[-1]
    assert (newest_version.added, newest_version.changed, newest_version.removed) == (1, 1, 0)
    assert [(id, load) for id, _, _, _, load in stands()] == [("A-1", 2), ("A-2", 3), ("A-3", 2), ("A-4", 3)]


def test_projects_are_in_the_difference_of_versions_and_in_the_counts_of_a_restored_one(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["load", written(desk), *signed(), "--source", "목록"]) == 0
    more = written(desk, "더.csv", **{"A-3,": "A-4,사아,부산,2022,30\nA-3,"})
    assert main(["load", more, *signed("더함"), "--source", "목록"]) == 0
    capsys.readouterr()
    assert main(["diff", "2", "3"]) == 0
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 2
    assert err.splitlines() == [
        "수치: 추가 0 · 변경 0 · 삭제 0",
        "과제: 추가 1 · 변경 0 · 삭제 0",
        "과제, 2022년 부산광역시: 추가 1 · 변경 0 · 삭제 0 · 이전 0건 → 이후 1건",
    ]
    assert main(["diff", "1", "3", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    names = ("table", "change", "region", "period_end", "value_before", "value_after", "count")
    assert [tuple(row[name] for name in names) for row in rows] == [
        ("support_case", "added", "KR-26", "2021-12-31", 0, 1, 1),
        ("support_case", "added", "KR-47", "2021-12-31", 0, 1, 1),
        ("support_case", "added", "KR-26", "2022-12-31", 0, 1, 1),
        ("support_case", "added", "KR-47", "2022-12-31", 0, 1, 1),
    ]
    assert main(["restore", "1", *signed("되돌림")]) == 0
    assert main(["restore", "3", *signed("다시")]) == 0
    counts = [(v.rows, v.added, v.changed, v.removed) for v in Lake(lake_folder("published")).versions()[2:]]
    base = Lake(lake_folder("published")).versions()[0].rows
    assert counts == [(base + 4, 1, 0, 0), (base, 0, 0, 4), (base + 4, 4, 0, 0)]


def test_faults_end_with_1_and_warnings_need_a_reason_that_is_kept(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(CASES / "broken.xlsx")]) == 1
    assert main(["check", str(CASES / "empty.xlsx"), "--lang", "en"]) == 1
    assert "There are headings, but not a single project below them." in capsys.readouterr().out
    slipped = written(desk, **{"2021,70": "2021,70000000"})
    assert main(["load", slipped, *signed()]) == 3
    assert main(["load", slipped, *signed(), "--reason", "case_money_slip=큰 사업임"]) == 0
    lake = Lake(lake_folder("published"))
    assert json.loads(lake.versions()[-1].reasons) == {"case_money_slip": "큰 사업임"}
    notes = {row["case_id"]: row["note"] for row in lake.edition(2).frames["support_case"].to_pylist()}
    assert notes == {"A-1": "", "A-2": "큰 사업임", "A-3": ""}


def test_a_closed_year_refuses_changed_projects_and_takes_unchanged_ones(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["load", written(desk), *signed(), "--source", "목록"]) == 0
    assert main(["close", "2021", *signed("마감")]) == 0
    assert main(["load", written(desk, **{"2022,40": "2022,45"}), *signed(), "--source", "목록"]) == 0
    assert main(["load", written(desk, **{"2021,70": "2021,75"}), *signed(), "--source", "목록"]) == 3
    assert "case_year_closed" in capsys.readouterr().out
    assert main(["reopen", "2021", *signed("정정")]) == 0
    assert main(["load", written(desk, **{"2021,70": "2021,75"}), *signed(), "--source", "목록"]) == 0


def test_a_second_person_approves_a_list(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OUTCOMES_APPROVAL", "required")
    assert main(["load", written(desk), *signed(), "--lang", "en"]) == 3
    draft = capsys.readouterr().err.splitlines()[-1].split("approve ")[1].split()[0]
    assert main(["approve", draft, "--by", "김철수"]) == 0
    assert len(stands()) == 3


def test_projects_and_figures_of_one_workbook_are_one_version(catalog: Catalog, desk: Path) -> None:
    content = (CASES / "technopark.xlsx").read_bytes()
    lake = Lake(lake_folder("published"))
    found = examine(content, "경북.xlsx", catalog, newest(lake))
    assert (found.figures.count, found.cases.count, found.errors, found.warnings) == (
        2, 3, (), ("case_organization_unknown",)
    )  # fmt: skip
    number = accept(lake, content, found, by="A", note="B", reasons={"case_organization_unknown": "사라진 기관"})
    assert (lake.versions()[-1].added, len(stands())) == (5, 3)
    assert lake.edition(number).frames["support_case"].column("position").to_pylist()[0].endswith("/지원과제!B3")


def test_a_list_of_headings_alone_is_not_accepted(catalog: Catalog, tmp_path: Path) -> None:
    content = (CASES / "empty.xlsx").read_bytes()
    with pytest.raises(NotAcceptedError, match="has_errors"):
        accept(Lake(tmp_path), content, examine(content, "a.xlsx", catalog, None), by="A", note="B")
    assert list(tmp_path.iterdir()) == []


def test_what_changes_is_counted_by_year_and_region(catalog: Catalog, tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    first = examine(LIST.encode(), "목록.csv", catalog, None)
    accept(lake, LIST.encode(), first, by="A", note="B")
    text = LIST.replace("부산,2021,70", "경북,2021,70").replace("2022,40", "2022,41").replace("A-1,", "A-9,")
    second = examine(text.encode(), "목록.csv", catalog, lake.edition(1))
    found = case_changes(lake.edition(1), preview(lake.edition(1), second.frames(), Signature("", "", "", "")).edition)
    columns = ["support_year", "region", "added", "changed", "removed", "before", "after"]
    assert found[columns].to_numpy().tolist() == [
        [2021, "KR-26", 0, 0, 0, 1, 0],
        [2021, "KR-47", 1, 1, 0, 1, 3],
        [2022, "KR-47", 0, 1, 0, 1, 1],
    ]
    assert touched(found).region.tolist() == ["KR-47", "KR-47"]
    assert second.warnings == ("case_moved",)
