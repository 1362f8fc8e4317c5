"""Whatever bytes come: a book or a refusal, and nothing else."""

from __future__ import annotations

import random
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from etl.read.book import Book, UnreadableError, letters
from etl.read.read import read_book
from etl.read.sheets import area_of, column_of
from tests.unit.etl.read.made import fixture, parts_of, styles_of, unzipped, zipped

FACTS = {name: unzipped(fixture(name)) for name in ("facts.xlsx", "facts.ods")}
TOKENS = [
    "",
    "-1",
    "1e309",
    "NaN",
    "9" * 30,
    "XFD1048576",
    "A0",
    "s",
    "str",
    "d",
    "_xD800_",
    "=1+1",
    "&amp;",
    "<x>",
    "%",
]
VALUE = re.compile(rb'"[^"<>]*"|>[^<>]+<')


def outcome(content: bytes) -> str:
    try:
        book = read_book(content, "any")
    except UnreadableError as error:
        return error.code
    assert isinstance(book, Book)
    assert any(sheet.rows for sheet in book.sheets)
    return "read"


@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"PK\x03\x04", b"<?xml version='1.0'?>", b"\xff\xfe", b"\xef\xbb\xbf"]),
)
@settings(max_examples=300)
def test_any_bytes_give_a_book_or_a_refusal(content: bytes, start: bytes) -> None:
    assert outcome(start + content)


@given(st.text(max_size=300), st.sampled_from(["utf-8", "utf-16", "utf-16-le", "cp949"]))
@settings(max_examples=300)
def test_any_text_gives_a_book_or_a_refusal(text: str, encoding: str) -> None:
    assert outcome(text.encode(encoding, "ignore"))


@given(st.sampled_from(sorted(FACTS)), st.integers(0, 10**6), st.integers(0, 10**6), st.binary(max_size=8))
@settings(max_examples=150)
def test_a_cut_or_changed_workbook_gives_a_book_or_a_refusal(name: str, cut: int, place: int, piece: bytes) -> None:
    content = fixture(name)
    at = place % len(content)
    changed = content[:at] + piece + content[at + len(piece) :]
    assert outcome(changed[: cut % len(changed)] if cut % 3 == 0 else changed)


@given(st.sampled_from(sorted(FACTS)), st.randoms(use_true_random=False), st.sampled_from(TOKENS))
@settings(max_examples=150)
def test_a_workbook_with_a_strange_value_gives_a_book_or_a_refusal(
    name: str, chance: random.Random, token: str
) -> None:
    parts = dict(FACTS[name])
    part = chance.choice(sorted(parts))
    hits = list(VALUE.finditer(parts[part]))
    if hits:
        hit = chance.choice(hits)
        parts[part] = parts[part][: hit.start() + 1] + token.encode() + parts[part][hit.end() - 1 :]
    assert outcome(zipped(parts))


@given(st.floats(allow_nan=False, allow_infinity=False), st.integers(-(10**15), 10**15))
def test_a_number_is_read_as_the_one_that_was_stored(value: float, count: int) -> None:
    cells = f"<row><c><v>{value!r}</v></c><c><v>{count}</v></c></row>"
    assert read_book(zipped(parts_of(cells, styles=styles_of(0))), "a").sheets[0].rows == [[value, count]]


@given(st.lists(st.text(alphabet="가나다1,;\t|\"'= \n", min_size=1, max_size=6), min_size=2, max_size=5))
def test_a_quoted_cell_is_read_as_it_was_written(cells: list[str]) -> None:
    quoted = ",".join('"' + cell.replace('"', '""') + '"' for cell in cells)
    header = ",".join("abcde"[: len(cells)])
    assert read_book(f"{header}\n{quoted}\n{header}\n".encode(), "a").sheets[0].rows[1] == cells


@given(st.integers(0, 16_383), st.integers(0, 1_048_575))
def test_letters_of_a_column_lead_back_to_it(column: int, row: int) -> None:
    assert column_of(letters(column)) == column
    assert area_of(f"{letters(column)}{row + 1}") == (row, column, row, column)
