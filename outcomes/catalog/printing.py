"""The printed form of a figure: one rounding for screens, tables, files and sentences alike."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Literal

from outcomes.catalog.model import Indicator, Lang

MINUS = "\N{MINUS SIGN}"
Money = Literal["eok", "million", "million_tenths", "thousand", "won"]
MONEY: dict[Lang, dict[Money, tuple[int, int, str]]] = {
    "ko": {
        "eok": (8, 2, "억원"),
        "million": (6, 0, "백만원"),
        "million_tenths": (6, 1, "백만원"),
        "thousand": (3, 0, "천원"),
        "won": (0, 0, "원"),
    },
    "en": {
        "eok": (9, 3, "bn"),
        "million": (6, 0, "m"),
        "million_tenths": (6, 1, "m"),
        "thousand": (3, 0, "k"),
        "won": (0, 0, ""),
    },
}
"""Unit of money → the power of ten it stands for, decimals at most, its word. 억원 is 100 million won; English readers
get billions in its place. `million_tenths` is for what one of many costs, which whole millions say too roughly."""
EXACT = Context(prec=400, rounding=ROUND_HALF_UP)  # room for every digit of the largest double
COUNTED = ("count", "person")
SURE = 9  # decimal places that are not noise of the arithmetic: 3.0000000001 is 3
UNKNOWN = {"ko": "자료 없음", "en": "No data"}


def rounded(value: float | int | Decimal, decimals: int) -> Decimal:
    """Give the value rounded half away from zero to `decimals` places, as a reader would round the printed digits."""
    exact = value if isinstance(value, Decimal) else Decimal(repr(float(value)))
    return exact.quantize(Decimal(1).scaleb(-decimals), context=EXACT)


def digits(value: Decimal, *, trim: bool = False) -> str:
    """Give a number with thousands separators and a true minus; `trim` drops zeros after the decimal point."""
    text = f"{value.copy_abs():,f}"
    if trim and "." in text:
        text = text.rstrip("0").rstrip(".")
    return MINUS + text if value < 0 and text.strip("0.,") else text


def is_known(value: float | None) -> bool:
    """Say whether a value is a number; null, not-a-number and infinity are unknown."""
    return value is not None and math.isfinite(value)


def enough(value: float, indicator: Indicator) -> float:
    """Give what is needed as it is printed: of a count the next whole number, since one less would miss the target."""
    if not is_known(value) or indicator.unit not in COUNTED:
        return value
    return float(math.ceil(round(value, SURE)))


def decimals_beside(value: float, bounds: Sequence[float]) -> int:
    """Give the decimals a share needs as percent to stay, printed, on the side of each bound where it lies.

    One decimal unless rounding would put it on or across a bound (shares, as it): 0.8997 beside 0.9 needs two, as
    ‘90.0 %, below 90.0 %’ contradicts itself. A share that is a bound is printed as exactly as the bound is.
    """
    exact, limits = _percent(value), [_percent(bound) for bound in bounds]
    decimals = 1
    while any(exact.compare(limit) != rounded(exact, decimals).compare(limit) for limit in limits):
        decimals += 1
    return decimals


def _percent(share: float) -> Decimal:
    return Decimal(repr(float(share))).scaleb(2)


@dataclass(frozen=True, slots=True)
class Printer:
    """Prints figures in one language, and money in one unit.

    Units: count, person, KRW (whole won, printed in 억원 or ₩ bn unless `money` says otherwise), share (0 to 1, printed
    as percent), per_1000 (per thousand), years. Unknown is printed as words, never as 0 or blank.
    """

    lang: Lang
    money: Money = "eok"

    def number(self, value: float | None, unit: str, decimals: int = 0) -> str:
        """Give the digits alone, as they stand in a column whose header names the unit."""
        if value is None or not is_known(value):
            return UNKNOWN[self.lang]
        return digits(self._rounded(value, unit, decimals), trim=unit.startswith("KRW"))

    def adds_up(self, parts: Sequence[float], total: float, unit: str, decimals: int = 0) -> bool:
        """Say whether parts as they are printed add up to the total as it is printed; all must be known.

        Where they do not, a note beside the figures says that each was rounded by itself.
        """
        printed = [self._rounded(part, unit, decimals) for part in parts]
        return sum(printed, Decimal(0)) == self._rounded(total, unit, decimals)

    def _rounded(self, value: float, unit: str, decimals: int) -> Decimal:
        """Give a known value in the unit it is printed in, rounded as it is printed."""
        if unit.startswith("KRW"):
            power, places, _ = MONEY[self.lang][self.money]
            return rounded(Decimal(repr(float(value))).scaleb(-power), places)
        if unit == "share":
            return rounded(_percent(value), max(decimals, 1))
        return rounded(value, decimals)

    def figure(self, value: float | None, indicator: Indicator) -> str:
        """Give a figure with its unit: ‘30,144개’, ‘162.5%’, ‘43.38억원’, ‘₩4.338 bn’, ‘4,338백만원’."""
        if value is None or not is_known(value):
            return UNKNOWN[self.lang]
        text = self.number(value, indicator.unit, indicator.decimals)
        if indicator.unit == "share":
            return f"{text}%"
        if indicator.unit.startswith("KRW"):
            word = MONEY[self.lang][self.money][2]
            return (
                f"{text}{word}" if self.lang == "ko" else f"₩{text} {word}".rstrip().replace(f"₩{MINUS}", f"{MINUS}₩")
            )
        return f"{text}{indicator.counter_ko}" if self.lang == "ko" else text

    def share(self, value: float | None, bounds: Sequence[float] = ()) -> str:
        """Give a share (0 to 1) as percent with one decimal, or as many as `decimals_beside` asks for."""
        if value is None or not is_known(value):
            return UNKNOWN[self.lang]
        return f"{self.number(value, 'share', decimals_beside(value, bounds))}%"

    def unit(self, indicator: Indicator) -> str:
        """Give the unit as a column header names it."""
        word = MONEY[self.lang][self.money][2]
        names = {
            "share": ("%", "%"),
            "KRW": (word, f"₩ {word}".rstrip()),
            "person": ("명", "people"),
            "per_1000": (f"1,000곳당 {indicator.counter_ko}".strip(), "per 1,000"),
        }
        unit = "KRW" if indicator.unit.startswith("KRW") else indicator.unit
        ko, en = names.get(unit, (indicator.counter_ko or "건", "count"))
        return ko if self.lang == "ko" else en
