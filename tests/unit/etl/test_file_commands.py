"""Files and versions from the command line: read, check, load, diff, restore, close, reopen, approve, template."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from etl.cli import main
from outcomes.catalog.places import lake_folder
from outcomes.store.inbox import bytes_of
from outcomes.store.lake import Lake

SHEET = """2025년 시도별 스마트공장 보급 실적,,
,,(단위: 개)
시도,신규 구축,비고
서울,120,
부산,95,
경북,210,
계,425,
"""


def sheet(folder: Path, name: str = "실적.csv", **replaced: str) -> str:
    content = SHEET
    for old, new in replaced.items():
        content = content.replace(old, new)
    (folder / name).write_text(content, encoding="utf-8")
    return str(folder / name)


def rows(capsys: pytest.CaptureFixture[str]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(capsys.readouterr().out)))


def signed(by: str = "홍길동", note: str = "2025년 실적") -> list[str]:
    return ["--by", by, "--note", note]


def test_read_writes_every_figure_as_tidy_csv(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", sheet(tmp_path), "--tidy", "-"]) == 0
    out, err = capsys.readouterr()
    assert out.splitlines() == [
        "table,region_raw,region_code,period,label,value,value_high,mark,unit,is_total,hidden,cell",
        "1,서울,KR-11,2025,신규 구축,120,,,count,false,false,!B4",
        "1,부산,KR-26,2025,신규 구축,95,,,count,false,false,!B5",
        "1,경북,KR-47,2025,신규 구축,210,,,count,false,false,!B6",
        "1,계,,2025,신규 구축,425,,,count,true,false,!B7",
    ]
    assert "찾은 표 1개, 수치 4개" in err
    assert main(["read", sheet(tmp_path), "--tidy", str(tmp_path / "out.csv"), "--lang", "en"]) == 0
    assert (tmp_path / "out.csv").read_text(encoding="utf-8") == out


def test_check_ends_with_1_where_a_figure_is_wrong_and_lists_it_by_its_cell(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", sheet(desk)]) == 0
    capsys.readouterr()
    assert main(["check", sheet(desk, 경북="경복", 계="합계")]) == 1
    out, err = capsys.readouterr()
    assert [line.split(": ")[:3] for line in out.splitlines()] == [
        ["!A6", "error", "region_unknown"], ["!B7", "notice", "total_checked"]
    ]  # fmt: skip
    assert "오류 1" in err
    assert main(["check", sheet(desk, 경북="경복"), "--json"]) == 1
    problem, _ = json.loads(capsys.readouterr().out)["problems"]
    assert (problem["code"], problem["cell"], problem["text"]) == ("region_unknown", "!A6", "경복")


def test_a_file_that_is_no_table_is_refused_with_1_and_a_sentence(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "picture.xlsx").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 100)
    for command in (["read"], ["check"], ["load", *signed()]):
        assert main([command[0], str(desk / "picture.xlsx"), *command[1:]]) == 1
    assert main(["read", str(desk / "nowhere.xlsx"), "--lang", "en"]) == 1
    last = capsys.readouterr().err.splitlines()[-1]
    assert last == f"The file is not there, or may not be read: {desk / 'nowhere.xlsx'}"
    assert len(Lake(lake_folder("published")).versions()) == 1


def test_load_diff_restore_and_the_file_as_it_was_sent(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["load", sheet(desk), *signed(), "--source", "2025 실적"]) == 0
    corrected = sheet(desk, "고침.csv", **{"경북,210": "경북,260", "계,425": "계,475"})
    assert main(["load", corrected, *signed(note="경북 고침"), "--source", "2025 실적"]) == 0
    capsys.readouterr()
    assert main(["diff", "2", "3"]) == 0
    assert [(r["change"], r["indicator"], r["region"], r["value_before"], r["value_after"]) for r in rows(capsys)] == [
        ("changed", "deployments_annual", "KR-47", "210.0", "260.0")
    ]
    newest = Lake(lake_folder("published")).versions()[-1]
    assert (newest.number, newest.author, newest.source, newest.changed) == (3, "홍길동", "2025 실적", 1)
    assert bytes_of(newest.file_hash) == Path(corrected).read_bytes()
    assert main(["restore", "2", *signed(note="고침이 틀림")]) == 0
    assert main(["diff", "2", "4", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
    assert main(["restore", "2", *signed()]) == 3
    assert main(["diff", "2", "9"]) == 3


def test_a_warning_needs_a_written_reason_which_is_kept(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["load", sheet(desk), *signed(), "--source", "2025 실적"]) == 0
    slipped = sheet(desk, "만배.csv", **{"경북,210": "경북,2100000", "계,425": "계,2100215"})
    command = ["load", slipped, *signed(), "--source", "2025 실적"]
    capsys.readouterr()
    assert main(command) == 3
    out, err = capsys.readouterr()
    assert [line.split(": ")[:3] for line in out.splitlines()] == [
        ["!B6", "warning", "unit_slip"], ["!B7", "notice", "total_checked"]
    ]  # fmt: skip
    assert "unit_slip" in err
    assert main([*command, "--reason", "unit_slip=표본이 바뀜"]) == 0
    assert json.loads(Lake(lake_folder("published")).versions()[-1].reasons) == {"unit_slip": "표본이 바뀜"}


def test_a_closed_year_refuses_figures_until_it_is_reopened(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["close", "2025", *signed(note="마감")]) == 0
    assert main(["load", sheet(desk), *signed()]) == 3
    assert "period_closed" in capsys.readouterr().out
    assert main(["reopen", "2025", *signed(note="정정")]) == 0
    assert main(["load", sheet(desk), *signed()]) == 0
    assert [v.kind for v in Lake(lake_folder("published")).versions()] == ["build", "close", "reopen", "load"]


def test_where_approval_is_required_a_second_person_loads(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OUTCOMES_APPROVAL", "required")
    assert main(["load", sheet(desk), *signed(), "--lang", "en"]) == 3
    draft = capsys.readouterr().err.splitlines()[-1].split("approve ")[1].split()[0]
    assert main(["approve", draft, "--by", "홍 길동"]) == 3
    assert len(Lake(lake_folder("published")).versions()) == 1
    assert main(["approve", draft, "--by", "김철수"]) == 0
    newest = Lake(lake_folder("published")).versions()[-1]
    assert (newest.number, newest.author, newest.approved_by) == (2, "홍길동", "김철수")
    assert main(["approve", draft, "--by", "김철수"]) == 3


def test_a_template_is_written_and_an_empty_one_brings_nothing(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    form = str(desk / "form.xlsx")
    assert main(["template", "--year", "2025", form]) == 0
    capsys.readouterr()
    assert [main(["check", form]), main(["load", form, *signed(), "--lang", "en"])] == [1, 1]
    assert "No table was found in form.xlsx." in capsys.readouterr().err


def test_where_nothing_was_built_nothing_is_loaded_or_closed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OUTCOMES_HOME", str(tmp_path / "mistyped"))
    assert main(["load", sheet(tmp_path), *signed()]) == 3
    assert main(["close", "2025", *signed(), "--lang", "en"]) == 3
    said = capsys.readouterr().err
    assert "먼저 python -m etl build" in said
    assert "Run python -m etl build first" in said
    assert not (tmp_path / "mistyped").exists()
    assert main(["check", sheet(tmp_path)]) == 0
