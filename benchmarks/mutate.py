"""Ways to break a file: its bytes, the parts of a zipped workbook, the letters of a text."""

from __future__ import annotations

import io
import random
import re
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass

Change = Callable[[bytes, random.Random], bytes]

HOSTILE = (
    "", "0", "-1", "1e309", "-1e-320", "NaN", "inf", "1_000", "９９", "9" * 400, "99999999999", "2147483648", "1048577",
    "XFD1048576", "XFE1", "A0", "A1:XFD1048576", "ZZ150000", "#REF!", "_x0000__xD83D_", "\u202e12", "=1+1", "true", "e",
    "s", "str", "d", "2021-13-45", "△", "억원", "0%", '"', "'", "&amp;", "&#0;", "<!DOCTYPE a>", "<x>", "]]>", "../..",
    "{0}", "%s", "\n" * 50, "," * 50, "🏭", "가" * 300,
)  # fmt: skip
ENCODINGS = ("utf-8", "utf-8-sig", "cp949", "utf-16", "utf-16-le", "latin-1")
XML_VALUE = re.compile(rb'"[^"<>]*"|>[^<>]+<')
WEIGHTY = re.compile(r"sheet\d*\.|content\.xml|sharedStrings|styles|workbook")
XML_TAG = re.compile(rb"<[^<>]*>")


@dataclass(frozen=True, slots=True)
class Mutation:
    """A way to change a file, by name."""

    name: str
    change: Change


def mutations_for(content: bytes) -> tuple[Mutation, ...]:
    """Give the ways that fit a file."""
    if content.startswith(b"PK"):
        return BYTES + ZIPPED
    return BYTES if content.startswith(b"\xd0\xcf\x11\xe0") else BYTES + TEXTS


def _flip(content: bytes, chance: random.Random) -> bytes:
    """Change a few bytes."""
    changed = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _cut(content: bytes, chance: random.Random) -> bytes:
    """Cut off the end."""
    return content[: chance.randint(0, len(content))]


def _move(content: bytes, chance: random.Random) -> bytes:
    """Take a piece out, or put it in a second time elsewhere."""
    start = chance.randint(0, len(content))
    piece = content[start : start + chance.randint(1, 200)]
    without = content[:start] + content[start + len(piece) :]
    place = chance.randint(0, len(without))
    return without if chance.random() < 0.5 else without[:place] + piece + content[place:]


def _in_part(change: Change) -> Change:
    """Give a change of one part of a zipped workbook, zipped anew with right checksums."""

    def changed(content: bytes, chance: random.Random) -> bytes:
        parts = _unzipped(content)
        if not parts:
            return content
        weighty = [part for part in sorted(parts) if WEIGHTY.search(part)]
        name = chance.choice(weighty if weighty and chance.random() < 0.9 else sorted(parts))
        return _zipped(parts | {name: change(parts[name], chance)})

    return changed


def _between_parts(content: bytes, chance: random.Random) -> bytes:
    """Drop a part, swap two, or give one another's content."""
    parts = _unzipped(content)
    if len(parts) < 2:
        return content
    one, other = chance.sample(sorted(parts), 2)
    way = chance.randrange(3)
    if way == 0:
        del parts[one]
    elif way == 1:
        parts[one], parts[other] = parts[other], parts[one]
    else:
        parts[one] = parts[other]
    return _zipped(parts)


def _value(content: bytes, chance: random.Random) -> bytes:
    """Put something hostile where XML has an attribute's value or a text."""
    found = list(XML_VALUE.finditer(content))
    if not found:
        return _flip(content, chance)
    hit = chance.choice(found)
    return content[: hit.start() + 1] + chance.choice(HOSTILE).encode() + content[hit.end() - 1 :]


def _tags(content: bytes, chance: random.Random) -> bytes:
    """Swap two tags, repeat one, or take one out; mostly this is no longer XML."""
    found = list(XML_TAG.finditer(content))
    if len(found) < 2:
        return _flip(content, chance)
    one, other = sorted(chance.sample(found, 2), key=lambda hit: hit.start())
    between = content[one.end() : other.start()]
    first, second = chance.choice(
        ((other.group(), one.group()), (one.group() * 2, other.group()), (b"", other.group()), (one.group(), b""))
    )
    return content[: one.start()] + first + between + second + content[other.end() :]


def _elements(content: bytes, chance: random.Random) -> bytes:
    """Take out or repeat a whole element without others inside, so that the XML stays well-formed."""
    found = list(re.finditer(rb"<(\w+)[^<>]*?(?:/>|>[^<>]*</\1>)", content))
    if not found:
        return _flip(content, chance)
    hit = chance.choice(found)
    return content[: hit.start()] + hit.group() * chance.choice((0, 2, 3)) + content[hit.end() :]


def _letters(content: bytes, chance: random.Random) -> bytes:
    """Put something hostile, a delimiter or a quotation mark into a text, or take letters out."""
    text = _text(content)
    place = chance.randint(0, len(text))
    put = chance.choice((*HOSTILE, ",", ";", "\t", "|", '"', "\r", '""', "\x00", "\x1a"))
    return (text[:place] + put + text[place + chance.choice((0, 0, 1, 5)) :]).encode("utf-8", "replace")


def _lines(content: bytes, chance: random.Random) -> bytes:
    """Shuffle, drop or repeat lines of a text."""
    lines = _text(content).splitlines(keepends=True)
    chance.shuffle(lines)
    return "".join(lines[: chance.randint(0, len(lines))] * chance.choice((1, 1, 3))).encode("utf-8", "replace")


def _encoding(content: bytes, chance: random.Random) -> bytes:
    """Write a text in another encoding."""
    return _text(content).encode(chance.choice(ENCODINGS), "replace")


def _text(content: bytes) -> str:
    for encoding in ("utf-8", "cp949", "utf-16"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")


def _unzipped(content: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, RuntimeError):
        return {}


def _zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


BYTES = (Mutation("bytes changed", _flip), Mutation("cut off", _cut), Mutation("piece moved", _move))
ZIPPED = (
    Mutation("parts swapped", _between_parts),
    Mutation("XML value", _in_part(_value)),
    Mutation("XML tags", _in_part(_tags)),
    Mutation("XML elements", _in_part(_elements)),
    Mutation("bytes of a part", _in_part(_flip)),
)
TEXTS = (Mutation("letters", _letters), Mutation("lines", _lines), Mutation("encoding", _encoding))
