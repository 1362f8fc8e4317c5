"""The rules of the house: where things are, how long they may be, and who may import what."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.tree import Source, committed, sources, top_level, under

CARD = {"app.py", "pages", "etl", "data", "tests", "requirements.txt"}
PACKAGE = {"outcomes", "benchmarks", "docs", "README.md"}
SETTINGS = {"requirements-dev.txt", "pyproject.toml", ".streamlit", ".ci", ".gitignore", ".gitattributes"}

VAGUE = {"utils", "util", "helpers", "helper", "common", "core", "misc", "shared", "lib"}
SCREENS = ("app.py", "pages", "outcomes/ui")
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)

# Who may import a library, among the packages that make up the product.
ROOMS_OF = {
    "streamlit": {"app.py", "pages", "outcomes/ui"},
    "duckdb": {"outcomes/store"},
    "plotly": {"outcomes/charts"},
    "sqlite3": {"outcomes/store"},
    "geopandas": {"data/boundaries", "etl"},
}
# What a page may import beside the standard library.
PAGE_IMPORTS = ("streamlit", "etl", "outcomes.ui", "outcomes.charts", "outcomes.metrics", "outcomes.export")
PAGE_IMPORTS += ("outcomes.catalog",)

SQL = re.compile(
    r"\b(select\b[\s\S]+\bfrom|insert\s+into|update\s+\w+\s+set|delete\s+from|create\s+(or\s+replace\s+)?(table|view))\b",
    re.IGNORECASE,
)
COUNTING = {"sum", "mean", "median", "groupby", "agg", "pct_change", "cumsum", "div", "mul"}


def lines_of(source: Source) -> int:
    return len(source.text.splitlines())


def test_the_top_level_is_the_design_card_plus_one_package_and_settings() -> None:
    assert sorted(top_level()) == sorted(CARD | PACKAGE | SETTINGS)


def test_no_page_lies_directly_in_pages_and_each_has_a_group() -> None:
    places = [path.parts for path in committed() if path.parts[0] == "pages" and path.suffix == ".py"]
    assert places
    assert [place for place in places if len(place) != 3] == []


def test_a_page_has_at_most_120_lines() -> None:
    assert {str(page.path): lines_of(page) for page in under("pages") if lines_of(page) > 120} == {}


def test_a_python_file_has_at_most_250_lines() -> None:
    assert len(sources()) > 20
    assert {str(source.path): lines_of(source) for source in sources() if lines_of(source) > 250} == {}


def test_a_function_has_at_most_40_lines() -> None:
    defined = [(source.path, node) for source in sources() for node in source.nodes if isinstance(node, FUNCTIONS)]
    assert len(defined) > 50
    lengths = {f"{path}:{node.lineno} {node.name}": (node.end_lineno or 0) - node.lineno + 1 for path, node in defined}
    assert {name: length for name, length in lengths.items() if length > 40} == {}


def test_no_file_or_folder_has_a_vague_name() -> None:
    names = {part for source in sources() for part in (*source.path.parts[:-1], source.path.stem)}
    assert names & VAGUE == set()


@pytest.mark.parametrize("library", sorted(ROOMS_OF))
def test_a_library_is_imported_only_in_its_room(library: str) -> None:
    rooms = ROOMS_OF[library]
    product = under("app.py", "pages", "outcomes", "etl")
    users = [source.path for source in product if library in source.roots]
    assert [str(path) for path in users if not any(path.is_relative_to(room) for room in rooms)] == []


def test_a_page_imports_only_screens_charts_and_questions() -> None:
    for page in under("pages"):
        known = {name for name in page.imports if name.split(".")[0] in sys.stdlib_module_names}
        strange = {name for name in page.imports - known if not is_allowed(name)}
        assert strange == set(), page.path


def is_allowed(name: str) -> bool:
    return name == "outcomes" or any(name == start or name.startswith(f"{start}.") for start in PAGE_IMPORTS)


def test_a_screen_contains_no_sql() -> None:
    for screen in under(*SCREENS):
        found = [f"line {text.lineno}: {text.value[:60]}" for text in screen.strings() if SQL.search(text.value)]
        assert found == [], screen.path


def test_a_page_does_not_calculate() -> None:
    for page in under("pages"):
        assert list(calculations(page)) == [], page.path


def calculations(page: Source) -> Iterator[str]:
    for node in page.nodes:
        if isinstance(node, (ast.BinOp, ast.AugAssign)) and is_arithmetic(node):
            yield f"line {node.lineno}: {ast.unparse(node)}"
        elif isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in COUNTING:
                yield f"line {node.lineno}: {ast.unparse(node)}"


def is_arithmetic(node: ast.BinOp | ast.AugAssign) -> bool:
    """Joining texts, lists, paths and dictionaries (+ / |) is no calculation; -, *, //, %, ** and all else is."""
    sides = [node.left, node.right] if isinstance(node, ast.BinOp) else [node.target, node.value]
    if isinstance(node.op, ast.Add):
        return not any(isinstance(side, (ast.JoinedStr, ast.List, ast.Tuple)) or is_text(side) for side in sides)
    if isinstance(node.op, ast.Div):
        return not any(is_text(side) for side in sides)
    return isinstance(node.op, (ast.Sub, ast.Mult, ast.FloorDiv, ast.Mod, ast.Pow))


def is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


@pytest.mark.parametrize(
    ("code", "count"),
    [
        ("a / b * 100", 2),
        ("x += 1", 1),
        ("f.v.sum()", 1),
        ("sum(v)", 1),
        ("'a' + b", 0),
        ("ROOT / 'x'", 0),
        ("a | b", 0),
    ],
)
def test_a_calculation_is_told_from_the_joining_of_texts(
    code: str, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = Source(Path("pages/results/made_up.py"))
    monkeypatch.setitem(page.__dict__, "text", code)
    assert len(list(calculations(page))) == count


def test_no_test_is_skipped_or_expected_to_fail() -> None:
    ways_around = {"skip", "skipif", "importorskip", "xfail"}
    for source in under("tests"):
        named = [node for node in source.nodes if isinstance(node, ast.Attribute) and node.attr in ways_around]
        assert [f"line {node.lineno}: {node.attr}" for node in named] == [], source.path
