"""Workbooks with one fault each, of figures against each other. All figures are made up."""

from __future__ import annotations

from tests.sheets.broken_cells import sheet
from tests.sheets.office_grid import Grid

STANDS = """
연도별 시도별 스마트공장 누적 구축 수 및 예산
시도|누적 구축 수(개)|||||||예산(백만원)|집행액(백만원)
|2014|2015|2016|2017|2018|2019|2020|2020|2020
경상북도|110|122|133|147|161|178|195|9100|8700
경상남도|221|242|267|293|324|355|391|12400|12100
"""
"""What the other files are compared with: the figures of an earlier, sound file."""


def stands() -> list[Grid]:
    grid = sheet("현황", "A1", STANDS)
    grid.merged += ["A2:A3", "B2:H2"]
    return [grid]


def duplicate_differs() -> list[Grid]:
    first = sheet("시도별", "A1", """
2023년 시도별 구축 실적
시도|구축 수(개)
경상북도|224
경상남도|318
""")  # fmt: skip
    second = sheet("연도별", "A1", """
경상남도 스마트공장 추이
연도|구축 수(개)
2022|305
2023|381
""")  # fmt: skip
    return [first, second]


def duplicate_same() -> list[Grid]:
    grids = duplicate_differs()
    grids[1].put("B4", "318")
    return grids


def total_differs() -> list[Grid]:
    grid = sheet("집행", "A1", """
2023년도 지역별 예산 집행 실적
||(단위: 개, 백만원)
지역|구축(개)|예산(백만원)||
||국비|지방비|소계
합계|351|13400.5|5500|18900.5
부산|120|4200.3|1900|6100.3
울산|110|5100.2|2000|7100.2
경남|131|4100|1600|5700
""")  # fmt: skip
    grid.merged += ["A3:A4", "B3:B4", "C3:E3"]
    return [grid]


def total_checked() -> list[Grid]:
    grids = total_differs()
    grids[0].put("B5", "361")
    return grids


def total_open() -> list[Grid]:
    return [sheet("신청", "A1", """
2023년 신청 현황 (단위: 개사)
시도|신청|선정
계|120|44
대전|70|X
세종|50|12
""")]  # fmt: skip


def parts_missing() -> list[Grid]:
    return [sheet("선정", "A1", """
2023년 시도별 선정 기업 수 (단위: 개사)
시도|선정 기업 수
전국|1204
경기도|402
강원특별자치도|61
충청북도|75
""")]  # fmt: skip


def period_closed() -> list[Grid]:
    return [sheet("정정", "A1", """
시도|2019년 구축 수(개)|2021년 구축 수(개)
경상북도|17|20
경상남도|31|38
""")]  # fmt: skip


def future_period() -> list[Grid]:
    return [sheet("실적", "A1", """
시도별 구축 실적(개)
시도|2025|2026
경상북도|20|24
경상남도|38|36
""")]  # fmt: skip


def cumulative_falls() -> list[Grid]:
    return [sheet("누적", "A1", """
시도별 스마트공장 누적 보급 수 (단위: 개)
시도|2021|2022
경상북도|214|236
경상남도|430|402
""")]  # fmt: skip


def executed_above_budget() -> list[Grid]:
    return [sheet("집행", "A1", """
2021년 지역별 예산 집행 (단위: 억원)
지역|예산|집행액
경상북도|91.5|88.2
경상남도|124|131
""")]  # fmt: skip


def unit_slip() -> list[Grid]:
    return [sheet("집행", "A1", """
2021년 지역별 예산 집행 (단위: 천원)
지역|예산|집행액
경상북도|9450000|9120
경상남도|12600000|12410000
""")]  # fmt: skip


def outlier() -> list[Grid]:
    return [sheet("누적", "A1", """
2021년 시도별 스마트공장 누적 구축 수
시도|누적 구축 수(개)
경상북도|214
경상남도|905
""")]  # fmt: skip


def differs_from_final() -> list[Grid]:
    return [sheet("누적", "A1", """
2020년 시도별 스마트공장 누적 구축 수
시도|누적 구축 수(개)
경상북도|195
경상남도|401p
""")]  # fmt: skip


def hidden_read() -> list[Grid]:
    grid = sheet("선정", "A1", """
2023년 선정 현황 (단위: 개사)
시도|신청|선정
대전|70|22
세종|50|12
""")  # fmt: skip
    grid.hidden_rows.append(4)
    return [grid]


def five_faults() -> list[Grid]:
    budget = sheet("예산", "A1", """
2023년도 지역별 예산 집행
지역|예산|집행액(백만원)
부산|120|119
울산|#N/A|88
""")  # fmt: skip
    counts = sheet("구축", "B2", """
2023년 시도별 구축·점검 실적 (단위: 개)
시도|구축 수|점검 건수
계|401|90
부산|120|30
울싼|110|20
경남|131|40
""")  # fmt: skip
    return [budget, counts]


def looks_cumulative() -> list[Grid]:
    return [sheet("구축", "A1", """
2020년 시도별 스마트공장 구축 실적
시도|구축 수(개)
경상북도|19
경상남도|391
""")]  # fmt: skip


def row_not_allowed() -> list[Grid]:
    return [sheet("누적", "A1", """
시도별 스마트공장 누적 구축 수 (단위: 개)
시도|2013|2014
전라남도|3|27
""")]  # fmt: skip
