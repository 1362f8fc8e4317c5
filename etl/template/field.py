"""What the workbook asks for: the stored indicators, each in the unit that people write it in."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from etl.validate.rules.values import DIMINISHED, WITHIN_ONE
from etl.validate.span import begins
from outcomes.catalog.formula import parse
from outcomes.catalog.model import Catalog, Indicator, Lang
from outcomes.catalog.printing import Printer, digits

MILLION, HUNDREDTH = 6, -2  # powers of ten


@dataclass(frozen=True, slots=True)
class Field:
    """One indicator as it is written in the workbook: a stored value is the written one times ten to the `power`.

    `unit` is '' for what is simply counted, in English: there a word in parentheses is a part of the name.
    """

    indicator: Indicator
    name: str
    unit: str
    power: int

    @property
    def heading(self) -> str:
        """Give name and unit, as they stand above a column and in the list to choose from."""
        return f"{self.name} ({self.unit})" if self.unit else self.name

    @property
    def has_plans(self) -> bool:
        """Say whether it is planned and aimed at; what is planned of money has indicators of its own."""
        return not (self.indicator.topic == "budget" and self.indicator.unit == "KRW")

    @property
    def accepts(self) -> str:
        """Give which numbers it takes, those that the checks let pass.

        'whole' (0, 1, 2 …), 'amount' (0 or more), 'part' (0 to 100), 'percent' (−100 or more) or 'decimal' (any).
        """
        if self.power == HUNDREDTH:
            return "part" if self.indicator.topic in WITHIN_ONE else "percent"
        if self.power == MILLION:
            return "decimal" if self.indicator.id in DIMINISHED else "amount"
        return "decimal" if self.indicator.decimals else "whole"

    def written(self, value: float) -> Decimal:
        """Give a stored value in the unit of the workbook, to the last digit."""
        return Decimal(repr(float(value))).scaleb(-self.power)

    def shown(self, value: float) -> str:
        """Give a stored value with its unit, as people write it."""
        between = "" if self.unit == "%" else " "
        return f"{digits(self.written(value), trim=True)}{between}{self.unit}".rstrip()


def fields(catalog: Catalog, lang: Lang) -> dict[str, Field]:
    """Give every indicator that is stored, not computed, in the catalog's order."""
    return {i.id: _field(catalog, i, lang) for i in catalog.indicators.values() if not i.formula}


def has_begun(indicator: Indicator, year: int) -> bool:
    """Say whether an indicator can be asked about a year: a count since 2023 has nothing to say about 2019."""
    return indicator.kind == "flow" or not indicator.base or begins(indicator.base).year <= year


def most_used(catalog: Catalog) -> tuple[str, ...]:
    """Give the stored indicators that the dashboard's first screens are made of, in the catalog's order.

    They are the headline indicators and whatever a computed indicator is computed from.
    """
    used = {name for i in catalog.indicators.values() if i.formula for name in parse(i.formula).names}
    return tuple(i.id for i in catalog.indicators.values() if not i.formula and (i.headline or i.id in used))


def _field(catalog: Catalog, indicator: Indicator, lang: Lang) -> Field:
    if indicator.unit == "KRW":
        return Field(indicator, indicator.name.say(lang), catalog.words["template.million_won"].say(lang), MILLION)
    if indicator.unit == "share":
        return Field(indicator, indicator.name.say(lang), "%", HUNDREDTH)
    return Field(indicator, indicator.name.say(lang), Printer(lang).unit(indicator) if lang == "ko" else "", 0)
