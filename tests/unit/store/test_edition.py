"""A version's tables in memory: asked once, the same for everybody, and never changed by what comes later."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from outcomes.store.engine import StoreError
from outcomes.store.lake import EDITIONS_KEPT, Lake
from tests.unit.store.rows import bring, bring_from_afar, figures, processes, stands

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from outcomes.store.edition import Edition

calls: list[tuple[object, ...]] = []


def total(tables: Edition, at_least: float) -> ir.Table:
    calls.append(("total", at_least))
    rows = tables.table("observation")
    return rows.filter(rows.value >= at_least).aggregate(count=lambda t: t.count(), total=lambda t: t.value.sum())


def doubled(tables: Edition, at_least: float) -> ir.Table:
    calls.append(("doubled", at_least))
    return tables.asked(total, at_least).mutate(total=lambda t: t.total * 2)


@pytest.fixture(autouse=True)
def forgotten() -> None:
    calls.clear()


def test_a_question_is_worked_out_once_for_each_of_its_arguments(lake: Lake) -> None:
    bring(lake, figures(10))
    edition = lake.edition(1)
    expected = pd.DataFrame({"count": [5], "total": [35.0]})
    for _ in range(3):
        pd.testing.assert_frame_equal(edition.fetch(total, 5), expected)
    assert edition.fetch(total, 5) is edition.fetch(total, 5)
    assert edition.fetch(total, 9).total[0] == 9.0
    assert calls == [("total", 5), ("total", 9)]


def test_a_question_that_rests_on_another_does_not_ask_it_again(lake: Lake) -> None:
    bring(lake, figures(10))
    edition = lake.edition(1)
    assert [edition.fetch(q, 5).total[0] for q in (doubled, total, doubled)] == [70.0, 35.0, 70.0]
    assert calls == [("doubled", 5), ("total", 5)]


def test_eight_threads_at_once_get_equal_answers_and_each_is_worked_out_once(lake: Lake) -> None:
    bring(lake, figures(100))
    edition, together = lake.edition(1), threading.Barrier(8)

    def ask(worker: int) -> list[float]:
        together.wait(30)
        return [float(edition.fetch(doubled, (n + worker) % 10).total[0]) for n in range(10)]

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(ask, range(8)))
    right = [2.0 * sum(range(n, 100)) for n in range(10)]
    assert answers == [right[worker:] + right[:worker] for worker in range(8)]
    assert len(calls) == 20


def test_eight_threads_at_once_open_one_edition(lake: Lake) -> None:
    bring(lake, figures(10))
    opened, together = Lake(lake.folder), threading.Barrier(8)

    def ask(_: int) -> Edition:
        together.wait(30)
        return opened.edition(opened.versions()[-1].number)

    with ThreadPoolExecutor(8) as pool:
        assert len({id(edition) for edition in pool.map(ask, range(8))}) == 1


def test_old_versions_stay_as_they_were_and_the_last_few_are_kept(lake: Lake) -> None:
    for count in range(1, EDITIONS_KEPT + 2):
        bring(lake, figures(count, first=count))
    numbers = [v.number for v in lake.versions()]
    assert numbers == [1, 2, 3, 4, 5]
    assert [len(stands(lake, number)) for number in numbers] == numbers
    assert stands(lake, 2) == {"f0000": (2.0, 2), "f0001": (3.0, 2)}
    assert lake.edition(5) is lake.edition(5)
    last, first = lake.edition(5), lake.edition(1)
    assert lake.edition(5) is last
    for number in (2, 3, 4):
        lake.edition(number)
    assert lake.edition(1) is not first
    assert lake.edition(1).count("observation") == 1


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


def test_a_version_that_is_not_there_is_refused(lake: Lake) -> None:
    bring(lake, figures(1))
    for number in (0, 2, -1):
        with pytest.raises(StoreError, match="version_unknown"):
            lake.edition(number)
