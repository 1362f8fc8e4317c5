"""What the signs of a figure stand for, in a line below it."""

from __future__ import annotations

from collections.abc import Sequence

from outcomes.export.native import Sign
from outcomes.ui.house import House
from outcomes.ui.markup import text


def signs_html(signs: Sequence[Sign]) -> str:
    """Give the signs with their meanings; '' for none. Our own colors and marks, other people's words escaped."""
    items = "".join(f"<li>{_drawn(sign)}{text(sign.label)}</li>" for sign in signs)
    return f'<ul class="legend signs">{items}</ul>' if signs else ""


def unknown_sign(house: House) -> Sign:
    """Give the sign of what is not known."""
    return Sign(house.say("figure.unknown"), look="hatched")


def _drawn(sign: Sign) -> str:
    if sign.mark:
        color = f' style="color:{sign.fill}"' if sign.fill else ""
        return f"<b{color}>{text(sign.mark)}</b> "
    if sign.look == "area":
        return f'<i style="background:{sign.fill}"></i>'
    return f'<i class="{sign.look}"></i>'
