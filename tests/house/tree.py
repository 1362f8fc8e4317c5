"""The repository as its rules see it: the files that are or would be committed, and Python files as trees."""

from __future__ import annotations

import ast
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from tests import ROOT

MADE = {"__pycache__", "lake", "lake-demo", "inbox", "venv", "node_modules"}  # folders that are never committed


@lru_cache(maxsize=1)
def committed() -> tuple[Path, ...]:
    """Return every file that is committed or would be, relative to the root; without git, all but what tools leave."""
    git = shutil.which("git")
    if git and (ROOT / ".git").exists():
        command = [git, "-c", "core.quotePath=false", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True).stdout
        found = [Path(name) for name in listed.split("\0") if name]
    else:
        kept = {".ci", ".streamlit", ".gitignore", ".gitattributes"}
        found = [path.relative_to(ROOT) for path in ROOT.rglob("*")]
        found = [p for p in found if not any(x in MADE or (x[0] == "." and x not in kept) for x in p.parts)]
    return tuple(sorted(path for path in found if (ROOT / path).is_file()))


def top_level() -> set[str]:
    """Return the names that a reader sees first."""
    return {path.parts[0] for path in committed()}


@dataclass(frozen=True)
class Source:
    """A Python file: its place relative to the root and what is in it."""

    path: Path

    @cached_property
    def text(self) -> str:
        """The file as text."""
        return (ROOT / self.path).read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        """The file as a syntax tree."""
        return ast.parse(self.text, str(self.path))

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """Every node of the tree."""
        return tuple(ast.walk(self.tree))

    @cached_property
    def imports(self) -> frozenset[str]:
        """The full names of all modules it imports, wherever in the file, each `from a import b` as a and a.b."""
        found: set[str] = set()
        for node in self.nodes:
            if isinstance(node, ast.Import):
                found.update(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.update({node.module, *(f"{node.module}.{alias.name}" for alias in node.names)})
        return frozenset(found)

    @cached_property
    def roots(self) -> frozenset[str]:
        """The first parts of `imports`."""
        return frozenset(name.split(".")[0] for name in self.imports)

    def strings(self) -> Iterator[ast.Constant]:
        """Give every string in the code, parts of f-strings too, but no docstring."""
        said = {id(node.value) for node in self.nodes if isinstance(node, ast.Expr)}
        for node in self.nodes:
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
                yield node


@lru_cache(maxsize=1)
def sources() -> tuple[Source, ...]:
    """Return every Python file of the repository."""
    return tuple(Source(path) for path in committed() if path.suffix == ".py")


def under(*places: str) -> list[Source]:
    """Return the Python files in the given folders, or the files of the given names."""
    found = [source for source in sources() if any(source.path.is_relative_to(place) for place in places)]
    assert found, f"there is no Python file in {', '.join(places)}"
    return found
