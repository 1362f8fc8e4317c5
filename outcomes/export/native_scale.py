"""What the axes of native charts run through: round steps, and the ends that programs choose themselves."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Scale:
    """What an axis runs through: its ends and the step of its marks, in the chart's unit; `down` as ranks run."""

    low: float
    high: float
    step: float
    down: bool = False

    @property
    def decimals(self) -> int:
        """Give the decimals that the marks need."""
        return next((n for n in range(7) if abs(round(self.step, n) - self.step) < 1e-9 * max(self.step, 1)), 7)

    def place(self, value: float) -> float:
        """Give where a value stands: 0 at the lower end of the drawn axis, 1 at the upper one."""
        along = (value - self.low) / (self.high - self.low)
        return 1 - along if self.down else along


def nice(values: Sequence[float], marks: float) -> Scale:
    """Give a scale of round steps, from zero unless all values lie far from it."""
    low, high = min(values, default=0.0), max(values, default=1.0)
    if low > 0 and low < 0.7 * high:
        low = 0.0
    if high < 0 and high > 0.7 * low:
        high = 0.0
    if low == high:
        low, high = min(low, 0.0), max(high, 0.0) or 1.0
    step = _round_step((high - low) / max(2.0, min(marks, 6.0)))
    return Scale(math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step, step)


def as_programs(scale: Scale, values: Sequence[float]) -> Scale:
    """Give a scale as far up as programs let it run, which keep a twentieth free above the highest value.

    The end on top is theirs to choose, so that other numbers put in stay in the chart.
    """
    highest = max(values, default=scale.high)
    marks = math.ceil((highest + 0.05 * (highest - scale.low)) / scale.step - 1e-9)
    return replace(scale, high=max(scale.high, marks * scale.step))


def _round_step(rough: float) -> float:
    power = 10.0 ** math.floor(math.log10(rough))
    return next(factor * power for factor in (1.0, 2.0, 2.5, 5.0, 10.0) if factor * power >= rough * 0.999)
