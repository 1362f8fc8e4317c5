"""Native charts on a slide: editable, with the workbook that holds their numbers."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import xlsxwriter
from pptx.enum.chart import XL_CHART_TYPE
from pptx.shapes.shapetree import SlideShapes
from pptx.util import Pt

from outcomes.export.native import NativeChart
from outcomes.export.native_axes import number_format
from outcomes.export.native_xml import KINDS, chart_xml, laid, plain, writable
from outcomes.export.settled import settled
from outcomes.export.slides.boxes import Box, describe

LARGEST, SMALLEST = 14.0, 10.0
ROW = 1.3  # height of a bar's row in letters


@dataclass(frozen=True, slots=True)
class _Frozen:
    """A chart as python-pptx asks for one: its part, styled, and its workbook, without a clock."""

    chart: NativeChart
    made_at: str
    text_pt: float
    room: tuple[float, float]

    def xml_bytes(self, _kind: XL_CHART_TYPE) -> bytes:
        """Give the chart part."""
        return chart_xml(self.chart, text_pt=self.text_pt, room=self.room)

    @property
    def xlsx_blob(self) -> bytes:
        """Give the workbook behind the chart."""
        return workbook(self.chart, self.made_at)


def add_chart(shapes: SlideShapes, box: Box, chart: NativeChart, made_at: str, alt: str, name: str) -> None:
    """Add a chart to a slide.

    Args:
        shapes: The slide's shapes.
        box: Where it stands.
        chart: A `drawable` chart.
        made_at: When the pack was made (ISO 8601): the date of the workbook.
        alt: Its description for those who do not see it.
        name: Its name in the list of objects.
    """
    chart = laid(chart, box.width / LARGEST)
    size = text_size(chart, box)
    data: Any = _Frozen(chart, made_at, size, (box.width / size, box.height / size))
    frame: Any = shapes.add_chart(KINDS[chart.kind], Pt(box.x), Pt(box.y), Pt(box.width), Pt(box.height), data)
    frame.name = name
    describe(frame, alt)


def text_size(chart: NativeChart, box: Box) -> float:
    """Give the size of a chart's letters (points): smaller only where many bars lie on each other."""
    if chart.kind not in ("bar", "stacked_bar"):
        return LARGEST
    rows = len(chart.categories) * (len(chart.series) if chart.kind == "bar" else 1)
    return max(SMALLEST, min(LARGEST, box.height / max(rows, 1) / ROW))


def workbook(chart: NativeChart, made_at: str) -> bytes:
    """Give the workbook behind a chart, laid out as its references say; an unknown value is an empty cell."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": datetime.fromisoformat(made_at).replace(tzinfo=None)})
    sheet = book.add_worksheet("Sheet1")
    shape = book.add_format({"num_format": number_format(chart.decimals)})
    columns = [chart.across, *chart.series] if chart.across is not None else list(chart.series)
    first = 0 if chart.across is not None else 1
    names = len(columns) if chart.across is not None else 0  # a scatter's names stand beside its two columns
    for row, name in enumerate(chart.categories, start=1):
        sheet.write_string(row, names, writable(name))
    for column, series in enumerate(columns, start=first):
        sheet.write_string(0, column, writable(series.name))
        for row, value in enumerate(plain(series), start=1):
            if value is not None:
                sheet.write_number(row, column, value, shape)
    sheet.set_column(0, first + len(columns), 18)
    book.close()
    return settled(out.getvalue())
