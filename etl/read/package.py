"""How an Office Open XML workbook is put together: its sheets in order, where their parts lie, its number formats."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from dataclasses import dataclass

from etl.read.archive import Archive
from etl.read.book import UnreadableError
from etl.read.formats import BUILT_IN, PLAIN, Format, read_format
from etl.read.limits import MOST_CELLS, MOST_SHEETS
from etl.read.markup import Attributes, Walker, attribute
from etl.read.values import text_of

ROOT_RELATIONS = "_rels/.rels"
USUAL_WORKBOOK = "xl/workbook.xml"
MOST_FORMATS = 70_000  # Excel allows 65,490 in a workbook


@dataclass(frozen=True, slots=True)
class Relation:
    """A link from one part to another; `kind` is the last word of its type ('worksheet', 'comments')."""

    id: str
    kind: str
    target: str


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet of cells: its name as typed, its part, whether it is hidden, and the part of its comments or ''."""

    name: str
    part: str
    hidden: bool
    comments: str


@dataclass(frozen=True, slots=True)
class Workbook:
    """What sheets need to be read.

    `mac`: days count from 1904. `stale`: formulas were to be calculated at opening, so a stored 0 may be no result.
    """

    sheets: tuple[SheetPart, ...]
    strings: list[str | None]
    formats: list[Format]
    mac: bool
    stale: bool


def relations(archive: Archive, part: str) -> list[Relation]:
    """Give the links of a part ('' for the archive's own); links out of the file are left out.

    Raises:
        UnreadableError: 'damaged', 'oversized'.
    """
    folder, name = posixpath.split(part)
    place = posixpath.join(folder, "_rels", f"{name}.rels")
    if place not in archive:
        return []
    found: list[Relation] = []

    def keep(entry: Attributes) -> None:
        if entry.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, entry.get("Target", ""))).lstrip("/")
            found.append(Relation(entry.get("Id", ""), entry.get("Type", "").rpartition("/")[2], target))

    Walker({"Relationship": keep}, {}).walk([archive.small(place)])
    return found


def workbook_part(archive: Archive) -> str:
    """Give the part that lists the sheets, '' where the archive is no workbook of this kind."""
    if ROOT_RELATIONS in archive:
        for relation in relations(archive, ""):
            if relation.kind == "officeDocument" and relation.target in archive:
                return relation.target
    return USUAL_WORKBOOK if USUAL_WORKBOOK in archive else ""


def read_workbook(archive: Archive, part: str) -> Workbook:
    """Read a workbook's list of sheets, shared texts and formats.

    Raises:
        UnreadableError: 'damaged' where a part is missing or broken, 'oversized'.
    """
    links = {link.id: link for link in relations(archive, part)}
    listed: list[Attributes] = []
    settings: dict[str, Attributes] = {}
    opened: dict[str, Callable[[Attributes], None]] = {
        "sheet": listed.append,
        "workbookPr": lambda found: settings.update(workbookPr=found),
        "calcPr": lambda found: settings.update(calcPr=found),
    }
    Walker(opened, {}).walk(archive.chunks(part))
    if len(listed) > MOST_SHEETS:
        raise UnreadableError("too_many_sheets", found=len(listed), limit=MOST_SHEETS)
    kinds = {link.kind: link.target for link in links.values()}
    return Workbook(
        sheets=tuple(_sheets(archive, listed, links)),
        strings=_shared_strings(archive, kinds.get("sharedStrings", "")),
        formats=_formats(archive, kinds.get("styles", "")),
        mac=is_on(settings.get("workbookPr", {}).get("date1904", "")),
        stale=is_on(settings.get("calcPr", {}).get("fullCalcOnLoad", "")),
    )


def is_on(flag: str) -> bool:
    """Read an XML truth value."""
    return flag in {"1", "true", "on"}


def _sheets(archive: Archive, listed: list[Attributes], links: dict[str, Relation]) -> list[SheetPart]:
    """Give the sheets of cells in order; sheets of charts and macros hold none."""
    sheets = []
    for entry in listed:
        relation = links.get(attribute(entry, "id"))
        if relation is None or (relation.kind == "worksheet" and relation.target not in archive):
            raise UnreadableError("damaged")
        if relation.kind == "worksheet":
            own = {link.kind: link.target for link in relations(archive, relation.target)}
            hidden = entry.get("state", "visible") != "visible"
            sheets.append(SheetPart(entry.get("name", ""), relation.target, hidden, own.get("comments", "")))
    return sheets


def _shared_strings(archive: Archive, part: str) -> list[str | None]:
    """Give the texts that cells refer to by number; readings in small print above them (phonetic) are left out."""
    strings: list[str | None] = []
    pieces: list[str] = []
    small_print: list[Attributes] = []

    def add(text: str) -> None:
        if not small_print:
            pieces.append(text)

    def end(_: str) -> None:
        strings.append(text_of("".join(pieces)))
        pieces.clear()
        if len(strings) > MOST_CELLS:
            raise UnreadableError("oversized")

    if part in archive:
        closed: dict[str, Callable[[str], None]] = {"t": add, "si": end, "rPh": lambda _: small_print.clear()}
        Walker({"rPh": small_print.append}, closed, frozenset({"t"})).walk(archive.chunks(part))
    return strings


def _formats(archive: Archive, part: str) -> list[Format]:
    """Give the number format of each cell style, by the style's number."""
    if part not in archive:
        return []
    codes: dict[str, str] = {}
    used: list[str] = []
    inside: list[bool] = []

    def keep_code(entry: Attributes) -> None:
        codes.setdefault(entry.get("numFmtId", ""), entry.get("formatCode", ""))  # later ones are for conditions

    def keep_style(entry: Attributes) -> None:
        if inside:
            used.append(entry.get("numFmtId", "0"))
        if len(used) > MOST_FORMATS:
            raise UnreadableError("oversized")

    opened: dict[str, Callable[[Attributes], None]] = {
        "numFmt": keep_code, "xf": keep_style, "cellXfs": lambda _: inside.append(True),
    }  # fmt: skip
    Walker(opened, {"cellXfs": lambda _: inside.clear()}).walk(archive.chunks(part))
    known = {str(number): code for number, code in BUILT_IN.items()} | codes
    return [read_format(known[number]) if number in known else PLAIN for number in used]
