"""What a page shows at an address is what a recipe of that address gives without a screen, chart for chart."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block

from outcomes.export.pack import Recipe
from outcomes.ui.briefing.house import at, house_for, recipe_of
from outcomes.ui.briefing.parts import Parts, parts
from outcomes.ui.chart_frame import Chart
from outcomes.ui.house import House
from outcomes.ui.markup import text as escaped
from tests.pages.screen import opened, text

pytestmark = pytest.mark.usefixtures("lake_home")

FRAME = "-chart_"
Shown = dict[str, tuple[str, ...] | str]
ADDRESSES: list[tuple[str, str, Shown]] = [
    ("overview", "published", {"year": "2020", "region": "KR-47"}),
    ("overview", "demo", {"year": "2022", "lens": "restated", "map": "2026"}),
    ("regions", "published", {"year": "2021", "region": "KR-47"}),
    ("regions", "demo", {"year": "2022", "region": "KR-M12", "lens": "restated", "map": "2026"}),
    ("targets", "published", {"year": "2019", "indicator": "deployments_cumulative", "regime": "latest"}),
    ("targets", "demo", {"year": "2021", "order": "name", "what": "budget", "money": "900", "share": "equal"}),
    ("targets", "demo", {"year": "2020", "region": "KR-50", "order": "required", "per_year": "60", "by": "2028"}),
    ("budget", "published", {"year": "2020", "unit": "million", "by": "region"}),
    ("budget", "demo", {"year": "2023", "region": "KR-48", "unit": "won", "by": "region"}),
    ("productivity", "published", {"outcome": "defect"}),
    ("productivity", "demo", {"year": "2023", "region": "KR-41", "by": "level", "only": "support_year:2021"}),
    ("compare", "published", {"year": "2020", "show": "slope", "regions": ("KR-26", "KR-48", "KR-47")}),
    ("compare", "demo", {"year": "2022", "indicators": ("deployments_annual",), "measure": "per_1000"}),
    ("compare", "demo", {"year": "2022", "show": "table", "from": "2018", "to": "2022", "order": "change"}),
    ("definitions", "demo", {"indicator": "deployments_annual"}),
]


def as_values(shown: Shown) -> dict[str, tuple[str, ...]]:
    return {name: (value,) if isinstance(value, str) else value for name, value in shown.items()}


def screen(page: str, set_id: str, shown: dict[str, tuple[str, ...]]) -> AppTest:
    """Open an address, with everything unfolded that is a chart."""
    at = opened(page, set=set_id, **{name: list(values) for name, values in shown.items()})
    if page == "targets":
        at.session_state["targets_whatif"] = True
        at.run()
    return at


def frames(block: Block) -> Iterator[tuple[str, list[str]]]:
    """Give the charts of a screen in reading order: key and the pieces of HTML in its frame."""
    for child in block.children.values():
        if not isinstance(child, Block):
            continue
        id = str(getattr(child.proto, "id", ""))
        if FRAME in id:
            yield id.split(FRAME, 1)[1], [element.proto.body for element in child.get("html")]
        else:
            yield from frames(child)


def in_frame(house: House, chart: Chart) -> list[str]:
    """Give the pieces of HTML that a chart's frame must hold; a ledger's title stands on what it lies in."""
    marked = f"{chart.subtitle} · {house.say('bar.set.demo')}" if house.synthetic else chart.subtitle
    title = f'<h3 class="finding">{escaped(chart.title)}</h3><p class="scope">{escaped(marked)}</p>'
    below = [chart.body] * bool(chart.body) + [f'<p class="note">{escaped(note)}</p>' for note in chart.notes]
    return below if chart.key.startswith("topic_") else [title, *below]


def written(at: AppTest) -> dict[str, tuple[str, ...]]:
    return {name: (value,) if isinstance(value, str) else tuple(value) for name, value in at.query_params.items()}


def pieces(house: House, page: str, shown: dict[str, tuple[str, ...]]) -> tuple[Recipe, Parts]:
    """Give the whole recipe of an address and what it opens, found without a screen."""
    short = Recipe(page, "", tuple(shown.items()))
    whole = recipe_of(at(house, short), page, "")
    here = at(house, whole)
    found = parts(here, page)
    assert (recipe_of(here, page, ""), here.asked.said) == (whole, [])
    return whole, found


def unspaced(words: str) -> str:
    """Give words without spaces and without the numbers of notes, which stand between them on the screen."""
    return re.sub(r"\[\d+\]|\s", "", words)


@pytest.mark.parametrize(("page", "set_id", "shown"), ADDRESSES)
def test_a_recipe_gives_what_the_page_shows_at_that_address(page: str, set_id: str, shown: Shown) -> None:
    asked = as_values(shown)
    recipe, found = pieces(house_for(set_id, "ko"), page, asked)
    assert asked.items() <= dict(recipe.parameters).items()
    at = screen(page, set_id, asked)
    of_the_pack = {"lang": ("ko",), "set": (set_id,), "version": (str(found.house.version.number),)}
    assert written(at) == dict(recipe.parameters) | of_the_pack
    drawn = dict(frames(at.main))
    assert list(drawn) == [chart.key for chart in found.charts]
    for chart in found.charts:
        wanted = in_frame(found.house, chart)
        assert [piece for piece in drawn[chart.key] if piece in wanted] == wanted
    said = unspaced(text(at))
    told = (found.sentence, found.lead, *found.sentences, *(card.value for card in found.cards))
    assert [words for words in told if unspaced(words) not in said] == []


def script() -> None:
    """A reader's page whose controls are drawn: its recipe is asked for while it runs and in a callback."""
    from dataclasses import replace

    import streamlit as st

    from outcomes.ui.asked import live
    from outcomes.ui.briefing.house import house_for, recipe_of
    from outcomes.ui.compare.choice import settle

    house = replace(house_for("published", "ko"), asked=live())
    local, _ = settle(house)
    local.segments("show")

    def keep() -> None:
        st.session_state["kept"] = recipe_of(house, "compare", "in_callback")

    st.button("keep", key="keep", on_click=keep)
    st.text(str(dict(recipe_of(house, "compare", "").parameters)["show"]))


def test_a_readers_recipe_can_be_asked_for_once_the_controls_are_drawn() -> None:
    at = AppTest.from_function(script, default_timeout=60)
    at.query_params["show"] = "table"
    assert [element.value for element in at.run().text] == ["('table',)"]
    at.segmented_control[0].set_value("slope").run()
    at.button(key="keep").click().run()
    assert ([e.value for e in at.exception], [element.value for element in at.text]) == ([], ["('slope',)"])
    kept: Recipe = at.session_state["kept"]
    assert (kept.chart, dict(kept.parameters)["show"], written(at)["show"]) == ("in_callback", ("slope",), ("slope",))
