"""The command line: `python -m etl COMMAND`. Data on stdout, messages on stderr.

Exit codes: 0 done, 1 the input has errors, 2 wrong usage, 3 refused.
"""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Callable, Sequence
from importlib import import_module

from etl.cli.said import refuse
from etl.facts import FactsError
from etl.read.book import UnreadableError
from etl.validate.problem import NotAcceptedError
from outcomes.catalog.files import CatalogError
from outcomes.catalog.places import SETS
from outcomes.store.engine import StoreError

DONE, INPUT_ERRORS, REFUSED = 0, 1, 3  # 2, wrong usage, is argparse's own
Command = Callable[[argparse.Namespace], int | None]
MOST_CASES = 10_000_000
FORMATS = ("pptx", "hwpx", "xlsx", "html", "pdf")
ROOMS = {
    "lakes": ("build", "sample", "versions"),
    "files": ("read", "check", "load", "template", "approve"),
    "past": ("diff", "restore", "close", "reopen"),
    "briefs": ("brief",),
}
"""The module of etl.cli that each command is in; only the one that is asked for is imported."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code.

    Args:
        arguments: What stands behind `python -m etl`; None takes the process's own.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")  # Windows' default cannot write every sign
    asked = _parser().parse_args(arguments)
    room = next(room for room, commands in ROOMS.items() if asked.command in commands)
    try:
        command: Command = getattr(import_module(f"etl.cli.{room}"), asked.command)
        return command(asked) or DONE
    except (CatalogError, FactsError, UnreadableError, NotAcceptedError, StoreError) as error:
        refuse(error, asked)
        return REFUSED if isinstance(error, StoreError | NotAcceptedError) else INPUT_ERRORS


def _parser() -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--json", action="store_true", help="write JSON to stdout, for programs")
    shared.add_argument("--lang", choices=("ko", "en"), default="ko", help="language of the messages (default: ko)")
    parser = argparse.ArgumentParser(prog="python -m etl", description="Bring figures into the lake.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND", dest="command")

    def add(name: str, what: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, parents=[shared], help=what, description=what)

    add("build", "data/ -> the published lake; does nothing when nothing changed")
    _numbered(add("sample", "make the demonstration set (synthetic figures and projects)"))
    reading = add("read", "say what was understood of a file")
    reading.add_argument("file", metavar="FILE")
    reading.add_argument("--tidy", metavar="OUT", help="write every figure as CSV to OUT, or to stdout with -")
    _of_set(_of_file(add("check", "list every problem of a file with its cell; 1 if any is an error")))
    loading = add("load", "check a file, then load it as one signed version")
    _of_set(_signed(_of_file(loading)))
    loading.add_argument(
        "--reason", metavar="[CODE=]WHY", action="append", default=[],
        help="why a warning is no mistake: for one kind of warning, or for all",
    )  # fmt: skip
    form = _of_set(add("template", "write a workbook to fill in"))
    form.add_argument("--year", type=int, required=True)
    form.add_argument("out", metavar="OUT.xlsx")
    _of_set(add("versions", "list a lake's versions, oldest first, as CSV"))
    _past(add)
    _briefing(_of_set(add("brief", "write briefings, as documents, for one region or for every province")))
    approving = add("approve", "load a draft that waits for a second person")
    approving.add_argument("draft", metavar="DRAFT")
    approving.add_argument("--by", metavar="NAME", required=True, help="the second person")
    return parser


def _past(add: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """Add the commands about earlier versions and closed years."""
    comparing = _of_set(add("diff", "list the figures that differ between two versions, as CSV"))
    comparing.add_argument("a", type=int, metavar="A")
    comparing.add_argument("b", type=int, metavar="B")
    restoring = _of_set(_signed(add("restore", "bring an earlier version back as a new one")))
    restoring.add_argument("number", type=int, metavar="V")
    for name, what in (
        ("close", "close a year: its figures are locked"),
        ("reopen", "reopen a closed year, with the reason as the note"),
    ):
        _of_set(_signed(add(name, what))).add_argument("year", type=int, metavar="YEAR")


def _briefing(command: argparse.ArgumentParser) -> None:
    """Let a command ask for briefings: of which region, year and template, in which formats, into which folder."""
    command.add_argument("--region", metavar="ID", default="", help="KR or a province such as KR-47 (default: all 17)")
    command.add_argument("--year", type=int, required=True)
    command.add_argument("--out", metavar="DIR", required=True)
    command.add_argument(
        "--format", metavar="LIST", type=_formats, default=FORMATS, help=f"of {','.join(FORMATS)} (default: all)"
    )
    command.add_argument("--template", metavar="ID", default="", help="of data/catalog/briefings.yml (default: region)")
    command.add_argument("--by", metavar="NAME", default="", help="who answers for it, on the cover")


def _formats(text: str) -> tuple[str, ...]:
    """Give the formats in a list with commas.

    Raises:
        argparse.ArgumentTypeError: one of them is none.
    """
    asked = tuple(dict.fromkeys(part.strip().lower() for part in text.split(",") if part.strip()))
    if not asked or set(asked) - set(FORMATS):
        raise argparse.ArgumentTypeError(f"not formats of {','.join(FORMATS)}: {text!r}")
    return asked


def _numbered(command: argparse.ArgumentParser) -> None:
    """Let a command ask for a number of projects."""
    what = "project-level rows (default: as many as the set has, at first one for each firm that agreed)"
    command.add_argument("--cases", metavar="N", type=_whole, help=what)


def _whole(text: str) -> int:
    """Give a number of rows.

    Raises:
        argparse.ArgumentTypeError: it is no whole number from 0 to MOST_CASES.
    """
    if not (text.isascii() and text.isdigit() and int(text) <= MOST_CASES):
        raise argparse.ArgumentTypeError(f"not a whole number from 0 to {MOST_CASES:,}: {text!r}")
    return int(text)


def _of_set(command: argparse.ArgumentParser) -> argparse.ArgumentParser:
    command.add_argument("--set", choices=tuple(SETS), default="published", help="default: published")
    return command


def _of_file(command: argparse.ArgumentParser) -> argparse.ArgumentParser:
    command.add_argument("file", metavar="FILE")
    command.add_argument("--source", default="", help="title the figures are kept under (default: the file's name)")
    return command


def _signed(command: argparse.ArgumentParser) -> argparse.ArgumentParser:
    command.add_argument("--by", metavar="NAME", required=True, help="who signs")
    command.add_argument("--note", metavar="TEXT", required=True, help="what this is about")
    return command
