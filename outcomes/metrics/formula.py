"""Computed indicators: a parsed formula becomes Ibis over the main series."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from functools import reduce

import ibis
import ibis.expr.types as ir
from ibis import _

from outcomes.catalog.formula import Formula, FormulaError, Name, Node, Number, Operation

ARITHMETIC: dict[str, Callable[[ir.Value, ir.Value], ir.Value]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": lambda top, under: top / under.nullif(0),
}


def computed(main: ir.Table, formulas: Mapping[str, Formula]) -> ir.Table:
    """Give the values of computed indicators; regions are added up before, never after.

    Args:
        main: One value per indicator, region and year (as reported or restated).
        formulas: Indicator id → parsed formula; a formula may name another one of the mapping.

    Returns:
        **indicator, region, year** → value (null with a reason), status ('derived'), position (the inputs'
        positions, 'id@position' joined by '|'), reason ('', no_actual: an input is unknown, zero_denominator).
        One row for each region and year in which at least one input has a row.

    Raises:
        FormulaError: when formulas lead back to themselves, or none is given. Mend the catalog.

    Source:
        Methods, section 11, and the design's rule 'add up first, divide after'.
    """
    if not formulas:
        raise FormulaError("", "")
    return reduce(ibis.union, [_one(main, wanted, formulas) for wanted in formulas])


def _one(main: ir.Table, wanted: str, formulas: Mapping[str, Formula]) -> ir.Table:
    """Give the rows of one computed indicator."""
    names = _inputs(wanted, formulas, ())
    inputs = main.filter(_.indicator.isin(names))
    # One pass over the series: each input becomes a column of the region's year, so nothing is joined to itself.
    wide = inputs.group_by("region", "year").agg(
        position=(_.indicator + "@" + _.position).group_concat("|", where=_.value.notnull(), order_by=_.indicator),
        **{name: _.value.max(where=_.indicator == name) for name in names},
    )
    root = formulas[wanted].root
    known = reduce(operator.and_, (wide[name].notnull() for name in names))
    wide = wide.mutate(computed_value=_translate(root, wide, formulas), known=known)
    return wide.select(
        indicator=ibis.literal(wanted),
        region=_.region,
        year=_.year,
        value=_.computed_value,
        status=ibis.literal("derived"),
        position=_.position.fill_null(""),
        reason=ibis.cases((~_.known, "no_actual"), (_.computed_value.isnull(), "zero_denominator"), else_=""),
    )


def _inputs(wanted: str, formulas: Mapping[str, Formula], above: tuple[str, ...]) -> list[str]:
    """Give the stored indicators a formula rests on, through other formulas, each once."""
    if wanted in above:
        raise FormulaError(formulas[wanted].text, wanted)
    found: dict[str, None] = {}
    for name in formulas[wanted].names:
        found.update(dict.fromkeys(_inputs(name, formulas, (*above, wanted)) if name in formulas else [name]))
    return list(found)


def _translate(node: Node, wide: ir.Table, formulas: Mapping[str, Formula]) -> ir.Value:
    """Give the Ibis value of a tree; a division by zero is null."""
    match node:
        case Number(value):
            return ibis.literal(value)
        case Name(id):
            return _translate(formulas[id].root, wide, formulas) if id in formulas else wide[id]
        case Operation(sign, left, right):
            return ARITHMETIC[sign](_translate(left, wide, formulas), _translate(right, wide, formulas))
