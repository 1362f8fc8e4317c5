"""A lake that an earlier release made is read as it is, and gets what it lacks with its next load."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing

import pandas as pd
import pytest

from outcomes.store.commit import Signature, commit
from outcomes.store.engine import StoreError, connect
from outcomes.store.lake import Lake, Version
from outcomes.store.load import load
from outcomes.store.tables import LOAD, STORED, TABLES, columns, listed
from outcomes.store.transaction import make_folder
from tests.unit.store.rows import SOURCES, bring, figure, figures, signed, stands

ABSENT = {"header_map", "closing", "region_change"}
NEW = {"load": {"kind", "source", "reasons", "restored"}, "observation": {"mark"}, "source": {"document"}}
SHORTER = {t: {n: y for n, y in columns(t).items() if n not in NEW.get(t, ())} for t in STORED if t not in ABSENT}


def make_old(lake: Lake, rows: Mapping[str, pd.DataFrame]) -> None:
    """Make a lake as an earlier release did: three tables, and a column of three others, were not thought of yet."""
    make_folder(lake.folder)
    signature = Signature("before", "an old load", "old.csv", "hash")
    with pytest.MonkeyPatch.context() as patch:  # a commit of this release makes the catalog's file, and fails
        patch.setattr("outcomes.store.commit.upgrade", lambda connection, there: connection.execute("FROM nowhere"))
        with pytest.raises(StoreError, match="load_failed"):
            commit(lake, signature, lambda *_: 1 / 0)
    with closing(connect()) as connection:
        lake.attach(connection, read_only=False)
        connection.execute("BEGIN")
        for table, types in SHORTER.items():
            connection.execute(f"CREATE TABLE lake.{table} ({', '.join(f'{n} {t}' for n, t in types.items())})")
        for table, frame in rows.items():
            connection.register("rows", frame.assign(load=1).reindex(columns=list(SHORTER[table])))
            connection.execute(f"INSERT INTO lake.{table} BY NAME FROM rows")
        connection.execute(
            "INSERT INTO lake.load BY NAME SELECT 1 AS version, 'before' AS author, 'old.csv' AS file_name,"
            " TIMESTAMP '2026-01-02' AS loaded_at, 'hash' AS file_hash, 'an old load' AS note, '' AS approved_by,"
            " 2 AS rows, 2 AS added, 0 AS changed, 0 AS removed"
        )
        connection.execute("CALL lake.set_commit_message('before', 'n', extra_info => '{\"version\":1}')")
        connection.execute("COMMIT")


def test_an_old_lake_is_read_loaded_and_read_again_at_both_versions(lake: Lake) -> None:
    make_old(lake, {"observation": figures(2), "source": SOURCES.drop(columns="document")})
    first = Version(
        1, 1, "before", pd.Timestamp("2026-01-02"), "old.csv", "hash", "an old load", 2, 2, 0, 0,
        approved_by="", kind="", source="", reasons="", restored=None,
    )  # fmt: skip
    assert lake.versions() == (first,)
    old = lake.edition(1)
    assert {t: old.frames[t].column_names for t in STORED} == {t: list(columns(t)) for t in STORED}
    assert [(r["position"], r["mark"], r["load"]) for r in old.frames["observation"].to_pylist()] == [
        ("f0000", None, 1),
        ("f0001", None, 1),
    ]
    assert [(r["title"], r["document"]) for r in old.frames["source"].to_pylist()] == [("A report", None)]
    assert [old.count(table) for table in sorted(ABSENT)] == [0, 0, 0]

    frames = {"observation": pd.DataFrame([figure("f0000", 0), figure("f0001", 7, mark="p")]), "source": SOURCES}
    assert load(lake, frames, signed("new", kind="load", source="title", reasons="{}", approved_by="b")) == 2
    assert stands(lake) == {"f0000": (0.0, 1), "f0001": (7.0, 2)}  # an empty mark is what no mark was
    assert lake.versions()[0] == first
    second = lake.versions()[1]
    assert (second.kind, second.source, second.reasons, second.approved_by) == ("load", "title", "{}", "b")
    assert (second.rows, second.added, second.changed, second.removed, second.restored) == (2, 0, 1, 0, None)
    again = Lake(lake.folder)
    for number, marks in ((1, [None, None]), (2, [None, "p"])):
        assert [r["mark"] for r in again.edition(number).frames["observation"].to_pylist()] == marks
        assert [again.edition(number).count(table) for table in sorted(ABSENT)] == [0, 0, 0]
    assert again.edition(2).frames["source"].to_pylist() == SOURCES.to_dict("records")
    assert bring(lake, figures(1, first=5)) == 3


def test_an_upgrade_that_fails_leaves_the_old_lake_as_it_was(lake: Lake) -> None:
    make_old(lake, {"observation": figures(2)})
    before = lake.snapshot()
    with pytest.raises(StoreError, match="duplicate_figure"):
        bring(lake, pd.DataFrame([figure("f", 1), figure("f", 2)]))
    assert lake.snapshot() == before
    with closing(connect()) as connection:
        lake.attach(connection)
        described = connection.execute("DESCRIBE lake.observation").fetchall()
        assert [row[0] for row in described] == list(SHORTER["observation"])


def test_every_column_of_a_table_has_a_name_that_sql_can_list() -> None:
    assert listed(["year", "by"]) == '"year", "by"'
    assert [name for name in (*TABLES, *LOAD) if not name.isidentifier()] == []
