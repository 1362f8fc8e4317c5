"""Makes tests/sheets/broken: a workbook for each fault, otherwise right, named by the fault's code.

Run as `python -m tests.sheets.make_broken`. What is wrong with each is said by hand in problems.csv beside them.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.sheets import broken_cells, broken_figures
from tests.sheets.office_grid import Grid
from tests.sheets.office_writers import write_xlsx

FOLDER = Path(__file__).parent / "broken"
ROOMS = (broken_cells, broken_figures)


def books() -> dict[str, Callable[[], list[Grid]]]:
    """Give the drawing of each workbook by its name."""
    return {
        name: drawing
        for room in ROOMS
        for name, drawing in vars(room).items()
        if callable(drawing) and getattr(drawing, "__module__", "") == room.__name__ and name != "sheet"
    }


def main() -> None:
    """Write every file anew."""
    FOLDER.mkdir(exist_ok=True)
    for name, drawing in books().items():
        write_xlsx(FOLDER / f"{name}.xlsx", drawing())


if __name__ == "__main__":
    main()
