"""The upload page, step by step: from a dropped file to a new version that the dashboard shows."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from outcomes.catalog.places import lake_folder
from outcomes.store import drafts, inbox
from outcomes.store.lake import Lake
from tests.pages.conftest import moved_to
from tests.pages.dropping import drop, edit, errors, open_steps, press, run, said, step, upload, versions, write
from tests.pages.screen import address

NATION = "스마트공장 누적 구축 수\n지역,2024\n전국,{value}\n"
UNKNOWN = "2024년 말 실적\n지역,누적 구축 수(개),현장 밀착 수(개)\n경상북도,2600,3\n부산광역시,2300,4\n"
BROKEN = "2024년 말 실적\n지역,누적 구축 수(개)\n대구경북,2600\n충청남도,천이백\n경기도,1780\n"
FALLS = "2024년 말 실적\n지역,누적 구축 수(개)\n경기도,1780\n경상북도,2600\n"


@pytest.fixture(scope="module")
def desk(lake_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home whose lake stays as it is; each test has drafts of its own in it."""
    with moved_to(tmp_path_factory.mktemp("upload") / "home", lake_home) as place:
        yield place


@pytest.mark.usefixtures("desk")
class TestBeforeTheSignature:
    """Steps 1 to 4 change nothing in the lake."""

    @pytest.mark.parametrize(("lang", "words"), [("ko", "그림 파일입니다."), ("en", "This is a picture.")])
    def test_a_file_that_cannot_be_read_is_refused_in_a_sentence_and_nothing_is_kept(
        self, desk: Path, lang: str, words: str
    ) -> None:
        at = drop(b"\x89PNG\r\n\x1a\n" + bytes(200), "현황.xlsx", lang=lang)
        assert words in errors(at)
        assert "draft" not in address(at)
        assert open_steps(at) == [1]
        assert not list((desk / "inbox").rglob("*")) if (desk / "inbox").exists() else True

    def test_a_sheet_stands_beside_what_was_read_of_it_in_both_languages(self) -> None:
        at = drop(NATION.format(value=36000))
        assert address(at)["step"] == "2"
        page = said(at)
        assert "표 1개에서 수치 1개를 찾았고, 그 가운데 1개를 올릴 수 있습니다." in page
        assert "1 스마트공장 누적 구축 수 2 지역 2024 3 전국 36000" in page
        assert "시트 전체: 3행 × 2열" in page
        (frame,) = [f.value for f in at.dataframe]
        assert frame[["heading", "indicator", "status", "base", "origin"]].values.tolist() == [
            ["2024", "deployments_cumulative", "actual", "2014", "제목 목록"]
        ]
        english = said(upload(lang="en", draft=address(at)["draft"], step="2"))
        assert "Tables found: 1, with 1 figures; 1 of them can be loaded." in english

    def test_a_heading_that_nobody_knows_is_answered_in_place_and_the_answer_survives_a_reload(self) -> None:
        at = drop(UNKNOWN, "2024.csv")
        assert "뜻을 알 수 없는 제목 칸이 1개 있습니다." in said(at)
        assert open_steps(at) == [1, 2, 3]
        edit(at, 1, indicator="companies_supported")
        assert "그 가운데 4개를 올릴 수 있습니다." in said(at)
        assert open_steps(at) == [1, 2, 3, 4, 5]
        again = upload(draft=address(at)["draft"], step="2")
        assert "그 가운데 4개를 올릴 수 있습니다." in said(again)
        frame = again.dataframe[0].value
        assert frame[["indicator", "stage", "origin"]].values.tolist() == [
            ["deployments_cumulative", "built", "제목 목록"],
            ["companies_supported", "supported", "직접 고름"],
        ]

    def test_a_column_can_be_left_out_and_a_unit_that_means_nothing_is_refused(self) -> None:
        at = edit(drop(UNKNOWN, "2024 일부.csv"), 1, indicator="-")
        assert "그 가운데 2개를 올릴 수 있습니다." in said(at)
        edit(at, 0, unit="<b>무엇</b>")
        assert "읽을 수 없는 단위: “<b>무엇</b>”" in said(at)
        assert "<b>무엇" not in " ".join(element.proto.body for element in at.get("html"))

    def test_problems_stand_by_kind_and_each_leads_to_its_cell(self) -> None:
        at = drop(BROKEN, "오류.csv")
        page = step(at, 3)
        assert "오류 2건을 고쳐야 올릴 수 있습니다. 확인할 것 1건, 알림 0건." in page
        assert "등록되지 않은 지역 1" in page
        assert "수로 읽을 수 없는 칸 1" in page
        assert "남은 오류 2건을 고치면 다음으로 갈 수 있습니다." in page
        labels = [b.label.replace("\\", "") for b in at.button if str(b.key).startswith("upload_cell_")]
        assert labels[0].startswith("**!A3** 등록되지 않은 지역이나 기관: “대구경북”")
        press(at, "upload_cell_not_a_number_0")
        (grid,) = [e.proto.body for e in at.get("html") if 'class="sheet"' in e.proto.body]
        assert "focus" in grid[grid.index("천이백") - 120 : grid.index("천이백")]
        assert open_steps(at) == [1, 2, 3]
        english = said(upload(lang="en", draft=address(at)["draft"], step="3"))
        assert "Errors to be put right first: 2." in english
        assert "Unknown places 1" in english

    def test_a_corrected_file_goes_into_the_same_draft(self) -> None:
        at = drop(BROKEN, "오류 2.csv", lang="en")
        step(at, 3)
        at.file_uploader[0].set_value(("고침.csv", FALLS.encode(), "text/csv"))
        draft = address(run(at))["draft"]
        assert "2 of them can be loaded" in said(at)
        kept = drafts.find(draft)
        assert (kept.file_name, inbox.bytes_of(kept.file_hash).decode()) == ("고침.csv", FALLS)
        assert draft in [d.id for d in drafts.listed().drafts]

    def test_a_warning_needs_a_reason_which_is_kept_at_once(self) -> None:
        at = drop(FALLS, "줄어듦.csv")
        assert "확인할 것 1건에 이유를 적으면 수치 2개를 올릴 수 있습니다." in step(at, 3)
        page = step(at, 5)
        assert "적은 이유 0/1개. 이유를 적어야 할 것: 줄어든 누적 수" in page
        assert at.button(key="upload_sign").disabled
        step(at, 3)
        write(at, reason_cumulative_falls="집계 기준이 바뀜")
        assert drafts.find(address(at)["draft"]).reasons == {"cumulative_falls": "집계 기준이 바뀜"}
        again = upload(draft=address(at)["draft"], step="5")
        assert "적은 이유 1/1개." in said(again)
        assert not again.button(key="upload_sign").disabled

    def test_the_difference_names_each_figure_and_the_dashboard_before_and_after(self) -> None:
        at = drop(NATION.format(value=36000), "전국.csv")
        page = step(at, 4)
        assert "새 수치 1개, 바뀌는 수치 0개, 그대로인 수치 0개입니다." in page
        assert "추가 · 누적 구축 수 (개) 전국 2024 36,000" in page
        assert "누적 구축 수 지금 35,282개 36,000개" in page
        assert "전국 누적 구축 수 (개) 2024 35,282 36,000 +718" in page
        assert "목표 달성률 판정할 수 없음 바뀌지 않음" in page
        english = said(upload(lang="en", draft=address(at)["draft"], step="4"))
        assert "Cumulative deployments Now 35,282 36,000" in english

    def test_two_sheets_are_tabs_and_hidden_parts_are_named(self) -> None:
        book = openpyxl.Workbook()
        for sheet, value in ((book.active, 2600), (book.create_sheet("<부산>"), 2300)):
            for row in (
                ["2024년 말"],
                ["지역", "누적 구축 수(개)"],
                ["경상북도" if value == 2600 else "부산광역시", value],
            ):
                sheet.append(row)
        book.active.title = "경북"
        book["<부산>"].column_dimensions["B"].hidden = True
        out = BytesIO()
        book.save(out)
        at = drop(out.getvalue(), "두 시트.xlsx")
        assert "3 경상북도 2600" in said(at)
        at.segmented_control(key="upload_sheet").set_value(1)
        assert "3 부산광역시 2300" in said(run(at))
        assert "숨긴 열: B" in said(at)

    def test_an_address_of_no_draft_says_so_and_starts_anew(self) -> None:
        at = upload(draft="0123456789ab", step="4")
        assert "초안" in errors(at)
        assert open_steps(at) == [1]

    def test_the_template_of_a_year_can_be_downloaded(self) -> None:
        at = upload(lang="en")
        assert at.selectbox(key="upload_template_year").options[0] == "2026"
        assert "Template" in said(at)

    def test_a_second_person_sends_a_draft_back_with_a_reason(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("OUTCOMES_APPROVAL", "required")
        at = drop(NATION.format(value=37000), "보낼 것.csv", lang="en")
        step(at, 5)
        press(write(at, author="A", note="for review"), "upload_sign")
        press(write(at, second="B"), "upload_reject")
        assert drafts.find(address(at)["draft"]).state == "waiting"
        press(write(at, second="B", second_note="a digit too many"), "upload_reject")
        assert "Sent back by: B. Why: a digit too many" in said(at)
        press(at, "upload_reopen")
        assert drafts.find(address(at)["draft"]).state == "open"
        assert versions() == 1


@pytest.mark.usefixtures("own_home")
def test_a_signed_file_becomes_a_version_that_a_second_analyst_sees_first(monkeypatch: pytest.MonkeyPatch) -> None:
    mine = drop(NATION.format(value=36000), "전국 실적.csv")
    theirs = drop(NATION.format(value=36500), "다른 집계.csv")
    draft = address(mine)["draft"]
    step(mine, 5)
    press(mine, "upload_sign")
    assert "이름" in errors(mine)
    write(mine, author="홍길동", note="2024년 실적 반영")
    press(mine, "upload_sign")
    assert "2판이 되었습니다." in said(mine)
    assert "새 수치 1개, 바뀐 수치 0개. 올린 사람: 홍길동. 자료: 전국 실적" in said(mine)
    assert (drafts.find(draft).state, drafts.find(draft).loaded_version, versions()) == ("accepted", 2, 2)
    press(mine, "upload_to_dashboard")
    assert (address(mine)["version"], address(mine)["year"]) == ("2", "2024")
    assert "전국, 2024년 말 누적 36,000개." in said(mine)
    page = step(theirs, 5)
    assert "이 파일을 1판에 견준 뒤 2판까지 다른 자료가 올라왔습니다. 올린 사람: 홍길동." in page
    assert "이 파일에도 있는 수치: 1개." in page
    assert "먼저 위의 단추로 다시 견주십시오." in page
    assert theirs.button(key="upload_sign").disabled
    press(theirs, "upload_anew")
    theirs.selectbox(key="upload_corrects").select("전국 실적")
    assert "새 수치 0개, 바뀌는 수치 1개" in said(run(theirs))
    monkeypatch.setenv("OUTCOMES_APPROVAL", "required")
    write(run(theirs), author="홍길동", note="집계를 바로잡음")
    press(theirs, "upload_sign")
    assert "다른 사람의 승인을 기다리고 있습니다." in said(theirs)
    second = upload(lang="ko")
    assert "승인을 기다리는 초안 다른 집계.csv" in said(second)
    press(second, f"upload_go_{address(theirs)['draft']}")
    write(second, second=" 홍길동 ")
    press(second, "upload_approve")
    assert "같은 사람" in errors(second) or "다른 사람" in errors(second)
    write(second, second="김철수", second_note="확인함")
    press(second, "upload_approve")
    assert "3판이 되었습니다." in said(second)
    newest = Lake(lake_folder("published")).versions()[-1]
    assert (newest.author, newest.approved_by, newest.changed, newest.source) == ("홍길동", "김철수", 1, "전국 실적")
