"""The results as a table to read and as plain values for JSON."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Spread:
    """A measurement taken several times: median, quartiles, extremes, count."""

    median: float
    low: float
    high: float
    least: float
    most: float
    count: int

    def __str__(self) -> str:
        """Give it as read: the median, and between which values half of the measurements lie."""
        return f"{_short(self.median)} ({_short(self.low)}–{_short(self.high)})"


def spread(values: Sequence[float]) -> Spread:
    """Give the spread of at least one value."""
    low, _, high = statistics.quantiles(values, n=4, method="inclusive") if len(values) > 1 else [values[0]] * 3
    return Spread(statistics.median(values), low, high, min(values), max(values), len(values))


@dataclass(frozen=True, slots=True)
class Report:
    """Everything one run found."""

    machine: dict[str, Any]
    start: dict[str, Any]
    pages: dict[str, Any]
    chromium: dict[str, Any]
    commands: dict[str, Any]

    def plain(self) -> dict[str, Any]:
        """Give it as dictionaries, lists and numbers."""
        return dict(_plain(asdict(self)))


def table(found: Report) -> str:
    """Give the report as text: median, and in brackets the quartiles."""
    m = found.machine
    packages = ", ".join(f"{name} {number}" for name, number in m["packages"].items())
    lines = [
        f"{m['date']} · {m['cpu']}, {m['cores']} cores · {m['system']}",
        f"Python {m['python']} · {packages}",
        f"load {m['load'][0]} before, {m['load'][1]} after · measured in {m['took_s']} s · median (quartiles)",
        "",
        f"{'first painted overview, s':<40}cold {found.start['cold_s']}   warm {found.start['warm_s']}",
        "",
        f"{'filter change: server ms':<26}{'ours':>17}{'plain':>19}{'empty':>17}{'ours/plain':>12}{'ours/empty':>12}",
    ]
    kept = {name: page for name, page in found.pages.items() if "error" not in page}
    for name, page in kept.items():
        ms = page["server_ms"]
        ratio = _part(page["ours_to_plain"])
        lines.append(
            f"{name:<26}{ms['ours']!s:>17}{ms['plain']!s:>19}{ms['empty']!s:>17}{ratio:>12}{page['ours_to_empty']:>11.1f}×"
        )
    lines += ["", f"{'each year’s first time: ms':<26}{'ours':>17}{'plain':>19}{'empty':>17}{'ours/plain':>12}"]
    lines += [
        _row(name, page["first_time_ms"]) + f"{_part(page['first_ours_to_plain']):>12}" for name, page in kept.items()
    ]
    lines += ["", f"{'filter change: KB sent':<26}{'ours':>17}{'plain':>19}{'empty':>17}"]
    lines += [_row(name, page["sent_kb"]) for name, page in kept.items()]
    lines += ["", *(f"{name}: not measured: {page['error']}" for name, page in found.pages.items() if "error" in page)]
    rounds = sorted({f"{page['changes']} changes in {page['rounds']} rounds" for page in kept.values()})
    seen = found.chromium
    lines += [
        f"per page: {'; '.join(rounds)}",
        f"the same in Chromium, /: {seen['server_ms']} ms, {seen['sent_kb']} KB, {seen['runs_each']} run a change",
        "",
        *(f"etl {name:<30}{c['seconds']!s:>20} s{c['peak_mb']!s:>20} MB" for name, c in found.commands.items()),
    ]
    return "\n".join(lines)


def _row(name: str, by: dict[str, Spread]) -> str:
    return f"{name:<26}{by['ours']!s:>17}{by['plain']!s:>19}{by['empty']!s:>17}"


def _part(ratio: float) -> str:
    return f"1/{1 / ratio:.1f}"


def _short(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(each) for each in value]
    return round(value, 4) if isinstance(value, float) else value
