"""Templates of briefings are decided in data, and refused with the rest of the catalog where they make no sense."""

from __future__ import annotations

from pathlib import Path

import pytest

from outcomes.catalog.briefings import Template, TemplateSlide, briefing_templates, read_templates
from outcomes.catalog.files import CatalogFiles
from outcomes.catalog.model import Words
from tests.unit.catalog.copied import Copied

FILE = "briefings.yml"
GOOD = """visit:
  name: {ko: 방문, en: Visit}
  purpose: {ko: 보고, en: Report}
  about: chosen
  slides:
    - {page: regions}
    - {page: overview, chart: map, parameters: {year: 2021, indicators: [a, b]}}
    - either: [{page: budget, chart: budget_chain}, {page: regions, chart: topic_budget}]
"""


def test_the_four_templates_are_there_in_the_order_of_the_list() -> None:
    found = briefing_templates()
    assert list(found) == ["national", "region", "targets", "budget"]
    assert {id: template.about for id, template in found.items()} == {
        "national": "nation", "region": "chosen", "targets": "nation", "budget": "any",
    }  # fmt: skip


def test_a_new_template_is_a_few_lines_of_data(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(GOOD, encoding="utf-8")
    slides = (
        (TemplateSlide("regions", "", ()),),
        (TemplateSlide("overview", "map", (("year", ("2021",)), ("indicators", ("a", "b")))),),
        (TemplateSlide("budget", "budget_chain", ()), TemplateSlide("regions", "topic_budget", ())),
    )
    visit = Template("visit", Words("방문", "Visit"), Words("보고", "Report"), "chosen", slides)
    assert read_templates(CatalogFiles(tmp_path)) == {"visit": visit}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (GOOD.replace("about: chosen", "about: me"), [("not_a_choice", FILE, 1, "about=me")]),
        (GOOD.replace("en: Visit", "en: ''"), [("word_missing", FILE, 1, "name")]),
        (GOOD.replace("{page: regions}", "{chart: map}"), [("cell_empty", FILE, 1, "page")]),
        (GOOD.split("  slides:", maxsplit=1)[0], [("cell_empty", FILE, 1, "slides")]),
    ],
)
def test_what_is_wrong_is_named_with_its_place(
    text: str, found: list[tuple[str, str, int, str]], tmp_path: Path
) -> None:
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    files = CatalogFiles(tmp_path)
    read_templates(files)
    assert [(p.code, p.file, p.row, p.value) for p in files.problems] == found


def test_a_wrong_template_refuses_the_whole_catalog(copied: Copied) -> None:
    (copied.folder / FILE).write_text(GOOD.replace("about: chosen", "about: me"), encoding="utf-8")
    assert copied.found() == [("not_a_choice", FILE, 1, "about=me")]
