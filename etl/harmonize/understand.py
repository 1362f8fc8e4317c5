"""What a file says: sheets of cells → its tables, and a reading for each number or missing mark in them."""

from __future__ import annotations

from etl.harmonize.cells import Classifier, grid_of
from etl.harmonize.place import Atlas
from etl.harmonize.reading import Fault, Reading, Skipped, Table, Understood
from etl.harmonize.skipped import skipped_in
from etl.harmonize.tables import find_tables
from etl.harmonize.transcript import Transcript
from etl.read.book import Book
from outcomes.catalog.resolve import Gazetteer


def understand(book: Book, gazetteer: Gazetteer) -> Understood:
    """Give everything that a file's sheets say, hidden ones included.

    Args:
        book: The file as read.
        gazetteer: What names of places mean.

    Returns:
        Tables numbered from 1 in reading order; readings and faults in the order of sheet, table, row, column. Each
        number of the file is in exactly one of readings, faults and skipped.
    """
    classifier = Classifier(Atlas(gazetteer))
    tables: list[Table] = []
    readings: list[Reading] = []
    faults: list[Fault] = []
    skipped: list[Skipped] = []
    for index, sheet in enumerate(book.sheets):
        grid = grid_of(index, sheet, classifier)
        written: list[Transcript] = []
        for found in find_tables(grid):
            transcript = Transcript(grid, found, classifier.atlas, len(tables) + 1)
            if transcript.read():
                written.append(transcript)
                tables.append(transcript.table)
                readings += transcript.readings
                faults += transcript.faults
        skipped += skipped_in(grid, written)
    return Understood(book, tuple(tables), readings, faults, skipped)
