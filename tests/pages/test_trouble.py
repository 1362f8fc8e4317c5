"""What a reader sees when something at the server is wrong."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from outcomes.catalog.places import CATALOG
from outcomes.ui import assets, startup
from tests.pages.screen import ENTRY, opened, text

pytestmark = pytest.mark.usefixtures("lake_home")


def screen(lang: str) -> AppTest:
    at = AppTest.from_file(str(ENTRY), default_timeout=60)
    at.query_params["lang"] = lang
    at.run()
    assert [e.value for e in at.exception] == []
    return at


@pytest.fixture
def broken_catalog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "catalog"
    shutil.copytree(CATALOG, folder)
    monkeypatch.setattr(startup, "CATALOG", folder)
    startup.catalog.clear()
    yield folder
    startup.catalog.clear()


@pytest.mark.parametrize(
    ("lang", "sentence", "line"),
    [
        ("ko", "기준 자료(data/catalog)의 내용이 서로 어긋나 화면을 열 수 없습니다.", "등록되지 않은 지역: “KR-99”"),
        ("en", "The catalog (data/catalog) contradicts itself, so nothing can be shown.", "unknown region: “KR-99”"),
    ],
)
def test_a_contradictory_catalog_is_refused_with_file_and_line(
    broken_catalog: Path, lang: str, sentence: str, line: str
) -> None:
    targets = broken_catalog / "targets.csv"
    targets.write_text(targets.read_text(encoding="utf-8").replace(",KR,", ",KR-99,", 1), encoding="utf-8")
    at = screen(lang)
    assert sentence in at.error[0].value.replace("\\", "")
    assert at.code[0].value.startswith("data/catalog/targets.csv:2: unknown_region: ")
    assert line in at.code[0].value


def test_a_missing_catalog_file_is_named(broken_catalog: Path) -> None:
    (broken_catalog / "regions.csv").unlink()
    at = screen("ko")
    assert "data/catalog/regions.csv: missing_file: 파일이 없음" in at.code[0].value


def test_a_missing_boundary_file_is_named_and_the_table_still_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assets, "BOUNDARIES", tmp_path)
    startup.lake.clear()  # what was made ready with the files in place is not shown
    at = opened(year="2018")
    said = text(at)
    assert "지도 파일이 없어 지도를 그리지 못했습니다: data/boundaries/provinces.geojson." in said
    at.session_state["table_map"] = True
    at.run()
    assert "경기도 1,971" in " ".join(text(at).split())
    startup.lake.clear()
