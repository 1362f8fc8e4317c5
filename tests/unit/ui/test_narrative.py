"""The narrative of every region and year: grammatical in both languages, and every number in it one of the tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import product
from pathlib import Path

import pytest

from outcomes.catalog.model import Catalog
from outcomes.catalog.places import CATALOG
from outcomes.catalog.read import read_catalog
from outcomes.metrics.questions import values
from outcomes.store.lake import Lake
from outcomes.ui.house import House, Selection
from outcomes.ui.narrative.narrative import narrative
from outcomes.ui.narrative.telling import Figure, Narrative
from outcomes.ui.narrative.view import told
from outcomes.ui.offer import offer
from outcomes.ui.results.standing import LEVEL, MONEY, YEARLY
from tests.unit.ui.lakes import lake_of
from tests.unit.ui.narrative_tables import Tables

CONSONANT, VOWEL = "은이을과", "는가를와"
DIGIT_FINALS = {"0": 21, "1": 8, "2": 0, "3": 16, "4": 0, "5": 0, "6": 1, "7": 8, "8": 8, "9": 0}
HEADLINES = (YEARLY, MONEY, "productivity_uplift_share")


@cache
def catalog() -> Catalog:
    return read_catalog(CATALOG)


@pytest.fixture(scope="module", params=["published", "demo"])
def lake(request: pytest.FixtureRequest, lake_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Lake:
    """The lake of each set; the demonstration set is made in a home of its own."""
    return lake_of(request, lake_home, tmp_path_factory)


def house(lake: Lake, region: str, year: int, lang: str) -> House:
    versions = lake.versions()
    edition = lake.edition(versions[-1].number)
    set_id = "demo" if lake.folder.name == "lake-demo" else "published"
    chosen = Selection(lang, set_id, edition.number, LEVEL, year, region, "then", "reported", 2026)
    return House(catalog(), edition, versions, offer(edition, catalog(), None), chosen, "light")


def everywhere(lake: Lake) -> Iterator[tuple[House, Narrative]]:
    """Every region in every year of the published set, in every third year of the demonstration set."""
    first = house(lake, "KR", 2021, "ko")
    years = first.offer.years if not first.synthetic else first.offer.years[::3]
    for lang, year in product(("ko", "en"), years):
        for region in ("KR", *(province.id for province in catalog().provinces(date(year, 12, 31)))):
            here = replace(first, selection=replace(first.selection, lang=lang, year=year, region=region))
            yield here, narrative(here)


@pytest.fixture(scope="module")
def narratives(lake: Lake) -> list[tuple[House, Narrative]]:
    return list(everywhere(lake))


def in_language(narratives: list[tuple[House, Narrative]], lang: str) -> list[str]:
    return [sentence.text for here, made in narratives if here.lang == lang for sentence in made.sentences]


def test_every_region_and_year_has_four_to_eight_sentences(narratives: list[tuple[House, Narrative]]) -> None:
    counts = {len(made.sentences) for _, made in narratives}
    assert counts <= {4, 5, 6, 7, 8}


def test_korean_sentences_are_whole_and_in_the_style_of_reports(narratives: list[tuple[House, Narrative]]) -> None:
    sentences = in_language(narratives, "ko")
    assert sentences
    assert [said for said in sentences if not said.endswith("니다.")] == []
    assert [
        said for said in sentences if re.search(r"\(은|\(는|\(이\)|\(가\)|\(을|\(를|\(으\)|  | [,.]|[{}]", said)
    ] == []
    assert [said for said in sentences if re.search(r"[.]\s*[.]|[!?]|\bnan\b|None|[\ue000-\ue00f]", said)] == []


def test_english_sentences_are_whole(narratives: list[tuple[House, Narrative]]) -> None:
    sentences = in_language(narratives, "en")
    assert sentences
    assert [said for said in sentences if not re.match(r"[A-Z]", said) or not said.endswith(".")] == []
    assert [said for said in sentences if re.search(r"\b[Aa]n? (8|11|18|8\d)|  | [,.;:]|[{}!?]|\bnan\b", said)] == []
    assert [said for said in sentences if re.search("[가-힣\ue000-\ue00f]", said)] == []


def final_consonant(word: str) -> int:
    """Give the number of the final consonant of a word as it is read, by its jamo; 0 for none, 8 for ㄹ."""
    bare = re.sub(r"\([^()]*\)$", "", word)
    last = bare[-1]
    if last == "%":
        return 0
    return DIGIT_FINALS[last] if last.isdigit() else (ord(last) - 0xAC00) % 28


def test_each_particle_after_a_number_or_name_agrees_with_it(narratives: list[tuple[House, Narrative]]) -> None:
    names = {thing.name.ko for thing in catalog().indicators.values()}
    places = {region.name.ko for region in catalog().regions.values()}
    seen = 0
    for here, made in narratives:
        if here.lang != "ko":
            continue
        words = {figure.printed for figure in made.figures} | names | places
        listed = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
        pattern = re.compile(rf"((?:{listed})(?:\([^()]*\))?)(은|는|이|가|을|를|과|와|으로|로)(?=[\s,])")
        for word, particle in pattern.findall(made.text):
            final, seen = final_consonant(word), seen + 1
            wanted = ("으로" if final not in (0, 8) else "로") if particle.endswith("로") else None
            right = particle == wanted if wanted else particle in (CONSONANT if final else VOWEL)
            assert right, f"{word}{particle}: {made.text}"
    assert seen > 200


def test_no_digit_stands_in_a_sentence_but_years_and_numbers_with_an_origin(
    narratives: list[tuple[House, Narrative]],
) -> None:
    scopes = {scope.name for (axis, _), scope in catalog().scopes.items() if axis in ("measure_scope", "base", "grade")}
    for here, made in narratives:
        labels = sorted((name.say(here.lang) for name in scopes), key=len, reverse=True)
        for sentence in made.sentences:
            words = " ".join(piece for piece in sentence.pieces if isinstance(piece, str))
            for label in labels:
                words = words.replace(label, "").replace(label[:1].lower() + label[1:], "")
            assert [d for d in re.findall(r"\d+", words) if not re.fullmatch(r"20[0-4]\d", d)] == [], sentence.text
            assert all(figure.ids for figure in sentence.figures), sentence.text


def test_every_number_is_printed_as_the_tables_print_it(narratives: list[tuple[House, Narrative]]) -> None:
    tables: dict[str, Tables] = {}
    checked = 0
    for here, made in narratives:
        if here.lang not in tables:
            tables[here.lang] = Tables(here)
        table = tables[here.lang]
        wrong = [figure for figure in made.figures if not table.has(here, figure)]
        assert wrong == [], f"{here.selection.region} {here.selection.year}: {made.text}"
        checked += len(made.figures)
    assert checked > 500


def moved(here: House) -> bool:
    """Say whether a town came or left in the year: its two levels are of different areas."""
    return (here.selection.region, here.selection.year) in {("KR-27", 2023), ("KR-47", 2023)}


def test_what_is_not_known_is_named_and_nothing_else(narratives: list[tuple[House, Narrative]]) -> None:
    known = narratives[0][0].fetch(values, None)
    known = known[known.value.notna()]
    parts = known.groupby(["region", "year"]).indicator.agg(set).to_dict()
    for here, made in narratives:
        there = parts.get((here.selection.region, here.selection.year), set())
        if LEVEL in there & parts.get((here.selection.region, here.selection.year - 1), set()) and not moved(here):
            there = there | {YEARLY}  # told as the difference of two levels
        said = " ".join(sentence.text for sentence in made.sentences if sentence.about == "unknown").lower()
        for indicator in HEADLINES:
            name = catalog().indicators[indicator].name.say(here.lang).lower()
            assert (f"{name}(" in said.replace(" (", "(")) == (indicator not in there), made.text
        assert ("latest" in [s.about for s in made.sentences]) == (LEVEL not in there), made.text


def test_the_screen_opens_an_origin_at_each_number_and_the_copy_has_them_all(lake: Lake) -> None:
    here = house(lake, "KR", 2021, "ko")
    made, shown = narrative(here), told(here)
    for at, figure in enumerate(made.figures, 1):
        assert f'popovertarget="narrative-{at}"><u>{figure.printed}</u>' in shown.html
        assert f'<div popover id="narrative-{at}"' in shown.html
        assert f"[{at}] {figure.printed}: " in shown.copy
    assert made.text in shown.copy
    assert ("시연 자료(가상)" in shown.copy.splitlines()[0]) == here.synthetic


def test_the_nation_of_2021_in_words(lake_home: Path) -> None:
    here = house(Lake(lake_home / "lake"), "KR", 2021, "ko")
    made = narrative(here)
    assert [sentence.text for sentence in made.sentences[:4]] == [
        "전국의 2021년 말 누적 구축 수는 25,039개입니다.",
        "그해 말의 시·도별 수치는 3곳에서 알려져 있습니다.",
        "2021년 한 해에는 5,240개(산출)가 구축되어 전년의 7,139개보다 줄었습니다.",
        "2020년 말에서 보아 2022년 말 목표 30,000개를 이루려면 한 해에 5,101개가 필요했으며, "
        "2021년의 구축 수는 이를 채웠습니다.",
    ]
    assert made.figures[0] == Figure("25,039개", ("P0005",), LEVEL, "value")
