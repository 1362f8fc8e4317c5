"""Small pieces of HTML that the document and the stage say alike; every text of a pack is escaped here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from pydantic import TypeAdapter

from outcomes.export.colors import SHAPES, UNKNOWN
from outcomes.export.native import RegionMap, Sign
from outcomes.export.pack import Exhibit, KeyFigure, Pack, Slide, Source
from outcomes.export.said import source_line

_JSON: TypeAdapter[Any] = TypeAdapter(Any)
_COLOR = re.compile(r"#[0-9A-Fa-f]{6}")
_ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def text(value: object) -> str:
    """Give a text as it should be read: nothing in it is markup."""
    return escape(str(value), quote=True)


def data(value: Any) -> str:
    """Give a value as JSON that may stand in a script element: nothing in it can end the element."""
    made = _JSON.dump_json(value).decode()
    for character, written in _ESCAPES.items():
        made = made.replace(character, written)
    return made


def css_string(value: str) -> str:
    """Give a text as a CSS string: all but letters, digits and spaces as escapes."""
    return '"' + "".join(c if c.isalnum() or c == " " else f"\\{ord(c):X} " for c in value) + '"'


def paragraphs(lines: Iterable[str], kind: str) -> str:
    """Give a paragraph for each line that is not empty."""
    return "".join(f'<p class="{kind}">{text(line)}</p>' for line in lines if line.strip())


def cards(figures: Sequence[KeyFigure]) -> str:
    """Give headline figures; a verdict has its word and its shape beside its color."""
    return f'<div class="cards" role="list">{"".join(map(_card, figures))}</div>' if figures else ""


def _card(figure: KeyFigure) -> str:
    known = "" if figure.known else " unknown"
    mark = f'<i aria-hidden="true">{SHAPES[figure.side]}</i>'
    status = f'<span class="status {figure.side}">{mark} {text(figure.status)}</span>' if figure.status else ""
    return (
        f'<div class="card" role="listitem"><span class="label">{text(figure.label)}</span>'
        f'<b class="value{known}">{text(figure.value)}</b><span class="note">{text(figure.note)}</span>{status}</div>'
    )


def table(
    columns: Sequence[str], cells: Sequence[Sequence[str]], words: Sequence[int], caption: str = "",
    widths: Sequence[float] = (),
) -> str:  # fmt: skip
    """Give a table; `words` are the places of columns of text, which lie left; `widths` in pixels settle columns."""
    kinds = [' class="words"' if place in set(words) | {0} else "" for place in range(len(columns))]
    head = "".join(f'<th scope="col"{kind}>{text(name)}</th>' for kind, name in zip(kinds, columns, strict=True))
    rows = "".join(_row(row, kinds) for row in cells)
    said = f"<caption>{text(caption)}</caption>" if caption else ""
    settled = "".join(f'<col style="width:{wide}px">' for wide in widths)
    whole = f' style="width:{sum(widths)}px"' if widths else ""
    return f"<table{whole}>{said}{settled}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _row(row: Sequence[str], kinds: Sequence[str]) -> str:
    cells = "".join(f"<td{kind}>{text(cell)}</td>" for kind, cell in zip(kinds[1:], row[1:], strict=True))
    return f'<tr><th scope="row" class="words">{text(row[0])}</th>{cells}</tr>'


def legend(pack: Pack, areas: RegionMap) -> str:
    """Give a map's legend: a patch of color, the class in words, how many regions; unknown ones hatched."""
    entries = [
        f'<li><i class="patch" style="background:{_color(entry.fill)}"></i><span>{text(entry.label)}</span>'
        f"<small>{text(pack.say('pack.legend_count', count=entry.count))}</small></li>"
        for entry in areas.legend
    ]
    if any(area.hatched for area in areas.areas):
        entries.append(f'<li><i class="patch hatched"></i><span>{text(pack.say("pack.unknown"))}</span></li>')
    return f'<div class="legend"><p class="of">{text(areas.legend_title)}</p><ul>{"".join(entries)}</ul></div>'


def signs(exhibit: Exhibit) -> str:
    """Give what stands for what in a drawn chart, a patch of color each."""
    items = "".join(
        f'<li><i class="patch {sign.look}" style="{_look(sign)}"></i><span>{text(sign.label)}</span></li>'
        for sign in exhibit.signs
    )
    return f'<ul class="signs">{items}</ul>' if items and exhibit.plotly is not None else ""


def _look(sign: Sign) -> str:
    return f"background:{_color(sign.fill)}" if sign.look == "area" else ""


def _color(fill: str) -> str:
    """Give a fill as it may stand in a style; anything that is no color says unknown."""
    return fill if _COLOR.fullmatch(fill) else UNKNOWN


def definitions(exhibit: Exhibit) -> str:
    """Give the terms of an exhibit with their meanings."""
    pairs = "".join(f"<div><dt>{text(term)}</dt><dd>{text(said)}</dd></div>" for term, said in exhibit.definitions)
    return f"<dl>{pairs}</dl>" if pairs else ""


def source(given: Source) -> str:
    """Give a source as a line; only a web address becomes a link, and its document carries it."""
    said = text(source_line(given))
    if not given.url.startswith(("https://", "http://")):
        return said
    document = text(given.title or given.url)
    opened = f'<a href="{text(given.url)}" target="_blank" rel="noopener noreferrer">{document}</a>'
    return said.replace(document, opened, 1) if given.title else f"{said} {opened}"


def sources(pack: Pack, slide: Slide, tag: str) -> str:
    """Give a slide's sources, each in an element of its own, and how many more there are."""
    lines = [source(each) for each in slide.sources]
    if slide.more_sources:
        lines.append(text(pack.say("pack.more_sources", count=slide.more_sources)))
    return "".join(f'<{tag} class="source">{line}</{tag}>' for line in lines)


def words(pack: Pack, names: Iterable[str]) -> dict[str, str]:
    """Give the words of the deck's own pieces by their short names, for its scripts."""
    return {name: pack.say(f"pack.deck.{name}") for name in names}
