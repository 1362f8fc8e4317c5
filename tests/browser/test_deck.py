"""The briefing's file in a browser without a network: read, presented with keys alone, printed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from outcomes.charts.script import plotly_script
from outcomes.export.deck.page import Script, html_bytes
from outcomes.export.deck.paper import pdf_bytes
from outcomes.export.pack import Pack
from tests.browser.stage_look import LOOK, NAMES, looked_at
from tests.unit.export.packs import hard, small


@pytest.fixture(scope="module")
def packs() -> dict[str, Pack]:
    return {"small": small(), "hard": hard()}


@pytest.fixture(scope="module")
def files(packs: dict[str, Pack], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("decks")
    for name, pack in packs.items():
        (folder / f"{name}.html").write_bytes(html_bytes(pack, Script(text=plotly_script()), private=True))
    return {name: folder / f"{name}.html" for name in packs}


@pytest.fixture(scope="module")
def opened(browser: Browser, files: dict[str, Path]) -> Iterator[Callable[[str], Page]]:
    """A pack's file, opened once from the disk and offline; a request or an error fails the last test."""
    context = browser.new_context(offline=True, locale="ko-KR", viewport={"width": 1920, "height": 1080})
    faults: list[str] = []
    pages: dict[str, Page] = {}

    def listen(page: Page) -> None:
        page.on("request", lambda request: request.url.startswith("file:") or faults.append(request.url[:200]))
        page.on("console", lambda said: said.type in {"error", "warning"} and faults.append(said.text))
        page.on("pageerror", lambda error: faults.append(str(error)))

    def open_file(name: str) -> Page:
        if name not in pages:
            pages[name] = context.new_page()
            listen(pages[name])
            pages[name].goto(files[name].as_uri())
        pages[name].bring_to_front()
        return pages[name]

    yield open_file
    context.close()
    assert faults == []


@pytest.fixture
def presented(opened: Callable[[str], Page]) -> Callable[..., Page]:
    """Present a pack from a slide on (0 is the cover), whatever was shown before."""

    def begin(name: str, slide: int, width: int = 1920, height: int = 1080) -> Page:
        page = opened(name)
        page.set_viewport_size({"width": width, "height": height})
        read(page)
        page.evaluate("(slide) => { location.hash = `#present/${slide}`; }", slide)
        shown(page, f"slide {slide}.1")
        return page

    return begin


def read(page: Page) -> None:
    """Go back to the document, by Esc as often as it takes, and out of the full screen."""
    while page.locator("#stage").is_visible():
        page.keyboard.press("Escape")
    page.wait_for_function("() => document.fullscreenElement === null")


def shown(page: Page, place: str) -> None:
    """Wait until a page of the stage is drawn: 'slide 3.1', 'profile 3.1' …"""
    page.wait_for_function(
        "(place) => document.getElementById('stage').dataset.ready === place", arg=place, timeout=5000
    )


def press(page: Page, keys: str, place: str) -> None:
    for key in keys.split():
        page.keyboard.press(key)
    shown(page, place)


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1366, 768)])
def test_every_slide_fits_on_a_wall_screen_and_on_a_laptop(
    presented: Callable[..., Page], width: int, height: int
) -> None:
    places, wrong = looked_at(presented("small", 0, width, height), "slide 6.1")
    assert wrong == {}
    assert places == ["slide 0.1", *(f"slide {number}.1" for number in range(1, 7))]


def test_the_hardest_slides_fit_too(presented: Callable[..., Page]) -> None:
    """After the six hard ones come those of the small briefing again, with the line that says they are synthetic."""
    places, wrong = looked_at(presented("hard", 1), "slide 12.1")
    assert wrong == {}
    parts = [sum(place.startswith(f"slide {number}.") for place in places) for number in range(1, 13)]
    assert parts[2:4] + parts[6:] == [1] * 8
    assert min(parts[0], parts[1], parts[4], parts[5]) > 1  # long titles, remarks, tables and texts go on


def test_keys_lead_through_the_slides(presented: Callable[..., Page]) -> None:
    page = presented("small", 3)
    read(page)
    page.locator("#present").focus()
    press(page, "Enter", "slide 0.1")
    page.wait_for_function("() => document.fullscreenElement !== null")
    press(page, "ArrowRight PageDown", "slide 2.1")
    press(page, "Space Enter", "slide 4.1")
    press(page, "ArrowLeft PageUp", "slide 2.1")
    press(page, "Backspace", "slide 1.1")
    press(page, "End ArrowRight", "slide 6.1")
    press(page, "Home", "slide 0.1")
    press(page, "5 Enter", "slide 5.1")
    assert page.inner_text(".place") == "5 / 6"
    assert page.inner_text("#live") == "5 / 6 · 목표와 실적"
    assert page.evaluate("location.hash") == "#present/5"
    press(page, "F5", "slide 5.1")  # a remote's key to begin with; in the document it reloads as everywhere
    page.keyboard.press("Escape")
    assert page.evaluate("[document.getElementById('stage').hidden, location.hash]") == [True, ""]
    assert page.locator("#present").is_visible()


def test_the_screen_goes_dark_and_comes_back(presented: Callable[..., Page]) -> None:
    page = presented("small", 1)
    dark = page.locator(".dark")
    for key in ("b", ".", "B"):
        page.keyboard.press(key)
        assert dark.is_visible()
        page.keyboard.press(key)
        assert dark.count() == 0
    press(page, "b PageDown", "slide 1.1")  # the first key only lights the screen again
    assert dark.count() == 0
    press(page, "PageDown", "slide 2.1")


def test_a_region_is_looked_into_by_keys_and_the_slide_comes_back(presented: Callable[..., Page]) -> None:
    page = presented("small", 4)
    press(page, "r", "regions 4.1")
    assert page.evaluate(LOOK) == []
    press(page, "Home ArrowRight ArrowDown Enter", "profile 4.1")
    assert page.inner_text(".page h2") == "대전광역시의 현황입니다"
    assert page.evaluate(LOOK) == []
    press(page, "Escape", "slide 4.1")
    press(page, "r Enter", "profile 4.1")  # the list begins at the briefing's own region
    assert page.inner_text(".page h2") == "경상북도의 현황입니다"
    press(page, "Escape PageDown", "slide 5.1")


def test_a_click_on_a_region_of_the_map_or_on_a_bar_looks_into_it(presented: Callable[..., Page]) -> None:
    page = presented("small", 2, 1366, 768)
    where = """() => { const path = [...document.querySelectorAll('.page .choroplethlayer path')]
      .sort((a, b) => b.getBBox().width * b.getBBox().height - a.getBBox().width * a.getBBox().height)
      .find((each) => each.__data__.id === 'KR-42' || each.__data__.loc === 'KR-42');
      const box = path.getBoundingClientRect(); return [box.x + box.width * 0.35, box.y + box.height * 0.45]; }"""
    page.mouse.click(*page.evaluate(where))
    shown(page, "profile 2.1")
    assert page.inner_text(".page h2") == "강원특별자치도의 현황입니다"
    press(page, "Escape 4 Enter", "slide 4.1")
    bar = page.locator(".page .bars .point path").last.bounding_box() or {}
    page.mouse.click(bar["x"] + bar["width"] / 2, bar["y"] + bar["height"] / 2)
    shown(page, "profile 4.1")
    assert page.inner_text(".page h2") == "경상남도의 현황입니다"


def test_the_table_and_the_keys_are_shown_on_a_key(presented: Callable[..., Page]) -> None:
    page = presented("small", 4)
    press(page, "t", "detail 4.1")
    assert page.locator(".page tbody tr").count() == 17
    press(page, "PageDown", "detail 4.2")
    assert "당초 목표 160개를 초과해 260개 구축" in page.inner_text(".page .body")
    assert page.evaluate(LOOK) == []
    press(page, "t", "slide 4.1")
    for key in ("h", "?"):
        press(page, key, "help 4.1")
        assert page.locator(".keys dt").count() == 10
        assert page.evaluate(LOOK) == []
        press(page, "Escape", "slide 4.1")


def test_the_presenters_window_follows_and_leads(presented: Callable[..., Page]) -> None:
    page = presented("small", 1)
    with page.expect_popup() as opening:
        page.keyboard.press("n")
    notes = opening.value
    assert notes.inner_text(".notes") == small().slides[0].notes
    assert notes.inner_text(".now .what") == small().slides[0].title
    assert notes.inner_text(".after .what") == small().slides[1].title
    assert notes.inner_text(".elapsed .what").startswith("00:00:")
    notes.keyboard.press("End")
    shown(page, "slide 6.1")
    assert notes.inner_text(".count") == "6 / 6"
    press(page, "PageUp", "slide 5.1")
    assert notes.inner_text(".now .what") == "목표와 실적"
    assert small().slides[0].notes not in page.content().split('id="pack"')[0]


@pytest.mark.parametrize("width", [390, 1920])
def test_the_document_is_read_at_any_width(opened: Callable[[str], Page], width: int) -> None:
    page = opened("small")
    read(page)
    page.set_viewport_size({"width": width, "height": 900})
    chart = page.locator("#slide-4 .chart")
    chart.scroll_into_view_if_needed()
    page.wait_for_selector("#slide-4 .chart .bars .point")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator("#slide-4 details").evaluate("(table) => { table.open = true; }")
    assert page.locator("#slide-4 .scroll tbody tr").count() == 17
    bar = page.locator("#slide-4 .bars .point path").first.bounding_box() or {}
    page.mouse.move(bar["x"] + 20, bar["y"] + bar["height"] / 2)
    page.wait_for_selector("#slide-4 .hoverlayer text")
    page.wait_for_selector("#slide-2 .chart .scattergeo text")
    names = page.locator("#slide-2 .chart").evaluate(NAMES)
    assert (len(names["seen"]), names["over"]) == (17, [])


def test_nothing_is_cut_off_on_paper(opened: Callable[[str], Page]) -> None:
    page = opened("hard")
    page.set_viewport_size({"width": 1016, "height": 700})
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.wait_for_function("() => document.querySelectorAll('.on-paper .main-svg').length > 0")
    wide = """() => [...document.querySelectorAll('#document *')].filter((node) => node.getClientRects().length
      && node.getBoundingClientRect().right > 1017 && !node.closest('svg')).map((node) => node.className)"""
    assert page.evaluate(wide) == []
    assert page.locator("#gathered li:visible").count() == sum(len(each.sources) for each in hard().slides)
    assert page.locator("section.slide .sources:visible").count() == 0
    assert page.locator(".paper table:visible").count() == page.locator(".paper table").count()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator(".on-paper, #gathered li").count() == 0
    assert page.locator("section.slide .sources").first.evaluate("(part) => getComputedStyle(part).display") == "block"


def test_the_pdf_has_pages_and_is_the_same_each_time(
    files: dict[str, Path], chromium: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OUTCOMES_CHROMIUM", str(chromium))
    made = [pdf_bytes(files["small"].read_bytes()) for _ in range(2)]
    assert made[0] == made[1]
    assert made[0].startswith(b"%PDF-")
    assert made[0].count(b"/Type /Page\n") >= 7  # the cover, and a sheet or more for each slide
    assert b"(D:20261121010203" in made[0]
