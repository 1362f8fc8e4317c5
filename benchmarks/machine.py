"""What the figures were measured on."""

from __future__ import annotations

import os
import platform
from datetime import date
from importlib.metadata import version
from pathlib import Path

PACKAGES = ("streamlit", "pandas", "plotly", "duckdb", "ibis-framework", "pyarrow", "protobuf")


def machine() -> dict[str, object]:
    """Give the day, the processor, the system, Python and the packages that matter."""
    return {
        "date": date.today().isoformat(),
        "cpu": _processor(),
        "cores": os.cpu_count(),
        "system": platform.platform(),
        "python": platform.python_version(),
        "packages": {name: version(name) for name in PACKAGES},
    }


def load() -> float | None:
    """Give how many processes wanted a core in the last minute; null where the system does not tell."""
    return round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else None


def _processor() -> str:
    file = Path("/proc/cpuinfo")
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    named = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return named[0] if named else platform.processor() or "unknown"
