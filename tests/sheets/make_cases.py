"""Makes tests/sheets/cases: lists of projects as offices send them, and one with every fault.

Run as `python -m tests.sheets.make_cases`. What is in them is said by hand in the tests that read them.
"""

from __future__ import annotations

from pathlib import Path

from tests.sheets.case_lists import LISTS
from tests.sheets.office_writers import write_xlsx

FOLDER = Path(__file__).parent / "cases"


def main() -> None:
    """Write every file anew."""
    FOLDER.mkdir(exist_ok=True)
    for name, drawing in LISTS.items():
        write_xlsx(FOLDER / f"{name}.xlsx", drawing())


if __name__ == "__main__":
    main()
