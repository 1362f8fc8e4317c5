"""The lake's tables: names, columns, types. The order here is the order of every export."""

from __future__ import annotations

TABLES: dict[str, dict[str, str]] = {
    "observation": {
        "indicator": "VARCHAR", "region": "VARCHAR", "organization": "VARCHAR",
        "period_start": "DATE", "period_end": "DATE", "period_kind": "VARCHAR", "status": "VARCHAR",
        "base": "VARCHAR", "measure_scope": "VARCHAR", "stage": "VARCHAR", "program": "VARCHAR",
        "source": "VARCHAR", "position": "VARCHAR",
        "value": "DOUBLE", "value_high": "DOUBLE", "value_text": "VARCHAR", "as_of": "VARCHAR",
        "quotation": "VARCHAR", "note": "VARCHAR", "confidence": "VARCHAR", "mark": "VARCHAR",
        "conflict_group": "VARCHAR",
    },
    "target": {
        "indicator": "VARCHAR", "region": "VARCHAR", "organization": "VARCHAR",
        "period_start": "DATE", "period_end": "DATE", "base": "VARCHAR", "measure_scope": "VARCHAR",
        "regime": "VARCHAR", "value": "DOUBLE", "status": "VARCHAR", "set_on": "DATE",
        "document": "VARCHAR", "position": "VARCHAR", "valid_from": "DATE", "valid_to": "DATE",
        "quotation": "VARCHAR", "note": "VARCHAR", "confidence": "VARCHAR", "mark": "VARCHAR",
        "conflict_group": "VARCHAR",
    },
    "event": {
        "region": "VARCHAR", "organization": "VARCHAR", "date_start": "DATE", "date_end": "DATE",
        "precision": "VARCHAR", "kind": "VARCHAR", "text_ko": "VARCHAR", "text_en": "VARCHAR",
        "number": "DOUBLE", "source": "VARCHAR", "position": "VARCHAR", "quotation": "VARCHAR",
        "note": "VARCHAR", "confidence": "VARCHAR",
    },
    "indicator": {
        "id": "VARCHAR", "kind": "VARCHAR", "unit": "VARCHAR", "direction": "VARCHAR", "roll_up": "VARCHAR",
        "base": "VARCHAR", "stage": "VARCHAR", "measure_scope": "VARCHAR", "headline": "BOOLEAN",
        "position": "INTEGER", "formula": "VARCHAR", "years_apart": "INTEGER",
    },
    "regime": {
        "id": "VARCHAR", "name_ko": "VARCHAR", "name_en": "VARCHAR", "set_by_ko": "VARCHAR", "set_by_en": "VARCHAR",
        "set_on": "DATE", "valid_from": "DATE", "valid_to": "DATE", "base_year": "INTEGER", "document": "VARCHAR",
        "definition_ko": "VARCHAR", "definition_en": "VARCHAR",
    },
    "source": {
        "id": "VARCHAR", "title": "VARCHAR", "publisher": "VARCHAR", "date": "VARCHAR", "url": "VARCHAR",
        "document": "VARCHAR",
    },
    "organization": {
        "id": "VARCHAR", "kind": "VARCHAR", "name_ko": "VARCHAR", "name_en": "VARCHAR", "province": "VARCHAR",
    },
    "program": {"id": "VARCHAR", "name_ko": "VARCHAR", "name_en": "VARCHAR", "region": "VARCHAR"},
    "region": {
        "id": "VARCHAR", "level": "VARCHAR", "parent": "VARCHAR", "valid_from": "DATE", "valid_to": "DATE",
    },
    "region_change": {
        "id": "VARCHAR", "effective_date": "DATE", "kind": "VARCHAR", "before": "VARCHAR", "after": "VARCHAR",
    },
}  # fmt: skip
"""Table → column → type. Grains are in the design; `observation`, `target` and `event` also carry `load`."""

FIGURES = ("observation", "target", "event")
"""The tables whose rows say which load brought them."""

LOAD = {
    "version": "BIGINT", "author": "VARCHAR", "loaded_at": "TIMESTAMP", "file_name": "VARCHAR",
    "file_hash": "VARCHAR", "note": "VARCHAR", "approved_by": "VARCHAR", "rows": "BIGINT",
    "added": "BIGINT", "changed": "BIGINT", "removed": "BIGINT",
}  # fmt: skip
"""One row per accepted load; `version` is the public version number."""


def columns(table: str) -> dict[str, str]:
    """Give a table's columns and types as they are stored, `load` included."""
    if table == "load":
        return LOAD
    return TABLES[table] | ({"load": "BIGINT"} if table in FIGURES else {})
