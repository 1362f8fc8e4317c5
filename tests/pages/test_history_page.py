"""The history: every version with its signature, what it changed, the way back, a figure's life, closed years."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from outcomes.catalog.places import lake_folder
from outcomes.store.inbox import bytes_of
from outcomes.store.lake import Lake
from tests.pages.conftest import moved_to
from tests.pages.loading import FILE, uploaded
from tests.pages.screen import address, opened, text
from tests.records import RECORDS


def three_versions() -> None:
    """The published figures, then a provisional figure, then the final one."""
    uploaded(19500, "provisional", "잠정 실적")
    uploaded(19799, "actual", "확정 실적", approved_by="김철수", reasons='{"cumulative_falls": "집계 기준이 바뀜"}')


@pytest.fixture(scope="module")
def looked_at(lake_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[AppTest]:
    """The history of three versions, only to be read."""
    with moved_to(tmp_path_factory.mktemp("history") / "home", lake_home):
        three_versions()
        yield history()


def history(lang: str = "ko", **query: str) -> AppTest:
    return opened("history", lang=lang, year="2020", region="KR", indicator="deployments_cumulative", **query)


def newest() -> int:
    return Lake(lake_folder("published")).versions()[-1].number


def test_each_version_says_who_when_which_file_and_how_much(looked_at: AppTest) -> None:
    said = text(looked_at)
    assert "지금 쓰는 자료는 3판입니다." in said
    assert f"홍길동, 승인 김철수 확정 실적 2020 실적 0 1 0 {RECORDS + 1}" in " ".join(said.split())
    assert "집계 기준이 바뀜" in said
    assert [e.proto.label for e in looked_at.get("download_button")] == ["원본 파일 내려받기", "달라지는 것 모두(CSV)"]
    assert bytes_of(Lake(lake_folder("published")).versions()[-1].file_hash) == FILE
    assert "변경 1건 · 추가 0건 · 삭제 0건" in said
    assert "전국 2020 19,500 (잠정) 19,799 +299" in " ".join(said.split())
    english = " ".join(text(history("en")).split())
    assert "Version 3 stands now" in english
    assert "홍길동, approved by 김철수 확정 실적" in english
    assert "Korea 2020 19,500 (Provisional) 19,799 +299" in english


def test_a_figures_life_tells_the_provisional_value_then_the_final_one(looked_at: AppTest) -> None:
    life = " ".join(text(looked_at).split()).split("한 수치가 바뀌어 온 과정")[1].split("마감한 기간")[0]
    assert "추가 19,799개 · 실적 중기부 2020년 스마트공장 7139곳 보급 P0004" in life
    assert "추가 19,500개 · 잠정 2020 실적 abcdefabcd/시도별!B3 홍길동 잠정 실적" in life
    assert "변경 19,799개 · 실적 2020 실적 abcdefabcd/시도별!B3 홍길동 확정 실적" in life
    assert life.index("19,500") < life.index("확정 실적")


@pytest.mark.usefixtures("looked_at")
def test_the_dashboard_is_seen_as_of_an_earlier_version() -> None:
    overview = opened("overview", version="2", year="2020")
    assert "이전 판(2판)을 보고 있습니다." in overview.info[0].value


@pytest.mark.usefixtures("lake_home")
def test_a_link_opens_the_life_of_one_series() -> None:
    at = opened("history", year="2020", region="KR-47", indicator="deployments_annual")
    options = at.selectbox(key="history_series").options
    assert (len(options) > 1, address(at)["series"]) == (True, "|||built|")
    other = next(line for line in options if "경북테크노파크" in line)
    at.selectbox(key="history_series").select(other).run()
    series = address(at)["series"]
    assert series.startswith("tp-gyeongbuk|")
    again = opened("history", year="2020", region="KR-47", indicator="deployments_annual", series=series)
    assert again.selectbox(key="history_series").value == series
    assert f"경상북도 · 연간 구축 수 · 2020 · {other}" in text(again)


@pytest.mark.usefixtures("own_home")
def test_an_earlier_version_is_restored_as_a_new_one_with_a_signature() -> None:
    three_versions()
    at = history()
    at.selectbox(key="history_look").set_value(2).run()
    assert address(at)["look"] == "2"
    at.session_state["version_restore"] = True
    at.run()
    restore = next(b for b in at.button if b.label == "되돌리기")
    restore.click().run()
    assert [e.value for e in at.error] == ["이름과 이유를 모두 적어 주십시오."]
    at.text_input(key="restore_by").set_value("이영희")
    at.text_input(key="restore_note").set_value("파일이 잘못됨")
    next(b for b in at.button if b.label == "되돌리기").click().run()
    assert [e.value for e in at.exception] == []
    last = Lake(lake_folder("published")).versions()[-1]
    assert (last.number, last.kind, last.restored, last.author, last.note) == (
        4,
        "restore",
        2,
        "이영희",
        "파일이 잘못됨",
    )
    assert "4판으로 올라갔습니다." in [e.value for e in at.success]
    assert address(at)["version"] == "4"
    assert "되돌림 (2판) · 파일이 잘못됨" in text(at)


@pytest.mark.usefixtures("own_home")
def test_a_year_is_closed_and_reopened_with_a_reason() -> None:
    at = history()
    assert "첫 판이라 견줄 이전 판이 없습니다." in text(at)
    at.session_state["closing"] = True
    at.run()
    at.selectbox(key="closing_year").set_value(2020).run()
    for name, said, label in (("박과장", "연도 마감", "2020년 마감하기"), ("박과장", "정정 요청", "2020년 마감 풀기")):
        at.text_input(key="closing_by").set_value(name)
        at.text_input(key="closing_note").set_value(said)
        next(b for b in at.button if b.label == label).click().run()
        assert [e.value for e in (*at.exception, *at.error)] == []
    assert newest() == 3
    table = " ".join(text(at).split()).split("마감한 기간")[1]
    assert "2020 해제 박과장 정정 요청 3판" in table
