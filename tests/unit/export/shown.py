"""What a cell of a workbook shows: its number in its number format, as Excel prints it; only the formats we write."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from openpyxl.cell.cell import Cell, MergedCell

PATTERN = re.compile(r'((?:"[^"]*")*)(#,##0|0)(\.0+)?((?:"[^"]*")*)')


def shown(cell: Cell | MergedCell) -> str:
    """Give what a reader sees in a cell; '' for an empty one."""
    if cell.value is None:
        return ""
    if isinstance(cell.value, str):
        return cell.value
    return formatted(Decimal(repr(cell.value)), cell.number_format)


def formatted(value: Decimal, code: str) -> str:
    """Give a number in a format such as `#,##0.0"%";"−"#,##0.0"%"`."""
    if code == "General":
        return f"{value.normalize():f}"
    sections = re.findall(r'(?:"[^"]*"|[^;"])+', code)
    negative = value < 0 and len(sections) > 1
    found = PATTERN.fullmatch(sections[1 if negative else 0])
    assert found, f"a number format that nobody here writes: {code}"
    before, whole, decimals, after = found.groups()
    places = len(decimals or ".") - 1
    rounded = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    digits = f"{rounded.copy_abs() if negative else rounded:{',' if ',' in whole else ''}.{places}f}"
    return before.replace('"', "") + digits + after.replace('"', "")
