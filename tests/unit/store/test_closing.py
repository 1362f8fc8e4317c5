"""A closed year's figures stay as they are until the year is reopened with a reason."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from outcomes.store.closing import close_year, closed_years, reopen_year
from outcomes.store.edition import Edition
from outcomes.store.engine import StoreError
from outcomes.store.lake import Lake
from outcomes.store.load import load
from tests.unit.store.rows import NOTHING, after, bring, cells, figures, signed

CLOSED = pd.DataFrame([{"year": 2019, "state": "closed"}, {"year": 2020, "state": "open"}])


def closed_2019() -> Edition:
    first = after(NOTHING, cells([10, 20, 30]))
    return after(first.edition, CLOSED, "closing").edition


@pytest.mark.parametrize(
    ("frame", "refused"),
    [
        (cells([10, 21, 30]), "2019"),  # changed
        (cells([10, 20, 31]), ""),
        (cells([10, 20, 30], book="bbbbbbbbbb", first_row=9), ""),  # moved only
        (cells([1, 2, 3], region="KR-48"), "2019"),  # added
        (cells([10, 21], period_kind="point", period_end=None).head(1), ""),
        (cells([10, 21], period_kind="point", period_end=None).tail(1), "2019"),  # a lone day counts by its year
    ],
)
def test_adding_or_changing_a_figure_of_a_closed_year_is_refused(frame: pd.DataFrame, refused: str) -> None:
    standing = closed_2019()
    assert closed_years(standing) == {2019}
    assert after(standing, frame, kind="build").edition.number == 3  # the published record is exempt
    if not refused:
        assert after(standing, frame).edition.number == 3
        return
    with pytest.raises(StoreError) as error:
        after(standing, frame)
    assert (error.value.code, error.value.detail) == ("period_closed", refused)


def test_removing_a_figure_of_a_closed_year_is_refused_and_so_is_a_target_there(lake: Lake) -> None:
    load(lake, {"observation": figures(2)}, signed("a"))  # of 2021
    close_year(lake, 2021, signed("closed for the audit"))
    target = pd.DataFrame([{"indicator": "i", "period_end": date(2021, 12, 31), "value": 1}])
    for frames, whole in (({"observation": figures(1)}, True), ({"target": target}, False)):
        with pytest.raises(StoreError) as error:
            load(lake, frames, signed("b", whole=whole))
        assert (error.value.code, error.value.detail) == ("period_closed", "2021")
    load(
        lake, {"event": pd.DataFrame([{"kind": "k", "date_start": date(2021, 1, 1)}])}, signed("events are not locked")
    )
    assert [v.number for v in lake.versions()] == [1, 2, 3]


def test_closing_and_reopening_are_signed_versions_that_change_no_figure(lake: Lake) -> None:
    bring(lake, figures(1))
    assert close_year(lake, 2021, signed("audited")) == 2
    assert [closed_years(lake.edition(n)) for n in (1, 2)] == [frozenset(), {2021}]
    wrong = [
        (lambda: close_year(lake, 2021, signed("again")), "year_is_closed"),
        (lambda: reopen_year(lake, 2020, signed("why")), "year_not_closed"),
        (lambda: reopen_year(lake, 2021, signed(" ")), "note_missing"),
        (lambda: close_year(lake, 2020, signed().__class__(" ", "note", "", "")), "signature_missing"),
        (lambda: close_year(lake, 2020, signed("late", expects=1)), "version_moved"),
    ]
    for act, code in wrong:
        with pytest.raises(StoreError) as error:
            act()
        assert error.value.code == code
    assert reopen_year(lake, 2021, signed("a late report")) == 3
    assert closed_years(lake.edition(3)) == frozenset()
    assert [(v.kind, v.note, v.file_name, v.added, v.changed, v.removed) for v in lake.versions()] == [
        ("load", "", "figures.csv", 1, 0, 0),
        ("close", "audited", "", 0, 0, 0),
        ("reopen", "a late report", "", 0, 0, 0),
    ]
    (row,) = lake.edition(3).frames["closing"].to_pylist()
    assert row == {"year": 2021, "state": "open", "by": "tester", "note": "a late report", "load": 3}
    assert bring(lake, figures(1, first=9)) == 4
