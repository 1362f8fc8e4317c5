"""Tables as the ministry, technoparks and the National Assembly's answers have them."""

from __future__ import annotations

from tests.sheets.office_grid import Grid
from tests.sheets.office_writers import Office


def ministry_crossed() -> Office:
    """Region × level, starting at C2: the day in the title, the unit beside it, totals in a row and a column."""
    grid = Grid("붙임1(시도별)")
    grid.put(
        "C2",
        """
2. 스마트공장 보급·확산 사업 지역·수준별 구축 현황
(2021.12월말 기준, 단위: 개사)

구   분  | 구축 수준 |       |       |        | 합  계
         | 기초      | 중간1 | 중간2 | 고도화 |
전국     | 8100      | 1900  | 240   | 12     | 10252
수도권   | 4000      | 900   | 120   | 5      | 5025
서울     | 900       | 150   | 11    | -      | 1061
인천     | 1100      | 250   | 29    | 1      | 1380
경기     | 2000      | 500   | 80    | 4      | 2584
비수도권 | 4100      | 1000  | 120   | 7      | 5227
대구     | 1600      | 380   | 52    | 2      | 2034
경남     | 2500      | 620   | 68    | 5      | 3193

※ 중간2 이상은 대표기업 동반 구축을 포함함
자료: 중소벤처기업부(가상)
        """,
    )
    grid.merged += ["C2:H2", "C3:H3", "C5:C6", "D5:G5", "H5:H6"]
    grid.table(
        rows="""
        7     | place=전국 | total
        8     | place=수도권 | total
        9-11  | place=@C
        12    | place=비수도권 | total
        13-14 | place=@C
        """,
        columns="D-G | label=구축 수준 / @6\n H | label=합 계 | total",
        shared="when=2021-12 | unit=count",
    )
    return Office("ministry_crossed.xlsx", [grid])


def ministry_budget() -> Office:
    """Several units in one table: the headers say which; shares in percent format and as plain percents; an error."""
    grid = Grid("예산집행")
    grid.put(
        "A1",
        """
2022년도 스마트제조혁신 지역별 예산 집행 실적

                                                             |||||||| (단위: 개, 백만원, %)
지역    | 구축⏎(개) | 예산(백만원) |        |       | 집행률(%) | 국비<br>비중(%) | 민간부담⏎(천원) | 1개당(백만원)
        |           | 국비         | 지방비 | 소계  |           |                 |                 |
합계    | 510       | 31200.5      | 14000  | 45200.5 | 0.952   | 69.03           | 12500300        | 88.6
울산    | 110       | 7200         | 3000   | 10200 | 0.9       | 70.6            | 2500100         | 92.7
충북    | 250       | 16000.5      | 8000   | 24000.5 | 1       | 66.7            | 7000200         | 96
제주    | 0         | 0            | 0      | 0     | #DIV/0!   | #DIV/0!         | 0               | #DIV/0!
전남    | 150       | 8000         | 3000   | 11000 | 0.8765    | 72.7            | 3000000         | 73.3
        """,
    )
    grid.merged += ["A1:I1", "A4:A5", "B4:B5", "C4:E4", "F4:F5", "G4:G5", "H4:H5", "I4:I5"]
    grid.formats |= {"F6:F10": "0.0%", "B6:D10": "#,##0"}
    grid.table(
        rows="6 | place=합계 | total\n 7-10 | place=@A",
        columns="""
        B   | label=구축 (개) | unit=count
        C-D | label=예산(백만원) / @5 | unit=KRW | times=1000000
        E   | label=예산(백만원) / @5 | unit=KRW | times=1000000 | total
        F   | label=집행률(%) | unit=share
        G   | label=국비 비중(%) | unit=share | times=0.01
        H   | label=민간부담 (천원) | unit=KRW | times=1000
        I   | label=1개당(백만원) | unit=KRW | times=1000000
        """,
        shared="when=2022",
    )
    return Office("ministry_budget.xlsx", [grid])


TECHNOPARK_RESULTS = """
2023년 테크노파크별 스마트공장 지원 성과

연번 | 기관코드 | 기관명             | 지원기업    | 생산성 향상 | 불량률 증감(%) | 매출 증가    | 신규고용(명) | 만족도
1    | 6101     | 경북테크노파크     | 80여개사    | 10~20%      | △12.3          | 43.38억원    | 120          | 91.2
2    | 6102     | 포항테크노파크     | 35          | 15%         | ▲3             | 약 12억원    | 31           | 88
3    | 6103     | 대구TP             | 142         | 7~9.5%      | -1.5           | 1억 2,300만원 | '1,204       | 90.5
4    | 6104     | 경기대진테크노파크 | 12          |             | '2.0           | 2천만원      | -            | 79.9
합계 |          |                    | 269         |             |                | 69억원       | 1355         |
"""


def technopark_results() -> Office:
    """Technoparks with a numbering and a code column; values as people type them; units in number formats."""
    grid = Grid("TP별 성과")
    grid.put("B2", TECHNOPARK_RESULTS)
    grid.merged += ["B2:J2", "B9:D9"]
    grid.formats |= {"E5:E9": '#,##0"개사"', "J5:J8": '0.0"%"'}
    grid.table(
        rows="""
        5 | place=@D | code=tp-gyeongbuk
        6 | place=@D | code=tp-pohang
        7 | place=@D | code=tp-daegu
        8 | place=@D | code=tp-gyeonggi-daejin
        9 | place=합계 | total
        """,
        columns="""
        E | label=@4 | unit=count
        F | label=@4 | unit=share
        G | label=@4 | unit=share | times=0.01
        H | label=@4 | unit=KRW
        I | label=@4 | unit=person
        J | label=@4 | unit=share | times=0.01
        """,
        texts="""
        80여개사      | value=80 | mark=여
        10~20%        | value=0.1 | value_high=0.2
        15%           | value=0.15
        7~9.5%        | value=0.07 | value_high=0.095
        △12.3         | value=-0.123
        ▲3            | value=-0.03
        '2.0          | value=0.02
        43.38억원     | value=4338000000
        약 12억원     | value=1200000000 | mark=약
        1억 2,300만원 | value=123000000
        2천만원       | value=20000000
        69억원        | value=6900000000
        '1,204        | value=1204
        """,
        shared="when=2023",
    )
    return Office("technopark_results.xlsx", [grid])


def assembly_answer() -> Office:
    """An answer to the National Assembly: prose, provinces as columns, units in the rows, one column hidden."""
    grid = Grid("요구자료 12번")
    grid.put(
        "A1",
        """
국정감사 요구자료
요구의원 : ○○○ 의원
1. 시도별 스마트공장 신청·선정 현황을 제출하여 주시기 바랍니다.

□ 시도별 신청·선정 현황 (2023년 6월말 기준)
구  분       | 서울 | 부산 | 경기 | 강원 | 전북 | 제주 | 계
신청(개사)   | 310  | 402  | 1204 | 88   | 190  | 21   | 2215
선정(개사)   | 151  | 220  | 640  | 40   | 95   | -    | 1146
선정률(%)    | 48.7 | 54.7 | 53.2 | 45.5 | 50   | -    | 51.7
총예산(억원) | 75.5 | 110  | 320  | 20   | 47.5 | -    | 573

※ 선정률 = 선정 ÷ 신청 × 100
담당: 제조혁신과 (☎ 044-204-1234)
        """,
    )
    grid.merged += ["A1:H1", "A5:H5"]
    grid.hidden_columns.append("G")
    grid.table(
        rows="""
        7-8 | label=@A | unit=count
        9   | label=@A | unit=share | times=0.01
        10  | label=@A | unit=KRW | times=100000000
        """,
        columns="B-G | label=@6 | place=@6\n H | label=@6 | place=@6 | total",
        shared="when=2023-06",
    )
    return Office("assembly_answer.xlsx", [grid])


OFFICES = (ministry_crossed, ministry_budget, technopark_results, assembly_answer)
