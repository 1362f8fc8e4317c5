"""A name is resolved to what it names, and never by guessing."""

from __future__ import annotations

import unicodedata
from datetime import date
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcomes.catalog.places import CATALOG
from outcomes.catalog.read import read_catalog
from outcomes.catalog.resolve import Gazetteer, Resolution, fold, is_number


@cache
def gazetteer() -> Gazetteer:
    return Gazetteer(read_catalog(CATALOG))


def named(text: str, day: str = "", province: str = "") -> Resolution:
    return gazetteer().resolve(text, date.fromisoformat(day) if day else None, province)


@pytest.mark.parametrize(
    "text", ["전북", "전라북도", "전북특별자치도", "전북자치도", "Jeonbuk", "Jeollabuk-do", "KR-45"]
)
def test_every_spelling_of_jeonbuk_is_one_region(text: str) -> None:
    assert named(text) == Resolution("KR-45", "", ("KR-45",))


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("경기도 광주시", "41610"),
        ("경기 광주시", "41610"),
        ("광주광역시", "KR-29"),
        ("경북테크노파크", "tp-gyeongbuk"),
        ("경북TP", "tp-gyeongbuk"),
        ("tp-gyeongbuk", "tp-gyeongbuk"),
        ("세종특별자치시", "KR-50"),
        ("Sejong", "KR-50"),
        ("전남광주통합특별시", "KR-M12"),
        ("전국", "KR"),
        ("포항시", "47110"),
        ("Pohang-si", "47110"),
        ("Pohang-si, Gyeongbuk", "47110"),
        ("전라북도 전주시", "52110"),
        ("강원도 고성군", "51820"),
        ("경남 고성군", "48820"),
    ],
)
def test_a_name_that_only_one_place_has_is_that_place(text: str, id: str) -> None:
    assert named(text) == Resolution(id, "", (id,))


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("광주시", ("41610", "KR-29")),
        ("중구", ("11140", "26110", "27110", "28110", "30140", "31110")),
        ("고성군", ("48820", "51820")),
    ],
)
def test_a_name_that_several_places_have_is_ambiguous_and_says_which(text: str, candidates: tuple[str, ...]) -> None:
    assert named(text) == Resolution("", "ambiguous", candidates)


@pytest.mark.parametrize(
    ("text", "province", "id"),
    [
        ("중구", "KR-26", "26110"),
        ("중구", "KR-31", "31110"),
        ("광주시", "KR-41", "41610"),
        ("광주시", "KR-29", "KR-29"),
    ],
)
def test_the_province_that_a_row_stands_in_settles_it(text: str, province: str, id: str) -> None:
    assert named(text, province=province) == Resolution(id, "", (id,))


def test_a_province_that_none_of_them_is_in_settles_nothing() -> None:
    assert named("중구", province="KR-47").reason == "ambiguous"
    assert named("포항시", province="KR-11").id == "47110"


@pytest.mark.parametrize(
    ("text", "day", "id", "valid"),
    [
        ("강원도", "2020-12-31", "KR-42", True),
        ("강원특별자치도", "2020-12-31", "KR-42", True),
        ("춘천시", "2020-12-31", "42110", True),
        ("춘천시", "2024-12-31", "51110", True),
        ("강원도 춘천시", "2023-06-10", "42110", True),
        ("강원도 춘천시", "2023-06-11", "51110", True),
        ("군위군", "2022-12-31", "47720", True),
        ("군위군", "2024-12-31", "27720", True),
        ("경북 군위군", "2024-12-31", "47720", False),
        ("대구 군위군", "2022-12-31", "27720", False),
        ("전남광주통합특별시", "2025-12-31", "KR-M12", False),
        ("광주광역시", "2026-12-31", "KR-29", False),
        ("울산", "1996-12-31", "KR-31", False),
    ],
)
def test_the_day_decides_which_code_a_place_had(text: str, day: str, id: str, valid: bool) -> None:
    assert named(text, day) == Resolution(id, "", (id,), valid)


def test_without_a_day_the_last_code_of_a_place_is_meant() -> None:
    assert [named(text).id for text in ("춘천시", "군위군", "전주시")] == ["51110", "27720", "52110"]


@pytest.mark.parametrize("text", ["29", "50", "47110", " 4 7 1 1 0 ", "２９", "29.0", "47,110", "-29", "0"])
def test_a_bare_number_is_never_a_region(text: str) -> None:
    assert named(text) == Resolution("", "bare_number")


@pytest.mark.parametrize("text", ["", "  ", "아무데도", "전북 전북", "전북도청", "Jeon", "KR-99", "서울특별시 포항시"])
def test_what_nobody_has_listed_is_unknown(text: str) -> None:
    assert named(text) == Resolution("", "unknown")


@pytest.mark.parametrize(
    "text",
    [
        "전 라 북 도",
        "\u3000전라북도\n",
        unicodedata.normalize("NFD", "전라북도"),
        "전라\u200b북도\ufeff",
        "ＪＥＯＮＢＵＫ",
        "jeonBUK",
    ],
)
def test_white_space_width_case_and_form_do_not_matter(text: str) -> None:
    assert named(text).id == "KR-45"


@given(st.text())
def test_folding_a_folded_text_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(data=st.data())
def test_any_alias_with_white_space_and_other_case_names_the_same(data: st.DataObject) -> None:
    regions = gazetteer().catalog.regions.values()
    region = data.draw(st.sampled_from(list(regions)))
    alias = data.draw(st.sampled_from([region.name.ko, region.name.en, *region.aliases]))
    gaps = data.draw(
        st.lists(st.sampled_from(["", " ", "\t", "\u3000", "\u200b"]), min_size=len(alias), max_size=len(alias))
    )
    case = data.draw(st.sampled_from([str.upper, str.lower, str.title]))
    assert named("".join(gap + letter for gap, letter in zip(gaps, case(alias), strict=True))) == named(alias)


@given(st.text(min_size=1))
def test_a_text_that_is_not_listed_never_names_a_place(text: str) -> None:
    listed = {fold(spelling) for spelling in spellings()}
    found = named(text)
    assert (found.id != "" or found.reason == "ambiguous") == (fold(text) in listed)
    assert not (found.id and is_number(fold(text)))


@cache
def spellings() -> frozenset[str]:
    catalog = gazetteer().catalog
    regions, bodies = catalog.regions.values(), catalog.organizations.values()
    alone = {s for r in regions for s in (r.id, r.name.ko, r.name.en, r.short.ko, r.short.en, *r.aliases)}
    alone |= {s for o in bodies for s in (o.id, o.name.ko, o.name.en, *o.aliases)}
    for town in catalog.municipalities.values():
        province = catalog.regions[town.province]
        if town.id != "36110":
            alone |= {f + town.name.ko for f in ("", province.name.ko, province.short.ko, *province.aliases)}
            alone |= {town.name.en, f"{town.name.en}, {province.short.en}"}
    return frozenset(alone)
