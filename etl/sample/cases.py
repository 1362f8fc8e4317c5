"""The projects behind the demonstration's figures, a row each: synthetic firms that add up to the synthetic regions.

They belong to the set as it finally stands. What a figure leaves out (a province-year that was never reported, an
approximate count, a range) the projects know all the same: they add up to the world's own numbers, from which the
figures are made. A project completed in 2025 is measured in 2026, as the figures of that year are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from etl.sample.budget import FUNDERS
from etl.sample.cases_effects import measured
from etl.sample.cases_firms import INDUSTRIES, NEVER, SIZES, Firms, firms
from etl.sample.cases_money import money
from etl.sample.cases_plan import FATES, Plan, local_places, plan
from etl.sample.cases_programs import TRACKS
from etl.sample.cases_shares import Places, ranked
from etl.sample.deployments import LEVELS
from etl.sample.municipalities import code_in
from etl.sample.rows import NOTE, SOURCE
from etl.sample.world import PROVINCES, REGIONS, YEARS, spread, stream
from outcomes.store.tables import TABLES

TYPES = {"VARCHAR": "str", "INTEGER": "Int32", "BIGINT": "int64", "DOUBLE": "float64"}


def project_cases(
    municipalities: Mapping[str, tuple[str, ...]], cases: int | None = None, seed: int = 2026
) -> pd.DataFrame:
    """Give the synthetic projects, in the order of province, year of support and number.

    Args:
        municipalities: province → its municipality codes, as for `demonstration`; each project has the code that was
            valid at the end of its year of support, '' in a province without codes.
        cases: how many; None gives one for each firm that agreed. Fewer are picked out of these, as many of each
            province, year and fate as is their part; more are drawn from the same spread.
        seed: the same seed and number give the same rows; not negative.

    Returns:
        The columns of the table `support_case` without `load`; **case_id**, such as 'S2021-KR47-00042'. Null is not
        completed, not closed, not answered. With `cases` None, by province and year: rows are the firms agreed; those
        completed, and their levels, technoparks, answers and mean changes, the figures of the year of completion;
        closures the yearly steps of `closures_cumulative`; money the executed won of each funder. With more, all but
        the means are in that proportion, rounded to whole firms and thousands of won.

    Raises:
        ValueError: `cases` is negative; correct the caller.

    Source:
        Methods, section 9.
    """
    if cases is not None and cases < 0:
        raise ValueError(f"a number of projects is not negative: {cases}")
    if cases == 0:
        return _typed(pd.DataFrame(columns=list(TABLES["support_case"])))
    world = plan(seed, municipalities)
    wanted = plan(seed, municipalities, cases) if cases is not None and cases > world.cases else world
    drawn = firms(seed, wanted)
    rows = _framed(drawn, seed, wanted, local_places(municipalities))
    return rows if cases is None or cases >= len(rows) else _picked(rows, drawn, seed, wanted, cases)


def _picked(rows: pd.DataFrame, drawn: Firms, seed: int, wanted: Plan, cases: int) -> pd.DataFrame:
    """Pick a number of rows, the parts of provinces, years and fates as they are."""
    cell = (drawn.region * len(YEARS) + drawn.year) * len(FATES) + drawn.fate
    parts = spread(np.asarray(float(cases)), wanted.fates.ravel())
    rank = ranked(cell, stream(seed, 24).random(len(cell)), len(parts))
    return rows.iloc[np.flatnonzero(rank < parts[cell])].reset_index(drop=True)


def _framed(drawn: Firms, seed: int, wanted: Plan, local: Sequence[Sequence[str]]) -> pd.DataFrame:
    """Give the rows of firms, in the table's columns and types."""
    ids = _ids(drawn)
    won = money(seed, drawn, wanted)
    columns = {
        "case_id": ids,
        "region": _named(REGIONS, drawn.region),
        "municipality": _codes(drawn, local),
        "organization": _named(*_parks(drawn)),
        "support_year": drawn.year + YEARS[0],
        "completion_year": _year(drawn.completed),
        "closed_year": _year(drawn.closed),
        "program": _named([track.program for track in TRACKS], drawn.program),
        "level": _named(LEVELS, drawn.level),
        "industry": _named(list(INDUSTRIES), drawn.industry),
        "size": _named(SIZES, drawn.size),
        **{f"budget_{funder}_krw": won[:, column] for column, funder in enumerate(FUNDERS)},
        **measured(seed, drawn, wanted),
        "source": SOURCE,
        "position": ids.map("demo:case:{}".format),
        "note": NOTE,
    }
    return _typed(pd.DataFrame(columns))


def _typed(rows: pd.DataFrame) -> pd.DataFrame:
    """Give rows in the table's columns, order and types."""
    types = {name: TYPES[type_] for name, type_ in TABLES["support_case"].items()}
    return rows[list(types)].astype(types)


def _ids(drawn: Firms) -> pd.Series[str]:
    """Give each project's id: S for synthetic, year of support, province, number."""
    cells = [f"S{year}-{region.replace('-', '')}-" for region in REGIONS for year in YEARS]
    begins = np.array(cells, dtype=object)[drawn.region * len(YEARS) + drawn.year]
    return pd.Series([f"{begin}{number:05d}" for begin, number in zip(begins, drawn.number.tolist(), strict=True)])


def _named(names: Sequence[str], places: Places) -> NDArray[np.object_]:
    """Give the names at places of a list."""
    return np.array(names, dtype=object)[places]


def _parks(drawn: Firms) -> tuple[list[str], Places]:
    """Give the technoparks of all provinces, three places each ('' where there is none), and each project's place."""
    names = [name for province in PROVINCES.values() for name in (*province.technoparks, "", "")[:3]]
    return names, drawn.region * 3 + drawn.organization


def _codes(drawn: Firms, local: Sequence[Sequence[str]]) -> NDArray[np.object_]:
    """Give the code of each project's municipality at the end of its year of support.

    A municipality that was not in the province then (군위 before it moved, or after) gives way to the first one.
    """
    most = max(len(towns) for towns in local)
    table = np.full((len(REGIONS), len(YEARS), most), "", dtype=object)
    for row, (region, towns) in enumerate(zip(REGIONS, local, strict=True)):
        for column, town in enumerate(towns if towns[0] else ()):
            for step, year in enumerate(YEARS):
                table[row, step, column] = code_in(region, town, year) or code_in(region, towns[0], year)
    return table[drawn.region, drawn.year, drawn.town]


def _year(places: Places) -> pd.Series[int]:
    """Give years by their places, null where they never came."""
    return pd.Series(places + YEARS[0], dtype="Int32").mask(places == NEVER)
