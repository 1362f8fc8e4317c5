"""Tables made up at random: regions × years × indicators in any layout, with what each figure is."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product
from random import Random

from etl.read.book import Area, Content, Place, Sheet

REGIONS = {
    "서울": "KR-11", "부산광역시": "KR-26", "경상북도": "KR-47", "경 남": "KR-48", "강원특별자치도": "KR-42",
    "50 제주": "KR-49", "전북": "KR-45", "대구": "KR-27",
}  # fmt: skip
INDICATORS = {
    "구축 수(개)": ("count", 1.0), "예산(백만원)": ("KRW", 1e6), "집행률(%)": ("share", 0.01),
    "고용(명)": ("person", 1.0),
}  # fmt: skip
YEARS = ("{}", "{}년", "{}년도", "FY{}")
HEADINGS = {"region": "지역", "year": "연도", "indicator": "구분"}


@dataclass(frozen=True)
class Figure:
    """What one cell says: as in the tidy rows; `label` must stand in the reading's label."""

    region: str
    period: str
    value: float | None
    unit: str
    total: bool
    label: str


@dataclass
class Made:
    """A table: what is in its cells, its merged blocks, and its figures, all counted from its own top left."""

    cells: dict[Place, Content] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)
    figures: dict[Place, Figure] = field(default_factory=dict)

    @property
    def size(self) -> tuple[int, int]:
        return max(row for row, _ in self.cells) + 1, max(column for _, column in self.cells) + 1


Part = tuple[str, Content, object]
"""Dimension, text in the sheet, and what it means."""


def made(random: Random, *, merged: bool) -> Made:
    """Make a table; `merged`: groups are merged cells, else empty cells repeat what stands before them."""
    table = Made()
    dimensions = {"region": regions(random), "year": years(random), "indicator": indicators(random)}
    names = random.sample(list(dimensions), 3)
    across = random.randint(1, 2)
    above, left = names[:across], names[across:]
    top = random.randint(0, 2)
    if top:
        table.cells[0, 0] = "표 1. 시도별 현황"
    columns = list(product(*(dimensions[name] for name in above)))
    rows = list(product(*(dimensions[name] for name in left)))
    first, start = top + len(above), len(left)
    for n, name in enumerate(left):
        table.cells[top, n] = HEADINGS[name]
    if merged and len(above) > 1:
        table.merged += [(top, n, first - 1, n) for n in range(len(left))]
    for level in range(len(above)):
        spread(table, [parts[: level + 1] for parts in columns], (top + level, start), (0, 1), merged=merged)
    for level in range(len(left)):
        spread(table, [parts[: level + 1] for parts in rows], (first, level), (1, 0), merged=merged)
    for (r, row), (c, column) in product(enumerate(rows), enumerate(columns)):
        put_figure(random, table, (first + r, start + c), (*row, *column))
    if random.random() < 0.5:
        table.cells[first + len(rows), 0] = "주: 잠정치"
    return table


def regions(random: Random) -> list[Part]:
    chosen = random.sample(list(REGIONS), random.randint(2, 4))
    parts: list[Part] = [("region", name, (REGIONS[name], False)) for name in chosen]
    if random.random() < 0.4:
        parts.insert(0, ("region", "전국", ("KR", True)))
    return [*parts, ("region", "합 계", ("", True))] if random.random() < 0.4 else parts


def years(random: Random) -> list[Part]:
    first, shape = random.randint(2015, 2022), random.choice(YEARS)
    found = range(first, first + random.randint(1, 3))
    return [("year", float(year) if shape == "{}" else shape.format(year), str(year)) for year in found]


def indicators(random: Random) -> list[Part]:
    return [("indicator", name, name) for name in random.sample(list(INDICATORS), random.randint(1, 3))]


def spread(table: Made, groups: list[tuple[Part, ...]], at: Place, step: Place, *, merged: bool) -> None:
    """Write the last text of each group where it begins, and merge it over its cells; the innermost stand alone."""
    inner = len(set(groups)) == len(groups)
    begun = [n for n, group in enumerate(groups) if inner or n == 0 or group != groups[n - 1]]
    for begin, end in zip(begun, [*begun[1:], len(groups)], strict=True):
        place = (at[0] + step[0] * begin, at[1] + step[1] * begin)
        table.cells[place] = groups[begin][-1][1]
        if merged and end - begin > 1:
            table.merged.append((*place, at[0] + step[0] * (end - 1), at[1] + step[1] * (end - 1)))


def put_figure(random: Random, table: Made, place: Place, parts: tuple[Part, ...]) -> None:
    meant = {name: (text, meaning) for name, text, meaning in parts}
    (region, total), name = meant["region"][1], str(meant["indicator"][0])
    unit, factor = INDICATORS[name]
    number = float(random.randint(1, 1800))
    missing = random.random() < 0.1
    table.cells[place] = random.choice("-X…") if missing else number
    value = None if missing else round(number * factor, 2)
    table.figures[place] = Figure(region, str(meant["year"][1]), value, unit, total, name)


def sheet_with(*placed: tuple[Made, Place], name: str = "") -> tuple[Sheet, dict[Place, Figure]]:
    """Give a sheet with tables at places, and its figures."""
    cells, figures, merged = dict[Place, Content](), dict[Place, Figure](), list[Area]()
    for table, (down, right) in placed:
        cells.update({(r + down, c + right): content for (r, c), content in table.cells.items()})
        figures.update({(r + down, c + right): figure for (r, c), figure in table.figures.items()})
        merged += [(a + down, b + right, c + down, d + right) for a, b, c, d in table.merged]
    height, width = max(row for row, _ in cells) + 1, max(column for _, column in cells) + 1
    rows = [[cells.get((row, column)) for column in range(width)] for row in range(height)]
    return Sheet(name, rows, tuple(merged)), figures
