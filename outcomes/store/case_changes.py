"""What differs between the projects of two versions, counted by year of support and region."""

from __future__ import annotations

from contextlib import closing

import duckdb
import pandas as pd

from outcomes.store.edition import Edition
from outcomes.store.pairing import differing

CASES = "support_case"
KINDS = ("added", "changed", "removed")


def case_changes(before: Edition, after: Edition) -> pd.DataFrame:
    """Give how many projects are added, changed and removed from one version to another.

    Projects are paired by their number, as a load pairs them; one that moved counts where it is afterwards.

    Returns:
        **support_year, region** → added, changed, removed, before, after (how many projects there are in each
        version); every year and region in which there are any, ordered by year and region.
    """
    kinds = ", ".join(f"count(*) FILTER (change = '{kind}') AS {kind}" for kind in KINDS)
    with closing(duckdb.connect(config={"threads": 2})) as connection:
        connection.register("cases_before", before.frames[CASES])
        connection.register("cases_after", after.frames[CASES])
        return connection.execute(
            "SELECT support_year, region, sum(added)::BIGINT AS added, sum(changed)::BIGINT AS changed,"
            " sum(removed)::BIGINT AS removed, sum(before)::BIGINT AS before, sum(after)::BIGINT AS after FROM ("
            " SELECT coalesce(new.support_year, old.support_year) AS support_year,"
            f" coalesce(new.region, old.region) AS region, {kinds}, 0 AS before, 0 AS after"
            f" FROM ({differing(CASES, 'cases_before', 'cases_after')}) GROUP BY ALL"
            " UNION ALL SELECT support_year, region, 0, 0, 0, count(*), 0 FROM cases_before GROUP BY ALL"
            " UNION ALL SELECT support_year, region, 0, 0, 0, 0, count(*) FROM cases_after GROUP BY ALL"
            ") GROUP BY ALL ORDER BY support_year, region"
        ).df()


def touched(found: pd.DataFrame) -> pd.DataFrame:
    """Give the years and regions in which anything differs."""
    return found[found[list(KINDS)].sum(axis=1) > 0].reset_index(drop=True)
