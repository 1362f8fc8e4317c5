"""Tables as the statistics office exports them, and tables about subjects that the catalog does not know."""

from __future__ import annotations

from tests.sheets.office_grid import Grid
from tests.sheets.office_writers import Office

KOSIS_ESTABLISHMENTS = """
시도별(1)      | '2021          |           |           |               |           |           | '2022
 | 사업체수 (개) |  |  | 종사자수 (명) |  |  | 사업체수 (개) |  |  | 종사자수 (명)
               | 계 | 50인 미만 | 50인 이상 | 계 | 50인 미만 | 50인 이상 | 계 | 50인 미만 | 50인 이상
전국 | 7310 | 6900 | 410 | 93000 | 61000 | 32000 | 7450 | 7020 | 430 | 95100
서울특별시 | 1210 | 1180 | 30 | 9100 | 7600 | 1500 | 1190 | 1161 | 29 | 8990
부산광역시 | 1305 | 1240 | 65 | 15020 | 11000 | 4020 | 1333 | 1264 | 69 | 15210
세종특별자치시 | 95 | 95 | - | X | X | - | 101 | 99 | X | X
경기도 | 3350 | 3160 | 190 | 48700 | 30900 | 17800 | 3420 | 3220 | 200 | 49800
강원특별자치도 | 350 | 330 | 20 | 5180 | 3700 | 1480 | 361 | 341 | 20 | 5222
제주특별자치도 | 1000 | 895 | 105 | … | 7800 | … | 1045 | 935 | 110 | …
"""


def kosis_establishments() -> Office:
    """Three header rows merged (year, item, size), a place column, suppressed cells, a second sheet of words."""
    data = Grid("데이터")
    data.put("A1", KOSIS_ESTABLISHMENTS)
    data.merged += ["A1:A3", "B1:G1", "H1:K1", "B2:D2", "E2:G2", "H2:J2", "K2:K3"]
    data.table(
        rows="4 | place=전국 | total\n 5-10 | place=@A",
        columns="""
        B   | label=2021 / 사업체수 (개) / @3 | when=2021 | unit=count | total
        C-D | label=2021 / 사업체수 (개) / @3 | when=2021 | unit=count
        E   | label=2021 / 종사자수 (명) / @3 | when=2021 | unit=person | total
        F-G | label=2021 / 종사자수 (명) / @3 | when=2021 | unit=person
        H   | label=2022 / 사업체수 (개) / @3 | when=2022 | unit=count | total
        I-J | label=2022 / 사업체수 (개) / @3 | when=2022 | unit=count
        K   | label=2022 / 종사자수 (명) | when=2022 | unit=person
        """,
    )
    about = Grid("메타정보")
    about.put(
        "A1",
        """
○ 통계표ID    | DT_9K52999
○ 통계표명    | 시도·종사자규모별 사업체수, 종사자수
○ 조회기간    | [년] 2021~2022
○ 출처        | 「전국사업체조사」, 가상기관
○ 자료다운일자 | 2023.05.01 10:11
        """,
    )
    return Office("kosis_establishments.xlsx", [data, about])


def kosis_codes() -> Office:
    """Codes glued to places, a unit column, the years as columns, the last one provisional; commas and a BOM."""
    grid = Grid("")
    grid.put(
        "A1",
        """
행정구역별<br>(시도)      | 산업별            | 항목     | 단위   | 2021 년 | 2022 년 | 2023⏎p)
BVXX100 전국             | C 제조업(10~34)   | 사업체수 | 개     | 41200   | 42310   | 43010
BVXX100 전국             | C 제조업(10~34)   | 매출액   | 백만원 | 1530400 | 1623000 | 1650120.5
BVXX130 강원특별자치도   | C 제조업(10~34)   | 사업체수 | 개     | 1020    | 1033    | 1051
BVXX130 강원특별자치도   | C 제조업(10~34)   | 종사자수 | 명     | 21004   | 20999   | X
BVXX130 강원특별자치도   | C 제조업(10~34)   | 매출액   | 백만원 | 30210.4 | 31200   | X
BVXX130 강원특별자치도   | C 제조업(10~34)   | 가동률   | %      | 71.5    | 70.9    | 72.25
BVXX150 전북특별자치도   | C 제조업(10~34)   | 사업체수 | 개     | 1990    | 2004    | 2011
BVXX150 전북특별자치도   | C 제조업(10~34)   | 가동률   | %      | 68.4    | …       | -
        """,
    )
    grid.table(
        rows="""
        2 | place=@A | code=KR | label=@B / @C | unit=count | total
        3 | place=@A | code=KR | label=@B / @C | unit=KRW | times=1000000 | total
        4 | place=@A | code=KR-42 | label=@B / @C | unit=count
        5 | place=@A | code=KR-42 | label=@B / @C | unit=person
        6 | place=@A | code=KR-42 | label=@B / @C | unit=KRW | times=1000000
        7 | place=@A | code=KR-42 | label=@B / @C | unit=share | times=0.01
        8 | place=@A | code=KR-45 | label=@B / @C | unit=count
        9 | place=@A | code=KR-45 | label=@B / @C | unit=share | times=0.01
        """,
        columns="E | label=@1 | when=2021\n F | label=@1 | when=2022\n G | label=@1 | when=2023",
    )
    return Office("kosis_codes.csv", [grid], encoding="utf-8-sig")


def kosis_quarters() -> Office:
    """Quarters as columns in the statistics office's way of writing, provinces with number codes; commas and a BOM."""
    grid = Grid("")
    grid.put(
        "A1",
        """
시도별          | 2023.3/4 | 2023.4/4 | 2024.1/4 | 2024.2/4 p
00 전국         | 101.5    | 99.8     | 100.2    | 102
11 서울특별시   | 97.1     | 96.5     | 98       | 98.4
36 세종특별자치시 | 110.4  | …        | …        | 111.9
        """,
    )
    grid.table(
        rows="""
        2 | place=@A | code=KR | total
        3 | place=@A | code=KR-11
        4 | place=@A | code=KR-50
        """,
        columns="""
        B | label=@1 | when=2023-Q3
        C | label=@1 | when=2023-Q4
        D | label=@1 | when=2024-Q1
        E | label=@1 | when=2024-Q2
        """,
    )
    return Office("kosis_quarters.csv", [grid], encoding="utf-8-sig")


def culture() -> Office:
    """Cultural facilities by province, OpenDocument: merged years over items, square meters, a source below."""
    grid = Grid("문화시설")
    grid.put(
        "B2",
        """
시도별 문화기반시설 현황
                 |                |            |                | (단위: 개소, ㎡)
시 도            | 2020년         |            | 2021년         |
                 | 공공도서관(개소) | 연면적(㎡) | 공공도서관(개소) | 연면적(㎡)
합계             | 520            | 1310200    | 541            | 1377810.5
대전광역시       | 25             | 61000      | 26             | 63040
충청남도         | 63             | -          | 65             | 140200.5
제주특별자치도   | 22             | 41000      | 22             |
해외             | 1              | 350        | *              | *

주: 2021년 수치는 잠정치임
자료 : 가상문화부
        """,
    )
    grid.merged += ["B2:F2", "B4:B5", "C4:D4", "E4:F4"]
    grid.table(
        rows="6 | place=합계 | total\n 7-9 | place=@B\n 10 | place=해외 | code=none",
        columns="""
        C | label=2020년 / @5 | when=2020 | unit=count
        D | label=2020년 / @5 | when=2020 | unit=㎡
        E | label=2021년 / @5 | when=2021 | unit=count
        F | label=2021년 / @5 | when=2021 | unit=㎡
        """,
    )
    return Office("culture.ods", [grid])


def rice() -> Office:
    """Rice by province, Excel 97–2003: units as nobody else writes them, a percent-formatted column of shares."""
    grid = Grid("쌀 생산량")
    grid.put(
        "A1",
        """
2022년산 시도별 쌀 생산량
(단위: ha, kg, 톤, %)
시도       | 재배면적 (ha) | 10a당 수량 (kg) | 생산량 (톤) | 전년대비 증감률(%)
전국       | 727054        | 518             | 3763685     | -0.03
경기도     | 73000         | 501.5           | 366000      | -0.025
전라북도   | 109000        | 556             | 606040      | 0.0125
서울특별시 | 120           | …               | -           | X
울산광역시 | 3500          | 480             | 16800       | -0.1
※ 재배면적은 논벼 기준
        """,
    )
    grid.merged += ["A1:E1"]
    grid.formats["E4:E8"] = "0.0%"
    grid.table(
        rows="4 | place=전국 | total\n 5-8 | place=@A",
        columns="""
        B | label=@3 | unit=ha
        C | label=@3 | unit=kg
        D | label=@3 | unit=톤
        E | label=@3 | unit=share
        """,
        shared="when=2022",
    )
    return Office("rice.xls", [grid])


OFFICES = (kosis_establishments, kosis_codes, kosis_quarters, culture, rice)
