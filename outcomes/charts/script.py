"""Plotly's own script, for documents that draw their charts without a server."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import plotly


def plotly_file() -> Path:
    """Give the file of plotly.js (minified, several megabytes) as installed with Plotly."""
    return Path(plotly.__file__).parent / "package_data" / "plotly.min.js"


@cache
def plotly_script() -> str:
    """Give the whole of plotly.js."""
    return plotly_file().read_text(encoding="utf-8")
