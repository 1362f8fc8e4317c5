"""A page's own choices: in its address, kept when the reader comes back, and said when not understood."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from outcomes.ui.asked import Asked, asked_of
from outcomes.ui.briefing.house import house_for
from outcomes.ui.page_address import PageAddress


def script() -> None:
    """A page with one choice of one, one of several and a number; it prints what holds."""
    from datetime import date
    from types import SimpleNamespace

    import streamlit as st

    from outcomes.catalog.printing import Printer
    from outcomes.ui.asked import live
    from outcomes.ui.page_address import PageAddress

    united = SimpleNamespace(id="KR-M12")
    merger = SimpleNamespace(kind="merger", before="KR-46", after="KR-M12")

    class House:
        catalog = SimpleNamespace(
            regions={"KR-46": united, "KR-M12": united}, municipalities={}, indicators={}, changes=[merger],
            words={"choice.money.unit.eok"},
        )  # fmt: skip
        printer = Printer("en")
        drawn_on = date(2026, 12, 31)
        asked = live()
        provinces = staticmethod(lambda: (united,))

        def say(self, key: str, **values: object) -> str:
            return f"{key} {' '.join(map(str, values.values()))}"

        def place(self, id: str) -> str:
            return f"name of {id}"

    local = PageAddress(House(), "money")
    unit = local.one("unit", ("eok", "won"), "eok")
    places = local.many("places", ("KR-11", "KR-26", "KR-47"), ("KR-11",), most=2)
    per_year = local.number("per_year", 0, 1000, 300, step=50)
    local.write()
    local.segments("unit")
    local.list_of_many("places")
    local.slider("per_year", 0, 1000, step=50)
    st.text(f"{unit} {','.join(places)} {per_year}")


def opened(**query: str | list[str]) -> AppTest:
    at = AppTest.from_function(script)
    for name, value in query.items():
        at.query_params[name] = value
    return at.run()


def address(at: AppTest) -> dict[str, list[str]]:
    return {name: [value] if isinstance(value, str) else list(value) for name, value in at.query_params.items()}


def told(at: AppTest) -> str:
    assert [e.value for e in at.exception] == []
    return at.text[0].value


def test_the_defaults_are_written_to_the_address() -> None:
    at = opened()
    assert told(at) == "eok KR-11 300"
    assert address(at) == {"unit": ["eok"], "places": ["KR-11"], "per_year": ["300"]}


def test_a_link_opens_what_it_says_lists_in_their_order() -> None:
    at = opened(unit="won", places=["KR-47", "KR-11"], per_year="450")
    assert told(at) == "won KR-47,KR-11 450"


def test_what_is_not_understood_is_said_and_replaced() -> None:
    at = opened(unit="dollar", places=["KR-99", "KR-26"], per_year="1e9")
    assert told(at) == "eok KR-26 1000"
    said = [element.proto.body for element in at.get("html")]
    assert [line.split('">')[1].removesuffix("</p>") for line in said] == [
        "banner.replaced choice.money.unit  dollar choice.money.unit.eok ",
        "banner.replaced choice.money.places  KR-99 KR-26",
        "banner.out_of_range choice.money.per_year  1,000,000,000 1000 0 1000",
    ]
    assert opened(per_year="many").text[0].value == "eok KR-11 300"


def test_a_region_that_is_merged_on_the_drawn_map_is_named_with_what_it_is_part_of() -> None:
    said = [element.proto.body for element in opened(places=["KR-46"]).get("html")]
    assert ["banner.merged name of KR-46 2026 name of KR-M12" in line for line in said] == [True]
    assert opened(places=["KR-46", "KR-26"]).multiselect[0].proto.placeholder == "choice.none "


def test_a_choice_is_taken_over_into_the_address() -> None:
    at = opened(unit="won")
    at.slider[0].set_value(500).run()
    at.multiselect[0].set_value(["KR-26", "KR-47"]).run()
    assert told(at) == "won KR-26,KR-47 500"
    assert address(at) == {"unit": ["won"], "places": ["KR-26", "KR-47"], "per_year": ["500"]}


def test_nothing_chosen_is_kept_as_nothing() -> None:
    at = opened()
    at.multiselect[0].set_value([]).run()
    assert told(at) == "eok  300"
    assert address(at)["places"] == [""]


def compared(asked: Asked) -> tuple[str, tuple[str, ...], float]:
    """Settle three choices of a page that nobody looks at; a number is a choice like any other."""
    local = PageAddress(replace(house_for("published", "ko"), asked=asked), "compare")
    show = local.one("show", ("slope", "table"), "slope")
    places = local.many("regions", ("KR-11", "KR-26", "KR-47"), ("KR-11",), most=2)
    year = local.number("from", 2015, 2022, 2020)
    local.write()
    return show, places, year


def recipe(**parameters: Iterable[str]) -> Asked:
    return asked_of(parameters.items())


@pytest.mark.usefixtures("lake_home")
def test_a_recipe_is_read_like_an_address() -> None:
    asked = recipe(show=("table",), regions=("KR-47", "KR-11"), **{"from": ("2018",)})
    assert compared(asked) == ("table", ("KR-47", "KR-11"), 2018)
    assert (asked.replaced, compared(recipe())) == ([], ("slope", ("KR-11",), 2020))
    assert compared(recipe(regions=("",)))[1] == ()


@pytest.mark.usefixtures("lake_home")
def test_what_a_recipe_says_in_vain_is_collected_once_and_drawn_nowhere(capsys: pytest.CaptureFixture[str]) -> None:
    asked = recipe(show=("pie",), regions=("KR-99", "KR-26"), **{"from": ("1999",)})
    for _ in range(2):
        assert compared(asked) == ("slope", ("KR-26",), 2015)
    assert [(each.parameter, each.value, each.taken) for each in asked.replaced] == [
        ("show", "pie", "slope"), ("regions", "KR-99", "KR-26"), ("from", "1999", "2015"),
    ]  # fmt: skip
    assert asked.said[0] == "주소에 적힌 보는 방법 값 ‘pie’: 이 자료에 없어 ‘두 해의 변화’ 값으로 바꾸어 보여 줍니다."
    assert (len(asked.said), capsys.readouterr()) == (3, ("", ""))


@pytest.mark.usefixtures("lake_home")
def test_following_a_recipe_leaves_its_address_and_its_memory_as_they_were() -> None:
    asked = recipe(show=("pie",), regions=("KR-26", "KR-47"))
    compared(asked)
    assert (dict(asked.state), list(asked.query), asked.query.get_all("show")) == ({}, ["show", "regions"], ["pie"])
    assert (asked.query.get("regions"), asked.query.get("to"), asked.query.get_all("to")) == ("KR-47", None, [])
    assert compared(asked.aside()) == compared(asked)
