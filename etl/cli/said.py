"""What every command says in the same way: sentences on stderr, rows and JSON on stdout."""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from etl.explain import Refusal, explain, say
from outcomes.catalog.files import CatalogFiles
from outcomes.catalog.model import Lang
from outcomes.catalog.places import CATALOG
from outcomes.catalog.read import read_words
from outcomes.store.engine import StoreError
from outcomes.store.lake import Lake


def lang_of(asked: argparse.Namespace) -> Lang:
    """Give the language of the messages."""
    return "en" if asked.lang == "en" else "ko"


def tell(asked: argparse.Namespace, key: str, **values: object) -> None:
    """Say a sentence on stderr."""
    words = read_words(CatalogFiles(CATALOG))
    sys.stderr.write(say(words, key, lang_of(asked), **values) + "\n")


def refuse(error: Refusal, asked: argparse.Namespace) -> None:
    """Say what is wrong and where, every point on a line of its own."""
    sentence, points = explain(error, lang_of(asked))
    sys.stderr.write("\n".join([sentence, *(point.line() for point in points)]) + "\n")
    if asked.json:
        write_json({"message": sentence, "problems": [asdict(point) for point in points]})


def write_rows(asked: argparse.Namespace, columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> None:
    """Write rows to stdout: CSV with a header, null as nothing; or a JSON list."""
    if asked.json:
        write_json([{name: row[name] for name in columns} for row in rows])
        return
    writer = csv.DictWriter(sys.stdout, columns, lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)


def write_json(content: Any) -> None:
    """Write JSON to stdout."""
    sys.stdout.write(json.dumps(content, ensure_ascii=False, indent=2) + "\n")


def built(lake: Lake) -> Lake:
    """Give a lake that has a version.

    Raises:
        StoreError: 'not_built' before the first: whatever is loaded would be taken for the whole set, and a mistyped
            OUTCOMES_HOME would become one.
    """
    if not lake.versions():
        raise StoreError("not_built", lake.folder)
    return lake


def landed(asked: argparse.Namespace, number: int) -> None:
    """Say which version was loaded, as JSON also on stdout."""
    tell(asked, "command.built", number=number)
    if asked.json:
        write_json({"version": number, "changed": True})
