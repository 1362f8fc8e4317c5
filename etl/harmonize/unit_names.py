"""The units people write, by the stored unit they are one of."""

from __future__ import annotations

import re
from decimal import Decimal


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


COUNT = _names("""
    개 개사 개소 개교 개국 개팀 개과제 개기업 개업체 개공장 개기관 개사업장 개사업체 개단지 개품목
    개사(업체) 개(사) 개(소) 개社 건 곳 대 업체 업체수 사 社 기업 기업수 식 회 종 팀 과제 공장 공장수
    기관 기관수 사업장 사업체 사업체수 단지 점포 품목 세트 교 건수 개수 개소수 대수 EA ea Ea set sets
    cases firms companies factories establishments
""")
PERSON = _names("명 인 명수 인원 인원수 사람 person persons people")
OTHER = _names("""
    ㎡ m² m2 ㎢ km² km2 ㎥ m³ m3 ha 평 ㎞ km m ㎝ cm ㎜ mm ㎛ ㎏ kg g ㎎ mg 톤 t ton tons ㎍ ㎍/㎥ ㎎/㎥
    리터 L ㎖ ml ℓ kL ㎘
    kW MW GW kWh ㎾h MWh GWh TWh ㎾ ㎿ TOE toe TJ GJ MJ kcal Gcal tCO2 tCO₂ tCO2eq 톤CO2 ppm ppb dB ℃ °C
    개월 시간 일 분 초 주 세 년 개년 점 배 가구 세대 호 동 면 권 부 매 장 편 쌍 척 두 마리 그루 필지 포기
    %p %P %포인트 퍼센트포인트 pp 포인트 p.p. 달러 불 USD US$ $ 유로 EUR € 엔 JPY ¥ 위안 CNY
    회/년 건/년 명/년 개/년 명/개 건/명 톤/년 kg/일 톤/일 원/명 만원/명 천원/명 백만원/명 원/인 백만원/인 천원/인
    FTE M/M MM 인월
""")
NOT_IN_CELLS = _names("""
    년 호 동 면 부 장 편 권 주 두 교 종 조 세대 팀 과제 공장 단지 기관 사업장 m t g L k p.p. pp
""")
"""Units of a header that mean something else behind a number: a year, a page, an ordinal ('1종'), a name ('2공장')."""
NOT_IN_BRACKETS = _names("""
    기업 기업수 공장 공장수 기관 기관수 사업장 사업체 사업체수 업체수 과제 팀 단지 점포 품목 세트 건수 개수 개소수 대수
    명수 인원 인원수 사람 동 면 주 부 편 장 cases firms companies factories establishments person persons people
""")
"""Words that are as often part of a name: '주관(기관)', '삼성(주)'."""
SUBJECTS = NOT_IN_BRACKETS | _names("업체 곳 세대 가구 교 사 식 종 회 년 호 두 일 분 초 share")
"""Words that name what is counted as often as the unit: a header of nothing else keeps them."""
SHARE = dict.fromkeys(("%", "퍼센트", "백분율", "백분율(%)", "percent", "pct"), Decimal("0.01")) | {"share": Decimal(1)}
SCALES = {
    "십": 10,
    "백": 100,
    "천": 10**3,
    "만": 10**4,
    "십만": 10**5,
    "백만": 10**6,
    "천만": 10**7,
    "억": 10**8,
    "십억": 10**9,
    "백억": 10**10,
    "천억": 10**11,
    "조": 10**12,
    "십조": 10**13,
    "백조": 10**14,
}
ENGLISH_SCALES = {
    **dict.fromkeys(("thousand", "thousands", "k"), 10**3),
    **dict.fromkeys(("million", "millions", "mil.", "mil", "mn", "m"), 10**6),
    **dict.fromkeys(("100million", "hundredmillion"), 10**8),
    **dict.fromkeys(("billion", "billions", "bil.", "bil", "bn", "b"), 10**9),
    **dict.fromkeys(("trillion", "trillions", "tn"), 10**12),
}
WON = ("원", "krw", "won", "₩")
PER_DEPLOYMENT = _names("건 개 개소 공장 개공장")


def _known() -> dict[str, tuple[str, Decimal]]:
    """Give stored unit and factor of every unit without a scale before it."""
    one = Decimal(1)
    found = dict.fromkeys(COUNT, ("count", one)) | dict.fromkeys(PERSON, ("person", one))
    found |= {name: ("share", factor) for name, factor in SHARE.items()}
    found |= {name: (name, one) for name in OTHER}
    found |= dict.fromkeys(("원", "KRW", "krw", "won", "Won", "WON", "₩"), ("KRW", one))
    found |= {name: ("KRW", Decimal(SCALES[name])) for name in ("억", "조")}
    found |= dict.fromkeys(("‰", "per_1000", "퍼밀"), ("per_1000", one))
    return found | {"KRW/deployment": ("KRW/deployment", one)}


KNOWN = _known()
_HANJA = str.maketrans("十百千萬万億兆圓名", "십백천만만억조원명")
_SCALED = re.compile(r"(?P<scale>(?:십|백|천)?(?:만|억|조)|십|백|천)(?P<base>.+)")
_POWER = re.compile(r"(?P<scale>1(?:,000)+|10{3,}|1(?:백|천|만|백만)|100만)(?P<base>\D.*)")
_PER_1000 = re.compile(
    r"(?:인구|사업체|기업|업체|종사자)?(?:1,?000|1?천)(?:명|인|개|개사|개소|건|업체|기업|사업체|가구)당(?:\w{1,3})?"
)


def stored_unit(text: str) -> tuple[str, Decimal] | None:
    """Give the stored unit that a text without brackets is of, and its factor; None where it is no unit.

    An unknown unit has its own name for an id, with its scale in it, and the factor 1.
    """
    name = "".join(text.split()).translate(_HANJA)
    return KNOWN.get(name) or _scaled(name) or _in_english(text) or _ratio(name)


def _scaled(name: str) -> tuple[str, Decimal] | None:
    """Give unit and factor of '백만원', '천개', '1,000원'; an unknown unit keeps its scale in its name."""
    match = _SCALED.fullmatch(name) or _POWER.fullmatch(name)
    if match is None or (match.re is _SCALED and match["scale"] not in SCALES):
        return None
    base = KNOWN.get(match["base"])
    if base is None or base[0] in ("share", "per_1000") or match["base"] in SCALES:
        return None
    if match.re is _POWER:
        return (base[0], base[1] * _power(match["scale"])) if base[0] == "KRW" else None
    if base[0] not in ("KRW", "count", "person"):
        return name, Decimal(1)
    return base[0], base[1] * SCALES[match["scale"]]


def _power(scale: str) -> int:
    """Give the number that '1,000', '1백만' or '100만' is."""
    for name in ("백만", "만", "천", "백"):
        if scale.endswith(name):
            return int(scale.removesuffix(name)) * SCALES[name]
    return int(scale.replace(",", ""))


def _in_english(text: str) -> tuple[str, Decimal] | None:
    """Give unit and factor of 'million KRW', 'KRW million', '₩ bn', '1,000 won'."""
    name = "".join(text.lower().split()).replace(",", "")
    if name.startswith("in"):
        name = name[2:]
    for won in WON[1:]:
        rest = name.removeprefix(won) if name.startswith(won) else name.removesuffix(won)
        if rest != name and rest in ENGLISH_SCALES:
            return "KRW", Decimal(ENGLISH_SCALES[rest])
    dollars = re.fullmatch(r"(?:us\$|usd|\$)(\D+)|(\D+)(?:us\$|usd|dollars)", name)
    return (name, Decimal(1)) if dollars and (dollars[1] or dollars[2]) in ENGLISH_SCALES else None


def _ratio(name: str) -> tuple[str, Decimal] | None:
    """Give unit and factor of '백만원/건', '건당 백만원', '1,000개당 개'."""
    if _PER_1000.fullmatch(name):
        return "per_1000", Decimal(1)
    money, slash, per = name.partition("/")
    if not slash:
        per, slash, money = name.partition("당")
        per = per.removeprefix("구축").removeprefix("1")
    found = (KNOWN.get(money) or _scaled(money)) if slash and per in PER_DEPLOYMENT else None
    return ("KRW/deployment", found[1]) if found and found[0] == "KRW" else None
