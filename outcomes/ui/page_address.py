"""The choices of one page beyond the bar's: in its address, kept in the session, drawn as controls that follow both.

    local = PageAddress(house, "budget")
    unit = local.one("unit", ("eok", "million"), "eok")     # settle every choice first …
    local.write()
    local.segments("unit")                                   # … then draw its control, wherever it stands

Labels are the words `choice.<page>.<name>` and `choice.<page>.<name>.<option>`, unless `label` says otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import streamlit as st

from outcomes.ui.address import Replaced
from outcomes.ui.house import House
from outcomes.ui.markup import put, text
from outcomes.ui.notices import notice

Label = Callable[[Any], str]


@dataclass(slots=True)
class PageAddress:
    """What the address says beyond the bar's parameters, for one page.

    Address and memory are those of `house.asked`: the reader's, or a recipe's, of which nothing is drawn. As in
    `Address`, a changed address wins over what was chosen, an unchanged one does not, and a widget is believed
    only through its callback. The state's keys begin with the page's name, so that pages do not share choices.
    """

    house: House
    page: str
    replaced: list[Replaced] = field(default_factory=list)
    allowed: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    values: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def one(self, name: str, allowed: Sequence[Hashable], default: Hashable) -> Any:
        """Give one value and make it the control's; the address writes it as text."""
        (value,) = self.many(name, allowed, (default,), most=1) or (default,)
        self.house.asked.state[self.key(name)] = value
        return value

    def many(
        self, name: str, allowed: Sequence[Hashable], default: Sequence[Hashable], *, most: int = 20
    ) -> tuple[Any, ...]:
        """Give up to `most` values, in the order in which they were chosen, and make them the control's.

        The address repeats the parameter; one with a lone empty value means that nothing is chosen.
        """
        spelled = {str(value): value for value in allowed}
        said = tuple(self.house.asked.query.get_all(name))
        fresh = bool(said) and said != self._state("address", name)
        kept: tuple[Any, ...] | None = self._state("chosen", name)
        if fresh:
            known = tuple(dict.fromkeys(spelled[word] for word in said if word in spelled))[:most]
            strange = [word for word in said if word not in spelled and word != ""]
            chosen = known if known or not strange else tuple(default)
            taken = ", ".join(map(str, chosen))
            self.replaced += [Replaced(name, word, taken) for word in strange]
        elif kept is not None:
            chosen = tuple(value for value in kept if value in spelled.values())[:most]
            chosen = chosen if chosen or not kept else tuple(default)
        else:
            chosen = tuple(default)
        self.allowed[name] = tuple(allowed)
        self.values[name] = tuple(map(str, chosen)) or ("",)
        self.house.asked.state[self._name("chosen", name)] = chosen
        self.house.asked.state[self.key(name)] = list(chosen)
        return chosen

    def number(self, name: str, low: float, high: float, default: float, *, step: float = 1) -> float:
        """Give a number within bounds, rounded to steps from `low`; whole when bounds and step are."""
        whole = all(float(each).is_integer() for each in (low, high, step))

        def fitted(value: float) -> float:
            found = min(max(low + round((value - low) / step) * step, low), high)
            return int(found) if whole else round(found, 9)

        said = self.house.asked.query.get(name) or ""
        kept = self._state("chosen", name)
        chosen = fitted(default if kept is None else kept)
        if said and (said,) != self._state("address", name):
            try:
                chosen = fitted(float(said))
            except (ValueError, OverflowError):
                chosen = fitted(default)
            if said != str(chosen):
                self.replaced.append(Replaced(name, said, str(chosen), str(low), str(high)))
        self.values[name] = (str(chosen),)
        self.house.asked.state[self._name("chosen", name)] = chosen
        self.house.asked.state[self.key(name)] = chosen
        return chosen

    def write(self, **labels: Label) -> None:
        """Write what differs to the address, remember what stands there, and say what was not understood.

        Args:
            labels: Choice → the words for its options, where these are not `choice.<page>.<name>.<option>`.
        """
        differing = {n: list(v) for n, v in self.values.items() if tuple(self.house.asked.query.get_all(n)) != v}
        if differing:
            self.house.asked.query.update(differing)
        for name, value in self.values.items():
            self.house.asked.state[self._name("address", name)] = value
        for each in self.replaced:
            named = self.house.say(f"choice.{self.page}.{each.parameter}")
            said = notice(
                self.house, each, named, labels.get(each.parameter, partial(self._known_word, each.parameter))
            )
            self.house.asked.note(each, said)
            if self.house.asked.live:
                put(f'<p class="banner">{text(said)}</p>')

    def segments(self, name: str, label: Label | None = None) -> None:
        """Draw a choice of one as a row of buttons."""
        st.segmented_control(
            self.house.say(f"choice.{self.page}.{name}"), self.allowed[name], format_func=label or self._word(name),
            required=True, **self._bound(name),
        )  # fmt: skip

    def list_of_one(self, name: str, label: Label | None = None, width: int = 260) -> None:
        """Draw a choice of one as a list."""
        st.selectbox(
            self.house.say(f"choice.{self.page}.{name}"), self.allowed[name], format_func=label or self._word(name),
            width=width, **self._bound(name),
        )  # fmt: skip

    def list_of_many(self, name: str, label: Label | None = None, *, most: int = 20) -> None:
        """Draw a choice of several as a list."""
        st.multiselect(
            self.house.say(f"choice.{self.page}.{name}"), self.allowed[name], format_func=label or self._word(name),
            max_selections=most, placeholder=self.house.say("choice.none"), **self._bound(name),
        )  # fmt: skip

    def slider(self, name: str, low: float, high: float, *, step: float = 1, shown: str | None = None) -> None:
        """Draw a number as a slider; `shown` formats it as printf does."""
        st.slider(self.house.say(f"choice.{self.page}.{name}"), low, high, step=step, format=shown, **self._bound(name))

    def key(self, name: str) -> str:
        """Give the key of the control of a choice."""
        return f"{self.page}_{name}"

    def take(self, name: str, value: Hashable) -> None:
        """Choose a value for the next run; what a control's callback does where there is no control."""
        self.house.asked.state[self._name("chosen", name)] = (value,)

    def _bound(self, name: str) -> dict[str, Any]:
        return {"key": self.key(name), "on_change": self._taken, "args": (name,)}

    def _taken(self, name: str) -> None:
        """Take over what the reader chose; the control's callback."""
        value = self.house.asked.state[self.key(name)]
        if name in self.allowed:
            value = tuple(value) if isinstance(value, list) else (value,)
        self.house.asked.state[self._name("chosen", name)] = value

    def _word(self, name: str) -> Label:
        return lambda option: self.house.say(f"choice.{self.page}.{name}.{option}")

    def _known_word(self, name: str, option: str) -> str:
        """Give the word for an option, the option itself where it has none."""
        key = f"choice.{self.page}.{name}.{option}"
        return self.house.say(f"choice.{self.page}.{name}.{option}") if key in self.house.catalog.words else option

    def _name(self, kind: str, name: str) -> str:
        return f"{kind}_{self.page}_{name}"

    def _state(self, kind: str, name: str) -> Any:
        return self.house.asked.state.get(self._name(kind, name))
