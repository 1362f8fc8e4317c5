"""A version's tables in memory: asked once, the same for everybody, and never changed by what comes later."""

from __future__ import annotations

import threading
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pandas as pd
import pyarrow as pa
import pytest

from outcomes.store import compiled as compiled_module
from outcomes.store import edition as edition_module
from outcomes.store.edition import Edition
from outcomes.store.engine import StoreError
from outcomes.store.lake import Lake
from tests.unit.store.rows import bring, bring_from_afar, figures, processes, stands

if TYPE_CHECKING:
    import ibis.expr.types as ir

calls: list[tuple[object, ...]] = []


def total(tables: Edition, at_least: float) -> ir.Table:
    calls.append(("total", at_least))
    rows = tables.table("observation")
    return rows.filter(rows.value >= at_least).aggregate(count=lambda t: t.count(), total=lambda t: t.value.sum())


def doubled(tables: Edition, at_least: float) -> ir.Table:
    calls.append(("doubled", at_least))
    return tables.asked(total, at_least).mutate(total=lambda t: t.total * 2)


def edition_of(count: int) -> Edition:
    return Edition(1, {"observation": pa.Table.from_pandas(figures(count))})


@pytest.fixture(autouse=True)
def forgotten() -> None:
    calls.clear()


def test_a_question_is_worked_out_once_for_each_of_its_arguments() -> None:
    edition = edition_of(10)
    expected = pd.DataFrame({"count": [5], "total": [35.0]})
    for _ in range(3):
        pd.testing.assert_frame_equal(edition.fetch(total, 5), expected)
    assert edition.fetch(total, 5) is edition.fetch(total, 5)
    assert edition.fetch(total, 9).total[0] == 9.0
    assert calls == [("total", 5), ("total", 9)]


def test_a_question_that_rests_on_another_does_not_ask_it_again() -> None:
    edition = edition_of(10)
    assert [edition.fetch(q, 5).total[0] for q in (doubled, total, doubled)] == [70.0, 35.0, 70.0]
    assert calls == [("doubled", 5), ("total", 5)]


def test_the_same_question_is_compiled_once_and_answered_from_each_versions_own_rows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(compiled_module, "_COMPILED", OrderedDict())
    assert [edition_of(count).fetch(doubled, 5).total[0] for count in (10, 20, 6)] == [
        70.0,
        2 * sum(range(5, 20)),
        10.0,
    ]
    assert len(compiled_module._COMPILED) == 2


def test_of_many_answers_the_oldest_is_worked_out_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edition_module, "ANSWERS_KEPT", 2)
    edition = edition_of(10)
    assert [edition.fetch(total, n).total[0] for n in (1, 2, 3, 1)] == [45.0, 44.0, 42.0, 45.0]
    assert calls == [("total", 1), ("total", 2), ("total", 3), ("total", 1)]


def test_eight_threads_at_once_get_equal_answers_and_each_is_worked_out_once() -> None:
    edition, together = edition_of(100), threading.Barrier(8)

    def ask(worker: int) -> list[float]:
        together.wait(30)
        return [float(edition.fetch(doubled, (n + worker) % 10).total[0]) for n in range(10)]

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(ask, range(8)))
    right = [2.0 * sum(range(n, 100)) for n in range(10)]
    assert answers == [right[worker:] + right[:worker] for worker in range(8)]
    assert len(calls) == 20


def test_what_was_made_for_a_key_is_made_once_and_the_oldest_of_many_is_forgotten(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("outcomes.store.edition.MADE_KEPT", 2)
    edition = edition_of(1)

    def made(key: str) -> str:
        calls.append(("made", key))
        return key.upper()

    assert [edition.remember(key, lambda key=key: made(key)) for key in "aababca"] == list("AABABCA")
    assert [key for _, key in calls] == ["a", "b", "c", "a"]


def test_eight_threads_at_once_open_one_edition(lake: Lake) -> None:
    bring(lake, figures(10))
    opened, together = Lake(lake.folder), threading.Barrier(8)

    def ask(_: int) -> Edition:
        together.wait(30)
        return opened.edition(opened.versions()[-1].number)

    with ThreadPoolExecutor(8) as pool:
        assert len({id(edition) for edition in pool.map(ask, range(8))}) == 1


def test_old_versions_stay_as_they_were_and_the_last_few_are_kept(lake: Lake, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("outcomes.store.lake.EDITIONS_KEPT", 2)
    for count in (1, 2, 3):
        bring(lake, figures(count, first=count))
    assert [len(stands(lake, number)) for number in (1, 2, 3)] == [1, 2, 3]
    assert stands(lake, 2) == {"f0000": (2.0, 2), "f0001": (3.0, 2)}
    second = lake.edition(2)
    assert lake.edition(1).count("observation") == 1  # the third was used longest ago
    assert lake.edition(2) is second
    for number in (0, 4, -1):
        with pytest.raises(StoreError, match="version_unknown"):
            lake.edition(number)


def test_a_version_that_another_lake_object_loads_is_seen_without_reopening(lake: Lake) -> None:
    bring(lake, figures(1))
    reader = Lake(lake.folder)
    assert (len(reader.versions()), reader.edition(1).count("observation")) == (1, 1)
    before = reader.snapshot()
    bring(lake, figures(2))
    assert reader.snapshot() > before
    assert [v.added for v in reader.versions()] == [1, 1]
    assert reader.edition(2).count("observation") == 2


def test_a_version_that_another_process_loads_is_seen_without_reopening(lake: Lake) -> None:
    assert lake.snapshot() == -1
    for count in (1, 2):
        process = processes().Process(target=bring_from_afar, args=(lake.folder, 10, f"p{count}", None, None))
        process.start()
        process.join(60)
        assert process.exitcode == 0
        assert len(lake.versions()) == count
        assert lake.edition(count).count("observation") == 10 * count
