"""Progress since the base year against the path that leads to the target."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir
from ibis import _

from outcomes.metrics.stops import settled, where_defined

ON_PATH = 1 - 1e-9  # a figure typed from the path itself must not fall behind by a rounding error


def path() -> dict[str, ir.Value]:
    """Give expected (the indicator's unit; null outside the path) and expected_kind.

    'official' = the regime's own point for the year, 'straight_line' = between the base year's value and the
    final target, null = neither; flows and plans have no path.

    Source:
        Methods, section 2.
    """
    asked = _.final_target - _.base_value
    line = _.base_value + asked * (_.year - _.base_year) / (_.final_year - _.base_year).nullif(0)
    on_line = _.base_value.notnull() & (_.year >= _.base_year) & (_.year <= _.final_year)
    is_path = (_.indicator_kind != "flow") & (_.kind == "target") & _.whole_year
    return {
        "expected": ibis.cases(
            (is_path & _.target.notnull(), _.target), (is_path & on_line, line), else_=ibis.null("float64")
        ),
        "expected_kind": ibis.cases(
            (is_path & _.target.notnull(), "official"),
            (is_path & on_line & line.notnull(), "straight_line"),
            else_=ibis.null("string"),
        ),
    }


def reasons() -> dict[str, ir.Value]:
    """Give pace_reason: '' where there is a pace."""
    asked, asked_now = _.final_target - _.base_value, _.expected - _.base_value
    reason = ibis.cases(
        (_.blocked != "", _.blocked),
        (_.year > _.final_year, "deadline_passed"),
        (_.base_value.isnull(), "no_base_value"),
        (_.year <= _.base_year, "not_after_base"),
        ((asked == 0) | (asked_now == 0), "base_is_target"),
        ((_.sign * asked < 0) | (_.sign * asked_now < 0), "base_beyond_target"),
        else_="",
    )
    return {"pace_reason": reason}


def numbers() -> dict[str, ir.Value]:
    """Give pace = (actual - base) / (expected - base), a ratio.

    Source:
        Methods, section 2.
    """
    progress = (_.actual - _.base_value) / (_.expected - _.base_value).nullif(0)
    return {"pace": where_defined(_.pace_reason, progress)}


def statuses() -> dict[str, ir.Value]:
    """Give pace_status: 'on_track' from 1, 'behind' from 0, 'contrary' below 0, 'reached', 'missed'."""
    own = ibis.cases((_.pace >= ON_PATH, "on_track"), (_.pace < 0, "contrary"), else_="behind")
    return {"pace_status": settled(own, _.pace_reason)}
