"""Which regions are most like a region: by its number of establishments and by the industries in it."""

from __future__ import annotations

import operator
from functools import reduce

import ibis
import ibis.expr.types as ir
from ibis import _

KNOWN_MIX = 0.5  # share of the regions whose mix must be known before it is used at all


def peers(sizes: ir.Table, mix: ir.Table) -> ir.Table:
    """Give how far each region is from each other one, the nearest first.

    Two differences: of size, |ln a - ln b|; of mix, half the sum of the absolute differences of the shares (0 = the
    same industries, 1 = none in common). Each is divided by its mean over all pairs of regions, so that 1 says 'as
    far apart as two regions are on average'; the distance is the mean of the two. Where the mix is known for under
    half of the regions, or not for the region itself, size alone is used; else a region without a mix is no peer.

    Args:
        sizes: **region** → size (establishments, over 0), size_year, position.
        mix: **region, industry** → share (0-1, adding to 1 in a region). No row where nothing is known.

    Returns:
        **region, peer** → size, size_year, position (of the peer's size), size_difference, mix_difference (null =
        unknown), size_distance, mix_distance (null = not used), distance (null = not comparable), basis ('size',
        'size_and_mix'), place (1 = most alike; of two equally far the smaller id first; null = not comparable).

    Source:
        Methods, section 11.
    """
    known = sizes.filter(_["size"] > 0)
    told = mix.semi_join(known, "region").select("region").distinct().mutate(told=True)
    mine = known.left_join(told, "region").select("region", own_size=_["size"], own_told=_.told.fill_null(False))
    theirs = known.rename(peer="region").left_join(told.rename(peer="region"), "peer")
    theirs = theirs.select("peer", "size", "size_year", "position", told=_.told.fill_null(False))
    pairs = mine.cross_join(theirs).filter(_.region != _.peer)
    pairs = pairs.left_join(_mix_differences(mix), ["region", "peer"]).drop("region_right", "peer_right")
    pairs = pairs.mutate(size_difference=(_.own_size.ln() - _["size"].ln()).abs())
    whole = ibis.window()
    pairs = pairs.mutate(
        usual_size=_.size_difference.mean().over(whole),
        usual_mix=_.mix_difference.mean(where=_.own_told & _.told).over(whole),
        share_told=_.told.cast("float64").mean().over(whole),
    )
    return _placed(pairs)


def _mix_differences(mix: ir.Table) -> ir.Table:
    """Give **region, peer** → mix_difference of every two regions with a mix; an industry only one has counts whole."""
    regions = mix.select("region").distinct()
    grid = regions.cross_join(mix.select("industry").distinct())
    full = grid.left_join(mix, ["region", "industry"]).select("region", "industry", share=_.share.fill_null(0.0))
    other = full.select("industry", peer=_.region, other=_.share)
    both = full.join(other, "industry").filter(_.region != _.peer)
    return both.group_by("region", "peer").agg(mix_difference=(_.share - _.other).abs().sum() / 2)


def _placed(pairs: ir.Table) -> ir.Table:
    """Give the pairs with their distances in units of the usual one, in order."""
    uses_mix = reduce(operator.and_, (_.own_told, _.share_told >= KNOWN_MIX))
    nothing = ibis.null("float64")
    rows = pairs.mutate(uses_mix=uses_mix)
    rows = rows.mutate(
        basis=ibis.ifelse(_.uses_mix, "size_and_mix", "size"),
        size_distance=ibis.ifelse(_.usual_size > 0, _.size_difference / _.usual_size.nullif(0), 0.0),
        mix_distance=ibis.cases(
            (~_.uses_mix | ~_.told, nothing),
            (_.usual_mix > 0, _.mix_difference / _.usual_mix.nullif(0)),
            else_=0.0,
        ),
    )
    rows = rows.mutate(
        distance=ibis.ifelse(_.uses_mix, (_.size_distance + _.mix_distance) / 2, _.size_distance),
    )
    order = ibis.window(group_by="region", order_by=[_.distance.isnull(), _.distance.round(12), _.peer])
    rows = rows.mutate(place=ibis.row_number().over(order) + 1)
    return rows.select(
        *("region", "peer", "size", "size_year", "position", "size_difference", "mix_difference"),
        *("size_distance", "mix_distance", "distance", "basis"),
        place=ibis.ifelse(_.distance.isnull(), ibis.null("int64"), _.place),
    )
