"""Makes tests/sheets/offices: workbooks as offices send them, each with what a reader should find in it.

Run as `python -m tests.sheets.make_offices` after `pip install xlwt odfpy`, which only this program needs. What should
be found comes from what was drawn and said beside it, never from a reader. All figures are made up.
"""

from __future__ import annotations

from pathlib import Path

from tests.sheets import (
    office_ministry,
    office_more_months,
    office_more_periods,
    office_more_places,
    office_more_texts,
    office_notations,
    office_province,
    office_statistics,
    office_texts,
)

FOLDER = Path(__file__).parent / "offices"
ROOMS = (
    *(office_statistics, office_ministry, office_province, office_texts, office_notations),
    *(office_more_periods, office_more_months, office_more_places, office_more_texts),
)


def main() -> None:
    """Write every file anew."""
    FOLDER.mkdir(exist_ok=True)
    for room in ROOMS:
        for office in room.OFFICES:
            office().write(FOLDER)


if __name__ == "__main__":
    main()
