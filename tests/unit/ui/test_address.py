from __future__ import annotations

from outcomes.ui.address import PARAMETERS, Address, Replaced, reset, taken

YEARS = (2018, 2019, 2020)


def settled(query: dict, state: dict, name: str = "year", allowed: tuple = YEARS, default: object = 2018) -> object:
    return Address(query, state).settle(name, allowed, default)


def test_without_anything_the_default_holds_and_the_widget_shows_it() -> None:
    state: dict = {}
    assert settled({}, state) == 2018
    assert state == {"chosen_year": 2018, "bar_year": 2018}


def test_a_link_wins_over_what_was_chosen_before() -> None:
    assert settled({"year": "2020"}, {"chosen_year": 2019, "address_year": "2019"}) == 2020


def test_an_unchanged_address_does_not_undo_a_choice() -> None:
    state = {"chosen_year": 2018, "address_year": "2018", "bar_year": 2020}
    taken(state, "year")
    assert settled({"year": "2018"}, state) == 2020


def test_a_widget_that_lost_its_value_loses_nothing() -> None:
    state = {"chosen_year": 2020, "address_year": "2020", "bar_year": None}
    assert settled({"year": "2020"}, state) == 2020
    assert state["bar_year"] == 2020


def test_back_in_the_browser_brings_the_earlier_value() -> None:
    state: dict = {}
    address = Address({"year": "2019"}, state)
    assert address.settle("year", YEARS, 2018) == 2019
    state["address_year"] = "2019"
    state["chosen_year"] = 2020
    state["address_year"] = "2020"
    assert settled({"year": "2019"}, state) == 2019


def test_an_unknown_value_is_replaced_once_and_said() -> None:
    address = Address({"year": "1999"}, {})
    assert address.settle("year", YEARS, 2018) == 2018
    assert address.replaced == [Replaced("year", "1999", "2018")]


def test_a_choice_that_the_new_set_does_not_have_falls_back_to_the_default() -> None:
    assert settled({}, {"chosen_year": 2030}) == 2018


def test_an_old_address_still_means_what_it_meant() -> None:
    assert settled({"set": "sample"}, {}, "set", ("published", "demo"), "published") == "demo"
    assert settled({"lang": "kr"}, {"chosen_lang": "en"}, "lang", ("ko", "en"), "en") == "ko"


def test_every_parameter_is_written_at_once_and_only_where_it_differs() -> None:
    written: list[dict[str, str]] = []

    class Bar(dict):
        def update(self, values: dict[str, str]) -> None:
            written.append(values)
            super().update(values)

    query, state = Bar(year="2018"), {}
    values = dict.fromkeys(PARAMETERS, "x") | {"year": 2018}
    Address(query, state).write(values)
    Address(query, state).write(values)
    assert written == [{name: "x" for name in PARAMETERS if name != "year"}]
    assert dict(query) == dict.fromkeys(PARAMETERS, "x") | {"year": "2018"}
    assert [state[f"address_{name}"] for name in PARAMETERS] == ["2018" if n == "year" else "x" for n in PARAMETERS]


def test_reset_forgets_all_but_the_language() -> None:
    state = {f"chosen_{name}": "x" for name in PARAMETERS}
    reset(state)()
    assert state == {"chosen_lang": "x"}
