"""The command line: `python -m etl build`, `sample` and `versions`. Data on stdout, messages on stderr.

Exit codes: 0 done, 1 the input has errors, 2 wrong usage, 3 refused.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any

from etl.build import Built, build, build_sample
from etl.explain import Refusal, explain, say
from etl.facts import FactsError
from outcomes.catalog.files import CatalogError, CatalogFiles
from outcomes.catalog.model import Lang
from outcomes.catalog.places import CATALOG, SETS, lake_folder
from outcomes.catalog.read import read_catalog, read_words
from outcomes.store.engine import StoreError
from outcomes.store.lake import Lake

DONE, INPUT_ERRORS, REFUSED = 0, 1, 3  # 2, wrong usage, is argparse's own
VERSION = ("number", "loaded_at", "author", "file_name", "note", "rows", "added", "changed", "removed", "file_hash")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code.

    Args:
        arguments: What stands behind `python -m etl`; None takes the process's own.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")  # Windows' default cannot write every sign
    asked = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], None] = asked.run
    try:
        command(asked)
    except (CatalogError, FactsError, StoreError) as error:
        _refuse(error, asked)
        return REFUSED if isinstance(error, StoreError) else INPUT_ERRORS
    return DONE


def _parser() -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--json", action="store_true", help="write JSON to stdout, for programs")
    shared.add_argument("--lang", choices=("ko", "en"), default="ko", help="language of the messages (default: ko)")
    parser = argparse.ArgumentParser(prog="python -m etl", description="Bring figures into the lake.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, run, what in (
        ("build", _build, "data/ -> the published lake; does nothing when nothing changed"),
        ("sample", _sample, "make the demonstration set (synthetic figures)"),
        ("versions", _versions, "list a lake's versions, oldest first, as CSV"),
    ):
        command = commands.add_parser(name, parents=[shared], help=what, description=what)
        command.set_defaults(run=run)
        if name == "versions":
            command.add_argument("--set", choices=tuple(SETS), default="published", help="default: published")
    return parser


def _build(asked: argparse.Namespace) -> None:
    _tell(build(), asked)


def _sample(asked: argparse.Namespace) -> None:
    _tell(build_sample(read_catalog(CATALOG)), asked)


def _versions(asked: argparse.Namespace) -> None:
    """Write every version of a set: CSV with a header, or a JSON list; times are UTC."""
    found = [asdict(version) for version in Lake(lake_folder(asked.set)).versions()]
    rows = [{name: row[name] for name in VERSION} | {"loaded_at": f"{row['loaded_at'].isoformat()}Z"} for row in found]
    if asked.json:
        _write_json(rows)
        return
    writer = csv.DictWriter(sys.stdout, VERSION, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)


def _tell(built: Built, asked: argparse.Namespace) -> None:
    """Say which version stands and whether it is new: a sentence on stderr, as JSON also on stdout."""
    words = read_words(CatalogFiles(CATALOG))
    key = "command.built" if built.changed else "command.unchanged"
    sys.stderr.write(say(words, key, _lang(asked), number=built.version) + "\n")
    if asked.json:
        _write_json(asdict(built))


def _refuse(error: Refusal, asked: argparse.Namespace) -> None:
    """Say what is wrong and where, every point on a line of its own."""
    sentence, points = explain(error, _lang(asked))
    sys.stderr.write("\n".join([sentence, *(point.line() for point in points)]) + "\n")
    if asked.json:
        _write_json({"message": sentence, "problems": [asdict(point) for point in points]})


def _lang(asked: argparse.Namespace) -> Lang:
    return "en" if asked.lang == "en" else "ko"


def _write_json(content: Any) -> None:
    sys.stdout.write(json.dumps(content, ensure_ascii=False, indent=2) + "\n")
