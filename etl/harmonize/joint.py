"""A figure in a merged cell belongs to all rows and columns that the cell covers."""

from __future__ import annotations

from dataclasses import replace

from etl.harmonize.moment import Moment, hull
from etl.harmonize.reading import Reading


def joint_reading(covered: list[Reading]) -> Reading:
    """Give the one reading of a merged cell from what it would be in each row and column it covers, its own first.

    Its period spans theirs. Where they are of several places it is of none alone: 'ambiguous', with them all.
    """
    own, periods = covered[0], [reading.period for reading in covered]
    places = dict.fromkeys((reading.region_raw, reading.region_code) for reading in covered)
    if len(places) > 1:
        own = replace(
            own,
            region_raw=" ".join(raw for raw, _ in places if raw),
            region_code="",
            region_reason="ambiguous",
            candidates=tuple(sorted({code for _, code in places if code})),
        )
    return replace(
        own,
        period=None if None in periods else hull(Moment(period) for period in periods),
        label=" + ".join(dict.fromkeys(reading.label for reading in covered)),
        subject=" + ".join(dict.fromkeys(reading.subject for reading in covered)),
        is_total=any(reading.is_total for reading in covered),
    )
