"""What the projects of a file are compared with: those that stand under their numbers, and closed years."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from etl.validate.case_rows import CaseRows, no_rows
from outcomes.store.closing import closed_years
from outcomes.store.edition import Edition


def _this_year() -> int:
    return datetime.now(tz=UTC).year


@dataclass(frozen=True, slots=True)
class CaseStanding:
    """What projects are compared with.

    Attributes:
        rows: Those of the lake's table `support_case` that the file names too.
        closed: The years whose projects may not change.
        this_year: The year in which the file is checked.
    """

    rows: pd.DataFrame = field(default_factory=no_rows)
    closed: frozenset[int] = frozenset()
    this_year: int = field(default_factory=_this_year)


def standing_cases(edition: Edition | None, cases: CaseRows) -> CaseStanding:
    """Give what a file's projects are compared with in a version; nothing before the first.

    The lake's projects are read only where the file has some.
    """
    if edition is None or not cases.count:
        return CaseStanding()
    there, ids = edition.frames["support_case"], pa.array(list(cases.frame.case_id), pa.string())
    rows = there.filter(pc.is_in(there["case_id"].cast(pa.string()), value_set=ids))
    return CaseStanding(rows.to_pandas(), closed_years(edition))
