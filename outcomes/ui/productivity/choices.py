"""The choices of the productivity page beyond the bar's: the outcome, the breakdown, one further condition."""

from __future__ import annotations

from outcomes.metrics.case_questions import DIMENSIONS, OUTCOMES
from outcomes.ui.house import House
from outcomes.ui.page_address import PageAddress
from outcomes.ui.productivity.cases import ALL, Choice, conditions


def settle(house: House) -> tuple[PageAddress, Choice]:
    """Take the page's choices from the address and write them back; seconds when an outcome is opened first."""
    local = PageAddress(house, "productivity")
    outcome = local.one("outcome", OUTCOMES, "productivity")
    by = local.one("by", DIMENSIONS, "region")
    only = local.one("only", conditions(house, outcome), ALL)
    local.write()
    return local, Choice(outcome, by, only)
