"""What holds of any chain: the rest closes the sum, and a verdict is never given without both sides."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outcomes.catalog.model import HeadlineRule
from outcomes.metrics.budget import STEPS, chain, money, placed
from outcomes.metrics.execution import judged

WON = st.one_of(st.none(), st.integers(0, 10**12))
CHAINS = st.lists(st.fixed_dictionaries(dict.fromkeys(STEPS, WON)), min_size=1, max_size=12)


@settings(max_examples=8)
@given(chains=CHAINS)
def test_the_parts_close_the_sum_and_nothing_unknown_is_judged(chains: list[dict[str, Any]], make: Any) -> None:
    observed = [
        {"indicator": f"budget_{step}_krw", "region": f"R{n}", "year": 2022, "measure_scope": "line", "value": value}
        for n, steps in enumerate(chains)
        for step, value in steps.items()
    ]
    own = money(make.observations(observed), make.indicators(), HeadlineRule())
    rows = judged(chain(placed(own, make.atlas(), None)), 0.9, 1.0)
    found = {row["region"]: row for row in make.run(rows).to_pylist()}
    assert len(found) == len(chains)
    for n, steps in enumerate(chains):
        row = found[f"R{n}"]
        assert {step: row[step] for step in STEPS} == steps
        known = None not in (steps["budgeted"], steps["supplementary"], steps["executed"], steps["carried_over"])
        assert (row["rest"] is not None) == known
        if known:
            available = steps["budgeted"] + steps["supplementary"]
            assert steps["executed"] + steps["carried_over"] + row["rest"] == pytest.approx(available, abs=1)
        judgeable = steps["executed"] is not None and bool((steps["budgeted"] or 0) + (steps["supplementary"] or 0))
        assert row["verdict"] == "not_assessable" or (judgeable and steps["budgeted"] is not None)
