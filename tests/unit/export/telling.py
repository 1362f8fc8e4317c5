"""A pack in which every text has a number of its own, so that a text that a document leaves out is found by it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import count

import pandas as pd

from outcomes.export.native import wide
from outcomes.export.pack import Exhibit, KeyFigure, Pack, Slide, Source
from tests.unit.export.packs import bar_exhibit, cards, exhibit, line_exhibit, map_exhibit, slide, small

PRIVATE = "990099"
"""A number that only the presenter's notes have."""
ODD = pd.DataFrame(
    {
        "지역": ["가군", "나군", "다군", "라군", "마군"],
        "2031년 변화 (%)": ["−3.2", "0.0", "+4.70", "자료 없음", "10~20"],
        "예산": ["43.38억원", "1억 2,345만원", "약 267개", "−0.55억원", "1,234,567.89억원"],
    }
)


def numbers() -> Iterator[str]:
    """Give numbers that stand nowhere else, in every printed form."""
    for n in count(71_000):
        yield (f"{n:,}개", f"{n}.5%", f"−{n:,}명", f"{n:,}.10억원")[n % 4]


@cache
def telling() -> Pack:
    """Give a small pack of every kind of slide, marked throughout."""
    marks = numbers()
    odd = exhibit(ODD, native=wide(ODD, "bar", "지역", {"2031년 변화 (%)": "value"}, "%"))
    made = (
        slide("t1", "첫머리", sentences=("첫 문장입니다.", "둘째 문장입니다."), cards=cards()),
        slide("t2", "지도", map_exhibit()),
        slide("t3", "선", _without_scale(line_exhibit())),
        slide(
            "t4", "막대", _without_scale(bar_exhibit()), sentences=("문장입니다.",), cards=cards()[:1], more_sources=0
        ),
        slide("t5", "표", odd, more_sources=4_321),
    )
    slides = tuple(_slide(each, marks) for each in made)
    return replace(small(), name=f"묶음 {next(marks)}", slides=slides, license=f"이용 조건 {next(marks)}")


def _without_scale(made: Exhibit) -> Exhibit:
    """Leave out the numbers along an axis, which are a scale that the browser draws and no figures."""
    drawn = dict(made.plotly or {})
    scale = {"showticklabels": False}
    layout = drawn["layout"] | {axis: drawn["layout"].get(axis, {}) | scale for axis in ("xaxis", "yaxis")}
    return replace(made, plotly=drawn | {"layout": layout})


def _slide(made: Slide, marks: Iterator[str]) -> Slide:
    return replace(
        made,
        title=f"{made.title} {next(marks)}",
        subtitle=f"{made.subtitle} {next(marks)}",
        sentences=tuple(f"{each} {next(marks)}" for each in made.sentences),
        cards=tuple(_card(each, marks) for each in made.cards),
        exhibit=made.exhibit and _exhibit(made.exhibit, marks),
        remarks=f"{made.remarks}\n둘째 줄 {next(marks)}",
        notes=f"발표자만 보는 글 {PRIVATE}",
        sources=tuple(_source(each, marks) for each in made.sources),
    )


def _card(made: KeyFigure, marks: Iterator[str]) -> KeyFigure:
    status = made.status and f"{made.status} {next(marks)}"
    value = next(marks) if made.known else made.value
    return replace(made, label=f"{made.label} {next(marks)}", value=value, note=next(marks), status=status)


def _exhibit(made: Exhibit, marks: Iterator[str]) -> Exhibit:
    meanings = tuple((f"{term} {next(marks)}", f"{said} {next(marks)}") for term, said in made.definitions)
    return replace(made, notes=tuple(f"{each} {next(marks)}" for each in made.notes), definitions=meanings)


def _source(made: Source, marks: Iterator[str]) -> Source:
    parts = ("said", "value", "title", "publisher", "date", "quotation", "confidence", "position", "loaded")
    return replace(made, **{part: f"{getattr(made, part)} {next(marks)}" for part in parts})
