"""The cohort triangle: year of support by year of completion, with what is not told yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import pandas as pd

from outcomes.metrics.case_questions import Where
from outcomes.metrics.published_cells import Pattern
from outcomes.metrics.value_counts import spread

State = Literal["shown", "hidden", "empty"]


@dataclass(frozen=True, slots=True)
class Cohort:
    """Projects supported in one year and completed in another.

    `n`, `median` and `mean` (shares) are null where the cell is hidden, the shares also where nobody answered
    ('empty'), the median also below LEAST_SPREAD answers.
    `immature`: later completions or answers of this year of support may still come.
    """

    support_year: int
    completion_year: int
    state: State
    n: int | None
    median: float | None
    immature: bool
    mean: float | None = None

    @property
    def years(self) -> int:
        """Give how many years the project took."""
        return self.completion_year - self.support_year


def cohorts(rows: pd.DataFrame, found: Pattern, region: Where, last_year: int) -> tuple[Cohort, ...]:
    """Give the cells of the triangle that hold completed projects, in the order of their years.

    Args:
        rows: `case_questions.cohort_answers` of the region.
        found: What may be shown.
        region: The condition of the region; () = all.
        last_year: The latest year of completion in the data.

    Returns:
        A cohort per cell; projects without a year of support are left out. A year of support is immature from
        `last_year` − 1 on: what was agreed then may be completed, and what was completed may be measured, a year later.
    """
    made = []
    known = rows[rows.support_year != ""]
    for years, cell in known.groupby(["support_year", "completion_year"], sort=True):
        support, completion = (int(str(year)) for year in years)
        where: Where = (*region, ("support_year", str(support)), ("completion_year", str(completion)))
        inside = spread(cell)
        state: State = "hidden" if found.hides(where) else "shown" if inside.n else "empty"
        made.append(
            Cohort(
                support, completion, state,
                None if state == "hidden" else inside.n,
                inside.quantile(0.5) if state == "shown" and inside.spreads else None,
                support >= last_year - 1,
                inside.mean if state == "shown" else None,
            )
        )  # fmt: skip
    return tuple(made)
