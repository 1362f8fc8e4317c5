"""Reads one heading: which indicator it names and of which kind the figures are; nothing where it could be two."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from etl.harmonize.lexicon import NAMES, Lexicon, Pieces, Word, key_of_text
from outcomes.catalog.headings import HeaderMeaning
from outcomes.catalog.model import Catalog

AXES = ("status", "stage", "measure_scope", "base", "program")
SKIP = "-"

Rows = tuple[HeaderMeaning, ...]

Found = tuple[HeaderMeaning | None, str, tuple[str, ...]]
"""What a heading means (None: nobody knows), 'headers' or 'name', and the indicators it could be instead."""


@dataclass(slots=True)
class HeadingReader:
    """Reads headings with the words of the catalog; what was read once is kept."""

    catalog: Catalog
    lexicon: Lexicon = field(init=False)
    _running: tuple[Word, ...] = ()
    _kept: dict[tuple[object, ...], Found] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Collect the words, and among them those that say ‘cumulative’."""
        self.lexicon = Lexicon(self.catalog)
        words = self.lexicon.words.values()
        self._running = tuple(word for word in words if any(row.base for row in word.narrowing))

    def read(self, subject: str, banner: tuple[str, ...], title: str, units: tuple[str, ...]) -> Found:
        """Give what a heading means.

        The whole heading must be made of known words. Where it is not, the parts that all headings of the table begin
        with count as title. Where it names no indicator, the title must name exactly one.

        Args:
            subject: Without period, unit and place; its parts joined by ' / '.
            banner: The parts that all headings of the table begin with.
            title: The table's.
            units: The stored units of the figures below, '' where they have none.
        """
        key = (subject, banner, title, units)
        if key not in self._kept:
            found = self._made(subject, title, units)
            if found[0] is None and banner:
                rest = " / ".join(subject.split(" / ")[len(banner) :])
                again = self._made(rest, f"{title} {' '.join(banner)}", units)
                found = again if again[0] is not None else found
            self._kept[key] = found
        return self._kept[key]

    def _made(self, subject: str, title: str, units: tuple[str, ...]) -> Found:
        """Give what a heading means as a whole."""
        said = self.lexicon.said_in(title)
        ways = [way for made in self.lexicon.made_of(subject) for way in self._totals_first(made)]
        results = [self._combined(way, said, units, title) for way in ways]
        meant = {row for row, _ in results}
        candidates = _ids(row for _, rows in results for row in rows)
        row = meant.pop() if len(meant) == 1 else None
        if row is not None and self._may_count_up(row, title):
            alone = any(word in self._running for word in said)
            row = self._cumulative(subject, units) or (None if alone else row)
        if row is None:
            return None, "", candidates
        return row, "name" if row.file == NAMES else "headers", ()

    def _totals_first(self, pieces: Pieces) -> tuple[Pieces, ...]:
        """Give the ways a heading is made of once ‘cumulative’ stands in front, as it does in the header files."""
        running = [word for word in pieces if word in self._running]
        if not running or len(pieces) == 1:
            return (pieces,)
        rest = [word for word in pieces if word not in running]
        return self.lexicon.made_of("".join(word.key for word in (*running, *rest)))

    def _combined(
        self, pieces: Pieces, said: Pieces, units: tuple[str, ...], title: str
    ) -> tuple[HeaderMeaning | None, Rows]:
        """Give what words mean together, and the rows they could be; None where that is not one thing."""
        titled = [word for word in said if word.loaded]
        naming, narrowing = _parted(pieces, bool(titled))
        rows = self._fitting(naming or titled, units)
        rivals = [] if naming else [row for word in narrowing for row in word.loaded if self._named(row, title)]
        if {row.indicator for row in rivals} - {row.indicator for row in rows}:
            return None, (*rows, *rivals)  # ‘국비’ below ‘예산 집행 현황’: of the budget, or of what was spent?
        chosen = rows if len(rows) == 1 else self._settled(rows, naming, titled, title, units)
        unit = self._unit(chosen[0]) if len(chosen) == 1 else ""
        narrowed = _merged(narrowing, unit)
        if len(chosen) != 1 or narrowed is None or not all(_apt(word, unit) for word in narrowing):
            return None, rows
        own = {"status"} if chosen[0].status != "actual" and naming else set()
        around = _merged([*_around(said), *_statuses(titled, chosen[0].indicator)], unit, own | set(narrowed))
        return (None if around is None else self._narrowed(chosen[0], around | narrowed)), rows

    def _settled(
        self, rows: Rows, naming: Sequence[Word], titled: Sequence[Word], title: str, units: tuple[str, ...]
    ) -> Rows:
        """Give the one of several rows that the title speaks of; none where it leaves that open."""
        spoken = {row.indicator for word in titled for row in word.loaded}
        by_title = tuple(row for row in rows if row.indicator in spoken)
        if len(by_title) == 1 or not naming:
            return by_title
        keys = sorted({key for word in naming for key in self.lexicon.joined_with(word.key, title)})
        longest = max(map(len, keys), default=0)
        return self._fitting([self.lexicon.words[key] for key in keys if len(key) == longest], units)

    def _fitting(self, words: Iterable[Word], units: tuple[str, ...]) -> Rows:
        """Give the different things that words name; of several the ones whose unit is that of the figures."""
        seen = {unit for unit in units if unit}
        rows = [row for word in words for row in word.loaded]
        fit = [row for row in rows if seen <= {self._unit(row)} or not self._unit(row)]
        return tuple(dict.fromkeys(_plain(row) for row in fit or rows))

    def _unit(self, row: HeaderMeaning) -> str:
        """Give the stored unit of a row's figures, '' where it can be any."""
        indicator = self.catalog.indicators.get(row.indicator)
        return row.unit or (indicator.unit if indicator else "")

    def _narrowed(self, row: HeaderMeaning, by: Mapping[str, str]) -> HeaderMeaning | None:
        """Give a row with what other words say about it; None where that makes no sense."""
        indicator = self.catalog.indicators.get(row.indicator)
        if indicator is None:  # known, not loaded
            return row
        if by.get("base") and not row.base:
            return None
        status = by.get("status", row.status)
        stage = by.get("stage", row.stage or indicator.stage)
        scope = by.get("measure_scope", row.measure_scope)
        program = f"program.{by.get('program', '')}"
        if "measure_scope" not in by and ("measure_scope", program) in self.catalog.scopes and stage in ("", "built"):
            scope = program  # counts of calls are told apart by their program alone
        return replace(
            row,
            status=status,
            stage="" if status == "target" else stage,
            measure_scope=scope,
            base=by.get("base", row.base),
            program=by.get("program", row.program),
        )

    def _named(self, row: HeaderMeaning, title: str) -> bool:
        """Say whether a part of a title names a row's indicator."""
        text, words = key_of_text(title), self.lexicon.words.values()
        return any(word.key in text for word in words for each in word.loaded if each.indicator == row.indicator)

    def _may_count_up(self, row: HeaderMeaning, title: str) -> bool:
        """Say whether the title speaks of a running total and the row is about single periods."""
        indicator = self.catalog.indicators.get(row.indicator)
        if indicator is None or indicator.kind != "flow":
            return False
        return any(word.key in key_of_text(title) for word in self._running)

    def _cumulative(self, subject: str, units: tuple[str, ...]) -> HeaderMeaning | None:
        """Give what a heading means with the word ‘cumulative’ before it."""
        texts = {word.key + key_of_text(subject) for word in self._running}
        found = {self._combined(way, (), units, "")[0] for text in texts for way in self.lexicon.made_of(text)}
        totals = {row for row in found if row is not None and row.base}
        return totals.pop() if len(totals) == 1 else None


def _parted(pieces: Pieces, named_elsewhere: bool) -> tuple[list[Word], list[Word]]:
    """Give the words that name the indicator and those that narrow it down; some can do either."""
    pure = [word for word in pieces if word.loaded and not word.narrowing]
    either = [word for word in pieces if word.loaded and word.narrowing]
    narrowing = [word for word in pieces if word.narrowing and not word.loaded]
    if pure or named_elsewhere:
        return pure, narrowing + either
    return either, narrowing


def _plain(row: HeaderMeaning) -> HeaderMeaning:
    """Give what a row says, without where it says so."""
    return replace(row, header="", note="", row=0, unit="", file=NAMES if row.file == NAMES else "")


def _statuses(words: Iterable[Word], indicator: str) -> list[Word]:
    """Give what the words of a title that name an indicator say about the status of its figures: ‘구축 목표’."""
    rows = [row for word in words for row in word.loaded if row.indicator == indicator and row.status != "actual"]
    return [Word("", (), (HeaderMeaning("", "", row.status, "", "", "", "", "", ""),)) for row in rows]


def _around(said: Pieces) -> list[Word]:
    """Give the words of a title that narrow down; one that can name an indicator and the scopes' own names do not."""
    return [w for w in said if w.narrowing and not w.loaded and any(row.file != NAMES for row in w.narrowing)]


def _apt(word: Word, unit: str) -> list[HeaderMeaning]:
    """Give what a word says about figures in a unit."""
    return [row for row in word.narrowing if row.unit in ("", unit)]


def _merged(words: Iterable[Word], unit: str, without: Collection[str] = ()) -> dict[str, str] | None:
    """Give what words say on each axis but some about figures in a unit; None where two say different things."""
    said: dict[str, str] = {}
    for word in words:
        for axis in (axis for axis in AXES if axis not in without):
            for value in {getattr(row, axis) for row in _apt(word, unit)} - {""}:
                if said.setdefault(axis, value) != value:
                    return None
    return said


def _ids(rows: Iterable[HeaderMeaning]) -> tuple[str, ...]:
    """Give the indicators that rows name, each once."""
    return tuple(dict.fromkeys(row.indicator for row in rows if row.indicator != SKIP))
