"""What makes two rows the same figure, and what of a figure may differ without its being changed.

A published figure is known by its key with its position, the id of a fact. A cell of an uploaded file (its position
holds '!') is known by its key without the position, among such cells: a corrected file, whose rows have moved and whose
hash is another one, brings the same figures.
"""

from __future__ import annotations

from outcomes.store.tables import KEPT, TABLES, columns

KEYS = {
    "observation": (
        "indicator", "region", "organization", "period_start", "period_end", "period_kind", "base", "measure_scope",
        "stage", "program", "source", "position",
    ),
    "target": (
        "indicator", "region", "organization", "period_end", "base", "measure_scope", "regime", "document", "position",
    ),
    "event": ("region", "organization", "kind", "source", "position"),
    "support_case": ("case_id",),
    "header_map": ("layout", "subject"),
    "closing": ("year",),
}  # fmt: skip
"""Table → the columns of its key. `status` is in none, so that a provisional figure is replaced by the final one."""

UPLOADED = ("observation", "target")
"""The tables whose rows can be cells of uploaded files."""

LOCKABLE = (*UPLOADED, "support_case")
"""The tables whose rows can be locked by closing their year."""

INTENDED = ("plan", "budget", "proposal")
"""What was intended stands beside what came of it: an uploaded figure of such a status is not that of another one.

A file often has both in neighboring columns. Published figures are told apart by their positions.
"""

AS_WRITTEN = ("position", "quotation", "value_text")
"""Where and how a file writes a figure: uploaded figures may differ in these without being changed."""


def key_of(table: str, row: str) -> str:
    """Give the SQL expression of a row's key; two rows with equal keys are the same figure.

    Args:
        table: Its name.
        row: The alias of the row in the query.
    """
    parts = [_plain(table, name, row) for name in KEYS[table] if name != "position" or table not in UPLOADED]
    if table in UPLOADED:
        cell, intended = _is_cell(row), ", ".join(f"'{status}'" for status in INTENDED)
        parts.append(f"CASE WHEN {cell} THEN '!' ELSE {_plain(table, 'position', row)} END")
        parts.append(f"CASE WHEN {cell} AND {row}.status IN ({intended}) THEN {row}.status ELSE '' END")
    return f"ROW({', '.join(parts)})"


def content_of(table: str, row: str) -> str:
    """Give the SQL expression of all that counts as a change of a figure when it differs.

    Of a published figure that is every column; of an uploaded one every column but position, quotation and
    value_text: value, value_high, status, mark, as_of, note, confidence, conflict_group, and a target's dates.
    Of a project, every column but its place in the file; of a header's meaning, all but who gave it. Null and empty
    text are one.
    """
    parts = []
    for name in TABLES.get(table) or KEPT[table]:
        if table == "support_case" and name == "position":
            continue
        if table in UPLOADED and name in AS_WRITTEN:
            parts.append(f"CASE WHEN {_is_cell(row)} THEN '' ELSE {_plain(table, name, row)} END")
        elif name != "answered_by":
            parts.append(_plain(table, name, row))
    return f"ROW({', '.join(parts)})"


def differing(table: str, before: str, after: str) -> str:
    """Give the SQL that pairs the figures of two relations and keeps the pairs that differ.

    Args:
        table: Name of the table that both are.
        before: The relation that is compared with.
        after: The relation that is compared.

    Returns:
        A query with the columns `change` ('added', 'changed' or 'removed') and the structs `old` and `new`, each null
        where the figure is not there.
    """
    return (
        "SELECT CASE WHEN old IS NULL THEN 'added' WHEN new IS NULL THEN 'removed' ELSE 'changed' END AS change,"
        f" old, new FROM (SELECT {key_of(table, 'r')} AS key, {content_of(table, 'r')} AS content, r AS old"
        f" FROM {before} r) b FULL JOIN (SELECT {key_of(table, 'r')} AS key, {content_of(table, 'r')} AS content,"
        f" r AS new FROM {after} r) a ON b.key = a.key WHERE b.content IS DISTINCT FROM a.content"
    )


def _plain(table: str, name: str, row: str) -> str:
    """Give a column as it is compared: text that is not there is empty."""
    text = columns(table)[name] == "VARCHAR"
    return f"coalesce({row}.\"{name}\", '')" if text else f'{row}."{name}"'


def _is_cell(row: str) -> str:
    return f"coalesce(contains({row}.position, '!'), false)"
