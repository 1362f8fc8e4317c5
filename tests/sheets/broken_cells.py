"""Workbooks with one fault each, of single cells and headings. All figures are made up; `|` stands between cells."""

from __future__ import annotations

from tests.sheets.office_grid import Grid


def sheet(name: str, corner: str, drawn: str, **more: object) -> Grid:
    """Give a sheet with one drawn block."""
    grid = Grid(name, **more)
    grid.put(corner, drawn)
    return grid


def region_unknown() -> list[Grid]:
    return [sheet("시도별", "A1", """
2022~2023년 시도별 스마트공장 구축 수
||(단위: 개)
시도|2022년|2023년
경상북도|210|224
경산남도|305|318
전라남도|88|97
※ 시험용 가상 수치
""")]  # fmt: skip


def region_ambiguous() -> list[Grid]:
    return [sheet("시군구", "B2", """
2023년 시군구별 선정 현황 (단위: 개사)
시군구|신청|선정
경북 포항시|61|22
중구|18|7
전북 익산시|33|12
""")]  # fmt: skip


def region_code_only() -> list[Grid]:
    return [sheet("코드", "A1", """
시도코드|연도|구축 수
47|2023|224
48|2023|318
""")]  # fmt: skip


def region_missing() -> list[Grid]:
    return [sheet("추이", "A1", """
스마트공장 구축 추이
연도|구축 수(개)
2021|412
2022|431
2023|398
""")]  # fmt: skip


def indicator_unknown() -> list[Grid]:
    return [sheet("실적", "A1", """
2023년 지역별 사업 실적
지역|구축 수(개)|현장점검(건)
강원|41|120
제주|12|33
""")]  # fmt: skip


def indicator_ambiguous() -> list[Grid]:
    return [sheet("통계", "A1", """
행정구역별|사업체 수 (개)|사업체 수 (개)
|2022|2023
서울특별시|5310|5289
부산광역시|4120|4098
""")]  # fmt: skip


def headings_many() -> list[Grid]:
    names = "\n".join(f"경북|{number}번 업체|{number * 3}" for number in range(1, 41))
    return [sheet("업체별", "A1", f"2023년 업체별 설비 대수\n지역|업체명|설비(대)\n{names}")]


def unit_missing() -> list[Grid]:
    return [sheet("예산", "A1", """
2023년도 지역별 사업 추진 현황
지역|구축 수|집행액
대구|120|4310
인천|131|5120
""")]  # fmt: skip


def unit_clash() -> list[Grid]:
    return [sheet("예산", "A1", """
2023년도 지역별 집행 현황
지역|구축 수(개)|집행액(개소)
대구|120|43
인천|131|51
""")]  # fmt: skip


def period_missing() -> list[Grid]:
    return [sheet("현황", "A1", """
시도별 스마트공장 구축 현황
시도|구축 수(개)|선정 기업 수(개사)
충청북도|77|90
충청남도|101|120
""")]  # fmt: skip


def period_unclear() -> list[Grid]:
    return [sheet("현황", "A1", """
시도별 스마트공장 구축 현황 (2023.12월말 기준)
시도|구축 수(개)
충청북도|77
충청남도|101
""")]  # fmt: skip


def formula_error() -> list[Grid]:
    return [sheet("집행", "A1", """
2023년 지역별 예산 집행 실적 (단위: 백만원)
지역|예산|집행액
울산|3000|2800
세종|1200|#DIV/0!
""")]  # fmt: skip


def formula_no_value() -> list[Grid]:
    return [sheet("집행", "A1", """
2023년 지역별 예산 집행 실적 (단위: 백만원)
지역|예산|집행액
울산|3000|2800
세종|1200|=B4*0.9
""")]  # fmt: skip


def not_a_number() -> list[Grid]:
    return [sheet("보급", "C3", """
2023년 스마트공장 보급 실적
연번|시도|보급 수(개)
1|경기도|612
2|강원특별자치도|마흔하나
3|제주특별자치도|12
""")]  # fmt: skip


def negative_count() -> list[Grid]:
    return [sheet("보급", "A1", """
2023년 시도별 보급 실적
시도|보급 수(개)
경기도|612
제주특별자치도|△12
""")]  # fmt: skip


def share_out_of_range() -> list[Grid]:
    return [sheet("도입률", "A1", """
2023년 지역별 스마트공장 도입률
지역|도입률(%)
대전|19.5
세종|104.2
""")]  # fmt: skip


def value_not_whole() -> list[Grid]:
    return [sheet("보급", "A1", """
2023년 시도별 보급 실적
시도|보급 수(개)
경기도|612
제주특별자치도|12.5
""")]  # fmt: skip


def sign_unclear() -> list[Grid]:
    return [sheet("성과", "A1", """
2023년 지역별 성과
지역|생산성 향상(%)|불량률 감소(%)
경남|11.4|40.9
부산|9.8|33.0
울산|12.1|-5.2
""")]  # fmt: skip


def sign_turned() -> list[Grid]:
    return [sheet("성과", "A1", """
2023년 지역별 성과
지역|생산성 향상(%)|원가 절감(%)
경남|11.4|15.5
부산|9.8|32.0
""")]  # fmt: skip


def region_not_valid() -> list[Grid]:
    return [sheet("사업체", "A1", """
제조업 사업체 수(10인 이상), 단위: 개
시도|2010|2013
대전광역시|1210|1290
세종특별자치시|95|110
""")]  # fmt: skip
