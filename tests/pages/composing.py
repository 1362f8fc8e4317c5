"""Composes a briefing on its page, and gives what was kept of it."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from outcomes.catalog.places import lake_folder
from outcomes.export.pack import Pack, from_json
from outcomes.store import briefing_drafts as drafts
from outcomes.store import briefings
from outcomes.store.briefing_drafts import BriefingDraft
from outcomes.store.lake import Lake
from tests.pages.screen import address, opened

WHERE = {"lang": "ko", "year": "2020", "region": "KR", "indicator": "deployments_cumulative"}


def pressed(at: AppTest, key: str) -> AppTest:
    at.button(key=key).click().run()
    assert [e.value for e in at.exception] == []
    return at


def begun(template: str = "national", **query: str) -> AppTest:
    return pressed(opened("briefing", **(WHERE | query)), f"begin_{template}")


def draft_of(at: AppTest) -> BriefingDraft:
    return drafts.find(address(at)["open"])


def frozen(at: AppTest, set_id: str = "published") -> tuple[AppTest, Pack]:
    at.text_input(key=f"author_{address(at)['open']}").set_value("홍길동").run()
    pressed(at, "briefing_freeze")
    return at, kept(address(at)["open"], set_id)


def kept(id: str, set_id: str = "published") -> Pack:
    return from_json(briefings.content(Lake(lake_folder(set_id)), id), id)


def titles(at: AppTest) -> list[str]:
    return [b.label.replace("\\", "") for b in at.button if (b.key or "").startswith("show_")]


def refused(at: AppTest) -> list[str]:
    return [e.value.replace("\\", "") for e in at.error]


def written(at: AppTest, part: str, slide: str, said: str) -> None:
    key = f"{part}_{address(at)['open']}_{slide}"
    (at.text_input if part == "title" else at.text_area)(key=key).set_value(said).run()
