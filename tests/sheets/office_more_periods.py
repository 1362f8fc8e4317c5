"""More tables whose headers speak of time: triples per year, months, quarters, halves, changes, pages of print."""

from __future__ import annotations

from tests.sheets.office_grid import Grid
from tests.sheets.office_writers import Office

KOSIS_PERIODS = """
시도코드 | 시도별(1)  | 시점 | 사업체수 (개) | 종사자수 (명) | 부가가치 (십억원)
'00      | 전국       | 2020 | 70210         | 2950100       | 545301.2
         |            | 2021 | 70888         | 2931000       | 610022
'11      | 서울특별시 | 2020 | 4010          | 91020         | 8010.4
         |            | 2021 | 3990          | 90111         | …
'31      | 경기도     | 2020 | 25100         | 870300        | 160100.5
         |            | 2021 | 25333         | 881000        | 171205
'37      | 경상북도   | 2020 | 5120          | X             | 47001
         |            | 2021 | 5090          | 218000        | -
"""


def kosis_periods() -> Office:
    """A code column of the statistics office (31 is Gyeonggi there), places merged down over two years each."""
    grid = Grid("데이터")
    grid.put("A1", KOSIS_PERIODS)
    grid.merged += [f"{column}{row}:{column}{row + 1}" for row in (2, 4, 6, 8) for column in "AB"]
    grid.table(
        rows="""
        2 | place=전국 | when=2020 | total
        3 | place=전국 | when=2021 | total
        4 | place=서울특별시 | when=2020
        5 | place=서울특별시 | when=2021
        6 | place=경기도 | when=2020
        7 | place=경기도 | when=2021
        8 | place=경상북도 | when=2020
        9 | place=경상북도 | when=2021
        """,
        columns="""
        D | label=@1 | unit=count
        E | label=@1 | unit=person
        F | label=@1 | unit=KRW | times=1000000000
        """,
    )
    return Office("kosis_periods.xlsx", [grid])


PRINTED_PAGES = """
시도별 스마트공장 보급 현황(1/2)
      |      |      | (단위: 개)
시도  | 2020 | 2021 | 2022
서울  | 310  | 290  | 301
부산  | 512  | 498  | 455
대구  | 640  | 601  | 577
인천  | 420  | -    | 399

시도별 스마트공장 보급 현황(2/2)
      |      |      | (단위: 개)
시도  | 2020 | 2021 | 2022
대전  | 120  | 131  | 128
울산  | 200  | 188  | 190
합계  | 2202 | 1708 | 2050
"""


def printed_pages() -> Office:
    """Two pages of print below each other, years as numbers in both headers; then a header repeated in a long list."""
    pages = Grid("출력용")
    pages.put("B2", PRINTED_PAGES)
    years = "C | label=@4 | when=2020\n D | label=@4 | when=2021\n E | label=@4 | when=2022"
    pages.table(rows="5-8 | place=@B", columns=years, shared="unit=count")
    pages.table(rows="13-14 | place=@B\n 15 | place=@B | total", columns=years, shared="unit=count")
    listed = Grid("시군(반복 머리글)")
    listed.put(
        "A1",
        """
경기도 시군별 보급 현황 (단위: 개)
연번 | 시군   | 2021 | 2022
1    | 수원시 | 160  | 171
2    | 성남시 | 140  | 133
3    | 안양시 | 88   | 90
연번 | 시군   | 2021 | 2022
4    | 부천시 | 121  | X
5    | 화성시 | 402  | 451
        """,
    )
    listed.table(
        rows="""
        3 | place=수원시 | code=41110
        4 | place=성남시 | code=41130
        5 | place=안양시 | code=41170
        7 | place=부천시 | code=41190
        8 | place=화성시 | code=41590
        """,
        columns="C | label=@2 | when=2021\n D | label=@2 | when=2022",
        shared="unit=count",
    )
    return Office("printed_pages.xlsx", [pages, listed])


YEAR_ON_YEAR = """
시·도별 스마트공장 도입 기업
           |        |        |      | (단위 : 개사)
시·도      | 2022년 | 2023년 | 전년 대비 |
           |        |        | 증감 | 증감률(%)
※ 2023년은 11월 1일까지 집계한 잠정치임
전국       | 5227   | 5193   | △34  | △0.7
서울특별시 | 1061   | 1102   | 41   | 3.9
대구광역시 | 2034   | 1988   | △46  | △2.3
충청남도   | 2132   | 2103   | ▲29  | ▲1.36
제주도     | -      | '12    | 12   | -
"""


def year_on_year() -> Office:
    """The change on the year before, with triangles; a note between header and body."""
    grid = Grid("도입기업")
    grid.put("A1", YEAR_ON_YEAR)
    grid.merged += ["A1:E1", "A3:A4", "B3:B4", "C3:C4", "D3:E3", "A5:E5"]
    grid.table(
        rows="6 | place=전국 | total\n 7-9 | place=@A\n 10 | place=@A | code=KR-49",
        columns="""
        B | label=@3 | when=2022 | unit=count
        C | label=@3 | when=2023 | unit=count
        D | label=전년 대비 / @4 | unit=count
        E | label=전년 대비 / @4 | unit=share | times=0.01
        """,
        texts="""
        △34   | value=-34
        △46   | value=-46
        ▲29   | value=-29
        △0.7  | value=-0.007
        △2.3  | value=-0.023
        ▲1.36 | value=-0.0136
        '12   | value=12
        """,
    )
    return Office("year_on_year.xlsx", [grid])


TECHNOPARK_KPI = """
테크노파크 핵심성과지표(KPI) 달성 현황

기관명          | 2022년     |            |        | 2023년     |            |        | 보정계수
                | 목표(개사) | 실적(개사) | 달성률 | 목표(개사) | 실적(개사) | 달성률 |
대전테크노파크  | 100        | 95         | 0.95   | 110        | 121        | 1.1    | 1.2
울산TP          | 80         | 80         | 1      | 90         | 72         | 0.8    | 1
충남 테크노파크 | 240        | 251        | 1.0458 | 250        | 254        | 1.016  | 0.95
제주테크노파크  | 20         | -          |        | 20         | 9          | 0.45   | 1.5
합계            | 440        | 426        | 0.9682 | 470        | 456        | 0.9702 |
"""


def technopark_kpi() -> Office:
    """Target, result and attainment per year of technoparks; attainment in percent format; a hidden last column."""
    grid = Grid("KPI")
    grid.put("B2", TECHNOPARK_KPI)
    grid.merged += ["B2:I2", "B4:B5", "C4:E4", "F4:H4", "I4:I5"]
    grid.formats |= {"E6:E10": "0.0%", "H6:H10": "0%", "C6:D10": "#,##0"}
    grid.hidden_columns.append("I")
    grid.table(
        rows="""
        6  | place=@B | code=tp-daejeon
        7  | place=@B | code=tp-ulsan
        8  | place=@B | code=tp-chungnam
        9  | place=@B | code=tp-jeju
        10 | place=@B | total
        """,
        columns="""
        C-D | label=2022년 / @5 | when=2022 | unit=count
        E   | label=2022년 / @5 | when=2022 | unit=share
        F-G | label=2023년 / @5 | when=2023 | unit=count
        H   | label=2023년 / @5 | when=2023 | unit=share
        I   | label=보정계수
        """,
    )
    return Office("technopark_kpi.xlsx", [grid])


OFFICES = (kosis_periods, printed_pages, year_on_year, technopark_kpi)
