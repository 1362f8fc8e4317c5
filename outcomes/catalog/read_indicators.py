"""Reads indicators.yml: what is measured, in which unit, which way is good, and how regions add up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from outcomes.catalog.files import CatalogFiles
from outcomes.catalog.model import TOPICS, UNITS, Indicator, Words

FILE = "indicators.yml"
CHOICES = {
    "kind": ("stock", "flow", "rate"),
    "direction": ("up", "down", "none"),
    "roll_up": ("sum", "none", "weighted"),
}


def read_indicators(files: CatalogFiles) -> dict[str, Indicator]:
    """Give the indicators by id, in the file's order."""
    return {id: _indicator(_Entry(files, id, cells)) for id, cells in files.mapping(FILE).items()}


@dataclass(frozen=True, slots=True)
class _Entry:
    """One indicator as it stands in the file."""

    files: CatalogFiles
    id: str
    content: object

    def note(self, code: str, value: str) -> None:
        """Write down a contradiction on the line of the indicator's id."""
        self.files.note(code, None, value, file=FILE, line=self.files.lines.get((FILE, self.id), 0))

    def cell(self, key: str) -> Any:
        """Give what the file says under a key, None for nothing."""
        return self.content.get(key) if isinstance(self.content, dict) else None

    def text(self, key: str) -> str:
        """Give a text, '' for nothing."""
        value = self.cell(key)
        return "" if value is None else str(value)

    def both(self, key: str) -> Words:
        """Give a text in both languages, noting one that is missing."""
        pair = self.cell(key)
        spelled = {lang: str(pair.get(lang) or "") if isinstance(pair, dict) else "" for lang in ("ko", "en")}
        if not all(spelled.values()):
            self.note("word_missing", f"{self.id}.{key}")
        return Words(**spelled)

    def choice(self, key: str, allowed: tuple[str, ...]) -> Any:
        """Give one of the allowed values; another one is noted."""
        value = self.cell(key)
        if value not in allowed:
            self.note("not_a_choice", f"{self.id}.{key}={value}")
        return value

    def whole(self, key: str) -> int:
        """Give a whole number from 0 on, 0 for nothing; anything else is noted."""
        value = self.cell(key)
        if value is None:
            return 0
        if type(value) is not int or value < 0:
            self.note("not_a_number", f"{self.id}.{key}={value}")
            return 0
        return value

    def yes(self, key: str) -> bool:
        """Give true or false, false for nothing; anything else is noted."""
        value = self.cell(key)
        if value not in (None, True, False):
            self.note("not_a_choice", f"{self.id}.{key}={value}")
        return value is True


def _indicator(entry: _Entry) -> Indicator:
    if not entry.text("unit"):
        entry.note("unit_missing", entry.id)
    return Indicator(
        id=entry.id,
        name=entry.both("name"),
        definition=entry.both("definition"),
        unit=entry.choice("unit", UNITS) if entry.text("unit") else "",
        kind=entry.choice("kind", CHOICES["kind"]),
        direction=entry.choice("direction", CHOICES["direction"]),
        roll_up=entry.choice("roll_up", CHOICES["roll_up"]),
        decimals=entry.whole("decimals"),
        base=entry.text("base"),
        stage=entry.text("stage"),
        measure_scope=entry.text("measure_scope"),
        headline=entry.yes("headline"),
        topic=entry.choice("topic", TOPICS),
        owner=entry.both("owner"),
        counter_ko=entry.text("counter_ko"),
        formula=entry.text("formula"),
        years_apart=entry.whole("years_apart"),
        rate=entry.text("rate"),
    )
