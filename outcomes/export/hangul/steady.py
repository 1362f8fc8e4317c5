"""Puts right what python-hwpx leaves to chance or out of order, so that a report is the same bytes each time."""

from __future__ import annotations

from itertools import count
from xml.etree.ElementTree import Element

from hwpx import HwpxDocument

from outcomes.export.hangul.paper import HH, HP

OWN = {"instid", "instId"}
"""Numbers that nothing else refers to."""
REFERS = {"idRef", "beginIDRef"}
"""Numbers that say another element's."""


def steady(document: HwpxDocument) -> None:
    """Number everything in reading order instead of at random, in place.

    Also moves the bullets to where the format's schema wants them, and takes away an attribute that the library
    forgets on groups within groups.
    """
    for section in document.sections:
        _number(section.element)
        section.mark_dirty()
    for header in document.parts.headers:
        _order(header.element)
        header.mark_dirty()


def _number(root: Element) -> None:
    numbers = count(1)
    given: dict[str, str] = {}
    for element in root.iter():
        element.attrib.pop("_treatAsChar", None)
        if str(element.tag) == f"{HP}p":
            element.set("id", str(next(numbers)))
        elif element.get("id", "") not in ("", "0"):
            element.set("id", given.setdefault(element.get("id", ""), str(next(numbers))))
        for name in OWN.intersection(element.keys()):
            element.set(name, str(next(numbers)))
    for element in root.iter():
        for name in REFERS.intersection(element.keys()):
            element.set(name, given.get(element.get(name, ""), element.get(name, "")))


def _order(head: Element) -> None:
    lists = next(head.iter(f"{HH}refList"))
    children = list(lists)
    bullets = next(lists.iter(f"{HH}bullets"))
    lists.remove(bullets)
    lists.insert([child.tag for child in children].index(f"{HH}paraProperties"), bullets)
