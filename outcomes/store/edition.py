"""A version's tables in memory, asked with Ibis and answered as frames that are kept."""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

import duckdb
import ibis
import ibis.expr.types as ir
import pandas as pd

from outcomes.store.compiled import compiled
from outcomes.store.tables import LARGE

if TYPE_CHECKING:
    import pyarrow as pa

Question = Callable[..., ir.Table]
T = TypeVar("T")
MADE_KEPT = 400
ANSWERS_KEPT = 1000


class LaterRead(dict[str, "pa.Table"]):
    """Tables in memory; the large ones among them are read when somebody asks for them by name, and then kept.

    A loop over the tables goes over those that were read.
    """

    def __init__(self, tables: Mapping[str, pa.Table], read: Callable[[str], pa.Table]) -> None:
        """Begin with the small tables; `read` gives a large one by its name."""
        super().__init__(tables)
        self._read = read

    def __contains__(self, table: object) -> bool:
        """Say whether a table can be had, now or later."""
        return super().__contains__(table) or table in LARGE

    def __missing__(self, table: str) -> pa.Table:
        """Read a table of LARGE.

        Raises:
            KeyError: no lake has such a table.
            StoreError: 'lake_unreadable'.
        """
        if table not in LARGE:
            raise KeyError(table)
        self[table] = self._read(table)
        return self[table]


@dataclass(slots=True)
class Edition:
    """The tables of one version, read once.

    Expressions are built and run under a lock, on one connection; each answer is kept under the question and its
    arguments, so a filter that was seen before costs a dictionary look-up. Frames that are handed out are shared:
    callers must not change them.
    """

    number: int
    frames: dict[str, pa.Table]
    _lock: threading.RLock = field(default_factory=threading.RLock)
    _connection: duckdb.DuckDBPyConnection = field(init=False, repr=False)
    _lent: set[str] = field(default_factory=set)
    _schemas: dict[str, ibis.Schema] = field(default_factory=dict)
    _backend: ibis.backends.duckdb.Backend | None = None
    _tables: dict[Hashable, str] = field(default_factory=dict)
    _answers: dict[Hashable, pd.DataFrame] = field(default_factory=dict)
    _made: OrderedDict[Hashable, Any] = field(default_factory=OrderedDict)

    def table(self, name: str) -> ir.Table:
        """Give a table of this version as an Ibis expression."""
        with self._lock:
            self._seat()
            if name in LARGE and name not in self._lent:
                self._lend(name)
            return self._named(name)

    def asked(self, question: Question, *arguments: Hashable) -> ir.Table:
        """Give the answer to `question(edition, *arguments)` as a table, worked out once and kept in memory.

        Questions that rest on another one's answer start from here, so that nothing is computed twice.
        """
        key = (question, arguments)
        with self._lock:
            if key not in self._tables:
                query = compiled(question(self, *arguments))  # which may ask others first
                self._seat()
                self._tables[key] = _name(question, arguments)
                self._connection.execute(f"CREATE TABLE {self._tables[key]} AS {query}")
            return self._named(self._tables[key])

    def fetch(self, question: Question, *arguments: Hashable) -> pd.DataFrame:
        """Give the answer to `question(edition, *arguments)` as a frame, from memory when it was asked before.

        Args:
            question: A function from this edition and hashable arguments to an Ibis table.
            *arguments: Its arguments; together with the question they are the key of the answer.
        """
        key = (question, arguments)
        with self._lock:
            if key not in self._answers:
                self.asked(question, *arguments)
                frame = self._seat().table(self._tables[key]).to_pandas()
                texts = frame.select_dtypes("string").columns  # plain objects: ten times faster in small selections
                self._answers[key] = frame.astype(dict.fromkeys(texts, object))
                self._forget_oldest()
            return self._answers[key]

    def _forget_oldest(self) -> None:
        """Forget answers beyond the last many: a page over projects asks one for each selection."""
        while len(self._answers) > ANSWERS_KEPT:
            oldest = next(iter(self._answers))
            del self._answers[oldest]
            self._connection.execute(f"DROP TABLE IF EXISTS {self._tables.pop(oldest)}")

    def remember(self, key: Hashable, make: Callable[[], T]) -> T:
        """Give what `make` made for this key the last time, or make it now; the oldest of many are forgotten.

        For what is worked out from this version alone, such as a chart of one selection.
        """
        with self._lock:
            if key not in self._made:
                self._made[key] = make()
                while len(self._made) > MADE_KEPT:
                    self._made.popitem(last=False)
            self._made.move_to_end(key)
            made: T = self._made[key]
            return made

    def _seat(self) -> ibis.backends.duckdb.Backend:
        """Give this edition's own engine, made when the first question comes."""
        if self._backend is None:
            self._connection = duckdb.connect(config={"threads": 2})
            for table in [table for table in self.frames if table not in LARGE]:
                self._lend(table)
            self._backend = ibis.duckdb.from_connection(self._connection)
        return self._backend

    def _named(self, table: str) -> ir.Table:
        """Give a table by its name and columns alone, so that the same question is the same of every version."""
        if table not in self._schemas:
            self._schemas[table] = self._seat().table(table).schema()
        return ibis.table(self._schemas[table], name=table)

    def _lend(self, table: str) -> None:
        """Copy a table into this edition's own engine."""
        self._connection.register("incoming", self.frames[table])
        self._connection.execute(f"CREATE TABLE {table} AS FROM incoming")
        self._connection.unregister("incoming")
        self._lent.add(table)

    def count(self, table: str) -> int:
        """Give the number of rows of a table."""
        return int(self.frames[table].num_rows)


def _name(question: Question, arguments: tuple[Hashable, ...]) -> str:
    """Give the name of the table that holds an answer: the same in every version and process."""
    asked = f"{question.__module__}.{question.__qualname__}{arguments!r}"
    return f"answer_{hashlib.sha256(asked.encode()).hexdigest()[:20]}"
