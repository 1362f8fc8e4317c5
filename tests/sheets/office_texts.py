"""Text files, long tables, and the many ways to write years and figures."""

from __future__ import annotations

from tests.sheets.office_grid import Grid
from tests.sheets.office_writers import Office

NEWSPAPER = """
<표> 지역별 스마트공장 보급 현황
(단위: 개)

지역     | 2019년     | 2020년    | 민간 투자액
경기     | 2천500개사 | 1만2660   | 2조 1,500억원
부산     | 8백        | '1,033    | 43.38억원
강원     | 약 300     | 410여     | 1억 2,300만원
광주시   | ２１２        | -         | 7천만원
기타     | '15        | '17       |
합계     | '3,827     | 1만4,120  |
자료=중소벤처기업부, 각 지방자치단체
"""


def newspaper() -> Office:
    """A newspaper's table pasted into a text file: numbers in words, names that mean two places; CP949, semicolons."""
    grid = Grid("")
    grid.put("A1", NEWSPAPER)
    grid.table(
        rows="""
        5-7 | place=@A
        8-9 | place=@A | code=none
        10  | place=@A | total
        """,
        columns="""
        B | label=@4 | when=2019 | unit=count
        C | label=@4 | when=2020 | unit=count
        D | label=@4 | unit=KRW
        """,
        texts="""
        2천500개사    | value=2500
        1만2660       | value=12660
        2조 1,500억원 | value=2150000000000
        8백           | value=800
        '1,033        | value=1033
        43.38억원     | value=4338000000
        약 300        | value=300 | mark=약
        410여         | value=410 | mark=여
        1억 2,300만원 | value=123000000
        7천만원       | value=70000000
        ２１２        | value=212
        '15           | value=15
        '17           | value=17
        '3,827        | value=3827
        1만4,120      | value=14120
        """,
    )
    return Office("newspaper.csv", [grid], encoding="cp949", delimiter=";")


def monthly() -> Office:
    """A month a row, nothing above the header, CP949 with tabs."""
    grid = Grid("")
    grid.put(
        "A1",
        """
기준월    | 신청(건)  | 선정(건) | 선정률
2024.01월 | '1,204    | 301      | 25%
2024.02월 | 990       | …        | X
2024.03월 | 1011      | 250      | 24.73%
2024.10월 | 870       | 199      | △0.5%
        """,
    )
    grid.table(
        rows="2 | when=2024-01\n 3 | when=2024-02\n 4 | when=2024-03\n 5 | when=2024-10",
        columns="B-C | label=@1 | unit=count\n D | label=@1 | unit=share",
        texts="""
        '1,204 | value=1204
        25%    | value=0.25
        24.73% | value=0.2473
        △0.5%  | value=-0.005
        X      | mark=X | unit=
        """,
    )
    return Office("monthly.csv", [grid], encoding="cp949", delimiter="\t")


def long_form() -> Office:
    """A figure a row: year, province (blank where repeated), municipality, category, value, unit; UTF-16 with tabs."""
    grid = Grid("")
    grid.put(
        "A1",
        """
연도 | 시도           | 시군구 | 구분   | 값     | 단위
2022 | 경상남도       | 소계   | 기초   | 300    | 개
2022 |                | 창원시 | 기초   | 210    | 개
2022 |                | 창원시 | 예산   | 1250.5 | 백만원
2022 |                | 김해시 | 기초   | 90     | 개
2022 |                | 김해시 | 집행률 | 88     | %
2022 | 전라북도       | 전주시 | 기초   | 45     | 개
2024 | 전북특별자치도 | 전주시 | 기초   | -      | 개
2024 | 전북특별자치도 | 익산시 | 고용   | 1.2    | 천명
        """,
    )
    grid.table(
        rows="""
        2 | place=경상남도 소계 | code=KR-48 | unit=count | total
        3 | place=경상남도 창원시 | code=48120 | unit=count
        4 | place=경상남도 창원시 | code=48120 | unit=KRW | times=1000000
        5 | place=경상남도 김해시 | code=48250 | unit=count
        6 | place=경상남도 김해시 | code=48250 | unit=share | times=0.01
        7 | place=전라북도 전주시 | code=45110 | unit=count
        8 | place=전북특별자치도 전주시 | code=52110 | unit=count
        9 | place=전북특별자치도 익산시 | code=52140 | unit=person | times=1000
        """.replace(" | unit", " | label=@D | when=@A | unit"),
        columns="E | label=@1",
    )
    return Office("long_form.tsv", [grid], encoding="utf-16", delimiter="\t")


def budget_pipe() -> Office:
    """Two header rows whose upper texts stand once, blanks to their right; places nobody knows; bars, UTF-8."""
    grid = Grid("")
    grid.put(
        "A1",
        """
지역     | 2021     |            | 2022     |
         | 과제(건) | 예산(천원) | 과제(건) | 예산(천원)
인천     | 12       | 1500300    | 14       | 1600000
충남     | X        | X          | 9        | 880500
공통     | 3        | 45000      | -        | 0
중구     | 1        | 9000       | 2        | 12000
합계     | 16       | 1554300    | 25       | 2492500
        """,
    )
    grid.table(
        rows="3-4 | place=@A\n 5-6 | place=@A | code=none\n 7 | place=@A | total",
        columns="""
        B | label=2021 / @2 | when=2021 | unit=count
        C | label=2021 / @2 | when=2021 | unit=KRW | times=1000
        D | label=2022 / @2 | when=2022 | unit=count
        E | label=2022 / @2 | when=2022 | unit=KRW | times=1000
        """,
    )
    return Office("budget_pipe.csv", [grid], delimiter="|")


def renamed() -> Office:
    """Provinces by their names of the time, days as dates, thousands of people, a hidden row."""
    grid = Grid("Sheet1")
    grid.put(
        "A2",
        """
기준일      | 시도명         | 사업체 수(개) | 종사자(천명)
@2020-12-31 | 전라북도       | 1800          | 31.5
@2020-12-31 | 강원도         | 990           | 14.2
@2022-12-31 | 강원도         | 1001          | 14.4
@2025-06-30 | 전북특별자치도 | 1905          | 33
@2025-06-30 | 강원특별자치도 | 1020          | …
        """,
    )
    grid.hidden_rows.append(5)
    grid.table(
        rows="3-4 | when=2020-12 | place=@B\n 5 | when=2022-12 | place=@B\n 6-7 | when=2025-06 | place=@B",
        columns="C | label=@2 | unit=count\n D | label=@2 | unit=person | times=1000",
    )
    return Office("renamed.xlsx", [grid])


OFFICES = (newspaper, monthly, long_form, budget_pipe, renamed)
