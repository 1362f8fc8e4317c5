"""What can be wrong with a file's figures: every problem by its cell, with what to do about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning", "notice"]
"""Errors block, warnings need a written reason, notices only say what was done."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong at one cell.

    Attributes:
        code: Keys the words `problem.upload.<code>` (what is wrong) and `advice.upload.<code>` (what to do).
        severity: 'error', 'warning' or 'notice'.
        cell: `시도별!B7`, '' where the whole file is meant.
        text: The cell's own text.
        sheet: Index of the sheet, −1 where the whole file is meant; `row` and `column` the place there, from 0.
        values: What the sentence names besides, as plain text or numbers.
    """

    code: str
    severity: Severity
    cell: str
    text: str
    sheet: int = -1
    row: int = -1
    column: int = -1
    values: dict[str, str] = field(default_factory=dict)


class NotAcceptedError(Exception):
    """The file cannot be loaded as it is. `code` keys `problem.desk.<code>`; `detail` names what is missing."""

    def __init__(self, code: str, detail: str = "") -> None:
        """Keep the code of the sentence and what it names."""
        self.code, self.detail = code, detail
        super().__init__(f"{code}: {detail}")
