"""Writes a small binary workbook (xlsb) record by record, since no library does; layouts from [MS-XLSB]."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterable, Sequence

TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KINDS = {
    "workbook": "sheet.binary.macroEnabled.main",
    "worksheet": "worksheet",
    "styles": "styles",
    "sharedStrings": "sharedStrings",
}

Cell = str | float | bool | None | tuple[str, int]
"""A text, number or truth value; ('error', code) for a formula error."""


def record(kind: int, content: bytes = b"") -> bytes:
    """A record: its number and length, seven bits to a byte, then its content."""
    number = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    length, size = len(content), b""
    while True:
        size += bytes([length & 0x7F | (0x80 if length > 127 else 0)])
        length >>= 7
        if not length:
            return number + size + content


def wide(text: str) -> bytes:
    return struct.pack("<I", len(text.encode("utf-16-le")) // 2) + text.encode("utf-16-le")


def cell_record(column: int, style: int, content: Cell, strings: list[str]) -> bytes:
    """A cell; texts go to the shared strings."""
    place = struct.pack("<II", column, style)
    if isinstance(content, tuple):
        return record(3, place + bytes([content[1]]))
    if isinstance(content, bool):
        return record(4, place + bytes([content]))
    if isinstance(content, str):
        strings.append(content)
        return record(7, place + struct.pack("<I", len(strings) - 1))
    return record(1, place) if content is None else record(5, place + struct.pack("<d", content))


def sheet_part(
    rows: Sequence[Sequence[tuple[Cell, int]]],
    strings: list[str],
    hidden_rows: Iterable[int] = (),
    hidden_columns: Iterable[int] = (),
    merged: Iterable[tuple[int, int, int, int]] = (),
) -> bytes:
    """A sheet: rows of (content, style), blocks as top, left, bottom, right."""
    width = max(len(row) for row in rows)
    out = record(129) + record(148, struct.pack("<IIII", 0, len(rows) - 1, 0, width - 1)) + record(390)
    for column in hidden_columns:
        out += record(60, struct.pack("<IIIIH", column, column, 2304, 0, 1))
    out += record(391) + record(145)
    for number, row in enumerate(rows):
        flags = 0x10 if number in set(hidden_rows) else 0
        out += record(0, struct.pack("<IIHBBBI", number, 0, 300, 0, flags, 0, 0))
        out += b"".join(cell_record(column, style, content, strings) for column, (content, style) in enumerate(row))
    out += record(146)
    blocks = list(merged)
    if blocks:
        out += record(177, struct.pack("<I", len(blocks)))
        out += b"".join(record(176, struct.pack("<IIII", b[0], b[2], b[1], b[3])) for b in blocks) + record(178)
    return out + record(130)


def styles_part(formats: Sequence[tuple[int, str]]) -> bytes:
    """Styles, one for each (number, code) of a format; a number below 164 is built in and has no code."""
    own = [(number, code) for number, code in formats if number >= 164]
    out = record(278) + record(615, struct.pack("<I", len(own)))
    out += b"".join(record(44, struct.pack("<H", number) + wide(code)) for number, code in own)
    out += record(616) + record(617, struct.pack("<I", len(formats)))
    out += b"".join(record(47, struct.pack("<HHHHHHHH", 0, number, 0, 0, 0, 0, 0, 0)) for number, _ in formats)
    return out + record(618) + record(279)


def write_xlsb(sheets: Sequence[tuple[str, int, bytes]], strings: Sequence[str], styles: bytes) -> bytes:
    """A workbook of (name, state, part); state 0 is visible, 1 hidden."""
    listed = b"".join(
        record(156, struct.pack("<II", state, number) + wide(f"rId{number}") + wide(name))
        for number, (name, state, _) in enumerate(sheets, start=1)
    )
    links = [("worksheet", f"worksheets/sheet{number}.bin") for number in range(1, len(sheets) + 1)]
    links += [("styles", "styles.bin"), ("sharedStrings", "sharedStrings.bin")]
    shared = record(159, struct.pack("<II", len(strings), len(strings)))
    shared += b"".join(record(19, b"\x00" + wide(text)) for text in strings) + record(160)
    parts = {
        "[Content_Types].xml": content_types(links),
        "_rels/.rels": relations([("officeDocument", "xl/workbook.bin")]),
        "xl/workbook.bin": record(131) + record(153, struct.pack("<III", 0, 0, 0)) + record(143)
        + listed + record(144) + record(132),
        "xl/_rels/workbook.bin.rels": relations(links),
        **{f"xl/worksheets/sheet{number}.bin": part for number, (_, _, part) in enumerate(sheets, start=1)},
        "xl/styles.bin": styles,
        "xl/sharedStrings.bin": shared,
    }  # fmt: skip
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2021, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def relations(links: Sequence[tuple[str, str]]) -> bytes:
    entries = "".join(
        f'<Relationship Id="rId{number}" Type="{TYPES}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(links, start=1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{entries}</Relationships>'.encode()


def content_types(links: Sequence[tuple[str, str]]) -> bytes:
    named = [("workbook", "workbook.bin"), *links]
    entries = "".join(
        f'<Override PartName="/xl/{target}" ContentType="application/vnd.ms-excel.{KINDS[kind]}"/>'
        for kind, target in named
    )
    plain = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return f'<Types xmlns="{PACKAGE}/content-types">{plain}{entries}</Types>'.encode()


def facts() -> bytes:
    """The workbook `formats/facts.xlsb`: as facts.xlsx, without comments."""
    strings: list[str] = []
    rows: list[list[tuple[Cell, int]]] = [
        [("시도별 스마트공장 현황(시험용 가상 수치)", 0), *[(None, 0)] * 5],
        [("(단위: 개, %)", 0)],
        [(text, 0) for text in ("시도", "구축", "달성률", "예산", "증감", "기준일")],
        [("서울특별시", 0), (1234.0, 0), (0.123, 1), (43.5, 2), (-12.0, 3), (44377.0, 4)],
        [("부산광역시", 0), (567.0, 0), (1.0, 1), (7.0, 2), (3.0, 3), (44561.770833333336, 4)],
        [("숨은 행", 0), (1.0, 0), (0.5, 1), (1.0, 2), (1.0, 3), (43831.0, 4)],
        [("세종특별자치시", 0), ("-", 0), (("error", 7), 1), (50.5, 2), (True, 0), (44256.0, 5)],
        [("주: 첫 줄\n둘째 줄  =1+1 <b>", 0)],
    ]
    first = sheet_part(rows, strings, hidden_rows=[5], hidden_columns=[3], merged=[(0, 0, 0, 5)])
    second = sheet_part([[(None, 0)], [(None, 0), (7.0, 0)]], strings)
    formats = [
        (0, ""),
        (164, "0.0%"),
        (165, '#,##0.0"억원"'),
        (166, '#,##0;"△"#,##0'),
        (14, ""),
        (167, 'yyyy"년" m"월"'),
    ]
    return write_xlsb([("현황", 0, first), ("숨김", 1, second)], strings, styles_part(formats))
