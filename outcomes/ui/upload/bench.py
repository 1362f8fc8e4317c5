"""What was made of a file, kept between runs: its examination, and everything that screens made of it."""

from __future__ import annotations

import threading
from collections import Counter, OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from etl.desk import Examination
from etl.validate.problem import Severity

T = TypeVar("T")
KEPT = 3
"""Examinations held at a time by the whole server: one of 50,000 cells takes some 100 MB."""

_LOCK = threading.Lock()
_BENCHES: OrderedDict[Hashable, Bench] = OrderedDict()


@dataclass(slots=True, eq=False)
class Bench:
    """An examined file and what was made of it."""

    examined: Examination
    _made: dict[Hashable, Any] = field(default_factory=dict)

    def once(self, make: Callable[..., T], *arguments: Hashable) -> T:
        """Give what `make` makes of the examination and these arguments, worked out once; not to be changed."""
        key = (make, arguments)
        if key not in self._made:
            self._made[key] = make(self.examined, *arguments)
        made: T = self._made[key]
        return made

    def count(self, severity: Severity) -> int:
        """Give how many problems of a severity there are."""
        return self.once(_counts)[severity]

    def keep(self, key: Hashable, make: Callable[[], T]) -> T:
        """Give what `make` made for this key, worked out once; for what does not rest on the examination alone."""
        if key not in self._made:
            self._made[key] = make()
        made: T = self._made[key]
        return made


def _counts(examined: Examination) -> Counter[str]:
    return Counter(problem.severity for problem in examined.problems)


def bench(key: Hashable, examine: Callable[[], Examination]) -> Bench:
    """Give the bench of a file under this key, examined now if it is not kept.

    Two sessions that ask at the same time may both examine; the first answer is kept.
    """
    with _LOCK:
        found = _BENCHES.get(key)
        if found is not None:
            _BENCHES.move_to_end(key)
            return found
    made = Bench(examine())
    with _LOCK:
        found = _BENCHES.setdefault(key, made)
        _BENCHES.move_to_end(key)
        while len(_BENCHES) > KEPT:
            _BENCHES.popitem(last=False)
    return found
