"""Expressions as SQL, compiled once in a process: the next version asks the same questions of other rows."""

from __future__ import annotations

import threading
from collections import OrderedDict

import ibis
import ibis.expr.operations as ops
import ibis.expr.types as ir

KEPT = 600

_LOCK = threading.Lock()
_COMPILED: OrderedDict[ops.Node, str] = OrderedDict()


def compiled(expression: ir.Table) -> str:
    """Give an expression over named tables as SQL.

    Compiling a verdict over all years takes ten times as long as running it. Expressions are equal when their tables
    have the same names and columns, whatever version they belong to; the oldest of many are forgotten.
    """
    key = expression.op()
    with _LOCK:
        found = _COMPILED.get(key)
        if found is not None:
            _COMPILED.move_to_end(key)
            return found
    sql = str(ibis.to_sql(expression, dialect="duckdb", pretty=False))
    with _LOCK:
        _COMPILED[key] = sql
        while len(_COMPILED) > KEPT:
            _COMPILED.popitem(last=False)
    return sql
