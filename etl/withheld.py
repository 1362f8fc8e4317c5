"""Which files are not handed out again: those in which single firms and people may be named."""

from __future__ import annotations

from etl.harmonize.case_list import find_case_lists
from etl.harmonize.place import Atlas
from etl.read.book import UnreadableError
from etl.read.read import read_book
from outcomes.catalog.model import Catalog
from outcomes.catalog.resolve import Gazetteer


def withheld(content: bytes, file_name: str, catalog: Catalog) -> bool:
    """Say whether a file has a list of projects, also one of which nothing was new; what cannot be read may have one.

    Args:
        content: The file's bytes.
        file_name: As sent.
        catalog: What headings mean.
    """
    try:
        return bool(find_case_lists(read_book(content, file_name), catalog, Atlas(Gazetteer(catalog))))
    except UnreadableError:
        return True
