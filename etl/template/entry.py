"""What may be typed into a cell, and what Excel says about it."""

from __future__ import annotations

from typing import Any

from etl.template.field import Field
from etl.template.paper import MESSAGE_LIMIT, Paper, beside, cut, refused

MARKS = ("-", "…", "X")
"""Not applicable, unknown, not disclosed: as the reader knows them."""


def of_field(paper: Paper, field: Field, cell: str, known: str) -> dict[str, Any]:
    """Give the rule of a cell for one indicator.

    Args:
        paper: Says it in its language.
        field: The indicator; what it takes is said by `accepts`.
        cell: Address of the cell, as `B5`.
        known: What was known of last year, shown beside the cell; '' where nothing was.
    """
    accepted = paper.say(f"template.accepts.{field.accepts}", unit=field.unit)
    how = f"{accepted}\n{paper.say('template.marks_short')}"
    return {
        "validate": "custom", "value": f"={formula(cell, field.accepts)}",
        **beside(field.heading, f"{cut(known, MESSAGE_LIMIT - len(how) - 1)}\n{how}".lstrip()),
        **refused(paper.say("template.refused"), how),
    }  # fmt: skip


def of_any(paper: Paper, cell: str) -> dict[str, Any]:
    """Give the rule of a cell whose place and indicator are chosen in A and B of its row: a number or a mark."""
    message = f"{paper.say('template.accepts.any')}\n{paper.say('template.marks_short')}"
    row = cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return {
        "validate": "custom", "value": f'=IF(OR($A{row}="",$B{row}=""),FALSE,{formula(cell, "decimal")})',
        **beside(paper.say("template.column.value"), message),
        **refused(paper.say("template.refused"), message),
    }  # fmt: skip


def of_list(paper: Paper, source: str | list[str], name: str, *, strict: bool = True) -> dict[str, Any]:
    """Give the rule of a cell with a list to choose from; without `strict` other texts are taken once confirmed."""
    title, message = paper.say(f"template.column.{name}"), paper.say(f"template.choose.{name}")
    return {
        "validate": "list", "source": source, "error_type": "stop" if strict else "warning",
        **beside(title, message), **refused(title, paper.say(f"template.not_listed.{name}")),
    }  # fmt: skip


def formula(cell: str, accepts: str) -> str:
    """Give the condition on a cell: a number that is accepted, a mark, or a number followed by p (provisional).

    `accepts`: 'whole' (0, 1, 2 …), 'amount' (0 or more), 'part' (0 to 100), 'percent' (−100 or more), else any number.
    """
    numbers = {
        "whole": f"AND({cell}>=0,{cell}=INT({cell}))",
        "amount": f"{cell}>=0",
        "part": f"AND({cell}>=0,{cell}<=100)",
        "percent": f"{cell}>=-100",
    }
    marks = ",".join(f'{cell}="{mark}"' for mark in MARKS)
    provisional = f'AND(RIGHT({cell})="p",ISNUMBER(VALUE(LEFT({cell},LEN({cell})-1))))'
    return f"IF(ISNUMBER({cell}),{numbers.get(accepts, 'TRUE')},OR({marks},{provisional}))"
