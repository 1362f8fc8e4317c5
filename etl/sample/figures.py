"""The whole world at one load as blocks of numbers: the nation, provinces, technoparks, municipalities."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from etl.sample.budget import FUNDERS, TOTAL, budget
from etl.sample.deployments import LEVELS, Deployments, deployments, technopark_rows
from etl.sample.effects import changes, establishments, mean_over_firms, responding_firms
from etl.sample.municipalities import MUNICIPAL_YEARS, by_municipality
from etl.sample.rows import BASE, Block
from etl.sample.world import NATION, REGIONS, Numbers, View, with_nation

PLACES = (NATION, *REGIONS)


def figures(seed: int, view: View, municipalities: Mapping[str, tuple[str, ...]]) -> Iterator[Block]:
    """Give every series of the world as it was known at a load, nothing hidden.

    Args:
        seed: of the world.
        view: provisional or final.
        municipalities: province → municipality codes.

    Yields:
        Blocks; in those of provinces the nation is the first row.
    """
    counts = deployments(seed, view)
    yield from _counts(counts)
    yield from _technoparks(counts)
    rows = by_municipality(seed, counts.cumulative, municipalities)
    if rows:
        provinces, codes = zip(*rows, strict=True)
        yield _to_date(np.array(list(rows.values())), codes, reporters=provinces, years=MUNICIPAL_YEARS)
    ten_or_more, every = establishments(seed)
    outside = ("",) * len(PLACES)
    for indicator, values in (("mfg_establishments_10plus", ten_or_more), ("mfg_establishments_all", every)):
        yield Block(indicator, with_nation(values), PLACES, kind="point", reporters=outside)
    yield from _money(seed, counts.agreed, view)
    yield from _effects(seed, counts.built, view)


def _to_date(
    values: Numbers,
    regions: tuple[str, ...],
    scope: str = "",
    organizations: tuple[str, ...] = (),
    reporters: tuple[str, ...] = (),
    years: tuple[int, ...] = (),
) -> Block:
    """Give a block of cumulative deployments."""
    block = Block("deployments_cumulative", values, regions, "to_date", BASE, scope, "built", organizations, reporters)
    return block if not years else Block(**{**vars(block), "years": years})


def _counts(counts: Deployments) -> Iterator[Block]:
    """Give the counts of nation and provinces: annual by stage, cumulative, by level, closures."""
    yield _to_date(with_nation(counts.cumulative), PLACES)
    for stage, values in (("built", counts.built), ("agreed", counts.agreed)):
        yield Block("deployments_annual", with_nation(values), PLACES, stage=stage)
    yield Block("companies_selected", with_nation(counts.selected), PLACES, stage="selected")
    for index, level in enumerate(LEVELS):
        yield _to_date(with_nation(counts.levels[:, :, index]), PLACES, scope=level)
    yield Block("closures_cumulative", with_nation(counts.closures), PLACES, kind="to_date", base=BASE)


def _technoparks(counts: Deployments) -> Iterator[Block]:
    """Give the technoparks' annual and cumulative counts; Sejong's begin in 2019."""
    parks, provinces = zip(*technopark_rows(), strict=True)
    values = counts.technoparks
    yield Block("deployments_annual", values, provinces, stage="built", organizations=parks)
    sums = np.where(np.isnan(values), np.nan, np.nancumsum(values, axis=1))
    yield _to_date(sums, provinces, organizations=parks)


def _money(seed: int, agreed: Numbers, view: View) -> Iterator[Block]:
    """Give the budget chain: the whole budget line (the default scope of the catalog) and its three funders."""
    for step, won in budget(seed, agreed, view).items():
        yield Block(f"budget_{step}_krw", with_nation(won.sum(axis=2)), PLACES, scope=TOTAL)
        for index, funder in enumerate(FUNDERS):
            yield Block(f"budget_{step}_krw", with_nation(won[:, :, index]), PLACES, scope=funder)


def _effects(seed: int, built: Numbers, view: View) -> Iterator[Block]:
    """Give the firms that answered and the mean changes among them."""
    firms = responding_firms(seed, built)
    yield Block("responding_firms", with_nation(firms), PLACES)
    for rate, values in changes(seed, firms, view).items():
        yield Block(rate, np.vstack([mean_over_firms(values, firms), values]), PLACES)
