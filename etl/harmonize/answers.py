"""What an analyst answered about headings, as plain JSON that a draft keeps: table → subject → meaning."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from etl.harmonize.meaning import SCOPES, UNKNOWN, Key, Meaning


def to_json(answers: Mapping[Key, Meaning]) -> dict[str, Any]:
    """Give answers as JSON; fields that say what a meaning says anyway are left out."""
    told: dict[str, Any] = {}
    for (table, subject), meaning in answers.items():
        fields = {name: getattr(meaning, name) for name in SCOPES if getattr(meaning, name) != getattr(UNKNOWN, name)}
        told.setdefault(table, {})[subject] = fields
    return told


def from_json(told: Mapping[str, Any]) -> dict[Key, Meaning]:
    """Give the answers that a draft keeps; what has not their form is passed over."""
    found: dict[Key, Meaning] = {}
    for table, subjects in told.items():
        for subject, fields in subjects.items() if isinstance(subjects, dict) else ():
            if isinstance(fields, dict):
                said: dict[str, Any] = {name: str(fields[name]) for name in SCOPES if name in fields}
                found[table, subject] = replace(Meaning(origin="answered"), **said)
    return found
