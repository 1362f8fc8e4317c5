"""An analyst in a real browser: five faults, mended in place and by a second file, loaded, taken back."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from tests import ROOT
from tests.browser.server import Server
from tests.browser.visit import Visit

FIVE_FAULTS = ROOT / "tests" / "sheets" / "broken" / "five_faults.xlsx"
YEAR = "/?year=2023&indicator=deployments_annual"
PATIENCE = 60_000  # milliseconds

# The open editor of a cell: a list that offers the words, or a field that holds them.
TYPED = """said => document.querySelector('#portal').innerText.includes(said)
  || [...document.querySelectorAll('#portal input, #portal textarea')].some(field => field.value === said)"""


@pytest.fixture
def mended(tmp_path: Path) -> Path:
    """The workbook as the office sends it back: three faults less, the two that the screen mends still in it."""
    book = openpyxl.load_workbook(FIVE_FAULTS)
    book["예산"]["B4"] = 90
    book["구축"]["B6"] = "울산"
    book["구축"]["C4"] = 361
    book.save(tmp_path / "five_faults.xlsx")
    return tmp_path / "five_faults.xlsx"


def says(page: Visit, words: str) -> None:
    """Wait until the page says something, and has settled."""
    page.page.wait_for_function("(words) => document.body.innerText.includes(words)", arg=words, timeout=PATIENCE)
    page.settle()


def press(page: Visit, name: str) -> None:
    page.page.get_by_role("button", name=name).last.click()
    page.settle()


def edit(page: Visit, row: int, column: int, said: str, kept: str) -> None:
    """Type into a cell of the mapping, as with the keyboard, and wait until the page keeps it.

    The grid tells screen readers which cell is chosen and what stands in it; that is waited for, never a time.
    """
    chosen = '[data-testid="stDataFrame"] [role=gridcell][aria-selected=true]#glide-cell-{}-{}'
    grid = page.page.locator('[data-testid="stDataFrame"] canvas').first
    grid.scroll_into_view_if_needed()
    box = grid.bounding_box()
    assert box
    page.page.mouse.click(box["x"] + 60, box["y"] + 52)
    page.page.wait_for_selector(chosen.format(0, 0), state="attached")
    for step in range(1, row + 1):
        page.page.keyboard.press("ArrowDown")
        page.page.wait_for_selector(chosen.format(0, step), state="attached")
    for step in range(1, column + 1):
        page.page.keyboard.press("ArrowRight")
        page.page.wait_for_selector(chosen.format(step, row), state="attached")
    page.page.keyboard.press("Enter")
    page.page.wait_for_selector("#portal input:focus, #portal textarea:focus", state="attached")
    page.page.keyboard.type(said)
    page.page.wait_for_function(TYPED, arg=said)
    page.page.keyboard.press("Enter")
    page.page.wait_for_function(
        "([cell, kept]) => document.querySelector(cell)?.textContent === kept",
        arg=[f"#glide-cell-{column}-{row}", kept],
        timeout=PATIENCE,
    )
    page.settle()


def known_on_map(page: Visit) -> int:
    """Give how many provinces the map says are known, when it draws as many."""
    found = re.search(r"시·도 17곳 가운데 (\d+)곳", page.text())
    assert found
    assert page.page.locator(".st-key-chart_map .scattergeo path.point").count() >= int(found[1])
    return int(found[1])


def upload(page: Visit, mended: Path) -> None:
    """Drop the workbook with five faults, mend two in place, drop the one that was sent back, and sign."""
    page.page.locator("input[type=file]").set_input_files(FIVE_FAULTS)
    says(page, "표 2개에서 수치 11개를 찾았습니다.")
    edit(page, row=0, column=6, said="백만원", kept="백만원")
    page.page.get_by_test_id("stMain").get_by_text("구축", exact=True).first.click()
    page.settle()
    edit(page, row=1, column=2, said="올리지", kept="-")
    says(page, "그 가운데 5개를 올릴 수 있습니다.")
    page.page.get_by_role("button", name="확인할 것").first.click()
    says(page, "오류 3건을 고쳐야 올릴 수 있습니다.")
    page.page.reload()
    says(page, "오류 3건을 고쳐야 올릴 수 있습니다.")  # what was answered is kept
    page.page.locator("input[type=file]").last.set_input_files(mended)
    page.page.wait_for_function("() => !document.body.innerText.includes('오류 3건')", timeout=PATIENCE)
    page.settle()
    page.page.get_by_role("button", name="달라지는 것").first.click()
    says(page, "경남")
    page.page.get_by_role("button", name="서명").first.click()
    page.settle()
    page.page.get_by_label("올리는 사람").fill("홍길동")
    page.page.get_by_label("무엇을 올리는지 한 줄로").fill("2023년 실적")
    page.page.get_by_label("무엇을 올리는지 한 줄로").press("Tab")
    page.settle()
    press(page, "올리기")
    says(page, "2판")


def take_back(page: Visit) -> None:
    """Bring the first version back."""
    page.page.locator(".st-key-history_look input").first.click()
    page.page.get_by_role("option", name=re.compile("^1판")).click()
    page.settle()
    page.page.get_by_text("이 판으로 되돌리기").click()
    page.settle()
    page.page.get_by_label("이름").fill("이영희")
    page.page.get_by_label("이유").fill("확인 필요")
    page.page.get_by_role("button", name="되돌리기", exact=True).click()
    says(page, "3판으로 올라갔습니다")


def test_five_faults_are_mended_loaded_seen_on_the_map_and_taken_back(
    visit: Callable[..., Visit], server: Callable[..., Server], lake_home: Path, tmp_path: Path, mended: Path
) -> None:
    shutil.copytree(lake_home / "lake", tmp_path / "home" / "lake")
    base = server(home=tmp_path / "home").base
    before = known_on_map(visit(YEAR, base=base))
    upload(visit("/upload", base=base), mended)
    assert known_on_map(visit(YEAR, base=base)) == before + 3
    take_back(visit("/history", base=base))
    assert known_on_map(visit(YEAR, base=base)) == before
