"""Whatever way regions, years and indicators are laid out, each figure is read for what it is."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from etl.harmonize.reading import Reading
from etl.read.book import Content, Place, Sheet
from tests.unit.etl.harmonize.drawn import understood
from tests.unit.etl.harmonize.made_tables import Figure, Made, made, sheet_with

FEW = settings(max_examples=30)
randoms = st.randoms(use_true_random=False)


def figures_in(sheet: Sheet, expected: dict[Place, Figure]) -> dict[Place, Figure]:
    """Give what was read of a sheet, with the expected label where the reading's label holds it."""

    def said(reading: Reading) -> Figure:
        wanted = expected.get((reading.row, reading.column))
        label = wanted.label if wanted and wanted.label in reading.label else reading.label
        value = None if reading.value is None else round(reading.value, 2)
        period = str(reading.period) if reading.period else ""
        return Figure(reading.region_code, period, value, reading.unit, reading.is_total, label)

    found = understood(sheet)
    assert found.faults == []
    return {(reading.row, reading.column): said(reading) for reading in found.readings}


@FEW
@given(randoms, st.booleans(), st.tuples(st.integers(0, 5), st.integers(0, 5)))
def test_a_table_anywhere_is_read_right(random: Random, merged: bool, place: Place) -> None:
    sheet, expected = sheet_with((made(random, merged=merged), place))
    assert figures_in(sheet, expected) == expected


@FEW
@given(randoms, st.booleans(), st.integers(1, 3), st.booleans())
def test_two_tables_are_both_read_right(random: Random, merged: bool, gap: int, beside: bool) -> None:
    first, second = made(random, merged=merged), made(random, merged=merged)
    height, width = first.size
    place = (0, width + gap) if beside else (height + gap, 0)
    sheet, expected = sheet_with((first, (0, 0)), (second, place))
    assert figures_in(sheet, expected) == expected
    assert len(understood(sheet).tables) == 2


@FEW
@given(randoms)
def test_a_table_reads_the_same_when_numbers_are_texts_as_in_a_text_file(random: Random) -> None:
    sheet, expected = sheet_with((made(random, merged=False), (0, 0)))

    def text(content: Content) -> Content:
        return str(int(content)) if isinstance(content, float) else content

    texts = replace(sheet, rows=[[text(content) for content in row] for row in sheet.rows])
    assert figures_in(texts, expected) == expected


@FEW
@given(randoms, st.data())
def test_hidden_rows_and_columns_are_read_and_said_to_be_hidden(random: Random, data: st.DataObject) -> None:
    sheet, expected = sheet_with((made(random, merged=True), (0, 0)))
    row = data.draw(st.sampled_from(sorted({row for row, _ in expected})))
    column = data.draw(st.sampled_from(sorted({column for _, column in expected})))
    hidden = replace(sheet, hidden_rows=frozenset({row}), hidden_columns=frozenset({column}))
    assert figures_in(hidden, expected) == expected
    found = {(reading.row, reading.column) for reading in understood(hidden).readings if reading.hidden}
    assert found == {place for place in expected if row == place[0] or column == place[1]}


@FEW
@given(randoms, st.data())
def test_an_empty_row_inside_changes_nothing(random: Random, data: st.DataObject) -> None:
    table = made(random, merged=False)
    rows = sorted({row for row, _ in table.figures})
    at = data.draw(st.sampled_from(rows[1:] or [rows[-1] + 1]))

    def moved(place: Place) -> Place:
        return (place[0] + (place[0] >= at), place[1])

    spaced = Made(
        {moved(place): content for place, content in table.cells.items()},
        [],
        {moved(place): figure for place, figure in table.figures.items()},
    )
    sheet, expected = sheet_with((spaced, (0, 0)))
    assert figures_in(sheet, expected) == expected
