"""What the rows of a table say about their figures: place, period, categories, unit."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from etl.harmonize.cells import Grid
from etl.harmonize.columns import STUBS, Column
from etl.harmonize.moment import NEVER, Moment, carried, joined_moment, moment_at, moment_in, moment_of, step_of
from etl.harmonize.place import Atlas
from etl.harmonize.sections import Entry
from etl.harmonize.stub import Said, Section, Stub, Wording, unit_in
from etl.harmonize.vocabulary import folded, is_derived


@dataclass(slots=True)
class StubReader:
    """Reads the rows of one table that have figures; what stands above a row may matter for it."""

    grid: Grid
    columns: list[Column]
    atlas: Atlas
    _stubs: dict[str, list[Column]] = field(init=False)
    _wording: Wording = field(init=False)
    _grand: frozenset[int] = frozenset()
    _kinds: frozenset[str] = frozenset()
    _around: Said | None = None
    _moment: Moment = NEVER

    def __post_init__(self) -> None:
        """Part the columns by role."""
        self._stubs = {role: [column for column in self.columns if column.role == role] for role in STUBS}
        self._wording = Wording(self.atlas)

    def stubs(self, entries: list[Entry]) -> list[Stub]:
        """Give what each row says, from the top."""
        self._grand, self._kinds = self._grand_totals(entries), self._kinds_of_places(entries)
        return [self._stub(entry) for entry in entries]

    def _stub(self, entry: Entry) -> Stub:
        """Give what one row says."""
        said, section = entry.said, Section() if entry.row in self._grand else entry.section
        times = {c.index: self._time(c, said[c.index]) for c in self._stubs["period"] if c.index in said}
        places, rest = self._places(said, section)
        beside = [moment_in(text) for text, _ in places if any(c.isdigit() for c in text)]  # 서울(2021)
        first = next((time for time in times.values() if time.whole), NEVER)  # 지원연도 before 완료연도
        parts = [time for time in times.values() if not time.whole]
        self._moment = carried(self._moment, joined_moment([section.moment, *beside, first, *parts]))
        rest += [at for at, time in times.items() if time.silent]  # ‘합계’ below years
        rest += [column.index for column in self._stubs["category"] if column.index in said]
        texts = tuple(said[at][0] for at in sorted(rest))
        unit = next((unit_in(said[c.index][0]) for c in self._stubs["unit"] if c.index in said), None)
        above = section.units[0] if len(section.units) == 1 else None
        return Stub(
            entry.row,
            tuple(text for text, _ in places),
            places[-1][1] if places else None,
            self._moment,
            self._wording.words((section.category, *texts) if section.category else texts),
            unit or above,
            unit is not None,
        )

    def _places(self, said: dict[int, Said], section: Section) -> tuple[list[Said], list[int]]:
        """Give the texts that name a row's place, and the columns of places in which it names something else."""
        columns = [column.index for column in self._stubs["place"] if column.index in said]
        kinds = [at for at in columns if said[at][0] in self._kinds]
        derived = [at for at in columns if at not in kinds and self._is_derived(said[at][0])]
        places = [said[at] for at in columns if at not in kinds and at not in derived]
        if places:
            self._around = places[-1]
        if kinds and self._around:
            return [self._around], kinds
        if section.place and self._is_inside(places):
            places.insert(0, section.place)
        return places, kinds + derived

    def _time(self, column: Column, said: Said) -> Moment:
        """Give what a cell of a period column says about time."""
        content = self.grid.content(*said[1])
        found = moment_of(said[0]) if isinstance(content, str) else moment_at(content)
        return step_of(content, folded(column.header[-1])) if found.silent and column.header else found

    def _is_derived(self, text: str) -> bool:
        """Say whether a text among places names none: ‘증감률’."""
        return not self.atlas.name(text).kind and is_derived(folded(text))

    def _is_inside(self, places: list[Said]) -> bool:
        """Say whether a row stands inside the place of the heading above it: it names none, a town, or only ‘계’."""
        for text, _ in places:
            name = self.atlas.name(text)
            if name.kind == "group" or any(id.startswith("KR") for id in name.ids):
                return False
        return True

    def _kinds_of_places(self, entries: list[Entry]) -> frozenset[str]:
        """Give texts in columns of places that name none and return below several: 서울, 기초, 고도, 부산, 기초."""
        below: dict[str, set[str]] = defaultdict(set)
        for column in self._stubs["place"]:
            around = ""
            for entry in entries:
                text = entry.said[column.index][0] if column.index in entry.said else ""
                if text and self.atlas.name(text).kind:
                    around = text
                elif text and around:
                    below[text].add(around)
        return frozenset(text for text, places in below.items() if len(places) > 1)

    def _grand_totals(self, entries: list[Entry]) -> frozenset[int]:
        """Give the rows below the last heading that sum up all sections: ‘합계’, where other sections have none."""
        sections = {entry.section.number for entry in entries}
        if len(sections) < 2:
            return frozenset()
        rows: dict[str, dict[int, int]] = defaultdict(dict)
        for entry in entries:
            said = [text for text, _ in entry.said.values()]
            if said and all(self.atlas.name(text).kind == "total" for text in said):
                rows[" ".join(said)][entry.section.number] = entry.row
        return frozenset(row for found in rows.values() if len(found) == 1 for row in found.values())
