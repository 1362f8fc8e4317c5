"""A heading means what somebody said, else what the catalog's words say together, and nothing where that is unclear."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.harmonize.heading import HeadingReader
from etl.harmonize.lexicon import Lexicon, key_of_text
from etl.harmonize.meaning import Meaning, key_of, layout_of, meanings, remembered_in, subjects, taught
from outcomes.catalog.model import Catalog
from tests.unit.etl.readings import reading, table, understood

Scopes = tuple[str, str, str, str, str, str]


@pytest.fixture(scope="module")
def reader(catalog: Catalog) -> HeadingReader:
    return HeadingReader(catalog)


def meant(reader: HeadingReader, subject: str, title: str, units: tuple[str, ...]) -> Scopes | tuple[str, ...]:
    row, _, candidates = reader.read(subject, (), title, units)
    if row is None:
        return candidates
    return row.indicator, row.status, row.stage, row.measure_scope, row.base, row.program


ANNUAL = ("deployments_annual", "actual", "built", "", "", "")
TOTAL = ("deployments_cumulative", "actual", "built", "", "2014", "")
BUDGET = ("budget_budgeted_krw", "budget", "", "line", "", "")


@pytest.mark.parametrize(
    ("subject", "title", "unit", "expected"),
    [
        ("구축 수", "2023년 지역별 스마트공장 보급 현황", "count", ANNUAL),
        ("구 축 수¹⁾", "", "count", ANNUAL),
        ("구축 수 / 값", "", "count", ANNUAL),
        ("당해연도 구축 / 실적", "", "count", ANNUAL),
        ("", "스마트공장 보급 현황", "count", ANNUAL),
        ("개소", "스마트공장 보급 현황", "count", ANNUAL),
        ("누적 보급 수", "", "count", TOTAL),
        ("구축 수 / 누적", "", "count", TOTAL),
        ("구축 수", "스마트공장 누적 보급 현황", "count", TOTAL),
        ("Cumulative deployments", "", "count", TOTAL),
        ("중간1", "누적 구축 수준", "count", (*TOTAL[:3], "level.mid1", *TOTAL[4:])),
        ("목표", "스마트공장 구축 목표 및 실적", "count", ("deployments_annual", "target", "", "", "", "")),
        ("실적", "스마트공장 구축 목표 및 실적", "count", ANNUAL),
        ("보급 수", "시도별 구축 목표", "count", ("deployments_annual", "target", "", "", "", "")),
        ("구축 수", "2026년 구축 계획", "count", ("deployments_annual", "plan", "built", "", "", "")),
        ("구축 수", "상생형 스마트공장", "count", (*ANNUAL[:3], "program.win-win", "", "win-win")),
        ("선정기업 수", "상생형 스마트공장", "count", ("companies_selected", "actual", "selected", "", "", "win-win")),
        ("기업 수", "스마트공장 선정 현황", "count", ("companies_selected", "actual", "selected", "", "", "")),
        ("예산액", "ICT융합 스마트공장 보급·확산 사업", "KRW", BUDGET),
        ("", "스마트공장 구축 및 예산 현황", "KRW", BUDGET),
        ("예산 / 국비", "", "KRW", (*BUDGET[:3], "national", "", "")),
        ("국비", "", "KRW", (*BUDGET[:3], "national", "", "")),
        ("국비", "집행액", "KRW", ("budget_executed_krw", "actual", "", "national", "", "")),
        ("지방비 / 집행액", "", "KRW", ("budget_executed_krw", "actual", "", "local", "", "")),
        ("예산", "스마트공장 누적 구축 수 및 예산", "KRW", BUDGET),
        ("매출 증가", "", "share", ("revenue_change_share", "actual", "", "", "", "")),
        ("사업체 수", "종사자 10인 이상 제조업", "count", ("mfg_establishments_10plus", "actual", "", "", "", "")),
        ("", "제조업 사업체 수(10인 이상)", "count", ("mfg_establishments_10plus", "actual", "", "", "", "")),
        ("스마트공장 도입률", "", "share", ("adoption_share", "actual", "", "survey", "", "")),
        ("deployments_annual", "", "", ANNUAL),
    ],
)
def test_a_heading_names_an_indicator_and_its_scope(
    subject: str, title: str, unit: str, expected: Scopes, reader: HeadingReader
) -> None:
    assert meant(reader, subject, title, (unit,)) == expected


@pytest.mark.parametrize(
    ("subject", "title", "unit", "candidates"),
    [
        ("사업체 수", "", "count", ("mfg_establishments_10plus", "mfg_establishments_all")),
        ("구축 수준 / 기초", "", "count", ("deployments_annual", "deployments_cumulative")),
        ("스마트공장 수", "", "count", ("deployments_cumulative", "deployments_annual")),
        ("국비", "예산 집행 현황", "KRW", ("budget_executed_krw", "budget_budgeted_krw")),
        ("구축 수", "스마트공장 구축 목표 대비 실적", "count", ("deployments_annual",)),
        ("매출 증가", "", "", ("revenue_change_share",)),
        ("폐업 수", "", "count", ("closures_cumulative",)),
        ("누적 선정 기업", "", "count", ("companies_selected",)),
        ("쌀 생산량", "", "count", ()),
        ("구축 수 / ㈜가나다", "", "count", ()),
        ("", "", "count", ()),
    ],
)
def test_what_could_be_two_things_or_none_is_not_guessed(
    subject: str, title: str, unit: str, candidates: tuple[str, ...], reader: HeadingReader
) -> None:
    assert meant(reader, subject, title, (unit,)) == candidates


@pytest.mark.parametrize(
    ("subject", "unit"),
    [("비고", ""), ("집행률", "share"), ("달성률", "share"), ("매출 증가", "KRW"), ("전년 대비 증감률", "share")],
)
def test_what_is_computed_here_or_is_no_indicator_is_known_and_not_loaded(
    subject: str, unit: str, reader: HeadingReader
) -> None:
    assert meant(reader, subject, "", (unit,))[0] == "-"


def test_what_all_headings_of_a_table_begin_with_counts_as_its_title(catalog: Catalog) -> None:
    file = understood([reading("B2", "경남형 사업 / 구축 수"), reading("C2", "경남형 사업 / 선정")])
    assert [m.indicator for m in meanings(file, catalog, {}, {}).values()] == [
        "deployments_annual",
        "companies_selected",
    ]
    mixed = understood([reading("B2", "경남형 사업 / 구축 수"), reading("C2", "어떤 사업 / 구축 수")])
    assert [m.indicator for m in meanings(mixed, catalog, {}, {}).values()] == ["", ""]


def test_every_indicator_is_known_by_its_names_and_its_id(catalog: Catalog, reader: HeadingReader) -> None:
    told = {
        name: reader.read(name, (), "", (indicator.unit,))[0]
        for indicator in catalog.indicators.values()
        for name in (indicator.id, indicator.name.ko, indicator.name.en)
    }
    expected = {
        name: "-" if indicator.formula else indicator.id
        for indicator in catalog.indicators.values()
        for name in (indicator.id, indicator.name.ko, indicator.name.en)
    }
    assert {name: row.indicator if row else "" for name, row in told.items()} == expected


def test_an_answer_counts_before_memory_and_memory_before_the_header_files(catalog: Catalog) -> None:
    kept = table(layout="L", title="2023년 보급 현황")
    file = understood([reading("B2", "구축 수"), reading("C2", "선정"), reading("D2", "신청")], [kept])
    answer = Meaning("companies_supported", stage="supported", origin="answered")
    memory = Meaning("-", origin="remembered")
    remembered = {(layout_of(kept), subject): memory for subject in ("구축 수", "선정")}
    found = meanings(file, catalog, remembered, {key_of(kept, "구축 수"): answer})
    assert [(m.indicator, m.origin) for m in found.values()] == [
        *(("companies_supported", "answered"), ("-", "remembered"), ("companies_applied", "headers")),
    ]


def test_an_answer_is_remembered_for_next_years_file_and_for_no_other_title(catalog: Catalog) -> None:
    this = table(layout="L", title="2023년 현장점검 현황(2023.12월말 기준)")
    file = understood([reading("B2", "점검"), reading("C2", "구축 수")], [this])
    answer = Meaning("companies_supported", stage="supported", unit="개사", origin="answered")
    rows = taught(file, meanings(file, catalog, {}, {key_of(this, "점검"): answer}), "홍길동")
    assert rows.to_dict("records") == [
        {
            "layout": layout_of(this), "subject": "점검", "indicator": "companies_supported", "status": "actual",
            "stage": "supported", "measure_scope": "", "base": "", "program": "", "unit": "개사", "period": "",
            "answered_by": "홍길동",
        }
    ]  # fmt: skip
    memory = remembered_in(rows)
    assert remembered_in(None) == {}
    for title, origin in (("2024년 현장점검 현황(2024.12월말 기준)", "remembered"), ("2024년 민원 현황", "")):
        again = understood([reading("B2", "점검")], [table(layout="L", title=title)])
        assert [m.origin for m in meanings(again, catalog, memory, {}).values()] == [origin]


def test_a_subject_of_two_like_tables_answered_in_two_ways_is_not_remembered(catalog: Catalog) -> None:
    tables = [table(1), table(2)]
    file = understood([reading("B2", "점검"), reading("B9", "점검", table=2)], tables)
    answers = {
        key_of(tables[0], "점검"): Meaning("companies_supported", origin="answered"),
        key_of(tables[1], "점검"): Meaning("companies_selected", origin="answered"),
    }
    assert len(taught(file, meanings(file, catalog, {}, answers), "홍길동")) == 0


def test_a_column_of_sums_means_nothing_unless_somebody_says_so(catalog: Catalog) -> None:
    file = understood([reading("B2", "기초"), reading("C2", "합계", is_total=True)])
    found = meanings(file, catalog, {}, {})
    assert [(m.indicator, m.origin) for m in found.values()][1] == ("-", "total")
    assert [(s.subject, s.is_total, s.count, s.cell) for s in subjects(file)] == [
        *(("기초", False, 1, "시트!B2"), ("합계", True, 1, "시트!C2")),
    ]


@given(text=st.text(max_size=30))
def test_whatever_a_heading_says_its_words_join_to_it_or_it_is_unknown(text: str, catalog: Catalog) -> None:
    lexicon = _lexicon(catalog)
    for way in lexicon.made_of(text):
        assert "".join(word.key for word in way) == key_of_text(text)


_LEXICONS: list[Lexicon] = []


def _lexicon(catalog: Catalog) -> Lexicon:
    if not _LEXICONS:
        _LEXICONS.append(Lexicon(catalog))
    return _LEXICONS[0]
