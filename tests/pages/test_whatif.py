"""The what-if on the targets page: any scenario has an address, and each case has words."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.screen import address, opened, text

pytestmark = pytest.mark.usefixtures("lake_home")

STOCK = "deployments_cumulative"


def page(**query: str) -> AppTest:
    """Open the targets page; the published set at the end of 2018 unless the query says otherwise."""
    return opened("targets", **({"year": "2018", "indicator": STOCK, "lang": "ko"} | query))


def words(at: AppTest) -> str:
    return re.sub(r"\s+", " ", text(at))


def part(at: AppTest) -> str:
    """Give the words of the part, up to the table of targets."""
    page = words(at)
    ends = [page.find(word) for word in ("목표 하나하나", "Each target") if word in page]
    start = max(page.find("목표를 언제 채우나"), page.find("What would it take"))
    return page[start : ends[0] if ends else start + 3000]


def test_the_part_opens_folded_with_the_answer_of_the_last_known_figures() -> None:
    at = page()
    assert (
        "해마다 2,900개씩 더하면 2026년에 목표 30,000개에 이릅니다. "
        "목표 연도 2022년보다 4년 늦습니다. 지난 4년의 평균, 곧 한 해 1,919개씩 이어질 때 이르는 해: 2030년"
        "(지난 변화로 본 범위 2024년 ~ 30년 넘게 걸림, 80%로 셈했으나 이 시계열에서는 25번 가운데 12번만 맞음)."
    ) in part(at)
    assert (
        "드는 돈은 한 해 2,030억원입니다(1개에 0.7억원 = 전국 2022년 예산 3,570.37억원 ÷ 그해 구축 5,105개)."
    ) in part(at)
    assert [slider.key for slider in at.slider] == []
    assert {name: address(at)[name] for name in ("what", "per_year", "unit_cost", "by", "goal", "money")} == {
        "what": "additions", "per_year": "2900", "unit_cost": "70", "by": "2022", "goal": "strategy2018.2022",
        "money": "2030",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "ko",
            "해마다 5,525개씩 더하면 2022년에 목표 30,000개에 이릅니다. 목표 연도와 같습니다.",
        ),
        (
            "en",
            "At 5,525 a year the target of 30,000 is met in 2022. That is the target year.",
        ),
    ],
)
def test_a_scenarios_address_reopens_the_same_sentence_unfolded(lang: str, said: str) -> None:
    at = page(lang=lang, per_year="5525")
    assert said in part(at)
    assert [slider.value for slider in at.slider] == [5525, 70, 2022]
    again = opened("targets", **address(at))
    assert part(again) == part(at)


def test_money_and_cost_give_the_additions() -> None:
    at = page(what="budget", money="1000", unit_cost="50")
    assert "해마다 2,000개씩 더하면 2030년에 목표 30,000개에 이릅니다" in part(at)
    assert "한 해 1,000억원이면 해마다 2,000개입니다(1개에 0.5억원: 가정한 값)." in part(at)
    assert "한 해에 쓰는 돈 2,030억원: 2018년에 늘어난 수 2,900개에 1개에 드는 돈을 곱해 반올림한 값." in part(at)
    assert "한 해에 더하는 수 2,900개: 2018년에 늘어난 수." not in part(at)
    at.slider(key="targets_money").set_value(1500).run()
    assert "해마다 3,000개씩 더하면 2026년에" in part(at)
    assert address(at)["money"] == "1500"


def test_nothing_added_never_meets_it_and_little_not_within_30_years() -> None:
    assert "더하지 않으면 목표 30,000개(2022년)에 이르지 못합니다." in part(page(per_year="0"))
    assert "해마다 100개씩 더해도 30년 안에는 목표 30,000개(2022년)에 이르지 못합니다." in part(page(per_year="100"))


def test_an_earlier_target_of_the_regime_can_be_chosen() -> None:
    at = page(goal="strategy2018.2020", by="2020")
    assert "해마다 2,900개씩 더하면 2022년에 목표 17,800개에 이릅니다" in part(at)
    assert "전국: 2020년까지 목표 17,800개에 이르려면 9,897개, 곧 해마다 4,949개씩 더해야 하며" in part(at)


def test_a_target_that_is_met_is_said_to_be_met() -> None:
    at = page(year="2024", regime="latest")
    assert "목표 30,000개(2022년)에는 2022년 말 30,144개에 이르러 이미 도달했습니다." in part(at)
    assert "이어질 때" not in part(at)
    assert "다른 것을 세는 목표가 있습니다: " in part(at)
    assert "디지털 제조혁신 기업 수 25,000개사(2027년)" in part(at)


def test_where_no_target_is_in_force_the_one_ahead_is_pointed_to_and_the_met_one_is_said_to_be_met() -> None:
    said = part(page(year="2024"))
    assert "2024년 말에 유효한 목표가 없습니다. 가장 최근 목표 30,000개(2022년)에는 이미 도달했습니다." in said
    assert (
        "다른 것을 세는 목표가 있습니다: 디지털 제조혁신 기업 수 25,000개사(2027년). "
        "실적이 공표되지 않아 셈할 수 없습니다."
    ) in said


@pytest.mark.parametrize(
    ("query", "said"),
    [
        (
            {"what": "budget", "money": "5000", "unit_cost": "1"},
            "주의: 한 해 500,000개, 2025년 제조업 사업체(10명 이상) 52,596개보다 많은 수입니다.",
        ),
        (
            {"what": "budget", "money": "2500", "unit_cost": "5"},
            "주의: 한 해 50,000개, 지금까지 가장 많이 늘어난 2021년 ",
        ),
    ],
)
def test_additions_beyond_anything_seen_are_cautioned_against(query: dict[str, str], said: str) -> None:
    assert said in part(page(set="demo", year="2025", **query))
    assert "주의:" not in part(page(set="demo", year="2025", what="budget"))


def test_the_need_is_shared_and_the_printed_parts_add_up() -> None:
    at = page(year="2025", set="demo", share="gap", by="2026")
    table = next(e.proto.body for e in at.get("html") if 'class="figures"' in e.proto.body)
    rows = [re.findall(r"<t[hd][^>]*>([^<]*)</t", row) for row in re.findall(r"<tr>(.*?)</tr>", table)[1:]]
    assert (len(rows), rows[-1][0]) == (18, "합계")
    for column in (2, 3, 4, 5):
        cells = [round(float(row[column].replace(",", "")) * 100) for row in rows]
        assert sum(cells[:-1]) == cells[-1]
    assert rows[-1][2] == "4,156"


def test_by_gap_each_province_gets_its_own_and_enough_a_year_as_the_row_below_says() -> None:
    at = page(year="2025", set="demo", share="gap", by="2027", per_year="1400")
    for row in (
        "경상북도 201 201 101 130.65 65.65",
        "경상남도 545 545 273",
        "전라남도 273 273 137",
        "충청북도 185 185 93",
    ):
        assert f"{row} " in part(at)
    assert "경상북도 1,939 2,140 2027년 말까지 90.6% 101 " in words(at)
    assert "시·도마다 자기 목표까지 남은 수 그대로입니다." in part(at)
    assert "그래서 그 합 2,084개: 전국만 셈한 값 2,078개보다 많습니다." in part(at)


def test_unknown_gaps_are_named_and_get_no_part() -> None:
    at = page(regime="latest", share="gap", per_year="3000")
    assert "목표나 실적이 알려지지 않아 나누지 않은 시·도 11곳(0이라는 뜻이 아님): 서울, 부산" in part(at)
    assert "서울특별시 자료 없음 – –" in part(at)
    assert "시·도마다 남은 수를 더하면 " in part(
        at
    )  # the gaps of six provinces are scaled to the nation's, and it is said


def test_without_any_known_gap_another_sharing_is_begun_with_and_the_reason_is_said() -> None:
    assert address(page())["share"] == "establishments"
    at = page(share="gap")
    assert "같은 해의 목표와 실적이 함께 알려진 시·도가 없어, 남은 수로 나눌 수 없습니다." in part(at)


def test_another_region_begins_with_its_own_figures() -> None:
    at = page(set="demo", year="2025", per_year="2000")
    at.session_state["chosen_region"] = "KR-48"
    at.run()
    assert "해마다 156개씩 더하면 2029년에 목표 3,350개에 이릅니다" in part(at)
    assert address(at)["per_year"] == "156"
    assert "시·도로 나눈 표는 전국을 고르면 보입니다." in part(at)


def test_a_level_of_an_earlier_year_is_said_to_be_one() -> None:
    at = page(region="KR-48", year="2022")
    assert "2022년 말 실적은 알려지지 않아, 마지막으로 알려진 해에서 시작합니다." in part(at)
    assert "출발: 경상남도 2020년 말 2,123개." in part(at)
    assert "해마다의 변화가 셋 이상 알려지지 않아, 지난 속도로는 판정할 수 없습니다." in part(at)


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ({"indicator": "deployments_annual"}, "한 해의 목표라서 언제 이르는지 셈하지 않습니다."),
        ({"region": "KR-11"}, "서울특별시, 누적 구축 수: 2018년까지 알려진 실적이 없어 셈할 수 없습니다."),
        ({"region": "KR-26"}, "부산광역시, 누적 구축 수: 같은 기준으로 센 목표가 공표되지 않아 셈할 수 없습니다."),
        ({"year": "2024"}, "전국, 누적 구축 수: 2024년 말에 유효한 목표가 없습니다."),
        ({"indicator": "mfg_establishments_10plus"}, "늘리려는 수가 아니라서 더하는 셈을 하지 않습니다."),
    ],
)
def test_where_nothing_can_be_worked_out_the_reason_is_said(query: dict[str, str], reason: str) -> None:
    at = page(**query)
    assert reason in part(at)
    assert "per_year" not in address(at)


def test_extreme_numbers_of_an_address_are_replaced_and_said() -> None:
    at = page(per_year="1e12", unit_cost="-5", by="1999")
    assert "한 해에 더하는 수" in words(at)
    assert (address(at)["unit_cost"], address(at)["by"]) == ("1", "2019")
    assert "1개에 드는 돈(백만원, 1백만원은 0.01억원) 값 -5: 고를 수 있는 범위 1~200 밖이어서 1 값으로" in words(at)
    assert "에 목표 30,000개에 이릅니다" in part(at)


@pytest.mark.parametrize(
    ("lang", "set_id", "share"),
    [
        ("ko", "published", "equal"),
        ("ko", "demo", "establishments"),
        ("en", "published", "gap"),
        ("en", "demo", "equal"),
    ],
)
def test_both_sets_have_words_for_each_sharing_in_both_languages(lang: str, set_id: str, share: str) -> None:
    at = page(lang=lang, set=set_id, share=share, by="2030", regime="latest")
    assert ("시·도" if lang == "ko" else "hared") in part(at)
    assert [slider.key for slider in at.slider] == ["targets_per_year", "targets_unit_cost", "targets_by"]
