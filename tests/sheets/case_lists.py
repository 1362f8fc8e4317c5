"""Lists of projects as offices keep them, and one with every fault. All projects and firms are made up."""

from __future__ import annotations

from tests.sheets.office_grid import Grid


def ministry() -> list[Grid]:
    """Two header rows, a unit line, merged provinces, sums, a heading said again, a hidden row, notes."""
    grid = Grid("과제현황")
    grid.put("A1", """
2020~2021년 스마트공장 지원 과제 현황 (시험용 가상 자료)
||||||||||||(단위: 백만원)
연번|과제번호|시·도|시·군·구|사업⏎연도|완료일|구축⏎수준|업종|사업비|||생산성|
||||||||국비|지방비|민간부담금|도입 전|도입 후
1|SF20-001|전라북도|익산시|2020|@2021-11-30|기초|C29|50|10.5|1,000|62.5|81
2|SF20-002||전주시|2020|2020. 12. 31.|중간1|식료품|70|-|70|100|140
소계||||||||120|10.5|1070||
연번|과제번호|시·도|시·군·구|사업⏎연도|완료일|구축⏎수준|업종|사업비|||생산성|
3|SF21-001|경북|포항시|2021||고도화1|금속가공|0.5억원||||
4|SF21-002|세종|조치원읍|2021|진행중|-|30|70|20|80|1,200|1,500
합계|4건|||||||240|30.5|1150||
※ 생산성은 시간당 생산량임
""")  # fmt: skip
    grid.merged = ["C5:C6", "I3:K3", "L3:M3", *(f"{c}3:{c}4" for c in "ABCDEFGH")]
    grid.hidden_rows = [10]
    return [grid]


def technopark() -> list[Grid]:
    """One place column for province and town, dates, percent, personal data; and a sheet of figures beside it."""
    projects = Grid("지원과제")
    projects.put("B2", "관리번호|기업명|대표자|지역|주관기관|협약일|완료연도|사업명|기업규모|국비(천원)|자부담(천원)")
    projects.put("M2", "불량률(도입 전, %)|불량률(도입 후, %)|리드타임 전|리드타임 후|폐업연도|우리끼리")
    projects.put("B3", """
'0012|㈜가나다|김하나|경북 포항시|포항TP|@2022-04-01|2023|상생형|소기업|50,000|50,000|4.2|1.1|12일|9일|정상|x
'0013|라마|이두리|경상북도 경주시 외동읍|(재)경북테크노파크|2022.5.2|'23년|선도형|중기업|70000|-|0.9%|0|20|15|2025|
'0014|=1+1|<b>박</b>|대구 군위군|한국기계|2022|||중견기업|||||||
""")  # fmt: skip
    figures = Grid("시군별")
    figures.put("A1", """
2022년 시군별 구축 수
시군구|구축 수(개)
경북 포항시|31
경북 경주시|27
""")  # fmt: skip
    return [projects, figures]


HEADINGS = (
    "과제번호|시도|시군구|주관기관|지원연도|완료연도|폐업연도|사업명|수준|업종|규모|국비(백만원)|지방비(백만원)|"
    "민간부담금(백만원)|생산성 전|생산성 후|불량률 전|불량률 후|납기 전|납기 후"
)


def broken() -> list[Grid]:
    """Every fault of a list, each in a row that is otherwise right."""
    grid = Grid("과제")
    grid.put("A1", f"""
{HEADINGS}
P01|경북|포항시|포항TP|2021|2022||상생형|기초|C25|소기업|50|10|60|10|12|5|3|10|9
|경북|||2021
P01|경북|||2021
P04||||2021
P05|경산북도|||2021
P06|광주시|||2021
P07|경북|강남구||2021
P08|47|||2021
P09|전남광주통합특별시|||2021
P10|경북|||2013
P11|경북|||2021~2022
P12|경북|||2021|2020
P13|경북|||2021|2022|2021
P14|경북||없는기관|2021|||모르는 사업|고도화|우주산업|큰기업
P15|경북|||2021|||||||-5
P16|경북|||2021|||||||50000
P17|경북|||2021|||||||오천
P18|경북|||2021||||||||||0|5
P19|경북|||2021||||||||||1|30
P20|경북|||2021||||||||||||120|3
P21|경북|||2021||||||||||||||10일|96시간
P22|경북|||2021|언제쯤
P23|경북|||
P24|경북|||2021|||||||50달러
P25|경북|||2021|||||||#DIV/0!
""")  # fmt: skip
    again = Grid("과제 2")
    again.put("A1", "과제번호|시도|사업연도|국비(원)\nP05|경북|2021|50000000")
    return [grid, again]


def empty() -> list[Grid]:
    """Headings without a project."""
    grid = Grid("과제")
    grid.put("A1", HEADINGS)
    return [grid]


LISTS = {"ministry": ministry, "technopark": technopark, "broken": broken, "empty": empty}
