"""What the texts above each column of figures say: period, place, total, unit, and what is measured."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from functools import lru_cache

from etl.harmonize.columns import Column
from etl.harmonize.moment import Moment, carried, joined_moment, moment_in
from etl.harmonize.place import Atlas, Name
from etl.harmonize.unit import Unit, split_unit
from etl.harmonize.unit_names import SUBJECTS
from etl.harmonize.vocabulary import folded, measured_in, role_of
from etl.read.book import letters

_PLACE_END = re.compile(r".+(?:특별시|광역시|특별자치시|특별자치도|[가-힣]시|[가-힣]군|[가-힣]구|[가-힣]도|지역)")
_MAY_HOLD_UNIT = re.compile(r"[()\[\]{}〔〕【】（）［］％%‰_\s/당원]|krw|won", re.IGNORECASE)
_RATIOS = ("share", "per_1000")


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above one column of figures.

    Attributes:
        index: The column's place in the sheet; `letters` its letters there.
        certain: Whether texts in the column are faults; False where figures stand among texts.
        texts: The header texts, outermost first.
        label: The same joined by ' / '.
        subject: The same without period, unit and place.
        moment: What they say about time.
        places: Texts that name places, the widest first.
        total: Whether they say that the column is a sum of its neighbors.
        unit: The unit they name.
        kind: The kind of unit that their words speak of, as `vocabulary.measured_in`.
    """

    index: int
    letters: str
    certain: bool
    texts: tuple[str, ...]
    label: str
    subject: str
    moment: Moment
    places: tuple[str, ...]
    total: bool
    unit: Unit | None
    kind: str


@dataclass(slots=True)
class HeadReader:
    """Reads the heads of one table's figures; they are compared with each other."""

    columns: list[Column]
    atlas: Atlas
    _beside: dict[tuple[str, ...], dict[tuple[str, ...], None]] = field(init=False)
    _kinds: dict[tuple[str, ...], Counter[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Note the different headers under each group of outer texts."""
        self._beside = defaultdict(dict)
        for column in self.columns:
            for level in range(len(column.header) + 1):
                self._beside[column.header[:level]][column.header] = None

    def heads(self) -> list[Head]:
        """Give the head of each column of figures, from the left."""
        heads = [self._head(column) for column in self.columns]
        for n in range(1, len(heads)):
            before, head = heads[n - 1], heads[n]
            if before.texts[:-1] == head.texts[:-1]:
                heads[n] = replace(head, moment=carried(before.moment, head.moment))
        return heads

    def _head(self, column: Column) -> Head:
        texts = column.header
        places = self._places(texts)
        subject = " / ".join(filter(None, (self._subject(text, places) for text in texts)))
        return Head(
            column.index,
            letters(column.index),
            column.role == "measure",
            texts,
            " / ".join(texts),
            subject,
            joined_moment(moment_in(apart(text)[0]) for text in texts),
            places,
            self._is_total(column),
            unit_among(texts),
            measured_in(subject),
        )

    def _places(self, texts: tuple[str, ...]) -> tuple[str, ...]:
        """Give the texts that name places; ‘계’ among places is one, and so is an unknown name among many known."""
        found = []
        for level, text in enumerate(texts):
            kind = self._name(text).kind
            kinds = self._kinds_beside(texts[:level])
            known = kinds["place"] + kinds["group"] + kinds["joint"]
            unknown = kind == "" and known >= 3 and known > kinds[""] and _PLACE_END.fullmatch(text) is not None
            if kind in ("place", "group", "joint") or (kind == "total" and known >= max(kinds[""], 1)) or unknown:
                found.append(_stripped(text) if kind else text)
        return tuple(found)

    def _kinds_beside(self, outer: tuple[str, ...]) -> Counter[str]:
        """Count what the different texts right below the same outer texts name."""
        found = self._kinds.get(outer)
        if found is None:
            texts = {header[len(outer)] for header in self._beside[outer] if len(header) > len(outer)}
            found = self._kinds[outer] = Counter(self._name(text).kind for text in texts)
        return found

    def _name(self, text: str) -> Name:
        """Give what a header text names, its unit and period aside."""
        return self.atlas.name(_stripped(text))

    def _is_total(self, column: Column) -> bool:
        """Say whether a column sums up others: ‘계’ beside other texts, or a group of regions without places inside."""
        texts = column.header
        for level, text in enumerate(texts):
            name = self._name(text)
            if not name.total or any(self._name(inner).kind in ("place", "joint") for inner in texts[level + 1 :]):
                continue
            if name.kind != "total" or self._has_parts(texts, level):
                return True
        return False

    def _has_parts(self, texts: tuple[str, ...], level: int) -> bool:
        """Say whether a column stands beside a total of which it can be a part."""
        return any(
            header != texts and (len(header) <= level or not self._name(header[level]).total)
            for header in self._beside[texts[:level]]
        )

    def _subject(self, text: str, places: tuple[str, ...]) -> str:
        """Give what a header text says besides period, unit and place; '' for words such as 값."""
        rest = moment_in(apart(text)[0]).rest
        if not rest or _stripped(text) in places or role_of(folded(rest)) == "value":
            return ""
        return rest


@lru_cache(maxsize=65536)
def apart(text: str) -> tuple[str, Unit | None]:
    """Give a header text without its unit, and the unit; both as they are where it has none."""
    if len(text) > 4 and not _MAY_HOLD_UNIT.search(text):
        return text, None
    rest, unit = split_unit(text)
    named = unit is not None and not rest and "".join(text.split()) in SUBJECTS  # ‘기업 수’ is what is counted
    return (text, None) if unit is None or named else (rest, unit)


def _stripped(text: str) -> str:
    """Give a header text without unit and period, the text itself where nothing else is in it."""
    bare = apart(text)[0]
    moment = moment_in(bare)
    return (moment.rest if not moment.silent else bare) or text


def unit_among(texts: tuple[str, ...]) -> Unit | None:
    """Give the unit that texts from outermost to innermost name, the inner ones first.

    Under ‘예산(백만원)’ a ‘비중’ without its own unit is none of money.
    """
    ratio = False
    for level in range(len(texts) - 1, -1, -1):
        unit = apart(texts[level])[1]
        if unit is not None:
            return None if ratio and not is_ratio(unit) else unit
        ratio = ratio or (level > 0 and measured_in(texts[level]) == "share")
    return None


def is_ratio(unit: Unit) -> bool:
    """Say whether a unit is one of shares or rates."""
    return unit.id in _RATIOS or unit.raw.startswith("%")
