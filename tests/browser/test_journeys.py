"""What a policymaker does, in a real browser against the real app."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.visit import Visit

Opens = Callable[..., Visit]

# A click's place on the map: the middle of the drawn path of a province, found by its order among the locations.
CENTER = """(name) => {
  const label = [...document.querySelectorAll('.st-key-chart_map .scattergeo text')].find(t => t.textContent === name);
  const box = label.getBoundingClientRect();
  return [box.x + box.width / 2, box.y + box.height / 2];
}"""


def click_on_map(page: Visit, name: str) -> None:
    page.page.locator(".st-key-chart_map .js-plotly-plot").scroll_into_view_if_needed()
    page.page.wait_for_timeout(300)
    x, y = page.page.evaluate(CENTER, name)
    page.page.mouse.move(x, y)
    page.page.mouse.click(x, y)
    page.page.wait_for_url("**/regions?**")
    page.settle()


def test_from_the_overview_in_english_to_a_region_on_the_map_and_back(visit: Opens) -> None:
    page = visit("/?year=2021")
    assert "전국, 2021년 말 누적 25,039개" in page.text()
    page.page.get_by_test_id("stMain").get_by_text("English", exact=True).click()
    page.page.wait_for_url("**lang=en**")
    page.settle()
    assert "Korea: 25,039 deployed by the end of 2021" in page.text()
    click_on_map(page, "Daegu")
    assert page.query()["region"] == ["KR-27"]
    assert "Daegu: 1,749 deployed by the end of 2021, 96.0% of the target of 1,821 for the end of 2022." in page.text()
    page.page.go_back()
    page.page.wait_for_function("() => location.pathname === '/'")
    page.settle()
    assert page.query()["year"] == ["2021"]
    assert page.query()["region"] == ["KR"]
    assert page.query()["lang"] == ["en"]
    assert "Korea: 25,039 deployed by the end of 2021" in page.text()


def test_a_region_without_figures_can_be_clicked_too(visit: Opens) -> None:
    page = visit("/?year=2018")
    click_on_map(page, "경북")
    assert page.query()["region"] == ["KR-47"]
    assert "경상북도, 2018년 말 누적 구축 수: 공표된 수치를 찾지 못했습니다." in page.text()


def test_a_bar_of_the_ranking_opens_its_region(visit: Opens) -> None:
    page = visit("/?year=2018")
    bars = page.page.locator(".st-key-chart_ranking .bars .point path")
    assert bars.count() == 10
    bars.last.scroll_into_view_if_needed()
    bars.last.click(force=True)
    page.page.wait_for_url("**/regions?**")
    page.settle()
    assert page.query()["region"] == ["KR-41"]
    assert "경기도, 2018년 말 누적 1,971개" in page.text()


def test_an_address_with_every_parameter_is_followed_and_survives_a_reload(visit: Opens) -> None:
    query = {
        "lang": "en", "set": "published", "version": "1", "indicator": "deployments_cumulative", "year": "2020",
        "region": "KR-48", "regime": "latest", "lens": "restated", "map": "2026",
    }  # fmt: skip
    page = visit("/regions?" + "&".join(f"{k}={v}" for k, v in query.items()), lang="en")
    before = page.text()
    assert "South Gyeongsang: 2,123 deployed by the end of 2020" in before
    assert {name: values[0] for name, values in page.query().items()} == query
    page.page.reload()
    page.settle()
    assert page.text() == before
    assert {name: values[0] for name, values in page.query().items()} == query


def test_the_menu_keeps_what_was_chosen(visit: Opens) -> None:
    page = visit("/?year=2020&region=KR-26")
    page.page.get_by_role("link", name="목표", exact=True).click()
    page.page.wait_for_url("**/targets**")
    page.settle()
    assert (page.query()["year"], page.query()["region"]) == (["2020"], ["KR-26"])


def test_a_table_a_download_and_the_origin_stand_under_a_chart(visit: Opens) -> None:
    page = visit("/?year=2021")
    frame = page.page.locator(".st-key-actions_map")
    frame.get_by_text("표", exact=True).click()
    page.settle()
    table = page.page.locator("table.figures caption", has_text="시·도 17곳 가운데 3곳").locator("..")
    assert table.locator("tbody tr").first.inner_text().split("\t")[:2] == ["대구광역시", "1,749"]
    page.page.keyboard.press("Escape")
    frame.get_by_text("내려받기", exact=True).click()
    page.settle()
    with page.page.expect_download() as waiting:
        page.page.get_by_role("button", name="CSV").click()
    content = waiting.value.path().read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    lines = content.decode("utf-8-sig").splitlines()
    assert "KR-27,대구광역시,2021,1749,실적,P0192" in lines[3]
    page.page.keyboard.press("Escape")
    frame.get_by_text("출처", exact=True).click()
    page.settle()
    assert "전국 2만5천39개 중 1천749개로 7%" in page.page.locator(".origins").inner_text()


@pytest.mark.parametrize("path", ["/", "/regions?region=KR-47&year=2021", "/targets?year=2020"])
@pytest.mark.parametrize("set_id", ["published", "demo"])
def test_nothing_scrolls_sideways_on_a_phone(visit: Opens, path: str, set_id: str) -> None:
    page = visit(f"{path}{'&' if '?' in path else '?'}set={set_id}", width=390)
    assert not page.scrolls_sideways()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_map_draws_all_provinces_without_a_request_to_any_other_host(visit: Opens, theme: str) -> None:
    page = visit("/?year=2018", theme=theme)
    drawn = page.page.locator(".st-key-chart_map .choroplethlayer path").count()
    assert drawn == 10 + 7 + 7  # known, unknown, and the hatching over the unknown
    assert page.faults == []


def test_back_undoes_one_choice_at_a_time(visit: Opens) -> None:
    page = visit("/?year=2020")
    page.page.get_by_test_id("stMain").get_by_text("English", exact=True).click()
    page.page.wait_for_url("**lang=en**")
    page.settle()
    page.page.go_back()
    page.page.wait_for_url("**lang=ko**")
    page.settle()
    assert (page.query()["lang"], page.query()["year"]) == (["ko"], ["2020"])
    assert "전국, 2020년 말 누적 19,799개" in page.text()
    for _ in range(2):  # at most one step more, for an address completed before the page's script was there
        if page.page.url != "about:blank":
            page.page.go_back()
            page.page.wait_for_timeout(1500)
    assert page.page.url == "about:blank"
