"""The words by which tables say what a row, column or line is."""

from __future__ import annotations

import pytest

from etl.harmonize.vocabulary import (
    folded,
    is_as_of,
    is_clerical,
    is_derived,
    is_heading,
    is_note,
    is_prose,
    is_unit_line,
    measured_in,
    role_of,
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("연번", "numbering"), ("No.", "numbering"), ("행정구역코드", "code"), ("사업자등록번호", "code"),
        ("C1", "code"), ("단위", "unit"), ("UNIT_NM", "unit"), ("설립연도", "attribute"), ("회계 연도", "period"),
        ("시점", "period"),
        ("PRD_DE", "period"), ("월", "period"), ("시ㆍ도", "place"), ("시도별(1)", "place"),
        ("행정구역(시군구)별", "place"), ("province", "place"), ("비고", "remark"), ("담당자", "remark"),
        ("구 분", "category"), ("업종별", "category"),
        ("종사자 규모", "category"), ("값", "value"), ("DT", "value"), ("구축 수", ""), ("지역특화산업", ""),
        ("2021", ""),
    ],
)  # fmt: skip
def test_a_header_says_what_its_column_is(text: str, role: str) -> None:
    assert role_of(folded(text)) == role


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("구축률", "share"), ("예산 집행률", "share"), ("예산", "KRW"), ("기업당 지원금", "KRW"), ("매출액", "KRW"),
        ("종사자 수", "person"), ("신규 고용", "person"), ("예산 지원 기업 수", "number"), ("회원 수", "some"),
        ("지수", ""), ("구축", "count"), ("평균", ""),
    ],
)  # fmt: skip
def test_a_headers_last_word_says_what_its_figures_are_counted_in(text: str, kind: str) -> None:
    assert measured_in(text) == kind


@pytest.mark.parametrize(
    "text", ["주: 잠정", "주 1) 잠정", "주) 잠정", "자료: 통계청", "출처 : 통계청", "※ 참고", "* 잠정", "Source: KOSIS"]
)
def test_a_note_is_told_by_its_first_sign(text: str) -> None:
    assert is_note(text)


@pytest.mark.parametrize("text", ["(주)텔스타", "주요 현황", "주민 수", "자료실", "표 1. 현황", "<참고> 통계", "*"])
def test_what_only_looks_like_a_note_is_none(text: str) -> None:
    assert not is_note(text)


def test_unit_lines_dates_headings_and_prose_are_told_apart() -> None:
    assert [is_unit_line(t) for t in ("(단위: 개)", "단위 : %", "[단위 개]", "(금액단위: 원)", "Unit: KRW")] == [
        True
    ] * 5
    assert [is_unit_line(t) for t in ("예산(단위: 백만원)", "단위 면적", "단위", "단위명")] == [False] * 4
    assert [is_as_of(t) for t in ("(2021. 12. 31. 기준)", "2021년 말 현재", "2021년 기준 현황")] == [True, True, False]
    assert [is_heading(t) for t in ("표 2", "□ 현황", "가. 구축", "1. 구축", "시도별 현황", "구축 수")] == [
        True
    ] * 5 + [False]
    assert [is_prose(t) for t in ("○ 지원규모: 2022년까지 3만개", "○ 2021년 현황", "2021년 현황")] == [
        True,
        False,
        False,
    ]
    assert [is_clerical(t) for t in ("작성일: 2023.3.15", "2023. 3. 15.", "(2021.12.31)", "2021년 현황")] == [
        True, True, False, False,
    ]  # fmt: skip
    assert [is_derived(folded(t)) for t in ("평균", "전년대비(%)", "증감률", "구성비", "기타")] == [True] * 4 + [False]
