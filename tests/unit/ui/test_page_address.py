"""A page's own choices: in its address, kept when the reader comes back, and said when not understood."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest


def script() -> None:
    """A page with one choice of one, one of several and a number; it prints what holds."""
    from datetime import date
    from types import SimpleNamespace

    import streamlit as st

    from outcomes.catalog.printing import Printer
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

        def say(self, key: str, **values: object) -> str:
            return f"{key} {' '.join(map(str, values.values()))}"

        def place(self, id: str) -> str:
            return f"name of {id}"

        def provinces(self) -> tuple[object, ...]:
            return (united,)

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
