"""Packs to hand out in tests: a small one with every kind of slide, and one that is as hard as a briefing may be."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from typing import Any

import pandas as pd

from outcomes.catalog.model import Catalog, Lang
from outcomes.catalog.places import BOUNDARIES, CATALOG
from outcomes.catalog.read import read_catalog
from outcomes.charts.ranking import ranking
from outcomes.charts.region_map import Shapes, classed, region_map
from outcomes.charts.theme import LIGHT
from outcomes.export.native import Area, LegendEntry, RegionMap, wide
from outcomes.export.pack import Exhibit, KeyFigure, Pack, Profile, Slide, Source, words_of

FILL = ("#E3F1F1", "#3A9297", "#0B6E75")
SOURCE = Source(
    "P0001",
    "경상북도 · 누적 구축 수 · 2021",
    "260개 · 실적",
    "경북테크노파크 2021년 사업 결과 <보고>",
    "경북테크노파크",
    "2021-12-30",
    "https://example.org/a?b=1&c=2",
    "당초 목표 160개를 초과해 260개 구축",
    "공식 문서",
    "",
    "판 1 · 홍길동 · 2026-11-01",
)
HOSTILE = "<script>alert(1)</script> & **굵게** 😀\n=1+1\n@SUM(A1)\n[링크](javascript:alert(1))\n{name} %s"
LONG_NAME = "아주 긴 이름의 지역혁신 스마트제조 고도화 지원 시범사업 " * 3


@cache
def catalog() -> Catalog:
    return read_catalog(CATALOG)


@cache
def geographies() -> dict[str, Any]:
    names = ("provinces.geojson", "hatching.geojson", "world_110m.json")
    return {name: json.loads((BOUNDARIES / name).read_text(encoding="utf-8")) for name in names}


def regions() -> list[tuple[str, str, float, float]]:
    found = [f for f in geographies()["provinces.geojson"]["features"] if f["id"] in catalog().regions]
    return [(f["id"], catalog().place(f["id"], "ko"), f["properties"]["lon"], f["properties"]["lat"]) for f in found]


def frame(names: int = 17) -> pd.DataFrame:
    """Regions with counts: the last two unknown."""
    rows = [
        {
            "region": id,
            "name": name,
            "short": name[:2],
            "value": None if n >= names - 2 else 100.0 * n + 1234.0,
            "printed": "자료 없음" if n >= names - 2 else f"{100 * n + 1234:,}개",
            "hover": name,
            "hollow": n == 3,
            "rate": None if n >= names - 2 else n / 3,
            "lon": lon,
            "lat": lat,
        }
        for n, (id, name, lon, lat) in enumerate(regions()[:names])
    ]
    return pd.DataFrame(rows).assign(count=lambda f: f.value)


def exhibit(table: pd.DataFrame, words: tuple[int, ...] = (0,), **more: Any) -> Exhibit:
    cells = tuple(tuple(str(cell) for cell in row) for row in table.itertuples(index=False))
    usual = {
        "notes": ("10곳이 알려져 있습니다.",),
        "alt": "대체 설명",
        "definitions": (("누적 구축 수", "2014년부터"),),
    }
    return Exhibit(tuple(map(str, table.columns)), cells, words, **(usual | more))


def bar_exhibit() -> Exhibit:
    found = frame().sort_values("value", ascending=False, na_position="last")
    table = pd.DataFrame({"지역": found.name, "누적 구축 수 (개)": found.printed.str.removesuffix("개")})
    native = wide(table, "bar", "지역", {"누적 구축 수 (개)": "value"}, "개", chosen=[str(table["지역"].iloc[2])])
    return exhibit(table, native=native, plotly=ranking(frame(), LIGHT, "자료 없음", str(found.region.iloc[2])))


def line_exhibit() -> Exhibit:
    made = [3200.0, 5003.0, 7903.0, 12660.0, None, 25039.0, 30144.0]
    goal = [None, None, 10000.0, None, 17800.0, 23000.0, 30000.0]
    table = pd.DataFrame(
        {
            "연도": [str(year) for year in range(2016, 2023)],
            "실적 (개)": ["자료 없음" if v is None else f"{v:,.0f}" for v in made],
            "목표 (개)": ["자료 없음" if v is None else f"{v:,.0f}" for v in goal],
        }
    )
    drawn = {
        "data": [
            {"type": "scatter", "mode": "lines+markers", "x": list(range(2016, 2023)), "y": y, "name": name}
            for name, y in (("실적", made), ("목표", goal))
        ],
        "layout": {"height": 360, "font": {"size": 13}, "showlegend": False},
    }
    native = wide(table, "line", "연도", {"실적 (개)": "value", "목표 (개)": "target"}, "개")
    return exhibit(table, native=native, plotly=drawn)


def map_exhibit() -> Exhibit:
    found = frame()
    classes = classed(found.rate.astype(float), 3)
    area = [
        Area(
            row.region,
            row.name_,
            row.short,
            "#F1F3F4" if pd.isna(row.value) else FILL[n % 3],
            "자료 없음" if pd.isna(row.value) else f"{n % 3}–{n % 3 + 1}",
            row.printed,
            pd.isna(row.value),
            row.lon,
            row.lat,
            None if pd.isna(row.value) else row.value / found.value.max(),
            n == 4,
        )
        for n, row in enumerate(found.rename(columns={"name": "name_"}).itertuples())
    ]
    legend = tuple(LegendEntry(fill, f"{n}–{n + 1}", 5) for n, fill in enumerate(FILL))
    drawn = region_map(found, classes, Shapes("pack/"), LIGHT, "")
    table = pd.DataFrame({"지역": found.name, "누적 구축 수 (개)": found.printed.str.removesuffix("개")})
    return exhibit(table, map=RegionMap(tuple(area), legend, "사업체 1,000곳당"), plotly=drawn)


def table_exhibit(rows: int = 17, columns: int = 12, names: str = "지역") -> Exhibit:
    years = {
        f"{2013 + k}": [f"{(n + 1) * (k + 1) * 37:,}" if (n + k) % 7 else "자료 없음" for n in range(rows)]
        for k in range(columns)
    }
    return exhibit(pd.DataFrame({"지역": [f"{names} {n + 1}" for n in range(rows)], **years}))


def cards() -> tuple[KeyFigure, ...]:
    return (
        KeyFigure("누적 구축 수", "30,144개", "2022년 말", "목표 달성", "ahead"),
        KeyFigure("달성률", "100.5%", "목표 30,000개", "목표 달성", "ahead"),
        KeyFigure("집행률", "자료 없음", "공표되지 않았습니다", "", "open", known=False),
    )


def slide(key: str, title: str, made: Exhibit | None = None, **more: Any) -> Slide:
    usual = {
        "subtitle": "누적 구축 수 (개) · 2022년 말",
        "exhibit": made,
        "remarks": "경북은 2025년 목표의 절반을 넘었습니다.",
        "notes": "질문이 나오면 기준이 바뀐 것을 먼저 설명합니다.",
        "sources": (SOURCE,),
        "address": "/?lang=ko&year=2022",
    }
    return Slide(key, title, **(usual | more))


def small(lang: Lang = "ko") -> Pack:
    """Every kind of slide once."""
    said = ("2022년 말 누적 30,144개를 구축했습니다.", "목표 30,000개를 넘었습니다(100.5%).")
    slides = (
        slide("s1", "누적 30,144개, 목표 30,000개를 넘었습니다", sentences=said, cards=cards()),
        slide("s2", "17개 시도 가운데 15곳이 알려져 있습니다", map_exhibit()),
        slide("s3", "2019년 이후 목표 선을 따라왔습니다", line_exhibit()),
        slide("s4", "경기도가 가장 많습니다", bar_exhibit()),
        slide("s5", "목표와 실적", table_exhibit(17, 5)),
        slide("s6", "맺음말", None, sentences=("다음 판은 2027년 3월에 나옵니다.",)),
    )
    profiles = tuple(Profile(id, name, f"{name}의 현황입니다", said, cards()) for id, name, *_ in regions())
    return Pack(
        "경상북도 지역 보고",
        lang,
        "published",
        False,
        3,
        "2026-11-01",
        "홍길동",
        "2026-11-21T01:02:03Z",
        "region",
        {"lang": lang, "set": "published", "version": "3", "year": "2022", "region": "KR-47"},
        words_of(catalog(), lang),
        slides,
        profiles,
        geographies(),
        "",
        "출처를 밝히고 이용할 수 있습니다.",
    )


def hard() -> Pack:
    """Forty slides: long names, hostile remarks, 17 regions × 12 years, nothing known, one region, one point."""
    empty = table_exhibit(3, 2)
    blank = replace(empty, cells=tuple((row[0], "자료 없음", "자료 없음") for row in empty.cells))
    special = (
        slide("h1", (LONG_NAME * 2)[:200], table_exhibit(names=LONG_NAME), subtitle=(LONG_NAME * 3)[:300]),
        slide(
            "h2",
            HOSTILE[:60],
            bar_exhibit(),
            remarks=HOSTILE,
            notes=HOSTILE,
            sources=(replace(SOURCE, quotation=HOSTILE),),
        ),
        slide("h3", "아무것도 알려지지 않았습니다", blank),
        slide("h4", "한 지역", table_exhibit(1, 1)),
        slide("h5", "긴 표", table_exhibit(60, 14), remarks="가" * 1200),
        slide(
            "h6",
            "많은 문장",
            sentences=("이 문장은 매우 길어서 한 줄에 들어가지 않는 문장입니다. " * 3,) * 8,
            cards=cards() * 2,
        ),
    )
    more = tuple(replace(each, key=f"m{n}") for n in range(6) for each in small().slides)[: 40 - len(special)]
    return replace(small(), name=LONG_NAME[:120], slides=special + more, synthetic=True, set="demo")
