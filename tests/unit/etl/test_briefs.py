"""Briefings from the command line: each format, the same bytes again, and what is refused with a sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from etl.cli import main
from outcomes.ui import startup


@pytest.fixture
def out(lake_home: Path, tmp_path: Path) -> Path:
    startup.lake.clear()  # another test of this process may have looked elsewhere
    return tmp_path / "out"


def brief(out: Path, *more: str, formats: str = "xlsx,html") -> int:
    return main(["brief", "--year", "2021", "--out", str(out), "--format", formats, *more])


def said(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().err.splitlines()


def test_a_region_is_written_in_each_format_and_again_with_the_same_bytes(
    out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert brief(out, "--region", "KR-47", "--json", formats="pptx,hwpx,xlsx,html") == 0
    names = [f"KR-47-2021.{ending}" for ending in ("pptx", "hwpx", "xlsx", "html")]
    captured = capsys.readouterr()
    assert json.loads(captured.out) == {"files": [str(out / name) for name in names]}
    assert captured.err.splitlines()[0] == "[1/1] 경상북도"
    assert captured.err.splitlines()[-1] == f"파일 4개를 만들었습니다: {out}"
    assert sorted(file.name for file in out.iterdir()) == sorted(names)
    first = {name: (out / name).read_bytes() for name in names}
    assert brief(out, "--region", "KR-47", formats="pptx,hwpx,xlsx,html") == 0
    assert {name: (out / name).read_bytes() for name in names} == first


def test_without_a_region_every_province_of_the_year_is_written_with_progress(
    out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert brief(out, formats="xlsx") == 0
    progress = [line for line in said(capsys) if line.startswith("[")]
    assert progress[0] == "[1/17] 서울특별시"
    assert progress[-1] == "[17/17] 제주특별자치도"
    assert len(list(out.iterdir())) == 17


def test_the_nation_has_a_template_of_its_own_and_english_its_words(
    out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert brief(out, "--region", "KR", "--lang", "en", "--by", "Hong", formats="html") == 0
    page = (out / "KR-2021.html").read_text(encoding="utf-8")
    assert "National one-page report (2021)" in page
    assert "Hong · " in page


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (["--region", "KR-99"], "2021년에 없는 지역입니다: “KR-99”"),
        (["--region", "KR-47", "--year", "1999"], "자료가 없는 연도입니다: 1999"),
        (
            ["--region", "KR-47", "--template", "mine"],
            "없는 양식입니다: “mine” (있는 양식: national, region, targets, budget)",
        ),
    ],
)
def test_what_means_nothing_is_said_with_what_there_is(
    more: list[str], sentence: str, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert brief(out, *more) == 2
    assert said(capsys)[0].startswith(sentence)
    assert not out.exists()


def test_a_format_that_is_none_is_wrong_usage(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        brief(out, formats="docx")
    assert ended.value.code == 2
    assert "not formats of pptx,hwpx,xlsx,html,pdf: 'docx'" in capsys.readouterr().err


def test_without_a_browser_everything_but_the_pdf_is_written_and_the_way_out_is_said(
    out: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OUTCOMES_CHROMIUM", "no-such-browser")
    assert brief(out, "--region", "KR-47", formats="html,pdf") == 3
    assert [file.name for file in out.iterdir()] == ["KR-47-2021.html"]
    assert said(capsys)[-1].startswith("PDF를 만들 브라우저(크로미움, 크롬, 엣지)가 이 서버에 없습니다.")


def test_before_the_first_build_there_is_nothing_to_brief_from(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OUTCOMES_HOME", str(tmp_path / "empty"))
    assert brief(tmp_path / "out") == 3
    assert not (tmp_path / "out").exists()
