"""data/ becomes a version when what it says is new, and only then."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from etl.build import Built, build, build_sample
from etl.facts import FactsError
from outcomes.catalog.files import CatalogError
from outcomes.catalog.model import Catalog
from outcomes.catalog.places import CATALOG, FACTS, lake_folder
from outcomes.store.engine import StoreError
from outcomes.store.lake import Lake
from tests.records import RECORDS


@pytest.fixture
def made_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of this test's own."""
    monkeypatch.setenv("OUTCOMES_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def data(tmp_path: Path) -> tuple[Path, Path]:
    """A copy of data/catalog and data/facts."""
    shutil.copytree(CATALOG, tmp_path / "catalog")
    shutil.copytree(FACTS, tmp_path / "facts")
    return tmp_path / "catalog", tmp_path / "facts"


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old} stands {text.count(old)} times in {file.name}"
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_building_twice_makes_one_version_and_a_changed_value_a_second(made_in: Path, data: tuple[Path, Path]) -> None:
    catalog, facts = data
    assert build(catalog, facts) == Built(1, changed=True)
    snapshot = Lake(made_in / "lake").snapshot()
    assert build(catalog, facts) == Built(1, changed=False)
    replace(catalog / "words.csv", "status.reached,달성,Reached", "status.reached,다 됨,Reached")
    (facts / ".DS_Store").write_bytes(b"\0")
    assert build(catalog, facts) == Built(1, changed=False)
    assert Lake(made_in / "lake").snapshot() == snapshot
    replace(facts / "client_documents.csv", "S0029,260,", "S0029,261,")
    assert build(catalog, facts) == Built(2, changed=True)
    lake = Lake(made_in / "lake")
    assert [(v.author, v.added, v.changed, v.removed, v.rows) for v in lake.versions()] == [
        ("etl build", RECORDS, 0, 0, RECORDS),
        ("etl build", 0, 1, 0, RECORDS),
    ]
    rows = lake.edition(2).frames["observation"].to_pylist()
    assert [(r["position"], r["value"]) for r in rows if r["load"] == 2] == [("S0029", 261.0)]
    assert not (made_in / "lake-demo").exists()


def test_wrong_input_is_refused_and_nothing_is_loaded(made_in: Path, data: tuple[Path, Path]) -> None:
    catalog, facts = data
    replace(facts / "client_documents.csv", "S0029,260,", "S0029,many,")
    with pytest.raises(FactsError, match="not_a_number: value=many"):
        build(catalog, facts)
    (catalog / "regimes.csv").unlink()
    with pytest.raises(CatalogError, match="missing_file"):
        build(catalog, facts)
    assert not made_in.exists()


def test_a_home_that_cannot_be_written_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("OUTCOMES_HOME", str(tmp_path / "file" / "home"))
    with pytest.raises(StoreError) as refused:
        build()
    assert (refused.value.code, refused.value.path) == ("folder_not_writable", str(tmp_path / "file" / "home" / "lake"))


def test_the_demonstration_set_is_three_versions_of_a_lake_of_its_own(
    sample: tuple[Path, str, str], monkeypatch: pytest.MonkeyPatch, catalog: Catalog
) -> None:
    home, _, _ = sample
    monkeypatch.setenv("OUTCOMES_HOME", str(home))
    lake, told = Lake(lake_folder("demo")), list[str]()
    assert lake.folder == home / "lake-demo"
    snapshot = lake.snapshot()
    assert build_sample(catalog, lambda step, _: told.append(step)) == Built(3, changed=False)
    assert (lake.snapshot(), told) == (snapshot, ["make_figures", "load"])
    assert [(v.number, v.author, v.file_name, v.removed) for v in lake.versions()] == [
        (n, "etl sample", "demo", 0) for n in (1, 2, 3)
    ]
    assert [bool(v.added) for v in lake.versions()] == [True, True, True]
    newest = lake.edition(3)
    assert {row["source"] for row in newest.frames["observation"].to_pylist()} == {"demo"}
    assert [row["id"] for row in newest.frames["source"].to_pylist()] == ["demo"]
    assert newest.count("indicator") == len(catalog.indicators)


def test_another_number_of_projects_loads_the_set_anew_and_opening_it_keeps_that_number(
    sample: tuple[Path, str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, catalog: Catalog
) -> None:
    shutil.copytree(sample[0], tmp_path / "home")
    monkeypatch.setenv("OUTCOMES_HOME", str(tmp_path / "home"))
    whole = Lake(lake_folder("demo")).edition(3).count("support_case")
    assert whole == 25_000
    assert build_sample(catalog, cases=whole) == Built(3, changed=False)
    assert build_sample(catalog, cases=100) == Built(6, changed=True)
    assert build_sample(catalog) == Built(6, changed=False)
    lake = Lake(lake_folder("demo"))
    assert [lake.edition(number).count("support_case") for number in (3, 4, 5, 6)] == [whole, 0, 0, 100]
    assert lake.edition(6).count("observation") == lake.edition(3).count("observation")
    assert [v.note.endswith(" (--cases 100)") for v in lake.versions()] == [False] * 5 + [True]
