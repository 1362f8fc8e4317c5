"""More text files: a database's rows in English, a download with lines above and below, towns under their province."""

from __future__ import annotations

from tests.sheets.office_grid import Grid
from tests.sheets.office_writers import Office


def database_dump() -> Office:
    """A figure a row, names and units in English, thousands with commas in quotes; UTF-8 without a mark."""
    grid = Grid("")
    grid.put(
        "A1",
        """
id | region       | year | indicator           | value      | unit
1  | Korea        | 2022 | Factories supplied  | '5,025     | count
2  | Seoul        | 2022 | Factories supplied  | 301        | count
3  | Seoul        | 2022 | Budget              | '1,205,000 | KRW
4  | Gyeonggi-do  | 2022 | Factories supplied  | '1,204     | count
5  | Gyeonggi-do  | 2022 | Execution rate      | 97.1       | %
6  | Jeollabuk-do | 2023 | Factories supplied  | -          | count
7  | Jeollabuk-do | 2023 | New hires           | 88         | person
        """,
    )
    grid.table(
        rows="""
        2 | place=@B | code=KR | unit=count | total
        3 | place=@B | code=KR-11 | unit=count
        4 | place=@B | code=KR-11 | unit=KRW
        5 | place=@B | code=KR-41 | unit=count
        6 | place=@B | code=KR-41 | unit=share | times=0.01
        7 | place=@B | code=KR-45 | unit=count
        8 | place=@B | code=KR-45 | unit=person
        """.replace(" | unit", " | label=@D | when=@C | unit"),
        columns="E | label=@1",
        texts="'5,025 | value=5025\n '1,205,000 | value=1205000\n '1,204 | value=1204",
    )
    return Office("database_dump.csv", [grid])


INDUSTRIES = """
통계표ID | DT_9K5210
통계표명 | 산업중분류별 부가가치
조회기간 | [년] 2019~2022
자료다운일자 | 2024.03.04 10:22
(단위 : 십억원)

산업분류                    | 2019       | 2020      | 2021    | 2022p)
C10 식료품 제조업           | '29,104.5  | 30112     | 30990.1 | '31,200
C11 음료 제조업             | 5010       | …         | 5120    | 5090
C29 기타 기계 및 장비 제조업 | '48,200    | '47,010.2 | 51000   | 52000
C30 자동차 및 트레일러 제조업 | 55100     | 50990     | '53,100 | X

주: 1) 2022년은 잠정치임
2) 종사자 10인 이상 사업체 기준
출처: 「광업·제조업조사」, 가상기관
2024년 3월 4일 내려받음
"""


def industries() -> Office:
    """Industries with their codes by year; five lines above, four below; CP949 with commas."""
    grid = Grid("")
    grid.put("A1", INDUSTRIES)
    grid.table(
        rows="8-11 | label=@A",
        columns="""
        B | label=@7 | when=2019
        C | label=@7 | when=2020
        D | label=@7 | when=2021
        E | label=@7 | when=2022
        """,
        texts="""
        '29,104.5 | value=29104500000000
        '31,200   | value=31200000000000
        '48,200   | value=48200000000000
        '47,010.2 | value=47010200000000
        '53,100   | value=53100000000000
        """,
        shared="unit=KRW | times=1000000000",
    )
    return Office("industries.csv", [grid], encoding="cp949")


TOWNS_INDENTED = """
2022년 시·군별 스마트공장 현황

지역⏎(시·군) | 스마트공장⏎"기초" 구축 수⏎(개) | 예산,⏎지방비 포함(백만원) | 1사당 지원액(만원)
합계          | 410                             | '20,500.5                 | 5000
강원 소계     | 90                              | 4500.5                    | 5000.6
'  춘천시     | 40                              | 2000                      | 5000
'  원주시     | 50                              | 2500.5                    | 5001
경남 소계     | 320                             | '16,000                   | 5000
'  창원시     | 320                             | '16,000                   | 5000
'  통영시     | -                               | 0                         | …
"""


def towns_indented() -> Office:
    """Provinces' subtotals and their towns, set in, in one column; line breaks, quotes and commas in the headers."""
    grid = Grid("")
    grid.put("A1", TOWNS_INDENTED)
    grid.table(
        rows="""
        4  | place=합계 | total
        5  | place=강원 소계 | code=KR-42 | total
        6  | place=춘천시 | code=42110
        7  | place=원주시 | code=42130
        8  | place=경남 소계 | code=KR-48 | total
        9  | place=창원시 | code=48120
        10 | place=통영시 | code=48220
        """,
        columns="""
        B | label=@3 | unit=count
        C | label=@3 | unit=KRW | times=1000000
        D | label=@3 | unit=KRW | times=10000
        """,
        texts="'20,500.5 | value=20500500000\n '16,000 | value=16000000000",
        shared="when=2022",
    )
    return Office("towns_indented.csv", [grid])


OFFICES = (database_dump, industries, towns_indented)
