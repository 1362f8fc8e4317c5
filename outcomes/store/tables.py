"""The lake's tables: names, columns, types. The order here is the order of every export."""

from __future__ import annotations

from collections.abc import Iterable

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
    "support_case": {
        "case_id": "VARCHAR", "region": "VARCHAR", "municipality": "VARCHAR", "organization": "VARCHAR",
        "support_year": "INTEGER", "completion_year": "INTEGER", "closed_year": "INTEGER",
        "program": "VARCHAR", "level": "VARCHAR", "industry": "VARCHAR", "size": "VARCHAR",
        "budget_national_krw": "BIGINT", "budget_local_krw": "BIGINT", "budget_private_krw": "BIGINT",
        "productivity_before": "DOUBLE", "productivity_after": "DOUBLE",
        "productivity_earlier_1": "DOUBLE", "productivity_earlier_2": "DOUBLE",
        "defect_before": "DOUBLE", "defect_after": "DOUBLE", "cost_before": "DOUBLE", "cost_after": "DOUBLE",
        "lead_time_before": "DOUBLE", "lead_time_after": "DOUBLE",
        "source": "VARCHAR", "position": "VARCHAR", "note": "VARCHAR",
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
"""Table → column → type. Grains are in the design; those of FIGURES also carry `load`.

`support_case`: one project each. Its years are those of support (agreement), completion and closing, null where it
did not happen. `level`, `industry` and `size` are scopes ('level.basic', 'industry.metal', 'size.small'), `program` is
one of programs.csv. Before and after are of one firm in a unit of its own, and only their ratio is used: `before` is
of the year before support, `after` of the year after completion; `productivity_earlier_1` and `_2` are one and two
years older than `before`. Null: not answered.
"""

FIGURES = ("observation", "target", "event", "support_case")
"""The tables whose rows are figures: counted, and merged by key."""

LARGE = ("support_case",)
"""The tables that may have millions of rows: read from the lake when the first question about them comes."""

KEPT: dict[str, dict[str, str]] = {
    "header_map": {
        "layout": "VARCHAR", "subject": "VARCHAR", "indicator": "VARCHAR", "status": "VARCHAR", "stage": "VARCHAR",
        "measure_scope": "VARCHAR", "base": "VARCHAR", "program": "VARCHAR", "unit": "VARCHAR", "period": "VARCHAR",
        "answered_by": "VARCHAR",
    },
    "closing": {"year": "INTEGER", "state": "VARCHAR", "by": "VARCHAR", "note": "VARCHAR"},
}  # fmt: skip
"""What people told the lake: the meaning of headers by layout and subject, and which years are closed.

Merged by key like figures but not counted, and not part of what data/ says; a restored version leaves them as they
are. Grains: layout and subject; year. `closing.state` is 'closed' or 'open'.
"""

LOAD = {
    "version": "BIGINT", "author": "VARCHAR", "loaded_at": "TIMESTAMP", "file_name": "VARCHAR",
    "file_hash": "VARCHAR", "note": "VARCHAR", "approved_by": "VARCHAR", "rows": "BIGINT",
    "added": "BIGINT", "changed": "BIGINT", "removed": "BIGINT",
    "kind": "VARCHAR", "source": "VARCHAR", "reasons": "VARCHAR", "restored": "BIGINT",
}  # fmt: skip
"""One row per accepted load; `version` is the public version number.

`kind`: 'load', 'build', 'restore', 'close', 'reopen', null before kinds were kept; `source`: the title an analyst gave
the figures; `reasons`: JSON, the written reason for each kind of warning; `restored`: the version that was restored.
"""

STORED = (*TABLES, *KEPT, "load")
"""Every table that a version consists of."""

BRIEFINGS: dict[str, dict[str, str]] = {
    "briefing": {
        "id": "VARCHAR", "name": "VARCHAR", "author": "VARCHAR", "made_at": "VARCHAR", "version": "BIGINT",
        "lang": "VARCHAR", "template": "VARCHAR", "copied_from": "VARCHAR", "slides": "BIGINT",
    },
    "briefing_content": {"id": "VARCHAR", "content": "BLOB"},
}  # fmt: skip
"""What was frozen of the figures: part of no version, made when the first is kept, and never changed.

Grain: a briefing. The contents have a table of their own, so that listing briefings opens none of their files.
`version` is the one that it was made of; `made_at` is UTC, ISO 8601; `slides` is their number.
"""


def columns(table: str) -> dict[str, str]:
    """Give a table's columns and types as they are stored, `load` included."""
    if table == "load":
        return LOAD
    if table in BRIEFINGS:
        return BRIEFINGS[table]
    if table in KEPT:
        return KEPT[table] | {"load": "BIGINT"}
    return TABLES[table] | ({"load": "BIGINT"} if table in FIGURES else {})


def listed(names: Iterable[str]) -> str:
    """Give columns as SQL lists them; quoted, since `by` is a word of SQL's own."""
    return ", ".join(f'"{name}"' for name in names)
