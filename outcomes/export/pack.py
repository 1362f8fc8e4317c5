"""A briefing pack: what was frozen, whole, so that it can be shown and handed out without asking anything again."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter, ValidationError

from outcomes.catalog.model import Catalog, Lang
from outcomes.export.native import NativeChart, RegionMap, Sign

MOST_SLIDES = 60
LONGEST = {"name": 120, "title": 200, "subtitle": 300, "remarks": 1_200, "notes": 6_000, "author": 60}
"""Text of a briefing → the most characters it may have."""


class PackError(Exception):
    """A briefing that cannot be read or made; `code` says why, `detail` where."""

    def __init__(self, code: Literal["unreadable", "altered", "too_long", "too_many", "empty"], detail: str) -> None:
        """Keep code and detail."""
        super().__init__(f"{code}: {detail}")
        self.code = code
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Source:
    """Where a figure comes from, in words as the screen printed them.

    `position` is the fact id or cell; `said` whose figure it is, of what and when; `value` the figure with its status;
    `loaded` the version that brought it and who signed it. `url` is '' or a web address. Empty texts: not known.
    """

    position: str
    said: str
    value: str
    title: str
    publisher: str
    date: str
    url: str
    quotation: str
    confidence: str
    note: str
    loaded: str


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A headline figure: label, value and note as printed; `status` is a verdict in words, '' for none.

    `side` says how the verdict is colored: 'ahead', 'behind' or 'open'. `known` is False where the value is words.
    """

    label: str
    value: str
    note: str
    status: str = ""
    side: Literal["ahead", "behind", "open"] = "open"
    known: bool = True


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A chart or table as it was drawn.

    `columns` and `cells` are the table as it is read, whole: the first column names the row. `words` are the places
    of columns that are text and not figures. `plotly` is the figure for a browser (null: the table is the exhibit); a
    map's `geojson` names one of the pack's geographies. `native` and `map` are the same for documents, null where
    a table says it better. `alt` describes it to those who do not see it. `definitions` are pairs of term and meaning.
    `signs` are those of `plotly`: a document that draws it says what they stand for.
    """

    columns: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]
    words: tuple[int, ...]
    notes: tuple[str, ...]
    alt: str
    native: NativeChart | None = None
    map: RegionMap | None = None
    plotly: dict[str, Any] | None = None
    definitions: tuple[tuple[str, str], ...] = ()
    signs: tuple[Sign, ...] = ()


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a slide was made: a page, one of its charts ('' = its first sentences and cards), and the page's address.

    `parameters` are (name, values) as the address has them, without language, set and version, which are the pack's.
    """

    page: str
    chart: str
    parameters: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Slide:
    """One message: a title that says it, a line of scope, sentences, headline figures, and at most one exhibit.

    `remarks` is the presenter's own text on the slide, `notes` what only the presenter sees; both plain text, lines
    divided by newlines. `sources` may have been cut; `more_sources` is how many were left out. `address` reopens
    the screen it comes from. `finding` is the title that was computed, `told`
    whether computed sentences were wanted, `origins` the ids of all figures behind the
    slide: they are not shown, and let the pack be compared and made anew.
    """

    key: str
    title: str
    subtitle: str
    sentences: tuple[str, ...] = ()
    cards: tuple[KeyFigure, ...] = ()
    exhibit: Exhibit | None = None
    remarks: str = ""
    notes: str = ""
    sources: tuple[Source, ...] = ()
    more_sources: int = 0
    address: str = ""
    recipe: Recipe | None = None
    finding: str = ""
    told: bool = True
    origins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """A region to look into while presenting: its first sentence, its headline figures, its narrative."""

    region: str
    name: str
    title: str
    sentences: tuple[str, ...]
    cards: tuple[KeyFigure, ...]


@dataclass(frozen=True, slots=True)
class Pack:
    """A frozen briefing.

    `version` is the figures' version and `loaded` the day it was loaded; `made_at` is UTC, ISO 8601; `selection` is the
    address it was made from; `words` are those of `pack.…` in the pack's language; `geographies` maps a file's name to
    GeoJSON, empty without maps; `copied_from` is the id of the pack it is a copy of. `kept_id` is the id it was read
    under, no part of the content: a pack keeps it though later programs know more fields and words.
    """

    name: str
    lang: Lang
    set: str
    synthetic: bool
    version: int
    loaded: str
    author: str
    made_at: str
    template: str
    selection: dict[str, str]
    words: dict[str, str]
    slides: tuple[Slide, ...]
    profiles: tuple[Profile, ...] = ()
    geographies: dict[str, Any] | None = None
    copied_from: str = ""
    license: str = ""
    kept_id: Annotated[str, Field(exclude=True)] = field(default="", compare=False)

    @property
    def id(self) -> str:
        """Give the pack's id: twelve hexadecimal digits of the hash of the JSON that it was kept as, or would be."""
        return self.kept_id or _id_of(to_json(self))

    def say(self, key: str, **values: object) -> str:
        """Give frozen words (`pack.…`) with values filled in."""
        words = self.words[key]
        return words.format(**values) if values else words

    def with_name(self, name: str, author: str, made_at: str) -> Pack:
        """Give a copy under another name; what was frozen stays as it is."""
        return replace(self, name=name, author=author, made_at=made_at, copied_from=self.id, kept_id="")


def words_of(catalog: Catalog, lang: Lang) -> dict[str, str]:
    """Give the words that documents say (`pack.…`) in one language, to be frozen in a pack."""
    return {key: words.say(lang) for key, words in catalog.words.items() if key.startswith("pack.")}


@cache
def _adapter() -> TypeAdapter[Pack]:
    return TypeAdapter(Pack)


def to_json(pack: Pack) -> bytes:
    """Give a pack as JSON (UTF-8): the same pack gives the same bytes."""
    return _adapter().dump_json(pack)


def from_json(text: bytes, id: str = "") -> Pack:
    """Give a pack from its JSON.

    Args:
        text: What `to_json` gave.
        id: The id it was kept under; '' does not check.

    Raises:
        PackError: 'unreadable' when it is no pack, 'altered' when it is not what was frozen under that id.
    """
    found = _id_of(text)
    if id and found != id:
        raise PackError("altered", id)
    try:
        return replace(_adapter().validate_json(text), kept_id=found)
    except ValidationError as error:
        raise PackError("unreadable", str(error.errors()[0]["loc"])) from error


def _id_of(text: bytes) -> str:
    return hashlib.sha256(text).hexdigest()[:12]


def check(pack: Pack) -> None:
    """Refuse a pack that cannot be shown well.

    Raises:
        PackError: 'empty' without a slide, 'too_many' slides, 'too_long' with the name of the text and its slide.
    """
    if not pack.slides:
        raise PackError("empty", pack.name)
    if len(pack.slides) > MOST_SLIDES:
        raise PackError("too_many", str(len(pack.slides)))
    texts = [("name", pack.name, ""), ("author", pack.author, "")]
    texts += [
        (part, getattr(slide, part), slide.key)
        for slide in pack.slides
        for part in ("title", "subtitle", "remarks", "notes")
    ]
    for part, text, where in texts:
        if len(text) > LONGEST[part]:
            raise PackError("too_long", f"{where}.{part}" if where else part)
