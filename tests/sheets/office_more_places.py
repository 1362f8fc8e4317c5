"""More tables by place: groups of provinces, names in two languages, provinces as columns, money of several payers."""

from __future__ import annotations

from tests.sheets.office_grid import Grid
from tests.sheets.office_writers import Office

YEARBOOK = """
3. 제조업 현황(2022)
Manufacturing by Province
시도별⏎Province | 사업체수(개)⏎Establishments | 종사자(명) Workers |            | 출하액(억원)⏎Shipment
                |                              | 남 Male            | 여 Female  |
합계⏎Total      | 15220                        | 402100             | 150030     | 2104455.5
서울⏎Seoul      | 4001                         | 50100              | 39020      | 91020
인천 Incheon    | 5210                         | 130000             | 42000      | 803300
충남⏎Chungnam   | 3009                         | 140000             | 41010      | 1210135.5
제주 Jeju       | …                            | X                  | -          | 0
"""


def yearbook() -> Office:
    """A statistical yearbook in Korean and English, Excel 97–2003; on a second sheet a table of one figure."""
    grid = Grid("3-1")
    grid.put("A1", YEARBOOK)
    grid.merged += ["A1:E1", "A3:A4", "B3:B4", "C3:D3", "E3:E4"]
    grid.table(
        rows="""
        5 | place=합계 Total | code=none | total
        6 | place=@A | code=KR-11
        7 | place=@A | code=KR-28
        8 | place=@A | code=KR-44
        9 | place=@A | code=KR-49
        """,
        columns="""
        B   | label=@3 | unit=count
        C-D | label=종사자(명) Workers / @4 | unit=person
        E   | label=@3 | unit=KRW | times=100000000
        """,
        shared="when=2022",
    )
    tiny = Grid("참고")
    tiny.put("B2", "지역 | 입주기업(개)\n세종 | 41")
    tiny.table(rows="3 | place=세종", columns="C | label=@2 | unit=count")
    return Office("yearbook.xls", [grid, tiny])


BUDGET_SOURCES = """
충청북도 시·군별 스마트공장 사업비

시·군  | 2023년 예산(백만원) |        |        |      | 2023년 집행(천원) |        |        |          | 비고
       | 국비                | 지방비 | 자부담 | 계   | 국비              | 지방비 | 자부담 | 계       |
합계   | 1200                | 600    | 1300.5 | 3100.5 | 1180500         | 590000 | 1299000 | 3069500 |
청주시 | 800                 | 400    | 900    | 2100 | 800000            | 400000 | 899000 | 2099000  | 3건 이월
충주시 | 300                 | 150    | 300.5  | 750.5 | 280500 | 140000 | 300000 | 720500 | 국비 반납(19,500천원)
진천군 | 100                 | 50     | 100    | 250  | 100000            | 50000  | 100000 | 250000   |
괴산군 | -                   | -      | 0      | 0    | -                 | -      | 0      | 0        | 미신청
"""


def budget_sources() -> Office:
    """Money by payer, budget in millions beside spending in thousands; remarks with figures in them; column numbers."""
    grid = Grid("사업비")
    grid.put("A1", BUDGET_SOURCES)
    grid.merged += ["A1:J1", "A3:A4", "B3:E3", "F3:I3", "J3:J4"]
    grid.table(
        rows="""
        5 | place=합계 | total
        6 | place=청주시 | code=43110
        7 | place=충주시 | code=43130
        8 | place=진천군 | code=43750
        9 | place=괴산군 | code=43760
        """,
        columns="""
        B-D | label=2023년 예산(백만원) / @4 | times=1000000
        E   | label=2023년 예산(백만원) / @4 | times=1000000 | total
        F-H | label=2023년 집행(천원) / @4 | times=1000
        I   | label=2023년 집행(천원) / @4 | times=1000 | total
        """,
        shared="when=2023 | unit=KRW",
    )
    numbered = Grid("열 번호")
    numbered.put(
        "A1",
        """
2024년 시도별 선정 결과
시도 | 신청(건) | 선정(건) | 미선정(건)
     | ①        | ②        | ③=①-②
울산 | 40       | 21       | 19
경북 | 130      | 88       | 42
        """,
    )
    numbered.table(rows="4-5 | place=@A", columns="B-D | label=@2 / @3", shared="when=2024 | unit=count")
    return Office("budget_sources.xlsx", [grid, numbered])


def indicators_by_row() -> Office:
    """Indicators as rows with a unit column, the nation and provinces as columns; figures typed as text."""
    grid = Grid("주요지표")
    grid.put(
        "A1",
        """
[참고 2] 지역별 주요 지표 (2022년)

구분        | 단위 | 전국       | 서울 | 대구     | 경북    | 경남
사업체 수   | 개   | '70,888␣   | '3,990␣ | '4,102␣ | '5,090␣ | '8,411␣
종사자 수   | 천명 | 2931       | 90.1 | 101.5    | 218     | 330
생산액      | 조원 | 1700.5     | 21   | 30.25    | 161     | 150.4
가동률      | %    | 72.4       | …    | 70.1     | 71.9    | 69
전력 사용량 | GWh  | 290100     | 1200 | 5010     | 30020.5 | -
자료: 가상통계
        """,
    )
    grid.table(
        rows="""
        4 | label=@A | unit=count
        5 | label=@A | unit=person | times=1000
        6 | label=@A | unit=KRW | times=1000000000000
        7 | label=@A | unit=share | times=0.01
        8 | label=@A | unit=GWh
        """,
        columns="C | place=@3 | label=@3 | total\n D-G | place=@3 | label=@3",
        texts="""
        '70,888␣ | value=70888
        '3,990␣  | value=3990
        '4,102␣  | value=4102
        '5,090␣  | value=5090
        '8,411␣  | value=8411
        """,
        shared="when=2022",
    )
    return Office("indicators_by_row.xlsx", [grid])


def region_groups() -> Office:
    """Groups merged down over their provinces, units in a header row of their own; then years merged down."""
    return Office("region_groups.xlsx", [groups(), years_at_left()])


def groups() -> Grid:
    """Draw groups of provinces with subtotals."""
    grid = Grid("권역별")
    grid.put(
        "B2",
        """
2023년 권역별 스마트공장 구축 실적

권역     | 시도 | 구축 수 | 예산     | 집행률
         |      | (개)    | (백만원) | (%)
합계     |      | 745     | 40010    | 95.1
수도권   | 서울 | 40      | 2100     | 98
         | 인천 | 110     | 6000.5   | 93.3
         | 경기 | 300     | 15000    | 97
         | 소계 | 450     | 23100.5  | 96.2
비수도권 | 대전 | 45      | 2409.5   | 99
         | 충북 | 250     | 14500    | -
         | 소계 | 295     | 16909.5  | 93
        """,
    )
    grid.merged += ["B2:F2", "B4:B5", "C4:C5", "B6:C6", "B7:B10", "B11:B13"]
    grid.table(
        rows="""
        6  | place=합계 | total
        7  | place=수도권 서울 | code=KR-11
        8  | place=수도권 인천 | code=KR-28
        9  | place=수도권 경기 | code=KR-41
        10 | place=수도권 소계 | code=none | total
        11 | place=비수도권 대전 | code=KR-30
        12 | place=비수도권 충북 | code=KR-43
        13 | place=비수도권 소계 | code=none | total
        """,
        columns="""
        D | label=@4 / @5 | unit=count
        E | label=@4 / @5 | unit=KRW | times=1000000
        F | label=@4 / @5 | unit=share | times=0.01
        """,
        shared="when=2023",
    )
    return grid


def years_at_left() -> Grid:
    """Draw years merged down over provinces, each with its sum first."""
    grid = Grid("연도별")
    grid.put(
        "A1",
        """
연도 | 시도 | 신청(건) | 선정(건)
2022 | 계   | 300      | 130
     | 부산 | 100      | 60
     | 대구 | 200      | 70
2023 | 계   | 290      | 141
     | 부산 | 90       | 61
     | 대구 | 200      | 80
        """,
    )
    grid.merged += ["A2:A4", "A5:A7"]
    grid.table(
        rows="""
        2   | when=2022 | place=@B | total
        3-4 | when=2022 | place=@B
        5   | when=2023 | place=@B | total
        6-7 | when=2023 | place=@B
        """,
        columns="C-D | label=@1",
        shared="unit=count",
    )
    return grid


OFFICES = (yearbook, budget_sources, indicators_by_row, region_groups)
