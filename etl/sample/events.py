"""Synthetic agreements and launches, the one synthetic source, and the technoparks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from etl.sample.deployments import technopark_rows
from etl.sample.rows import SOURCE, framed
from etl.sample.targets import REGIMES
from etl.sample.world import NATION, PROVINCES, YEARS, Numbers, cell, stream


@dataclass(frozen=True)
class Story:
    """One event that every province has in its own numbers: texts with {n} (firms of that year), dates, kind."""

    kind: str
    year: int
    until: int | None
    precision: str
    ko: str
    en: str


STORIES = (
    Story(
        "launch", 2015, None, "day",
        "가상 출범: 지역 제조혁신 지원단이 제조기업 {n}개사 지원을 시작(시연 자료)",
        "Synthetic launch: a regional support team starts with {n} manufacturers (demonstration)",
    ),
    Story(
        "agreement", 2017, None, "month",
        "가상 협약: 지방자치단체와 가상 대기업이 스마트공장 {n}개사 구축을 함께 지원(시연 자료)",
        "Synthetic agreement: a local government and an invented company support {n} smart factories (demonstration)",
    ),
    Story(
        "program", 2019, 2022, "year",
        "가상 사업: 4년 지원 사업, 첫해 협약 {n}개사(시연 자료)",
        "Synthetic program: four years of support, {n} firms agreed in the first (demonstration)",
    ),
    Story(
        "agreement", 2024, None, "day",
        "가상 협약: 제조 데이터 활용 지원, 대상 {n}개사(시연 자료)",
        "Synthetic agreement: support for the use of manufacturing data, {n} firms (demonstration)",
    ),
)  # fmt: skip


def events(seed: int, agreed: Numbers) -> pd.DataFrame:
    """Give the events in the columns of the table `event`: four per province, one of the nation per regime.

    Args:
        seed: of the world.
        agreed: firms agreed (17 × 12), the number in the texts.

    Returns:
        date_end null: a single date, exact to `precision`. `number` is firms (null for the nation's).
    """
    rng = stream(seed, 8)
    rows = [_national(regime.id, regime.set_on, max(regime.path)) for regime in REGIMES]
    for region, province in PROVINCES.items():
        for story in STORIES:
            count = agreed[cell(region, story.year)]
            rows.append(_event(rng, region, province.technoparks[0], story, float(count)))
    return framed("event", rows)


def _event(rng: np.random.Generator, region: str, park: str, story: Story, count: float) -> dict[str, Any]:
    """Give one province's event; the last story is the technopark's, as all of them existed by then."""
    month, day = int(rng.integers(2, 12)), int(rng.integers(1, 29))
    start = {
        "year": date(story.year, 1, 1),
        "month": date(story.year, month, 1),
        "day": date(story.year, month, day),
    }[story.precision]
    return {
        "region": region,
        "organization": park if story.year == STORIES[-1].year else "",
        "date_start": start,
        "date_end": date(story.until, 12, 31) if story.until else None,
        "precision": story.precision,
        "kind": story.kind,
        "text_ko": story.ko.format(n=int(count)),
        "text_en": story.en.format(n=int(count)),
        "number": count,
        "position": f"demo:event:{region}:{story.kind}:{story.year}",
    }


def _national(regime: str, day: date, goal: int) -> dict[str, Any]:
    """Give the event of a regime being set."""
    return {
        "region": NATION,
        "date_start": day,
        "precision": "month",
        "kind": "policy",
        "text_ko": f"가상 정책: {goal}년까지의 누적 구축 목표를 정함(시연 자료)",
        "text_en": f"Synthetic policy: a target for cumulative deployments by {goal} is set (demonstration)",
        "number": None,
        "position": f"demo:event:{NATION}:policy:{regime}",
    }


def sources() -> pd.DataFrame:
    """Give the one source of every row: the generator itself."""
    return framed(
        "source",
        [
            {
                "id": SOURCE,
                "title": "시연 자료(가상) / synthetic",
                "publisher": "시연용 생성 자료 / generated for demonstration",
                "date": str(YEARS[-1] + 1),
                "document": "",
            }
        ],
    )


def organizations() -> pd.DataFrame:
    """Give the 19 technoparks in the columns of the table `organization`; the names are real, the figures not."""
    return framed(
        "organization",
        [
            {"id": park, "kind": "technopark", "province": region, "name_ko": NAMES[park][0], "name_en": NAMES[park][1]}
            for park, region in technopark_rows()
        ],
    )


NAMES = {
    "tp-seoul": ("서울테크노파크", "Seoul Technopark"),
    "tp-busan": ("부산테크노파크", "Busan Technopark"),
    "tp-daegu": ("대구테크노파크", "Daegu Technopark"),
    "tp-incheon": ("인천테크노파크", "Incheon Technopark"),
    "tp-gwangju": ("광주테크노파크", "Gwangju Technopark"),
    "tp-daejeon": ("대전테크노파크", "Daejeon Technopark"),
    "tp-ulsan": ("울산테크노파크", "Ulsan Technopark"),
    "tp-sejong": ("세종테크노파크", "Sejong Technopark"),
    "tp-gyeonggi": ("경기테크노파크", "Gyeonggi Technopark"),
    "tp-gyeonggi-daejin": ("경기대진테크노파크", "Gyeonggi Daejin Technopark"),
    "tp-gangwon": ("강원테크노파크", "Gangwon Technopark"),
    "tp-chungbuk": ("충북테크노파크", "Chungbuk Technopark"),
    "tp-chungnam": ("충남테크노파크", "Chungnam Technopark"),
    "tp-jeonbuk": ("전북테크노파크", "Jeonbuk Technopark"),
    "tp-jeonnam": ("전남테크노파크", "Jeonnam Technopark"),
    "tp-gyeongbuk": ("경북테크노파크", "Gyeongbuk Technopark"),
    "tp-pohang": ("포항테크노파크", "Pohang Technopark"),
    "tp-gyeongnam": ("경남테크노파크", "Gyeongnam Technopark"),
    "tp-jeju": ("제주테크노파크", "Jeju Technopark"),
}
