"""The many ways to write years, figures and footnotes in workbooks, and tables crossed both ways."""

from __future__ import annotations

from tests.sheets.office_grid import Grid
from tests.sheets.office_writers import Office


def year_notations() -> Office:
    """Each column says its year in another way, numbers among them."""
    grid = Grid("연도표기 모음")
    grid.put(
        "B3",
        """
스마트공장 보급 추이
지역 | FY2018 | 2019 | ''20년 | ’21 | 2022년도 | 2023.12월말 | 2014~2018 | 20241231 | 2020.1~6월
전국 | 7900   | 4757 | 7139   | 5300 | 5025    | 2000        | 7900      | 1950     | 3300
전남 | 310    | 190  | 201    | 180 | 177      | 80여        | 310       | 66p      | 90
경북 | 520    | 300  | 330    | -   | 260      | 95          | '520      | '71      | 155
        """,
    )
    grid.put("B8", "주) 2024년은 잠정치(p)")
    grid.put("J2", "(단위 : 개)")
    grid.table(
        rows="5 | place=전국 | total\n 6-7 | place=@B",
        columns="""
        C | label=@4 | when=2018
        D | label=@4 | when=2019
        E | label=@4 | when=2020
        F | label=@4 | when=2021
        G | label=@4 | when=2022
        H | label=@4 | when=2023-12
        I | label=@4 | when=2014/2018
        J | label=@4 | when=2024-12
        K | label=@4 | when=2020-H1
        """,
        texts="80여 | value=80 | mark=여\n 66p | value=66 | mark=p\n '520 | value=520\n '71 | value=71",
        shared="unit=count",
    )
    return Office("year_notations.xlsx", [grid])


FOOTNOTES = """
[표 3-2] 2020년 지역별 실태조사 결과
지역     | 응답 수       | 전년 대비 증감 | 참여 기업¹⁾(개사) | 매출 증가율(%)
경북1)   | １，２３４    | △45            | 523*              | 1.5~2
세종*    | ␣95␣          | '(12)          | '1,050 1)         | ▲0.8
제주     | '12␣345       | ▲7             | '5,234p           | '10.0%
울산 2)  | ２０          | 3              | X                 | -
계       | '13,694       | '-61           | '6,807            | …
주: 1) 복수 응답 포함   2) 일부 지역 제외
* 표본이 작아 해석에 유의
"""


def footnotes() -> Office:
    """Footnote marks on names and figures, figures typed as text in every way, no unit for the first columns."""
    grid = Grid("Sheet1")
    grid.put("A1", FOOTNOTES)
    grid.table(
        rows="""
        3 | place=@A | code=KR-47
        4 | place=@A | code=KR-50
        5 | place=제주
        6 | place=@A | code=KR-31
        7 | place=계 | total
        """,
        columns="""
        B-C | label=@2
        D   | label=@2 | unit=count
        E   | label=@2 | unit=share
        """,
        texts="""
        １，２３４  | value=1234
        ␣95␣        | value=95
        '12␣345     | value=12345
        ２０        | value=20
        '13,694     | value=13694
        △45         | value=-45
        '(12)       | value=-12
        ▲7          | value=-7
        '-61        | value=-61
        523*        | value=523 | mark=*
        '1,050 1)   | value=1050 | mark=1)
        '5,234p     | value=5234 | mark=p
        '6,807      | value=6807
        1.5~2       | value=0.015 | value_high=0.02
        ▲0.8        | value=-0.008
        '10.0%      | value=0.1
        """,
        shared="when=2020",
    )
    return Office("footnotes.xlsx", [grid])


QUARTERS_AND_MONTHS = """
전국 제조업 생산 추이
구 분              | 2022 |       |       |       | 2023  |
                   | 1분기 | 2분기 | 3분기 | 4분기 | 1분기 | 2분기
생산지수(2020=100) | 104.1 | 107.3 | 105   | 106.2 | 101.1 | 103.9
전년동기비(%)      | 3.2   | 4.1   | ▲0.4  | △1.25 | -2.9  | -3.2
"""


def quarters_and_months() -> Office:
    """Quarters under merged years for the nation alone; on a second sheet months as rows, the year once."""
    quarters = Grid("분기")
    quarters.put("A2", QUARTERS_AND_MONTHS)
    quarters.merged += ["A2:G2", "A3:A4", "B3:E3", "F3:G3"]
    periods = ["2022-Q1", "2022-Q2", "2022-Q3", "2022-Q4", "2023-Q1", "2023-Q2"]
    quarters.table(
        rows="5 | label=@A\n 6 | label=@A | unit=share | times=0.01",
        columns="\n".join(f"{c} | label={p[:4]} / @4 | when={p}" for c, p in zip("BCDEFG", periods, strict=True)),
        texts="▲0.4 | value=-0.004\n △1.25 | value=-0.0125",
        shared="place=전국",
    )
    months = Grid("월별")
    months.put(
        "A1",
        """
월별 수출 추이
            |     || (단위: 백만달러, %)
연도  | 월  | 수출액(백만달러) | 증감률(%)
2023년 | 11월 | 1200.5 | 7.7
       | 12월 | 1310   | △0.1
2024년 | 1월 | 1188    | -
       | 2월 | '1,201.5 | 0.2
        """,
    )
    months.merged += ["A4:A5", "A6:A7"]
    months.table(
        rows="4 | when=2023-11\n 5 | when=2023-12\n 6 | when=2024-01\n 7 | when=2024-02",
        columns="C | label=@3 | unit=백만달러\n D | label=@3 | unit=share | times=0.01",
        texts="△0.1 | value=-0.001\n '1,201.5 | value=1201.5",
    )
    return Office("quarters_and_months.xlsx", [quarters, months])


CROSSED_ROWS = """
표 2-1 지역·단계별 추진 현황 (2020~2021년)
                       ||| (단위: 건)
지역 | 단계 | 2020     | 2021
서울 | 신청 | 100      | 120
     | 선정 | 40       | 51
     | 소계 | 140      | 171
충북 | 신청 | 61       | 70
     | 선정 | -        | 33
     | 소계 | 61       | 103
합계 |      | 201      | 274
"""


def crossed_rows() -> Office:
    """Region × stage as rows, regions merged down; on a second sheet years over regions as columns."""
    rows = Grid("2-1")
    rows.put("B2", CROSSED_ROWS)
    rows.merged += ["B2:E2", "B5:B7", "B8:B10", "B11:C11"]
    rows.table(
        rows="""
        5-6 | place=서울 | label=@C
        7   | place=서울 | label=@C | total
        8-9 | place=충북 | label=@C
        10  | place=충북 | label=@C | total
        11  | place=합계 | total
        """,
        columns="D | label=@4 | when=2020\n E | label=@4 | when=2021",
        shared="unit=count",
    )
    columns = Grid("2-2")
    columns.put(
        "A1",
        """
(단위: 건)
구분 | 2021 |      |      | 2022 |
     | 서울 | 부산 | 제주 | 서울 | 부산
신청 | 11   | 20   | 3    | 14   | 22
선정 | 5    | 9    | X    | 6    | 10
        """,
    )
    columns.merged += ["A2:A3", "B2:D2", "E2:F2"]
    columns.table(
        rows="4-5 | label=@A",
        columns="B-D | label=2021 / @3 | place=@3 | when=2021\n E-F | label=2022 / @3 | place=@3 | when=2022",
        shared="unit=count",
    )
    return Office("crossed_rows.xlsx", [rows, columns])


OFFICES = (year_notations, footnotes, quarters_and_months, crossed_rows)
