"""A presenter in a real browser: three charts of three pages, shown on while the server is gone, held against later."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.server import Server
from tests.browser.visit import Visit
from tests.pages.loading import uploaded

REMARK = "<b>굵게</b> 🏭 =1+1"
CHARTS = (("한눈에 보기", "map"), ("지역", "path_deployments_cumulative"), ("목표", "targets_deployments_cumulative"))
PATIENCE = 20_000  # milliseconds


def add(page: Visit, name: str, chart: str) -> None:
    """Go to a page by the menu, put one of its charts into the briefing, and see the way there appear."""
    page.page.get_by_role("link", name=name, exact=True).click()
    page.page.locator(f".st-key-brief_{chart} button").click()
    page.page.locator(f".st-key-actions_{chart}").get_by_text("추가됨").wait_for(timeout=PATIENCE)


def composed(page: Visit) -> None:
    """Build the briefing, and open it by the link below the last chart."""
    for name, chart in CHARTS:
        add(page, name, chart)
    page.page.locator(".st-key-actions_targets_deployments_cumulative").get_by_text("추가됨").click()
    page.page.locator(".st-key-show_s3 button").click()
    page.page.wait_for_url("**slide=s3**")
    previewed(page, "slide 3.")
    page.page.locator(".st-key-briefing_up button").click()
    page.page.locator(".st-key-briefing_strip").get_by_text("2. 누적 구축 수: 목표").wait_for(timeout=PATIENCE)


def previewed(page: Visit, place: str) -> None:
    """Wait until the preview shows a slide; it took neither the keyboard nor the screen."""
    frame = page.page.frame_locator(".st-key-briefing_shown iframe")
    frame.locator(f'#stage[data-ready^="{place}"]').wait_for(timeout=PATIENCE)
    taken = "() => [document.activeElement.tagName === 'IFRAME', document.fullscreenElement !== null]"
    assert page.page.evaluate(taken) == [False, False]


def frozen(page: Visit) -> str:
    """Write a remark while the title's answer is on its way, sign, press at once; gives the briefing's id."""
    page.page.get_by_label("제목", exact=True).fill("어디까지 왔나")
    page.page.get_by_label("슬라이드에 적을 글").click()
    page.page.keyboard.type(REMARK, delay=30)
    assert page.page.get_by_label("슬라이드에 적을 글").input_value() == REMARK
    page.page.get_by_label("브리핑 이름").fill("과장 보고")
    page.page.get_by_label("작성자").fill("홍길동")
    page.page.locator(".st-key-briefing_freeze button").click(delay=120)
    page.page.get_by_text("발표 시작").first.wait_for(timeout=PATIENCE)
    page.settle()
    assert page.page.evaluate("() => document.querySelector('[data-testid=\"stMain\"]').scrollTop") == 0
    assert "slide" not in page.query()
    return page.query()["open"][0]


def at(page: Page, place: str) -> None:
    page.wait_for_function("(place) => document.getElementById('stage')?.dataset.ready === place", arg=place)


def press(page: Page, keys: str, place: str) -> None:
    for key in keys.split():
        page.keyboard.press(key)
    at(page, place)


def whole(page: Page, number: int) -> str:
    """Give all texts of a slide, which may take several pages of the stage."""
    press(page, f"{number} Enter", f"slide {number}.1")
    parts = re.search(r"\(1/(\d+)\)", page.inner_text(".frame > .page .place"))
    texts = [page.inner_text(".frame > .page")]
    for part in range(2, int(parts[1]) + 1 if parts else 2):
        press(page, "PageDown", f"slide {number}.{part}")
        texts.append(page.inner_text(".frame > .page"))
    return "\n".join(texts)


def presented_alone(page: Page) -> list[str]:
    """Go through all slides by keys, into a region of the map and the table of a slide; gives the titles seen."""
    press(page, "Home", "slide 0.1")
    titles = []
    for number in (1, 2, 3):
        press(page, f"{number} Enter", f"slide {number}.1")
        titles.append(page.inner_text(".frame > .page h2"))
    press(page, "1 Enter r", "regions 1.1")
    press(page, "ArrowRight ArrowDown Enter", "profile 1.1")
    assert "대전광역시" in page.inner_text(".page .scope")
    press(page, "Escape", "slide 1.1")
    press(page, "3 Enter t", "detail 3.1")
    assert "19,799" in page.inner_text(".page .body")
    press(page, "t", "slide 3.1")
    return titles


def on_the_wall(desk: Visit) -> Visit:
    """Open the presentation in a tab of its own, present two slides, and close the page it was opened from."""
    with desk.page.context.expect_page() as opening:
        desk.page.get_by_role("link", name="발표 시작").first.click()
    wall = Visit(opening.value, desk.base)
    at(wall.page, "slide 0.1")
    press(wall.page, "ArrowRight ArrowRight", "slide 2.1")
    assert "어디까지 왔나" in wall.page.inner_text(".frame > .page h2")
    desk.page.close()
    return wall


def says_what_changed(page: Visit) -> None:
    """The banner and the list name the figure, then and now, the load and its note; the slides stay as they were."""
    assert "확정한 뒤 수치 1건이 달라졌습니다." in page.text()
    row = page.page.locator("table.figures", has_text="확정 실적으로 고침").locator("tbody tr").first
    _, then, now, load, why = row.inner_text().split("\t")
    assert (then, now) == ("이 출처의 수치 없음", "19,900개 · 실적")
    assert (load[:8], why) == ("2판 · 홍길동", "확정 실적으로 고침")
    shown = page.page.frame_locator(".st-key-briefing_frozen iframe")
    assert "19,799" in (shown.locator("#slide-3").text_content() or "")
    assert "19,900" not in (shown.locator("#document").text_content() or "")


def test_a_briefing_of_three_pages_is_shown_without_the_server_and_held_against_what_was_loaded_later(
    visit: Callable[..., Visit],
    server: Callable[..., Server],
    lake_home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    home = tmp_path / "home"
    shutil.copytree(lake_home / "lake", home / "lake")
    first = server(home=home)
    desk = visit("/?year=2020&region=KR", base=first.base)
    composed(desk)
    id = frozen(desk)
    wall = on_the_wall(desk)
    asked: list[str] = []
    wall.page.on("request", lambda request: asked.append(request.url))
    first.stop()
    titles = ["시·도 17곳 가운데 3곳의 수치가 공표되어 있습니다", "어디까지 왔나", "전국: 실적과 그때그때의 목표"]
    assert presented_alone(wall.page) == titles
    assert REMARK in whole(wall.page, 2)
    assert (asked, wall.faults) == ([], [])
    monkeypatch.setenv("OUTCOMES_HOME", str(home))
    uploaded(19900, "actual", "확정 실적으로 고침")
    says_what_changed(visit(f"/briefing?year=2020&open={id}", base=server(home=home).base))
