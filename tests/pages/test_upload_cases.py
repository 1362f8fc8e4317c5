"""A list of projects on the upload page: what was read, what is wrong, what changes, and the version it becomes."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from outcomes.catalog.places import lake_folder
from outcomes.store.lake import Lake
from tests import ROOT
from tests.pages.dropping import drop, open_steps, press, run, said, step, upload, versions, write
from tests.pages.screen import address

LIST = """지원 과제 목록,,,,,
,,,,,(단위: 백만원)
과제번호,기업명,시도,사업연도,업종,국비
A-1,<b>가나</b>,경북,2021,금속가공,50
A-2,다라,부산,2021,우주산업,70
"""
CASES = ROOT / "tests" / "sheets" / "cases"


def history_tells_projects_apart_and_withholds_the_file(at: AppTest) -> None:
    """Go on from the new version to the history."""
    press(at, "upload_to_history")
    page = said(at)
    assert "과제: 변경 0건 · 추가 2건 · 삭제 0건" in page
    assert "담긴 기록은 모두 615건입니다: 수치 514건, 목표 76건, 일지 23건, 과제 2건." in page
    assert "이 판의 파일에는 과제 목록이 있어 화면에서 내려받을 수 없습니다." in page
    assert f"inbox/{Lake(lake_folder('published')).versions()[-1].file_hash}" in page
    assert [e.proto.label for e in at.get("download_button") if e.proto.label == "원본 파일 내려받기"] == []
    assert "지원연도 지역 추가 변경 삭제 이전 과제 수 이후 과제 수 2021 부산 1 0 0 0 1 2021 경북 1 0 0 0 1" in page


@pytest.mark.usefixtures("own_home")
def test_a_list_goes_from_the_dropped_file_to_a_signed_version() -> None:
    at = drop(LIST, "과제.csv")
    page = said(at)
    assert "과제 목록 1개에서 과제 2건을 찾았습니다." in page
    assert "지원 과제 목록 과제 목록 · A3:F5 단위 (단위: 백만원) 들어 있는 것 과제 2건 올리지 않는 열 기업명" in page
    assert "기업명, 대표자, 사업자번호, 전화번호 같은 정보는 올리지 않고 화면에서 가립니다." in page
    assert "4 A-1 가려짐 경북 2021" in page
    assert "5 A-2 가려짐 부산 2021" in page
    assert "C · 시도 시·도 경북 → 경상북도 2 / 2" in page
    assert "E · 업종 업종 금속가공 1 / 2" in page
    assert "F · 국비 국비 백만원 50 → 50,000,000원 2 / 2" in page
    assert "B · 기업명 개인·기업 정보라 올리지 않음" in page
    drawn = " ".join(element.proto.body for element in at.get("html"))
    assert [name for name in ("가나", "다라") if name in drawn] == []

    page = step(at, 3)
    assert "오류는 없습니다. 확인할 것 1건에 이유를 적으면 과제 2건을 올릴 수 있습니다." in page
    assert "등록되지 않은 업종 1" in page
    write(at, reason_case_industry_unknown="새로 생긴 업종")

    page = step(at, 4)
    assert "새 과제 2건, 바뀌는 과제 0건, 그대로인 과제 0건입니다." in page
    assert "2021 부산 1 0 0 0 1 2021 경북 1 0 0 0 1" in page

    page = step(at, 5)
    assert "새 과제 2건, 바뀌는 과제 0건, 그대로인 과제 0건입니다. 적은 이유 1/1개." in page
    write(at, author="홍길동", note="2021년 과제")
    press(at, "upload_sign")
    page = said(at)
    assert "2판이 되었습니다. 새 과제 2건, 바뀐 과제 0건. 올린 사람: 홍길동. 자료: 과제" in page
    assert versions() == 2
    rows = Lake(lake_folder("published")).edition(2).frames["support_case"].to_pylist()
    assert [(r["case_id"], r["industry"], r["note"]) for r in rows] == [
        ("A-1", "industry.metal", ""),
        ("A-2", "", "업종: 우주산업 새로 생긴 업종"),
    ]

    history_tells_projects_apart_and_withholds_the_file(at)


@pytest.mark.usefixtures("own_home")
def test_every_fault_leads_to_its_cell_and_nothing_goes_on_in_both_languages() -> None:
    at = drop((CASES / "broken.xlsx").read_bytes(), "broken.xlsx", lang="en")
    assert "Lists of projects found: 2, with 26 projects." in said(at)
    page = step(at, 3)
    assert "Errors to be put right before the projects can be loaded: 22. Warnings: 8, notices: 0." in page
    assert "Mend the named cells in the file and drop it into this draft again." in page
    labels = {b.key: b.label.replace("\\", "") for b in at.button if str(b.key).startswith("upload_cell_case_")}
    assert labels["upload_cell_case_town_elsewhere_0"].startswith(
        "**과제!C8** This municipality is not in the province"
    )
    assert open_steps(at) == [1, 2, 3]
    press(at, "upload_cell_case_town_elsewhere_0")
    (grid,) = [e.proto.body for e in at.get("html") if 'class="sheet"' in e.proto.body]
    assert "focus" in grid[grid.index("강남구") - 120 : grid.index("강남구")]
    korean = said(upload(lang="ko", draft=address(at)["draft"], step="3"))
    assert "오류 22건을 고쳐야 과제를 올릴 수 있습니다. 확인할 것 8건, 알림 0건." in korean


@pytest.mark.usefixtures("own_home")
def test_a_workbook_with_projects_and_figures_shows_both(tmp_path: Path) -> None:
    at = drop((CASES / "technopark.xlsx").read_bytes(), "경북.xlsx")
    page = said(at)
    assert "과제 목록 1개에서 과제 3건을 찾았습니다. 표 1개에서 수치 2개를 찾았고, 그 가운데 2개를 올릴 수" in page
    assert "N · 불량률(도입 후, %) 불량률(도입 후) % 1.1 → 1.1% 2 / 3" in page
    assert "R · 우리끼리 모르는 열이라 올리지 않음" in page
    at.segmented_control(key="upload_sheet").set_value(1)
    assert "2022년 시군별 구축 수" in said(run(at))
    page = step(at, 4)
    assert "새 수치 2개, 바뀌는 수치 0개, 그대로인 수치 0개입니다. 새 과제 3건, 바뀌는 과제 0건" in page
