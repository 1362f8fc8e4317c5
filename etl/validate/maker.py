"""Makes one row of the lake from one reading."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast

from etl.harmonize.period import Period
from etl.harmonize.reading import Reading
from etl.harmonize.value import meaning_of_mark
from etl.validate.sense import Sense
from etl.validate.span import Span, span, target_span
from outcomes.catalog.model import Catalog, Indicator
from outcomes.store.pairing import INTENDED
from outcomes.store.tables import TABLES

ANNUAL = "annual"
"""The regime of targets for one year, whoever set them."""

SEPARATORS = str.maketrans({"|": "¦", "@": "＠"})  # the screens separate ids by these
LONGEST = 400  # characters of a quotation
VALUES = slice(list(TABLES["observation"]).index("value"), list(TABLES["observation"]).index("value_high") + 1)
TARGET_VALUE = list(TABLES["target"]).index("value")
UNREPORTED = "not_reported"

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """Two cells with the same figure, by their numbers in `Understood.readings`; the first one is kept."""

    kept: int
    other: int
    same: bool


@dataclass(slots=True)
class Maker:
    """Takes the readings of a file one by one; what can be a figure becomes a row.

    `observations` and `targets` are rows in the lake's order of columns, `*_from` the numbers of their readings.
    """

    catalog: Catalog
    source: str
    prefix: str
    senses: dict[tuple[int, str], Sense]
    observations: list[Row] = field(default_factory=list)
    targets: list[Row] = field(default_factory=list)
    observations_from: list[int] = field(default_factory=list)
    targets_from: list[int] = field(default_factory=list)
    repeats: list[Repeat] = field(default_factory=list)
    _kept: dict[Row, int] = field(default_factory=dict)
    _texts: dict[str, str] = field(default_factory=dict)
    _days: dict[tuple[str, str, Period], tuple[Span, str]] = field(default_factory=dict)
    _marks: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Look up which marks a figure can carry."""
        self._marks = self.catalog.scope_ids("mark")

    def take(self, number: int, reading: Reading) -> None:
        """Make a row of a reading, or none."""
        sense = self.senses[reading.table, reading.subject]
        if sense.indicator is None or not reading.region_code or not sense.takes(reading):
            return
        period = sense.period_of(reading)
        if period is None or (reading.value is not None and sense.fit(reading.unit)):
            return
        if sense.meaning.status == "target":
            self._target(number, reading, sense, period)
        else:
            self._observation(number, reading, sense, period)

    def forget(self) -> None:
        """Let go of what was only needed while readings came; the rows stay."""
        self._kept.clear()
        self._texts.clear()
        self._days.clear()

    def place(self, code: str, day: date) -> tuple[str, str]:
        """Give region and organization of a code; an organization stands in its province, as it was on a day."""
        organization = self.catalog.organizations.get(code)
        if organization is None:
            return code, ""
        home = self.catalog.regions.get(organization.province)
        if home is None or home.valid_on(day):
            return organization.province, code
        heirs = (change.after for change in self.catalog.changes if change.before == home.id)
        there = [id for id in heirs if id in self.catalog.regions and self.catalog.regions[id].valid_on(day)]
        return (there[0] if len(there) == 1 else home.id), code

    def _observation(self, number: int, reading: Reading, sense: Sense, period: Period) -> None:
        meaning, indicator = sense.meaning, cast(Indicator, sense.indicator)
        days, as_of = self._days_of(indicator, meaning.base, period)
        value, high = sense.values(reading)
        intent = meaning.status if meaning.status in INTENDED else ""
        scopes = (meaning.base, meaning.measure_scope, meaning.stage, meaning.program)
        key = (indicator.id, reading.region_code, *days, *scopes, intent)
        at = self._kept.setdefault(key, len(self.observations))
        if at < len(self.observations):
            same = self.observations[at][VALUES] == (value, high)
            self.repeats.append(Repeat(self.observations_from[at], number, same))
            return
        status, mark = self._status_and_mark(reading, meaning.status)
        self.observations_from.append(number)
        self.observations.append((
            indicator.id, *self.place(reading.region_code, period.end), *days, status, *scopes, self.source,
            self._position(reading), value, high, self._once(_with_unit(reading)), as_of,
            self._once(_quotation(reading)), reading.corrected, "high", mark, "",
        ))  # fmt: skip

    def _target(self, number: int, reading: Reading, sense: Sense, period: Period) -> None:
        """Make a row of a target; one without a number says nothing."""
        meaning, indicator = sense.meaning, cast(Indicator, sense.indicator)
        value, _ = sense.values(reading)
        if value is None:
            return
        start, end, _ = target_span(indicator, period)
        scopes = (meaning.base, meaning.measure_scope)
        key = (indicator.id, reading.region_code, start, end, *scopes)
        at = self._kept.setdefault(key, len(self.targets))
        if at < len(self.targets):
            self.repeats.append(Repeat(self.targets_from[at], number, self.targets[at][TARGET_VALUE] == value))
            return
        regime = ANNUAL if indicator.kind == "flow" else ""
        _, mark = self._status_and_mark(reading, meaning.status)
        self.targets_from.append(number)
        self.targets.append((
            indicator.id, *self.place(reading.region_code, period.end), start, end, *scopes, regime, value, "target",
            None, self.source, self._position(reading), start, end if start else None, _quotation(reading),
            reading.corrected, "high", mark, "",
        ))  # fmt: skip

    def _days_of(self, indicator: Indicator, base: str, period: Period) -> tuple[Span, str]:
        """Give the days of a figure, and its last one as text; each is worked out once."""
        key = (indicator.id, base, period)
        found = self._days.get(key)
        if found is None:
            found = self._days[key] = (span(indicator, base, period), period.end.isoformat())
        return found

    def _once(self, text: str) -> str:
        """Give a text that many figures share as one and the same, so that it takes room once."""
        return self._texts.setdefault(text, text)

    def _status_and_mark(self, reading: Reading, status: str) -> tuple[str, str]:
        """Give status and mark of a figure: what a flag beside a number says about its status is no mark."""
        if not reading.mark and not reading.provisional:
            return status, ""
        mark = meaning_of_mark(reading.mark, beside_number=reading.value is not None)
        said = "provisional" if reading.provisional else mark
        if status == "actual" and said in ("provisional", "estimate"):
            status = said
        if mark == status or mark not in self._marks:
            mark = ""
        return status, mark or ("" if reading.value is not None else UNREPORTED)

    def _position(self, reading: Reading) -> str:
        return self.prefix + in_position(reading.cell)


def in_position(cell: str) -> str:
    """Give a cell's address without the signs that the screens separate ids by."""
    return cell.translate(SEPARATORS) if "|" in cell or "@" in cell else cell


def _with_unit(reading: Reading) -> str:
    """Give the cell as it looks, with the unit where it stands elsewhere."""
    if not reading.unit_raw or reading.unit_from in ("cell", "format"):
        return reading.text
    return f"{reading.text} {reading.unit_raw}"


def _quotation(reading: Reading) -> str:
    """Give a line that people can read: heading and cell."""
    return f"{reading.label}: {reading.text}"[:LONGEST] if reading.label else reading.text[:LONGEST]
