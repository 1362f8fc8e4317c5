"""Workbooks made part by part, so that a test can say exactly what is in them."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from etl.read.book import Book, Sheet, UnreadableError
from etl.read.read import read_book
from tests import ROOT

FORMATS = ROOT / "tests" / "sheets" / "formats"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = "xl/worksheets/sheet1.xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def unzipped(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def relations(*links: tuple[str, str]) -> str:
    entries = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(links, start=1)
    )
    return f"<Relationships>{entries}</Relationships>"


def parts_of(
    cells: str = "", *, before: str = "", after: str = "", strings: str = "", styles: str = "", settings: str = ""
) -> dict[str, str | bytes]:
    """The parts of a workbook with one sheet: what is in `sheetData`, before and after it."""
    links = [("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")]
    sheets = '<sheets><sheet name="표" r:id="rId1"/></sheets>'
    return {
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{settings}{sheets}</workbook>',
        "xl/_rels/workbook.xml.rels": relations(*links),
        SHEET: f'<worksheet xmlns="{MAIN}">{before}<sheetData>{cells}</sheetData>{after}</worksheet>',
        "xl/styles.xml": f"<styleSheet>{styles}</styleSheet>",
        "xl/sharedStrings.xml": f"<sst>{strings}</sst>",
    }


def styles_of(*codes: str | int) -> str:
    """Styles 0, 1, 2 … with these number formats; a number is a built-in one."""
    own = {code: 164 + number for number, code in enumerate(codes) if isinstance(code, str)}
    formats = "".join(
        f'<numFmt numFmtId="{number}" formatCode="{escaped(code)}"/>'
        for code, number in own.items()
        if isinstance(code, str)
    )
    used = "".join(f'<xf numFmtId="{own.get(code, code)}"/>' for code in codes)
    return f'<numFmts>{formats}</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs>{used}</cellXfs>'


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")


def sheet(content: bytes) -> Sheet:
    return read_book(content, "book").sheets[0]


def rows(content: bytes) -> list[list[object]]:
    return [list(row) for row in sheet(content).rows]


def code(content: bytes) -> str:
    """The code with which a file is refused, 'read' where it is not."""
    try:
        read_book(content, "book")
    except UnreadableError as error:
        return error.code
    return "read"


def ole(*names: str) -> bytes:
    """The start of a compound file and its directory's entries."""
    entries = b"".join(
        (name.encode("utf-16-le") + b"\x00\x00").ljust(64, b"\x00")
        + struct.pack("<H", 2 * len(name) + 2)
        + bytes(62)
        for name in ("Root Entry", *names)
    )  # fmt: skip
    return OLE + bytes(504) + entries + bytes(-len(entries) % 512)


def fixture(name: str) -> bytes:
    return (FORMATS / name).read_bytes()


@cache
def book(path: Path) -> Book:
    return read_book(path.read_bytes(), path.name)
