"""Tables as provinces report them: municipalities, several tables in a sheet, hidden parts, key and value."""

from __future__ import annotations

from tests.sheets.office_grid import Grid
from tests.sheets.office_writers import Office

PROVINCE_HALVES = """
시·군별 스마트공장 구축 현황
                          |        ||| (단위 : 개사)
시·도    | 시·군  | 2021년 | 2022년 |        | 2023년 상반기
         |        |        | 상반기 | 하반기 |
총계     |        | 1100   | 600    | 640    | 655
경기도   | 소계   | 700    | 380    | 400    | 410
         | 수원시 | 300    | 160    | 170    | 172
         | 광주시 | 150    | 90     | 95     | 98
         | 하남시 | 250    | 130    | 135    | 140
충청남도 | 소계   | 400    | 220    | 240    | 245
         | 천안시 | 280    | 150    | 165    | 170
         | 아산시 | 120    | 70     | 75     | -
"""


def province_halves() -> Office:
    """Two place columns, the first merged or blank below its first row; half-years; a hidden row; subtotals."""
    grid = Grid("시군별")
    grid.put("A1", PROVINCE_HALVES)
    grid.merged += ["A1:F1", "A3:A4", "B3:B4", "C3:C4", "D3:E3", "F3:F4", "A5:B5", "A6:A9"]
    grid.hidden_rows.append(9)
    grid.table(
        rows="""
        5  | place=총계 | total
        6  | place=경기도 소계 | code=KR-41 | total
        7  | place=경기도 수원시 | code=41110
        8  | place=경기도 광주시 | code=41610
        9  | place=경기도 하남시 | code=41450
        10 | place=충청남도 소계 | code=KR-44 | total
        11 | place=충청남도 천안시 | code=44130
        12 | place=충청남도 아산시 | code=44200
        """,
        columns="""
        C | label=2021년 | when=2021
        D | label=2022년 / 상반기 | when=2022-H1
        E | label=2022년 / 하반기 | when=2022-H2
        F | label=2023년 상반기 | when=2023-H1
        """,
        shared="unit=count",
    )
    return Office("province_halves.xlsx", [grid])


PROVINCE_STACKED = """
스마트공장 주요 통계

1. 연도별 보급 현황
연도          | 보급 수(개) | 예산(억원) | 누적 보급(개)
2019          | 210         | 150.5      | 700
2020          | 305         | 201        | 1005
2021          | 330         | 207        | 1335

2. 시군별 신청·선정 현황(2022년)
시군          | 신청(개사) | 선정(개사)
계            | 300        | 162
포항시        | 90         | 50
구미시        | 120        | 70
군위군        | 10         | 4
경주시        | 80         | 38

3. 2022년 분기별 점검 실적
              |            |            |            | (단위: 건)
구분          | 1/4분기    | 2/4분기    | 3/4분기    | 4/4분기
현장점검      | 12         | 30         | 41         | 18
전문가 컨설팅 | -          | 9          | 22         | '7
※ 4/4분기는 11월까지의 실적
"""


def province_stacked() -> Office:
    """Three tables under each other: by year, by municipality, by quarter; only the sheet's name says the province."""
    grid = Grid("경상북도")
    grid.put("A1", PROVINCE_STACKED)
    grid.table(
        rows="5 | when=2019\n 6 | when=2020\n 7 | when=2021",
        columns="""
        B | label=@4 | unit=count
        C | label=@4 | unit=KRW | times=100000000
        D | label=@4 | unit=count
        """,
        shared="place=경상북도",
    )
    grid.table(
        rows="""
        11 | place=계 | total
        12 | place=포항시 | code=47110
        13 | place=구미시 | code=47190
        14 | place=군위군 | code=47720
        15 | place=경주시 | code=47130
        """,
        columns="B-C | label=@10",
        shared="when=2022 | unit=count",
    )
    grid.table(
        rows="20-21 | label=@A",
        columns="""
        B | label=@19 | when=2022-Q1
        C | label=@19 | when=2022-Q2
        D | label=@19 | when=2022-Q3
        E | label=@19 | when=2022-Q4
        """,
        texts="'7 | value=7",
        shared="place=경상북도 | unit=count",
    )
    return Office("province_stacked.xlsx", [grid])


def side_by_side() -> Office:
    """Two tables beside each other with titles of their own, a third below them."""
    grid = Grid("현황")
    grid.put(
        "B1",
        """
<2021년 수준별 구축>  |        |  | <2022년 지역별 구축> |        |
                      | (단위: 개) |  |                 |        | (단위: 개, 억원)
수준                  | 구축 수 |  | 시도                 | 구축(개) | 사업비(억원)
기초                  | 410    |  | 광주광역시           | 101    | 50.5
고도화                | 35     |  | 대전광역시           | 88     | 41
합계                  | 445    |  | 합계                 | 189    | 91.5
주: 중복 지원 제외

<2023년 지역별 구축>
시도                  | 신규(개) | 고도화(개)
광주광역시            | 60     | 14
대전광역시            | -      | 9
        """,
    )
    grid.table(
        rows="4-5 | label=@B\n 6 | label=@B | total",
        columns="C | label=@3",
        shared="when=2021 | unit=count",
    )
    grid.table(
        rows="4-5 | place=@E\n 6 | place=@E | total",
        columns="F | label=@3 | unit=count\n G | label=@3 | unit=KRW | times=100000000",
        shared="when=2022",
    )
    grid.table(rows="11-12 | place=@B", columns="C-D | label=@10", shared="when=2023 | unit=count")
    return Office("side_by_side.xlsx", [grid])


def key_and_value() -> Office:
    """A sheet of keys and values, with words and a date among them; province and year in the title."""
    grid = Grid("요약")
    grid.put(
        "A1",
        """
2023년 경상북도 스마트공장 사업 요약

사업명        | 스마트공장 보급·확산
지원기업 수   | 162        | 개사
총사업비      | 207.5      | 억원
 - 국비       | 100        | 억원
집행률        | 97.5       | %
신규 고용     | 1,204명
담당부서      | 소재부품과
작성일        | @2024-01-15
        """,
    )
    grid.table(
        rows="""
        4 | label=@A | unit=count
        5 | label=@A | unit=KRW | times=100000000
        6 | label=@A | unit=KRW | times=100000000
        7 | label=@A | unit=share | times=0.01
        8 | label=@A | unit=person
        """,
        columns="B",
        texts="1,204명 | value=1204",
        shared="place=경상북도 | when=2023",
    )
    return Office("key_and_value.xlsx", [grid])


def yearly_sheets() -> Office:
    """The same table on a sheet per year, only the sheet's name says which; the last sheet is hidden."""
    grids = [Grid("2021년"), Grid("2022년"), Grid("2023년(작업중)", hidden=True)]
    figures = (("31 | 40", "12 | 15.5"), ("33 | 44", "- | 16"), ("30 | 41", "11 | *"))
    for grid, (first, second) in zip(grids, figures, strict=True):
        grid.put("A1", "지역별 지원 실적")
        grid.put("A3", f"지역 | 지원(개사) | 융자(억원)\n 강원 | {first}\n 충북 | {second}")
        grid.table(
            rows="4-5 | place=@A",
            columns="B | label=@3 | unit=count\n C | label=@3 | unit=KRW | times=100000000",
            shared=f"when={grid.name[:4]}",
        )
    return Office("yearly_sheets.xlsx", grids)


TOTALS_OF_YEARS = """
경상북도 스마트공장 보급 실적

연도 | 보급(개) | 예산(억원)
2021 | 330      | 207
2022 | 162      | 110.5
합계 | 492      | 317.5
"""


def totals_of_years() -> Office:
    """Years as rows with their sum below; on a second sheet the sum first, then years as numbers, then a change."""
    rows = Grid("연도별")
    rows.put("A1", TOTALS_OF_YEARS)
    rows.table(
        rows="4 | when=2021\n 5 | when=2022\n 6 | label=합계 | total",
        columns="B | label=@3 | unit=count\n C | label=@3 | unit=KRW | times=100000000",
        shared="place=경상북도",
    )
    columns = Grid("시도별")
    columns.put(
        "A1",
        """
(단위: 개)
연번 | 지역 | 총계 | 2021 | 2022 | 증감
1    | 경북 | 492  | 330  | 162  | △168
2    | 경남 | 610  | 300  | 310  | 10
계   |      | 1102 | 630  | 472  | △158
        """,
    )
    columns.table(
        rows="3-4 | place=@B\n 5 | place=계 | total",
        columns="""
        C | label=@2 | total
        D | label=@2 | when=2021
        E | label=@2 | when=2022
        F | label=@2
        """,
        texts="△168 | value=-168\n △158 | value=-158",
        shared="unit=count",
    )
    return Office("totals_of_years.xlsx", [rows, columns])


OFFICES = (totals_of_years, province_halves, province_stacked, side_by_side, key_and_value, yearly_sheets)
