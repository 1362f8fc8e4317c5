"""Where the project's data lie: decided by people in the repository, made by the program in its home."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data"
CATALOG = DATA / "catalog"
FACTS = DATA / "facts"
BOUNDARIES = DATA / "boundaries"

SETS = {"published": "lake", "demo": "lake-demo"}
"""The two sets of figures and the folder of each one's lake; they never share a file."""


def home() -> Path:
    """Give the folder in which lakes are made: the environment's OUTCOMES_HOME, else data/."""
    return Path(os.environ.get("OUTCOMES_HOME") or DATA)


def sets_shown() -> tuple[str, ...]:
    """Give the sets that screens and programs may ask for: without 'demo' where OUTCOMES_DEMO is 'off'."""
    off = os.environ.get("OUTCOMES_DEMO", "").strip().lower() == "off"
    return tuple(set_id for set_id in SETS if not (off and set_id == "demo"))


def lake_folder(set_id: str) -> Path:
    """Give the folder of a set's lake ('published' or 'demo')."""
    return home() / SETS[set_id]
