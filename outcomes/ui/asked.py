"""What is asked for: the address and the memory of a reader's screen, or of a recipe that nobody looks at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, MutableMapping
from dataclasses import dataclass, field
from typing import Any, Protocol

import streamlit as st

from outcomes.ui.address import Replaced

Parameters = Iterable[tuple[str, Iterable[str]]]


class Query(Protocol):
    """The parameters of an address; one may be repeated."""

    def __iter__(self) -> Iterator[str]:
        """Go over the names that are written."""

    def get(self, name: str, /) -> str | None:
        """Give what is written, of a repeated one the last; None where it is not."""

    def get_all(self, name: str) -> list[str]:
        """Give everything that is written, in order."""

    def update(self, written: dict[str, list[str]], /) -> None:
        """Write parameters anew."""


@dataclass(frozen=True, slots=True)
class Written:
    """The parameters of an address that stays as it is."""

    values: dict[str, tuple[str, ...]]

    def __iter__(self) -> Iterator[str]:
        """Go over the names that are written."""
        return iter(self.values)

    def get(self, name: str, /) -> str | None:
        """Give what is written, of a repeated one the last; None where it is not."""
        return self.values[name][-1] if self.values.get(name) else None

    def get_all(self, name: str) -> list[str]:
        """Give everything that is written, in order."""
        return list(self.values.get(name, ()))

    def update(self, written: dict[str, list[str]], /) -> None:
        """Write nothing: nobody looks at this address."""


class Forgetful(dict[Any, Any]):
    """A memory that keeps nothing, so that a recipe means the same however often it is followed."""

    def __setitem__(self, key: Any, value: Any) -> None:
        """Keep nothing."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a page's own choices are read from.

    `live` says whether a reader looks: then query and state are the browser's and the session's, and what was not
    understood is drawn. Always collected: `replaced`, the values that mean nothing here, and `said`, the same in words.
    """

    query: Query
    state: MutableMapping[Any, Any]
    live: bool = False
    replaced: list[Replaced] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def note(self, replaced: Replaced, said: str) -> None:
        """Collect a value that means nothing here, once."""
        if replaced not in self.replaced:
            self.replaced.append(replaced)
            self.said.append(said)

    def aside(self) -> Asked:
        """Give what stands in the address now, to be read without changing or drawing anything."""
        return asked_of((name, self.query.get_all(name)) for name in self.query)


def live() -> Asked:
    """Give what the reader of this session asks for."""
    return Asked(st.query_params, st.session_state, live=True)


def asked_of(parameters: Parameters) -> Asked:
    """Give what a recipe asks for; nothing is remembered or drawn.

    Args:
        parameters: (name, values) as an address has them; see `Recipe.parameters`.
    """
    return Asked(Written({name: tuple(values) for name, values in parameters}), Forgetful())
