"""A province that stands once above the projects it is meant for, in cells that nobody merged."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from etl.harmonize.case_place import CasePlace
from etl.read.book import Content

OPEN = ("missing", "ambiguous")
"""The faults of a place that the province above can mend."""


@dataclass(frozen=True, slots=True)
class Placed:
    """What the list says of where each project is, row by row.

    Attributes:
        rows: Their rows in the sheet.
        raw: What the column of provinces holds.
        provinces: Its texts, '' also where a mark says that there is none.
        towns: The texts of the column of municipalities.
        years: The years whose places are meant.
    """

    rows: Sequence[int]
    raw: Sequence[Content]
    provinces: Sequence[str]
    towns: Sequence[str]
    years: Sequence[int]

    def filled_down(self, find: Callable[[str, str, int], CasePlace]) -> dict[int, int]:
        """Give the projects that take their province from above, each with the project that says it.

        Only blank cells directly below one another count: a sum, a heading, a note or an empty row ends the run, and
        so does a municipality that lies in another province only. A municipality that can be only one place, and a
        place that does not lie in the province above, are left as they are; so is a project without any place where
        the list writes its provinces again and again.
        """
        found: dict[int, int] = {}
        above: int | None = None
        for at in range(len(self.rows)):
            if at and self.rows[at] != self.rows[at - 1] + 1:
                above = None
            if self.provinces[at] or not self._blank(at):
                above = at if self.provinces[at] else None
            elif above is not None:
                own = find("", self.towns[at], self.years[at])
                there = find(self.provinces[above], self.towns[at], self.years[at])
                if own.fault in OPEN and not there.fault and (self.towns[at] or not self._repeated(above)):
                    found[at] = above
                elif not own.fault and (there.fault or there.region != own.region):
                    above = None
        return found

    def _repeated(self, at: int) -> bool:
        """Say whether a province was written again below itself: who writes each has forgotten one."""
        return at > 0 and self.rows[at] == self.rows[at - 1] + 1 and self.provinces[at] == self.provinces[at - 1]

    def _blank(self, at: int) -> bool:
        content = self.raw[at]
        return content is None or (isinstance(content, str) and not content.strip())
