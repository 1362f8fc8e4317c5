"""Reads the formula of a computed indicator into a small tree; nothing is ever evaluated."""

from __future__ import annotations

import ast
import math
import re
from dataclasses import dataclass
from typing import Literal

Operator = Literal["+", "-", "*", "/"]

OPERATORS: dict[type[ast.operator], Operator] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}
NAME = re.compile(r"[a-z][a-z0-9_]*")
LONGEST = 500  # characters; keeps a hostile text from nesting deeper than Python's parser can follow


class FormulaError(ValueError):
    """A formula says more than arithmetic on indicators. Write it with + - * / numbers, indicator ids and ()."""

    def __init__(self, text: str, part: str) -> None:
        """Keep the whole formula and the part of it that is refused."""
        self.text = text
        self.part = part
        super().__init__(
            f"formula “{text}”: “{part}” is not arithmetic on indicators (+ - * / numbers, ids, parentheses)"
        )


@dataclass(frozen=True, slots=True)
class Number:
    """A constant."""

    value: float


@dataclass(frozen=True, slots=True)
class Name:
    """The id of an indicator."""

    id: str


@dataclass(frozen=True, slots=True)
class Operation:
    """Two sides joined by one of + - * /."""

    operator: Operator
    left: Node
    right: Node


Node = Number | Name | Operation


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula as typed, as a tree, and the indicator ids it uses (each once, in reading order)."""

    text: str
    root: Node
    names: tuple[str, ...]


def parse(text: str) -> Formula:
    """Give the tree of a formula such as `deployments_cumulative / mfg_establishments_10plus * 1000`.

    Args:
        text: Arithmetic on indicator ids; at most 500 characters.

    Returns:
        The formula; `names` lists the ids it needs.

    Raises:
        FormulaError: with the first part that is not + - * / a finite number, an id or parentheses.
    """
    if len(text) > LONGEST or "#" in text:
        raise FormulaError(text, text[:40])
    try:
        tree = ast.parse(text.strip(), mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise FormulaError(text, text) from error
    names: dict[str, None] = {}
    root = _node(text, tree.body, names)
    return Formula(text, root, tuple(names))


def _node(text: str, node: ast.expr, names: dict[str, None]) -> Node:
    """Give the tree below `node`, noting each id in `names`."""
    if isinstance(node, ast.BinOp) and type(node.op) in OPERATORS:
        return Operation(OPERATORS[type(node.op)], _node(text, node.left, names), _node(text, node.right, names))
    if isinstance(node, ast.Name) and NAME.fullmatch(node.id):
        names[node.id] = None
        return Name(node.id)
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        return _number(text, node)
    raise FormulaError(text, ast.get_source_segment(text.strip(), node) or text)


def _number(text: str, node: ast.Constant) -> Number:
    """Give a finite constant; `1e999` and integers beyond a double are refused."""
    try:
        value = float(node.value)  # type: ignore[arg-type]  # the caller has checked for int and float
    except OverflowError:
        value = math.inf
    if not math.isfinite(value):
        raise FormulaError(text, ast.get_source_segment(text.strip(), node) or text)
    return Number(value)
