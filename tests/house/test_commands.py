"""The two commands of the README are the ones that are tried, and what they install and set is what was meant."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib

import pytest

from tests import ROOT

RUN = "pip install -r requirements.txt && streamlit run app.py"
TEST = "pip install -r requirements-dev.txt && pytest"
# Windows' own shell knows no && before version 7.
WINDOWS = [
    r".venv\Scripts\activate",
    "pip install -r requirements.txt; if ($?) { streamlit run app.py }",
    "pip install -r requirements-dev.txt; if ($?) { pytest }",
]
NEEDED = ["streamlit", "pandas", "plotly", "duckdb", "geopandas"]


def lines(name: str) -> list[str]:
    assert (ROOT / name).is_file(), f"{name} is missing"
    return [line.strip() for line in (ROOT / name).read_text(encoding="utf-8").splitlines()]


def pins(name: str) -> dict[str, str]:
    found = [re.fullmatch(r"([\w.-]+)(?:\[[\w,]+\])?==([\w.]+)\s*(?:#.*)?", line) for line in lines(name)]
    return {match[1]: match[2] for match in found if match}


@pytest.mark.parametrize("command", [RUN, TEST, *WINDOWS])
def test_the_readme_has_each_command_on_a_line_of_its_own(command: str) -> None:
    assert command in lines("README.md")


def test_the_ci_runs_the_readmes_test_command_and_then_what_is_too_long_for_it() -> None:
    found = lines(".ci/run")
    after = [line for line in found[found.index(TEST) + 1 :] if line and not line.startswith("#")]
    assert after == ["python benchmarks/fuzz_reader.py --mutations 2000", "python benchmarks/kill_loads.py --kills 50"]
    assert lines(".ci/run")[0] == "#!/usr/bin/env bash"
    assert os.name == "nt" or os.access(ROOT / ".ci" / "run", os.X_OK)


def test_every_requirement_is_pinned_and_the_design_cards_packages_are_there() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        asked = [line for line in lines(name) if line and not line.startswith(("#", "-r "))]
        assert len(pins(name)) == len(asked), name
    assert [name for name in NEEDED if name not in pins("requirements.txt")] == []
    assert "pytest" in pins("requirements-dev.txt")


def test_duckdb_and_its_extensions_have_one_version() -> None:
    found = {version for name, version in pins("requirements.txt").items() if name.startswith("duckdb")}
    assert found == {"1.5.5"}


def test_streamlit_knows_every_setting_in_the_config_file() -> None:
    script = "import streamlit.config as c; c.get_config_options(force_reparse=True); print(c.get_option('theme.font'))"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, encoding="utf-8", timeout=120, check=True
    )
    assert done.stdout.startswith("Pretendard")
    assert done.stderr == ""


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_text_color_of_the_theme_can_be_read_on_both_backgrounds(theme: str) -> None:
    colors = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"][theme]
    text = [name for name in colors if name in {"primaryColor", "linkColor"} or name.lower().endswith("textcolor")]
    assert len(text) == 9
    grounds = [colors["backgroundColor"], colors["secondaryBackgroundColor"]]
    ratios = {(name, ground): contrast(colors[name], ground) for name in text for ground in grounds}
    assert {pair: round(ratio, 2) for pair, ratio in ratios.items() if ratio < 4.5} == {}
    assert contrast(colors["primaryColor"], "#FFFFFF") > 3  # ticks and knobs are white on it


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colors (#RRGGBB) as WCAG 2 defines it: 1 to 21, 4.5 for text."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(color: str) -> float:
    parts = [int(color[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_black_on_white_has_the_contrast_that_the_definition_gives() -> None:
    assert (contrast("#000000", "#FFFFFF"), round(contrast("#777777", "#FFFFFF"), 2)) == (21.0, 4.48)
