"""Keeps the address and the screen's state in step: any screen has an address that reopens it as it was."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from typing import Any

PARAMETERS = ("lang", "set", "version", "indicator", "year", "region", "regime", "lens", "map")
"""Every parameter an address carries, in the order in which they are settled: later ones depend on earlier ones."""

RENAMED: dict[str, dict[str, str]] = {"set": {"public": "published", "sample": "demo"}, "lang": {"kr": "ko"}}
"""Values that older addresses used, and what they are called now."""


@dataclass(frozen=True, slots=True)
class Replaced:
    """A value of the address that means nothing here, and what was taken instead; of a number also its bounds."""

    parameter: str
    value: str
    taken: str
    low: str = ""
    high: str = ""


@dataclass(slots=True)
class Address:
    """The address of this run: what the browser says, what the reader last chose, what was said before.

    `state` is the session's memory. Under `chosen_<name>` lies what holds, under `address_<name>` the text of the
    address when it was last written, so that a changed address (a link, Back) wins and an unchanged one does not. A
    widget's own value, under `bar_<name>`, is only ever taken over by its callback (`taken`): it is lost when the
    widget's label changes with the language, and must not be believed.
    """

    query: MutableMapping[str, Any]
    state: MutableMapping[Any, Any]
    replaced: list[Replaced] = field(default_factory=list)

    def settle(self, name: str, allowed: Sequence[Hashable], default: Hashable) -> Any:
        """Give the value of a parameter and make it the state's.

        Args:
            name: One of PARAMETERS.
            allowed: Values that mean something here; the address writes them as text.
            default: Taken when neither address nor state has an allowed value.
        """
        spelled = {str(value): value for value in allowed}
        said = self.query.get(name)
        said = RENAMED.get(name, {}).get(said, said) if said is not None else None
        fresh = said is not None and said != self.state.get(f"address_{name}")
        if said is not None and fresh and said in spelled:
            chosen: Hashable = spelled[said]
        elif self.state.get(f"chosen_{name}") in allowed:
            chosen = self.state[f"chosen_{name}"]
        else:
            chosen = default
        if said is not None and fresh and said not in spelled:
            self.replaced.append(Replaced(name, said, str(chosen)))
        self.state[f"chosen_{name}"] = chosen
        self.state[f"bar_{name}"] = chosen
        return chosen

    def write(self, values: Mapping[str, Hashable]) -> None:
        """Write every value to the address where it differs, all at once, and remember what stands there."""
        wanted = {name: str(values[name]) for name in PARAMETERS}
        differing = {name: text for name, text in wanted.items() if self.query.get(name) != text}
        if differing:
            self.query.update(differing)
        self.state.update({f"address_{name}": text for name, text in wanted.items()})


def taken(state: MutableMapping[Any, Any], name: str) -> None:
    """Take over what the reader chose in the widget of a parameter; the widget's callback."""
    state[f"chosen_{name}"] = state[f"bar_{name}"]


def reset(state: MutableMapping[Any, Any], keep: tuple[str, ...] = ("lang",)) -> Callable[[], None]:
    """Give a callback that forgets every choice but `keep`, so that the defaults come back."""

    def forget() -> None:
        for name in PARAMETERS:
            if name not in keep:
                state.pop(f"chosen_{name}", None)

    return forget
