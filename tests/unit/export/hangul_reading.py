"""Reads Hangul documents back for tests: what their paragraphs, tables, captions and notes say."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from functools import cache

from lxml import etree

from outcomes.export.hangul.report import hwpx_bytes
from outcomes.export.pack import Pack, Slide
from tests.unit.export.packs import hard, small

P = "{http://www.hancom.co.kr/hwpml/2011/paragraph}"
C = "{http://www.hancom.co.kr/hwpml/2011/core}"


@cache
def pack(name: str) -> Pack:
    """A pack to write: of the hard one every kind of slide, as the rest says the same again."""
    return {"small": small(), "hard": replace(hard(), slides=hard().slides[:12]), "english": small("en")}[name]


@cache
def document(name: str) -> bytes:
    return hwpx_bytes(pack(name))


@cache
def section(name: str) -> etree._Element:
    return section_of(document(name))


def section_of(made: bytes) -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(made)).read("Contents/section0.xml"))


def text_of(paragraph: etree._Element) -> str:
    """What a paragraph itself says, without its tables, notes and drawings; line breaks as newlines."""
    breaks = {f"{P}lineBreak": "\n", f"{P}tab": "\t"}
    texts = []
    for words in paragraph.findall(f"{P}run/{P}t"):
        texts.append(words.text or "")
        texts.extend(breaks.get(child.tag, "") + (child.tail or "") for child in words)
    return "".join(texts)


def paragraphs(root: etree._Element) -> list[str]:
    return [text for paragraph in root.findall(f"{P}p") if (text := text_of(paragraph))]


def cells(table: etree._Element) -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple("\n".join(text_of(p) for p in cell.findall(f"{P}subList/{P}p")) for cell in row.findall(f"{P}tc"))
        for row in table.findall(f"{P}tr")
    )


def tables(root: etree._Element) -> list[tuple[tuple[str, ...], ...]]:
    return [cells(table) for table in root.iter(f"{P}tbl")]


def captions(root: etree._Element) -> list[str]:
    found = (table.find(f"{P}caption/{P}subList/{P}p") for table in root.iter(f"{P}tbl"))
    return [text_of(paragraph) for paragraph in found if paragraph is not None]


def notes(root: etree._Element) -> list[list[str]]:
    return [[text_of(p).strip() for p in note.findall(f"{P}subList/{P}p")] for note in root.iter(f"{P}endNote")]


def links(root: etree._Element) -> list[str]:
    return [param.text for param in root.iter(f"{P}stringParam") if param.get("name") == "Path"]


def story(root: etree._Element, kind: str) -> list[str]:
    return [text_of(p) for p in next(root.iter(f"{P}{kind}")).findall(f"{P}subList/{P}p")]


def of_slides(pack: Pack, *slides: Slide) -> etree._Element:
    return section_of(hwpx_bytes(replace(pack, slides=slides)))
