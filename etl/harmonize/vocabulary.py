"""The words by which Korean tables say what a row, a column or a line is: totals, notes, headers, units.

What takes `folded` text takes what that function gives (no spaces, one case, no dots); the rest takes text as typed.
"""

from __future__ import annotations

import re

from outcomes.catalog.resolve import fold

_RAISED = re.compile(r"[¹²³⁰⁴-⁹①-⑳⁽⁾]+\s*\)?\s*$")
_DOTS = re.compile(r"(?<=[가-힣])[·ㆍᆞ‧・∙•.](?=[가-힣])")
_FOOTNOTE = re.compile(r"(?:(?:주?(?<![(\d])\d{1,2}\)|\*+|†|‡)+)$")
_ASIDE = re.compile(r"[(\[<{【〔][^()\[\]<>{}【】〔〕]*[)\]>}】〕]")
_AROUND = re.compile(r"^[(\[<{【〔]([^()\[\]<>{}【】〔〕]+)[)\]>}】〕]$")

_TOTALS = frozenset({
    "계", "총", "합", "소계", "합계", "총계", "총합", "총합계", "전체", "전체계", "전체합계",
    "total", "totals", "subtotal", "sub-total", "grandtotal", "overall", "sum", "all",
})  # fmt: skip
_TOTAL_END = re.compile(r".{1,14}(?:소계|합계|총계)|.{1,20}(?:sub|grand)total")
_AREAS = (
    "수도|충청|충북|충남|영남|호남|동남|대경|중부|남부|강원|제주|서남|서해안|동해안|남해안|전라|전북|전남|경상|경북|경남|경인|부울경|"
    "대구경북|대전세종|광주전남"
)
_GROUP = re.compile(
    rf"비?(?:(?:{_AREAS})[·ㆍ・,/및]?)+권역?|비?수도권.{{0,6}}|(?:[비초]?광역)?경제권|영남|호남|충청|부울경|지방|"
    r"[5-8]대(?:특·?)?광역시|특·?광역시|특별·?광역시|광역시|광역도|도지역|시지역|군지역|구지역|시부|군부|구부|읍부|면부|동부|읍면부|"
    r"읍·?면부|도시지역|농촌지역|도농복합|capitalarea|capitalregion|non-?capital(?:area|region)?|metropolitanarea"
)
_NOTE = re.compile(
    r"\s*(?:\[?\(?주\s*\d*\s*[):：.\]]|주\s+\d|주석|각주|註|※|＊|\*+\s*\S|†|‡|"
    r"[(<\[]?\s*(?:자료|출처|비고|작성|문의|담당)\s*(?:원|출처|제공|기관|부서|자)?\s*[:：)\]>=]|(?:자료|출처)\s+\S|(?:참고|참조)\s*[:：]|"
    r"(?:source|note|remark|data\s*source)s?\s*[:：.]|[¹²³⁴-⁹]|주\s+[:：])",
    re.IGNORECASE,
)
_COMPANY = re.compile(r"\s*\(주\)")
_NUMBERED_NOTE = re.compile(r"\s*(?:\(?[0-9]{1,2}\)|[a-z]\))\s*\S")
_UNIT = r"\s*(?:화폐|금액|기본)?\s*(?:단\s*위|units?)\s*"
_UNIT_LINE = re.compile(rf"\s*[(\[<{{【〔（［]{_UNIT}[:：;=)\s]?\s*\S|{_UNIT}[:：;=]\s*\S", re.IGNORECASE)
_AS_OF = re.compile(
    r"\s*[(\[<{【〔（［].*(?:기준|현재|말|\d)\s*[)\]>}】〕）］]\s*"
    r"|[^가-힣A-Za-z]*\d[\d\s.,'’년월일말초중분기상하반]*(?:기준|현재)\s*[)\]>}】〕）］]?\s*",
    re.DOTALL,
)
_TITLE = re.compile(
    r"\s*(?:[<\[【〔(]?\s*(?:표|부표|별표|별첨|붙임|table)\s*[\dⅠ-Ⅻ]|[□■◇◆○●◎▣▶▷ㅇ❍◦]\s*\S|[ⅠⅡⅢⅣⅤ]|[가-하]\.\s|\d{1,2}\.\s*\D)",
    re.I,
)

_ROLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("numbering", re.compile(r"연번|순번|일련번호|번호|순서|순|번|no\.?|num|seq|#|unnamed:0")),
    ("code", re.compile(r".*(?:코드|code)|(?!.*건수).*(?:번호|식별자|아이디)|.*_id|id|c\d|전화|팩스|fax|tel\.?")),
    ("unit", re.compile(r"(?:측정|기본|통계)?단위명?|units?(?:_?nm|_?name)?")),
    ("attribute", re.compile(r".*(?:설립|창립|개업|출생).*(?:연도|년도|일|년)")),
    (
        "period",
        re.compile(
            r"(?!.*(?:연도수|기간수)).*(?:연도|년도|년월|연월|시점|시기)(?:별|말|\(.*\))?|(?:기준|조사|집계|대상|통계|회계|공표)?(?:기간|년|월|일|일자|"
            r"분기|반기)별?|year|date|month|quarter|period|time|ref_?period|prd(?:_de|_se)?|fy|\w*_?year|yyyy(?:mm)?|ym"
        ),
    ),
    (
        "place",
        re.compile(
            r"(?:전국|거주|소재|설치|대상|관할|수행|참여|사업|기업|공장)?(?:지역|시도|시,?도|시군구|시군|시,군,?구?|시/도|시/군/구|군구|구군|자치구|시구군|행정구역|"
            r"행정구역\(시군구\)|광역|광역시도|광역지자체|광역자치단체|기초지자체|기초자치단체|기초|지자체|자치단체|소재지|권역|지방청|도|시)"
            r"(?:별|명|구분|명칭|이름|권)?(?:\(\d\)|\d)?|sido|sigungu|sgg|region|regions|province|city|county|district|area|location|"
            r"(?:region|province|city|sido|sigungu|c\d|area)_?(?:nm|name)"
        ),
    ),
    (
        "remark",
        re.compile(
            r"비고|비고란|참고|참고사항|메모|특이사항|주요내용|내용|사유|근거|설명|담당.*|작성자?|연락처|주소|e-?mail|이메일|홈페이지|url|링크|"
            r"출처|자료|자료원|주석|주|전화.*|remarks?|notes?|comments?|source|address|contact|lst_chn_de"
        ),
    ),
    (
        "category",
        re.compile(
            r"구분|국가|국가명|나라|country|항목|지표|지표명|분류|유형|종류|업종|산업|부문|분야|세부|대분류|중분류|소분류|통계항목|항목명|규모|"
            r".*(?:규모|구간|계층|유형|분류|구분)|등급|성별|연령|연령별|수준|단계|(?:.*별)(?:\(\d\)|\d)?|indicators?|items?|category|variable|metric|type|class|"
            r"(?:itm|item|tbl|c\d+_obj)_?(?:nm|name)"
        ),
    ),
    ("value", re.compile(r"값|수치|데이터|통계값|관측값|통계치|values?|figures?|data|dt|obs_?value")),
)
_STEP = re.compile(r"차수|회차|기수|차년도|등급|단계|수준|순위|rank|level|grade|년차")
_KIND = re.compile(
    r"(?P<share>비율|비중|구성비|점유율|(?<=[가-힣])[율률](?![가-힣])|백분율|퍼센트|percent|ratio|share|rate)"
    r"|(?P<KRW>예산|금액|(?:사업|구축|개발|운영|연구|인건)비|지원금|보조금|투자|매출|국비|지방비|도비|시비|시군비|군비|구비|자부담|"
    r"민간부담|출연금|생산액|부가가치|급여|임금|비용|원가|결산|(?<=[가-힣])액(?![가-힣])|budget|amount|cost|sales|expenditure)"
    r"|(?P<person>(?:인원|종사자|고용|인구|근로자|직원|취업자|인력|수료생|참여자|[가-힣]자(?=\s*수))(?:\s*수)?|employ\w*|workers?|people)"
    r"|(?P<number>(?:기업|업체|공장|사업체|사업장|기관|과제|구축|보급|선정|신청|협약|개소|점포|단지|건|개|대|팀)\s*수(?![가-힣])|"
    r"number|count)"
    r"|(?P<some>(?<=[가-힣])(?<![지점계변특우징회순다])\s*수(?![가-힣]))"
    r"|(?P<count>업체|기업|공장|구축|보급|도입|개소|선정|신청|협약|완료|과제|firms|factories)",
    re.IGNORECASE,
)
_ELSEWHEN = re.compile(r"대비|이후|부터|이전|比|=\s*100|(?:불변|기준)\s*가격|vs\.?\s", re.IGNORECASE)
_CLERICAL = re.compile(
    r"작성|출력|인쇄|조회|다운|갱신|수정|배포|보도|발간|발행|제출|생성|보고일|최종|print|update|creat|download|publish",
    re.I,
)
_DAY = re.compile(r"[\s(<\[]*(?:19|20)?\d\d\s*[.\-/년]\s*\d{1,2}\s*[.\-/월]\s*(\d{1,2})\s*[.일]?(?:\s*\(.\))?[\s)>\]]*")
_BULLET = re.compile(r"\s*[○ㅇ◦❍·•\-–▷▶]\s*\S")
_DITTO = frozenset({"〃", '"', "″", "''", "상동", "위와같음", "ditto"})
_DERIVED = re.compile(r".*(?:[율률]|증감|대비|비중|구성비|비율|평균|편차|전년비|전년동기비|average|mean)(?:\(.*\))?")
_TITLE_END = re.compile(r"(?:현황|추이|통계|목록|개요|결과|보고서?|자료)\s*[)\]>】〕]?\s*$")


def folded(text: str) -> str:
    """Give a text as these words are compared: ‘시ㆍ도 별¹’ → ‘시도별’."""
    return _DOTS.sub("", fold(_RAISED.sub("", text)))


def bare(folded: str) -> str:
    """Give a text without footnote marks and asides: ‘계(a+b)1)’ → ‘계’; brackets around the whole only go."""
    inner = _AROUND.match(folded)
    text = inner[1] if inner else folded
    return _FOOTNOTE.sub("", _ASIDE.sub("", _FOOTNOTE.sub("", text))) or text


def is_total(folded: str) -> bool:
    """Say whether a text is a total's label: 계, 소계, 합계(A+B), 남부 소계. 누계 is cumulative, no total."""
    text = bare(folded)
    return text in _TOTALS or (_TOTAL_END.fullmatch(text) is not None and "누적" not in text)


def is_group(folded: str) -> bool:
    """Say whether a text names a group of regions, which is a total of them: 수도권, 충청권, 5대광역시."""
    text = bare(folded)
    for end in ("소계", "합계", "총계", "계"):
        text = text.removesuffix(end) or text
    return _GROUP.fullmatch(text) is not None


def is_note(text: str) -> bool:
    """Say whether a line as typed is a note: 주, 자료, 출처, ※, *. (주) is a company."""
    return _NOTE.match(text) is not None and _COMPANY.match(text) is None


def is_numbered(text: str) -> bool:
    """Say whether a line as typed begins as ‘1) …’, which is a note below a table and a title above one."""
    return _NUMBERED_NOTE.match(text) is not None


def is_unit_line(text: str) -> bool:
    """Say whether a text as typed begins as a unit line: ‘(단위: 개)’; ‘예산(단위: 백만원)’ is a header."""
    return _UNIT_LINE.match(text) is not None


def is_as_of(text: str) -> bool:
    """Say whether a text as typed only dates a table: ‘(2021. 12. 31. 기준)’."""
    return _AS_OF.fullmatch(text) is not None


def is_clerical(text: str) -> bool:
    """Say whether a line as typed dates the document, not its figures: ‘작성일: 2023.3.15’, a day inside a month."""
    day = _DAY.fullmatch(text)
    if day:
        return int(day[1]) < 28
    return _CLERICAL.search(text) is not None and "기준" not in text


def is_prose(text: str) -> bool:
    """Say whether a line as typed tells something instead of naming a table: ‘○ 지원규모: 2022년까지 3만개’."""
    return len(text) > 80 or (_BULLET.match(text) is not None and (":" in text or len(text) > 30))


def is_ditto(text: str) -> bool:
    """Say whether a cell as typed repeats the one above: 〃."""
    return len(text) < 8 and "".join(text.split()) in _DITTO


def is_derived(folded: str) -> bool:
    """Say whether a row among places is worked out from them: 평균, 증감률, 구성비."""
    return _DERIVED.fullmatch(bare(folded)) is not None


def is_heading(text: str) -> bool:
    """Say whether a text as typed is a title by its form: ‘표 2’, ‘□ …’, ‘가. …’, ‘1. …’, ‘… 현황’."""
    return _TITLE.match(text) is not None or _TITLE_END.search(text) is not None


def role_of(folded: str) -> str:
    """Give what a column's header says of it: numbering, code, unit, period, place, remark, category, value, or ''."""
    text = bare(folded)
    return next((role for role, words in _ROLES if words.fullmatch(text) or words.fullmatch(folded)), "")


def is_step(folded: str) -> bool:
    """Say whether a header names a step or grade, whose small numbers identify: 차수, 등급."""
    return _STEP.fullmatch(bare(folded)) is not None


def is_elsewhen(text: str) -> bool:
    """Say whether the period in a text is not the figure's own: ‘2020년 대비’, ‘2014년 이후’, ‘2015=100’."""
    return _ELSEWHEN.search(text) is not None


def measured_in(text: str) -> str:
    """Give the kind of unit that a header speaks of, '' for none.

    'share', 'KRW', 'person'; 'number' counts things by its words (기업 수), 'some' counts things or persons (회원 수),
    'count' speaks of things that are counted or paid for (구축). The last word decides, as Korean has it: ‘예산 지원
    기업 수’ counts firms, ‘기업당 지원금’ is money.
    """
    kind = ""
    for match in _KIND.finditer(text):
        kind = match.lastgroup or kind
    return kind
