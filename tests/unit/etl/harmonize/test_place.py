"""Names are found under codes, bullets, footnotes and totals, joined with what stands left of them, never guessed."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.harmonize.place import Atlas
from tests.unit.etl.harmonize.drawn import gazetteer


@cache
def atlas() -> Atlas:
    return Atlas(gazetteer())


@pytest.mark.parametrize(
    "text",
    [
        "서울", "서 울", "11 서울", "BVXX11 서울특별시", "11_서울", "(11)서울", "서울특별시(11)", "서울_11", "1. 서울",
        "가. 서울", "① 서울", "서울1)", "- 서울", "ㅇ 서울", "서울*", "서울¹⁾", "서울 Seoul", "Seoul 서울", "Seoul",
        "서울 지역", "서울(2021년)", "서울특별시(서울)", "KR-11",
    ],
)  # fmt: skip
def test_seoul_is_found_however_it_is_dressed(text: str) -> None:
    found = atlas().name(text)
    assert (found.kind, found.ids, found.total) == ("place", ("KR-11",), False)


@pytest.mark.parametrize(
    ("text", "kind", "ids", "total"),
    [
        ("서울 계", "place", ("KR-11",), True),
        ("경기도 소계", "place", ("KR-41",), True),
        ("전국(17개 시도)", "place", ("KR",), False),
        ("대구·경북", "joint", ("KR-27", "KR-47"), False),
        ("수도권", "group", (), True),
        ("비수도권 소계", "group", (), True),
        ("강원·제주권", "group", (), True),
        ("합 계", "total", (), True),
        ("합계(A+B)", "total", (), True),
        ("계 Total", "total", (), True),
        ("누계", "", (), False),
        ("국가", "", (), False),
        ("제조업", "", (), False),
        ("경북(대구 포함)", "", (), False),
        ("전국 대비", "", (), False),
    ],
)
def test_a_text_is_a_place_several_a_group_a_total_or_nothing(
    text: str, kind: str, ids: tuple[str, ...], total: bool
) -> None:
    found = atlas().name(text)
    assert (found.kind, found.ids, found.total) == (kind, ids, total)


@pytest.mark.parametrize(
    ("parts", "province", "code", "reason", "total"),
    [
        (("경기", "수원시"), "", "41110", "", False),
        (("경기", "광주시"), "", "41610", "", False),
        (("경기", "소계"), "", "KR-41", "", True),
        (("전국", "서울", "소계"), "", "KR-11", "", True),
        (("수도권", "소계"), "", "", "total", True),
        (("계",), "", "", "total", True),
        (("경북", "포항"), "", "47110", "", False),
        (("포항",), "", "", "unknown", False),
        (("중구",), "KR-26", "26110", "", False),
        (("중구",), "", "", "ambiguous", False),
        (("경북", "경북테크노파크"), "", "tp-gyeongbuk", "", False),
        (("서울", "수원시"), "", "", "ambiguous", False),
        (("서울", "기타"), "", "", "unknown", False),
    ],
)
def test_parts_from_wide_to_narrow_name_one_place(
    parts: tuple[str, ...], province: str, code: str, reason: str, total: bool
) -> None:
    found = atlas().where(parts, None, province)
    assert (found.raw, found.code, found.reason, found.total) == (" ".join(parts), code, reason, total)


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("경상북도 스마트공장 현황", "경상북도"),
        ("<2021년 경북지역 구축>", "경북"),
        ("경북테크노파크 성과", "경북테크노파크"),
        ("경상북도 포항시 현황", "경상북도 포항시"),
        ("부산광역시_2021", "부산광역시"),
        ("서울·부산 현황", ""),
        ("서울 및 경기", ""),
        ("중소벤처기업부 예산", ""),
        ("국가 산업단지", ""),
        ("시도별 현황", ""),
        ("Sheet1", ""),
    ],
)
def test_a_title_names_its_one_place_or_technopark(title: str, named: str) -> None:
    assert atlas().in_title(title) == named


@given(st.text(max_size=30))
def test_any_text_is_something_and_a_name_has_what_it_names(text: str) -> None:
    found = atlas().name(text)
    assert (found.kind in ("place", "joint")) == bool(found.ids)
    assert atlas().where((text,), None).raw == text
