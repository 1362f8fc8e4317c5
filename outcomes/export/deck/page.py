"""The HTML file: one document with everything in it, which asks nobody for anything."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from outcomes.export import colors
from outcomes.export.deck.document import document
from outcomes.export.deck.markup import css_string, data, text, words
from outcomes.export.deck.stage import stage
from outcomes.export.pack import Pack
from outcomes.export.said import license_line, version_line

FOLDER = Path(__file__).parent
STYLES = ("deck.css", "stage.css", "print.css", "notes.css")
SCRIPTS = (
    "pack.js",
    "charts.js",
    "labels.js",
    "stage.js",
    "drill.js",
    "notes.js",
    "show.js",
    "keys.js",
    "print.js",
    "start.js",
)
FONT = '"Pretendard", "Malgun Gothic", "Apple SD Gothic Neo", "Noto Sans KR", "Noto Sans CJK KR", sans-serif'
WORDS = (
    "regions", "no_regions", "help", "help.next", "help.back", "help.ends", "help.number", "help.region", "help.table",
    "help.blank", "help.notes", "help.leave", "help.help", "now", "after", "end", "no_notes", "elapsed",
    "clock", "blocked",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Script:
    """The script that draws charts: its whole `text`, or the `address` on our own server where it is found.

    A file to hand out has the text; a preview on our own screen, which would load megabytes each time, the address.
    """

    text: str = ""
    address: str = ""


def html_bytes(pack: Pack, plotly: Script, *, private: bool = False) -> bytes:
    """Give a briefing as one HTML document: read as a document, presented full screen, printed.

    Args:
        pack: The briefing.
        private: Whether the presenter's notes are in it: for the presenter's own screen, never for a file to hand out.
        plotly: Plotly's script (`outcomes.charts.script.plotly_script`); it is left out where no slide has a chart.

    Returns:
        UTF-8; the same pack gives the same bytes. With the script's text it opens from a disk and makes no request.
    """
    draws = any(slide.exhibit and slide.exhibit.plotly for slide in pack.slides)
    own = "\n".join(["(() => {", '"use strict";', *map(_file, SCRIPTS), "})();"])
    inline = [own, plotly.text] if draws and plotly.text else [own]
    rules = f"{_variables()}\n{_margins(pack)}\n" + "\n".join(map(_file, STYLES))
    drawing = _plotly(plotly) if draws else ""
    page = (
        f'<!DOCTYPE html>\n<html lang="{text(pack.lang)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{text(_policy(inline, plotly.address))}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="date" content="{text(pack.made_at)}">\n<meta name="author" content="{text(pack.author)}">\n'
        f"<title>{text(pack.name)}</title>\n<style>\n{rules}</style>\n</head>\n<body>\n{document(pack)}\n"
        f'<div id="stage" hidden></div>\n<p id="live" class="unseen" aria-live="polite"></p>\n{stage(pack)}\n'
        f'<script type="application/json" id="pack">{data(_contents(pack, private=private))}</script>\n{drawing}'
        f"<script>{own}</script>\n</body>\n</html>\n"
    )
    return page.encode()


def _file(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def _variables() -> str:
    """Give the documents' colors as CSS variables."""
    named = {name: getattr(colors, name.upper()) for name in ("ink", "soft", "grid", "paper", "accent", "muted")}
    named |= {name: getattr(colors, name.upper()) for name in ("ahead", "behind", "unknown", "hatch")}
    return ":root {" + "".join(f" --{name}: {value};" for name, value in named.items()) + f" --font: {FONT}; }}"


def _margins(pack: Pack) -> str:
    """Give what stands in a sheet's margins: the version, what kind of figures they are, the number of the sheet."""
    marked = license_line(pack) if pack.synthetic else ""
    look = f"font: 9pt {FONT}; color: {colors.SOFT};"
    return (
        "@page { size: A4 landscape; margin: 14mm 14mm 17mm; "
        f"@top-right {{ content: {css_string(marked)}; {look} color: {colors.BEHIND}; }} "
        f"@bottom-left {{ content: {css_string(version_line(pack))}; {look} }} "
        f'@bottom-right {{ content: counter(page) " / " counter(pages); {look} }} }}'
    )


def _contents(pack: Pack, *, private: bool) -> dict[str, Any]:
    """Give what the scripts need: titles, the presenter's notes, figures, shapes, regions and words."""
    return {
        "slides": [
            {
                "title": slide.title,
                "notes": slide.notes if private else "",
                "figure": slide.exhibit.plotly if slide.exhibit else None,
            }
            for slide in pack.slides
        ],
        "name": pack.name,
        "region": pack.selection.get("region", ""),
        "regions": [{"region": each.region, "name": each.name} for each in pack.profiles],
        "geographies": pack.geographies or {},
        "words": words(pack, WORDS),
    }


def _plotly(script: Script) -> str:
    """Give the element that brings Plotly."""
    return f"<script>{script.text}</script>\n" if script.text else f'<script src="{text(script.address)}"></script>\n'


def _policy(inline: list[str], address: str) -> str:
    """Give what the document may do: run exactly the scripts in it (and ours at an address), and load nothing else."""
    hashes = [f"'sha256-{base64.b64encode(hashlib.sha256(each.encode()).digest()).decode()}'" for each in inline]
    scripts = [*hashes, *([address if address.startswith("http") else "'self'"] if address else [])]
    return (
        f"default-src 'none'; script-src {' '.join(scripts)}; style-src 'unsafe-inline'; img-src data: blob:; "
        "font-src data:; base-uri 'none'; form-action 'none'"
    )
