"""What the headings of lists of projects mean: compared without spaces, case, brackets and dots."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from etl.harmonize.cells import Grid, shown_text
from etl.harmonize.header import header_texts
from etl.harmonize.lines import Region
from etl.harmonize.unit import Unit, split_unit
from etl.harmonize.vocabulary import bare, folded
from etl.read.book import Content
from outcomes.catalog.headings import CaseHeading, CaseTerms

_LONGEST = 60
_PUNCTUATION = re.compile(r"[()\[\]{}<>〔〕【】_\-–/,.:·ㆍ*※]")
_SMALL = re.compile(r"[\W\d_①-⑳]*[A-Za-z]?[\W\d_①-⑳]*")
"""What says nothing under a heading: ‘(A)’, ‘①’, ‘1’."""


def texts_above(grid: Grid, header: tuple[int, ...], region: Region) -> dict[int, tuple[str, ...]]:
    """Give the texts above each column from outermost to innermost, merged cells over all they cover."""
    return header_texts(grid, header, region, region.left)


@dataclass(slots=True)
class CaseHeads:
    """The terms by the headings as they are compared."""

    terms: CaseTerms
    _known: dict[str, CaseHeading] = field(init=False)
    _named: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Index the headings."""
        self._known = {_key(heading.header): heading for heading in self.terms.headings}

    def names(self, content: Content, column: str) -> bool:
        """Say whether a cell alone is a heading of a column of projects."""
        if not isinstance(content, str) or not 1 < len(content) <= _LONGEST:
            return False
        if content not in self._named:
            found = self.meaning((shown_text(content),))[0]
            self._named[content] = found.column if found else ""
        return self._named[content] == column

    def meaning(self, texts: tuple[str, ...]) -> tuple[CaseHeading | None, Unit | None]:
        """Give what the texts above a column mean together, and the unit that stands in them.

        All together count before the inner ones alone: ‘사업비 / 국비’ is 국비, ‘생산성 / 도입 전’ both.

        Args:
            texts: From the outermost to the innermost.
        """
        parts = [split_unit(text) for text in texts]
        units = [unit for _, unit in parts if unit is not None]
        names = [name or text for (name, _), text in zip(parts, texts, strict=True)]
        said = [name for name in names if not _SMALL.fullmatch(name)]
        for start in range(len(said)):
            found = self._lookup("".join(said[start:]))
            if found is not None:
                return found, units[-1] if units else None
        return None, units[-1] if units else None

    def _lookup(self, text: str) -> CaseHeading | None:
        return self._known.get(_key(text)) or self._known.get(_key(bare(folded(text))))


def _key(text: str) -> str:
    """Give a heading as it is compared."""
    return _PUNCTUATION.sub("", folded(text))
