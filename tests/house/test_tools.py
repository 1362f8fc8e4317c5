"""The tools that judge the code, each as a test: style, format, types, direction of imports."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import ROOT

TOOLS = {
    "ruff check": ["-m", "ruff", "check", "--no-fix", "."],
    "ruff format": ["-m", "ruff", "format", "--check", "--diff", "."],
    "mypy --strict": ["-m", "mypy", "--strict"],
}


@pytest.mark.parametrize("tool", [*TOOLS, "import-linter"])
def test_the_tool_finds_nothing(tool: str) -> None:
    command = [sys.executable, *TOOLS[tool]] if tool in TOOLS else [console_script("lint-imports")]
    env = {**os.environ, "NO_COLOR": "1", "PYTHONUTF8": "1"}
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", env=env, timeout=300, check=False)
    if done.returncode:
        pytest.fail(f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}", pytrace=False)


def console_script(name: str) -> str:
    """Return a program installed beside this Python; it has no `python -m` form."""
    beside = str(Path(sys.executable).parent)
    found = shutil.which(name, path=os.pathsep.join([beside, os.environ.get("PATH", "")]))
    assert found, f"{name} is not installed beside {sys.executable}"
    return found
