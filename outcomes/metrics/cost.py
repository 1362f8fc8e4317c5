"""What a factory and a point of productivity cost: add up first, divide after."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir
from ibis import _

from outcomes.metrics.budget import KEY

COUNT, UPLIFT = "deployments_annual", "productivity_uplift_share"


def unit_costs(chain: ir.Table, values: ir.Table) -> ir.Table:
    """Give the executed money per factory built, and that per percentage point of productivity uplift.

    Args:
        chain: The chain, or sums of it, by KEY (executed, executed_position).
        values: Every region's own figures (indicator, region, year, value, position), on the same map.

    Returns:
        **measure_scope, program, region, year** → executed (won), deployments (factories built in the year), uplift
        (share), per_deployment (won), per_deployment_reason ('', no_executed, no_deployments, none_built), per_point
        (won per factory and percentage point), per_point_reason ('', those, no_uplift, no_rise: the uplift is not
        above 0), cost_position (the inputs' positions joined by '|').

    Source:
        Methods, sections 8 and 9. An accounting ratio: what was spent beside what changed, not the price of a cause.
    """
    built, risen = _picked(values, COUNT, "deployments"), _picked(values, UPLIFT, "uplift")
    rows = chain.left_join(built, ["region", "year"]).drop("region_right", "year_right")
    rows = rows.left_join(risen, ["region", "year"]).drop("region_right", "year_right")
    rows = _divided(rows)
    origins = [rows[f"{name}_position"].fill_null("") for name in ("executed", "deployments", "uplift")]
    return rows.mutate(cost_position=origins[0] + "|" + origins[1] + "|" + origins[2]).select(
        *KEY, "executed", "deployments", "uplift", "per_deployment", "per_deployment_reason", "per_point",
        "per_point_reason", "cost_position",
    )  # fmt: skip


def _divided(rows: ir.Table) -> ir.Table:
    """Give rows with the two ratios and why one cannot be given."""
    no_factory = ibis.cases(
        (_.executed.isnull(), "no_executed"),
        (_.deployments.isnull(), "no_deployments"),
        (_.deployments <= 0, "none_built"),
        else_="",
    )
    rows = rows.mutate(per_deployment_reason=no_factory)
    factory = ibis.ifelse(_.per_deployment_reason == "", _.executed / _.deployments.nullif(0), ibis.null("float64"))
    no_point = ibis.cases(
        (_.per_deployment_reason != "", _.per_deployment_reason),
        (_.uplift.isnull(), "no_uplift"),
        (_.uplift <= 0, "no_rise"),
        else_="",
    )
    rows = rows.mutate(per_deployment=factory, per_point_reason=no_point)
    point = _.per_deployment / (_.uplift.nullif(0) * 100)
    return rows.mutate(per_point=ibis.ifelse(_.per_point_reason == "", point, ibis.null("float64")))


def together(costs: ir.Table, region: ir.Table) -> ir.Table:
    """Give the money per factory of all provinces of which both are known: the sums divided, not the quotients' mean.

    Args:
        costs: Unit costs; see `unit_costs`.
        region: The catalog's regions (id, level).

    Returns:
        **measure_scope, program, year** → executed (won), deployments, per_deployment (won; null = none built),
        provinces (how many are in it).
    """
    provinces = region.filter(_.level == "province").select(region=_.id)
    both = costs.semi_join(provinces, "region").filter(_.executed.notnull(), _.deployments.notnull())
    sums = both.group_by("measure_scope", "program", "year").agg(
        executed=_.executed.sum(), deployments=_.deployments.sum(), provinces=_.region.nunique()
    )
    return sums.mutate(per_deployment=_.executed / _.deployments.nullif(0))


def _picked(values: ir.Table, indicator: str, name: str) -> ir.Table:
    """Give **region, year** → an indicator's value under `name` and its position."""
    return values.filter(_.indicator == indicator, _.value.notnull()).select(
        "region", "year", **{name: _.value, f"{name}_position": _.position}
    )
