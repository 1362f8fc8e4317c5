"""More tables by month, quarter and half-year, and a survey without places."""

from __future__ import annotations

from tests.sheets.office_grid import Grid
from tests.sheets.office_writers import Office


def months_of_a_year() -> Office:
    """Twelve months and their sum as columns, the year in the title alone, then months as rows; OpenDocument."""
    grid = Grid("월별신청")
    grid.put(
        "A1",
        """
2023년 월별 스마트공장 지원 신청 현황
||||||||||||| (단위: 건)
지역 | 1월 | 2월 | 3월 | 4월 | 5월 | 6월 | 7월 | 8월 | 9월 | 10월 | 11월 | 12월 | 합계
강원 | 3   | 12  | 40  | 21  | 8   | 5   | 2   | -   | 4   | 9    | 11   | 1    | 116
충북 | 10  | 31  | 98  | 60  | 22  | 17  | 9   | 6   | 12  | 30   | 28   | 4    | 327
계   | 13  | 43  | 138 | 81  | 30  | 22  | 11  | 6   | 16  | 39   | 39   | 5    | 443
        """,
    )
    grid.merged += ["A1:N1"]
    months = "\n".join(f"{letter} | label=@3 | when=2023-{month:02}" for month, letter in enumerate("BCDEFGHIJKLM", 1))
    grid.table(
        rows="4-5 | place=@A\n 6 | place=계 | total",
        columns=f"{months}\n N | label=@3 | when=2023 | total",
        shared="unit=count",
    )
    rows = Grid("월별교육")
    rows.put(
        "B2",
        """
2024년 재직자 교육 실적

월   | 과정(건) | 수료(명) | 증감률(%)
10월 | 4        | 120      | 96.5
11월 | 6        | 155      | △1.5
12월 | -        | -        | …
합계 | 10       | 275      | 95
        """,
    )
    rows.table(
        rows="5 | when=2024-10\n 6 | when=2024-11\n 7 | when=2024-12\n 8 | label=합계 | when=2024 | total",
        columns="C | label=@4 | unit=count\n D | label=@4 | unit=person\n E | label=@4 | unit=share | times=0.01",
        texts="△1.5 | value=-0.015",
    )
    return Office("months_of_a_year.ods", [grid, rows])


def months_carried() -> Office:
    """Months that carry the year on, quarters under merged years, halves over two columns each: a sheet for each."""
    return Office("months_carried.xlsx", [carried_months(), quarters(), halves()])


def carried_months() -> Grid:
    """Draw months of which only the first of a year names it."""
    grid = Grid("월")
    grid.put(
        "A1",
        """
부산광역시 스마트공장 접수 추이
구분      | 2023.11월 | 12월 | 2024.1월 | 2월  | 3월
신청(건)  | 41        | 18   | 77       | 102  | '1,130
선정(건)  | 20        | 9    | 30       | -    | 61
선정률(%) | 48.8      | 50   | 39       | …    | 46.9
        """,
    )
    grid.table(
        rows="3-4 | label=@A | unit=count\n 5 | label=@A | unit=share | times=0.01",
        columns="""
        B | label=@2 | when=2023-11
        C | label=@2 | when=2023-12
        D | label=@2 | when=2024-01
        E | label=@2 | when=2024-02
        F | label=@2 | when=2024-03
        """,
        texts="'1,130 | value=1130",
        shared="place=부산광역시",
    )
    return grid


def quarters() -> Grid:
    """Draw quarters written 1/4 under merged years."""
    grid = Grid("분기")
    grid.put(
        "B3",
        """
      |       |     |     |     |       | (단위: 백만원)
시·도 | 2022년 |    |     |     | 2023년 |
      | 1/4   | 2/4 | 3/4 | 4/4 | 1/4   | 2/4
대전  | 120.5 | 300 | 410 | 95  | 130   | 310.25
전북  | 90    | 120 | X   | 88  | 101   | 99
        """,
    )
    grid.merged += ["B4:B5", "C4:F4", "G4:H4"]
    periods = [(2022, 1), (2022, 2), (2022, 3), (2022, 4), (2023, 1), (2023, 2)]
    said = zip("CDEFGH", periods, strict=True)
    grid.table(
        rows="6-7 | place=@B",
        columns="\n".join(
            f"{letter} | label={year}년 / @5 | when={year}-Q{quarter}" for letter, (year, quarter) in said
        ),
        shared="unit=KRW | times=1000000",
    )
    return grid


def halves() -> Grid:
    """Draw half-years over two columns each."""
    grid = Grid("반기")
    grid.put(
        "A1",
        """
구  분 | 2023년 상반기 |          | 2023년 하반기 |
       | 신청(건)      | 선정(건) | 신청(건)      | 선정(건)
세종시 | 14            | 6        | 21            | 11
경남   | 301           | 150      | 280           | 144
        """,
    )
    grid.merged += ["A1:A2", "B1:C1", "D1:E1"]
    grid.table(
        rows="3-4 | place=@A",
        columns="""
        B-C | label=2023년 상반기 / @2 | when=2023-H1
        D-E | label=2023년 하반기 / @2 | when=2023-H2
        """,
        shared="unit=count",
    )
    return grid


SURVEY = """
2022년 스마트공장 도입기업 실태조사
[표 5] 도입 목적별 응답 비율(복수 응답)

구 분  |           | 응답 기업 수(개사) | 도입 목적(%) |           |           |      | | 약어 | 뜻
       |           |                    | 생산성 향상  | 품질 개선 | 원가 절감 | 기타 | | SF   | 스마트공장
계     |           | 512                | 61.3         | 48.8      | 30.1      | 4.5  | | MES  | 제조실행시스템
업종별 | 기계·장비 | 201                | 63.2         | 50.2      | 28.9      | 3.5  | | TP   | 테크노파크
       | 금속 가공 | 180                | 59.4         | 51.1      | 33.3      | -    | | |
       | 기타      | 131                | 61.1         | 43.5      | 27.5      | 9.2  | | |
규모별 | 10인 미만 | 95                 | 50.5         | 40        | 25.3      | 6.3  | | |
       | 10~49인   | 302                | 62.6         | 49        | 30.5      | 4.3  | | |
       | 50인 이상 | 115                | 66.96        | 55.7      | 33        | 3.5  | | |
주: 1) 복수 응답이므로 합이 100%를 넘음   2) 무응답 12개사 제외
"""


def survey() -> Office:
    """A questionnaire in words, then its result: base and shares by industry and size, a list of short words beside."""
    words = Grid("설문지")
    words.put(
        "A1",
        """
스마트공장 도입기업 실태조사표
안녕하십니까? 응답하신 내용은 통계 목적으로만 사용됩니다.
문항 | 질문                             | 보기
Q1   | 귀사의 상시 종사자는 몇 명입니까? | ① 10인 미만  ② 10~49인  ③ 50인 이상
Q2   | 도입 목적은 무엇입니까?           | ① 생산성  ② 품질  ③ 원가  ④ 기타
        """,
    )
    grid = Grid("표5")
    grid.put("A1", SURVEY)
    grid.merged += ["A1:G1", "A4:B5", "C4:C5", "D4:G4", "A6:B6", "A7:A9", "A10:A12"]
    grid.formats |= {"D6:G12": "0.0"}
    grid.table(
        rows="6 | label=계 | total\n 7-9 | label=업종별 / @B\n 10-12 | label=규모별 / @B",
        columns="C | label=@4 | unit=count\n D-G | label=도입 목적(%) / @5 | unit=share | times=0.01",
        shared="when=2022",
    )
    return Office("survey.xlsx", [words, grid])


OFFICES = (months_of_a_year, months_carried, survey)
