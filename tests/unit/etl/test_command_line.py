"""`python -m etl` as people and programs meet it: exit codes, data on stdout, messages on stderr."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from etl.cli import main
from tests import ROOT
from tests.records import RECORDS


def etl(*arguments: str, home: Path, root: Path = ROOT) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "OUTCOMES_HOME": str(home), "PYTHONIOENCODING": "cp1252"}  # as Windows without UTF-8
    command = [sys.executable, "-m", "etl", *arguments]
    return subprocess.run(command, cwd=root, env=env, capture_output=True, encoding="utf-8", timeout=120, check=False)


def test_build_says_the_version_and_whether_it_is_new(tmp_path: Path) -> None:
    first = etl("build", "--json", home=tmp_path)
    assert (first.returncode, first.stderr) == (0, "새 판을 적재했습니다: 1판\n")
    assert json.loads(first.stdout) == {"version": 1, "changed": True}
    again = etl("build", "--lang", "en", home=tmp_path)
    assert (again.returncode, again.stdout) == (0, "")
    assert again.stderr == "Nothing changed. The version that stands: 1\n"


def test_versions_are_listed_as_csv_or_json(lake_home: Path) -> None:
    listed = etl("versions", home=lake_home)
    assert (listed.returncode, listed.stderr) == (0, "")
    (row,) = csv.DictReader(io.StringIO(listed.stdout))
    told = etl("versions", "--set", "published", "--json", home=lake_home)
    (version,) = json.loads(told.stdout)
    assert {name: "" if value is None else str(value) for name, value in version.items()} == row
    assert (version["number"], version["author"], version["rows"], version["added"]) == (
        1,
        "etl build",
        RECORDS,
        RECORDS,
    )
    assert version["loaded_at"].endswith("Z")
    assert len(version["file_hash"]) == 64


def test_sample_makes_the_other_set_and_versions_lists_it(
    sample: tuple[Path, str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    home, out, err = sample
    assert err == "Loaded as a new version: 3\n"
    assert json.loads(out) == {"version": 3, "changed": True}
    assert "lake" not in [path.name for path in home.iterdir()]
    monkeypatch.setenv("OUTCOMES_HOME", str(home))
    assert main(["versions", "--set", "demo"]) == 0
    listed = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["file_name"] for row in listed] == ["demo"] * 3


def test_where_nothing_was_loaded_there_are_no_versions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("OUTCOMES_HOME", str(tmp_path / "home"))
    assert [main(["versions"]), main(["versions", "--json"])] == [0, 0]
    head, rest = capsys.readouterr().out.split("\n", 1)
    assert head.startswith("number,loaded_at,kind,author,")
    assert rest == "[]\n"
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        [], ["nothing"], ["build", "--wrong"], ["versions", "--set", "real"], ["sample", "--cases"],
        *(["sample", "--cases", number] for number in ("-1", "many", "1.5", "10000001")),
    ],
)  # fmt: skip
def test_wrong_usage_ends_with_2_and_says_how_it_is_used(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("usage: python -m etl")


def test_wrong_usage_ends_a_real_process_with_2(tmp_path: Path) -> None:
    assert etl("diff", home=tmp_path).returncode == 2


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A copy of the code and its data, to be broken."""
    for name in ("outcomes/catalog", "outcomes/store", "etl", "data/catalog", "data/facts"):
        shutil.copytree(ROOT / name, tmp_path / "copy" / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "outcomes/__init__.py", tmp_path / "copy/outcomes/__init__.py")
    return tmp_path / "copy"


def append(file: Path, line: str) -> int:
    text = file.read_text(encoding="utf-8").rstrip("\n")
    file.write_text(f"{text}\n{line}\n", encoding="utf-8")
    return text.count("\n") + 2


def test_a_catalog_that_contradicts_itself_ends_with_1_and_every_place_of_it(elsewhere: Path, tmp_path: Path) -> None:
    place = elsewhere / "data/catalog"
    (place / "regimes.csv").unlink()
    row = append(place / "programs.csv", "deployment,이름,,KR-99,,,,,,,high")
    done = etl("build", home=tmp_path / "home", root=elsewhere)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines()[0].startswith("기준 자료(data/catalog)의 내용이 서로 어긋나")
    assert done.stderr.splitlines()[1:] == [
        f"data/catalog/programs.csv:{row}: duplicate_id: 같은 id가 두 번 나옴: “deployment”",
        f"data/catalog/programs.csv:{row}: word_missing: 한국어나 영어가 비어 있음: “deployment.name”",
        "data/catalog/regimes.csv: missing_file: 파일이 없음: “regimes.csv”",
        f"data/catalog/programs.csv:{row}: unknown_region: 등록되지 않은 지역: “deployment: KR-99”",
    ]
    assert not (tmp_path / "home").exists()


def test_facts_that_do_not_fit_end_with_1_and_every_cell_of_them(elsewhere: Path, tmp_path: Path) -> None:
    row = append(elsewhere / "data/facts/events.csv", "KR-99,,2020-01-01,,year,event,말,text,many,doc000,X1,,,high")
    done = etl("build", "--json", "--lang", "en", home=tmp_path / "home", root=elsewhere)
    assert done.returncode == 1
    told = json.loads(done.stdout)
    assert told["message"] == done.stderr.splitlines()[0]
    assert told["message"].startswith("Published figures (data/facts) do not fit the catalog, so nothing was loaded.")
    assert [(p["code"], p["file"], p["row"], p["column"], p["value"]) for p in told["problems"]] == [
        ("not_a_number", "data/facts/events.csv", row, "number", "many"),
        ("unknown_region", "data/facts/events.csv", row, "region", "KR-99"),
    ]
    assert done.stderr.splitlines()[1:] == [
        f"data/facts/events.csv:{row}: not_a_number: not a number: “number=many”",
        f"data/facts/events.csv:{row}: unknown_region: unknown region: “region=KR-99”",
    ]


def test_words_that_cannot_be_read_leave_the_codes(elsewhere: Path, tmp_path: Path) -> None:
    (elsewhere / "data/catalog/words.csv").unlink()
    done = etl("build", home=tmp_path / "home", root=elsewhere)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "problem.catalog",
        "data/catalog/words.csv: missing_file: problem.catalog.missing_file: “words.csv”",
    ]


def test_a_refusal_ends_with_3_and_names_the_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    done = etl("build", "--lang", "en", home=tmp_path / "file")
    assert (done.returncode, done.stdout) == (3, "")
    folder = tmp_path / "file" / "lake"
    assert done.stderr.startswith(f"The folder cannot be written: {folder}. Allow writing, or name a writable folder")
    assert done.stderr.splitlines()[1].startswith(f"{folder}: folder_not_writable: “")


def test_a_lake_that_cannot_be_read_ends_with_3_and_names_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    catalog = tmp_path / "lake" / "catalog.sqlite"
    catalog.parent.mkdir()
    catalog.write_bytes(b"garbage " * 1000)
    monkeypatch.setenv("OUTCOMES_HOME", str(tmp_path))
    assert main(["versions", "--json", "--lang", "en"]) == 3
    said = capsys.readouterr()
    assert [problem["code"] for problem in json.loads(said.out)["problems"]] == ["lake_unreadable"]
    assert said.err.startswith(f"The data store cannot be read: {catalog}. Move its folder aside and start again")
