"""Text and rectangles on a slide, in points: fixed line heights, no margins within, so that what was fitted fits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal
from xml.sax.saxutils import escape

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.shapes.autoshape import Shape
from pptx.shapes.base import BaseShape
from pptx.shapes.shapetree import _BaseGroupShapes
from pptx.util import Pt

from outcomes.export import colors
from outcomes.export.fit import LEADING
from outcomes.export.native_xml import writable

ALIGN = {"left": "l", "center": "ctr", "right": "r"}


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a slide, in points from its upper left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """Give where it ends."""
        return self.y + self.height

    @property
    def right(self) -> float:
        """Give where it ends to the right."""
        return self.x + self.width

    def below(self, used: float) -> Box:
        """Give what is left when so much is taken from the top."""
        return replace(self, y=self.y + used, height=max(self.height - used, 0.0))

    def above(self, used: float) -> Box:
        """Give what is left when so much is taken from the bottom."""
        return replace(self, height=max(self.height - used, 0.0))

    def left_of(self, used: float) -> Box:
        """Give what is left when so much is taken from the right."""
        return replace(self, width=max(self.width - used, 0.0))

    def right_part(self, width: float) -> Box:
        """Give the part on the right."""
        return replace(self, x=self.right - width, width=width)

    def inside(self, margin: float) -> Box:
        """Give it without a margin on all sides."""
        return Box(self.x + margin, self.y + margin, self.width - 2 * margin, self.height - 2 * margin)


@dataclass(frozen=True, slots=True)
class Ink:
    """How a text is written: size in points, color, weight, alignment, and space after each paragraph in points."""

    size: float
    color: str = colors.INK
    bold: bool = False
    align: Literal["left", "center", "right"] = "left"
    after: float = 0.0


_rgb: Callable[[str], RGBColor] = RGBColor.from_string  # python-pptx declares no types for it


def rgb(color: str) -> RGBColor:
    """Give a color (#RRGGBB) as python-pptx takes it."""
    return _rgb(color[1:])


def place(shape: Shape, box: Box) -> None:
    """Put a shape into a box."""
    shape.left, shape.top = Pt(box.x), Pt(box.y)
    shape.width, shape.height = Pt(box.width), Pt(box.height)


def write(shape: Shape, texts: Sequence[str], ink: Ink, anchor: Literal["t", "b", "ctr"] = "t") -> None:
    """Write paragraphs into a shape instead of what it says, literally: a line of text is a paragraph."""
    said = [line for text in texts for line in plain_lines(text)]
    last = len(said) - 1
    paragraphs = "".join(
        paragraph([(line, ink)], ink, after=ink.after if number < last else 0.0) for number, line in enumerate(said)
    )
    was = shape._element.get_or_add_txBody()
    made = parse_xml(
        f'<p:txBody {nsdecls("p", "a")}><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}">'
        f"<a:noAutofit/></a:bodyPr><a:lstStyle/>{paragraphs}</p:txBody>"
    )
    was.getparent().replace(was, made)


def paragraph(runs: Sequence[tuple[str, Ink]], ink: Ink, after: float = 0.0) -> str:
    """Give a paragraph as XML: pieces of text, each in its ink; `ink` says alignment and height of the line."""
    return (
        f'<a:p><a:pPr algn="{ALIGN[ink.align]}"><a:lnSpc><a:spcPts val="{round(ink.size * LEADING * 100)}"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="0"/></a:spcBef><a:spcAft><a:spcPts val="{round(after * 100)}"/></a:spcAft></a:pPr>'
        f"{''.join(run(text, each) for text, each in runs)}</a:p>"
    )


def run(text: str, ink: Ink) -> str:
    """Give a piece of text as XML."""
    return (
        f'<a:r><a:rPr lang="ko-KR" sz="{round(ink.size * 100)}" b="{int(ink.bold)}"><a:solidFill>'
        f'<a:srgbClr val="{ink.color[1:]}"/></a:solidFill></a:rPr><a:t>{escape(text)}</a:t></a:r>'
    )


def add_run(shape: Shape, text: str, ink: Ink) -> None:
    """Add a piece of text to the last paragraph of a shape."""
    last = shape._element.get_or_add_txBody().findall(qn("a:p"))[-1]
    last.append(parse_xml(run(writable(text), ink).replace("<a:r>", f"<a:r {nsdecls('a')}>", 1)))


def plain_lines(text: str) -> list[str]:
    """Give the lines of a text, without what no document can hold."""
    return writable(text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")


def text_box(shapes: _BaseGroupShapes, box: Box, texts: Sequence[str], ink: Ink, name: str) -> Shape:
    """Add a text box with a name."""
    shape = shapes.add_textbox(Pt(box.x), Pt(box.y), Pt(box.width), Pt(box.height))
    shape.name = name
    write(shape, texts, ink)
    return shape


def panel(shapes: _BaseGroupShapes, box: Box, fill: str, name: str) -> Shape:
    """Add a filled rectangle without a rim."""
    shape = shapes.add_shape(MSO_SHAPE.RECTANGLE, Pt(box.x), Pt(box.y), Pt(box.width), Pt(box.height))
    shape.name = name
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(fill)
    shape.line.fill.background()
    bare(shape)
    return shape


def bare(shape: Shape) -> None:
    """Take the theme's rim and shadow off a shape: it shows what it was given and no more."""
    for style in shape._element.findall(qn("p:style")):
        shape._element.remove(style)


def stripes() -> str:
    """Give the fill that says ‘not known’, as XML."""
    return (
        '<a:pattFill prst="wdUpDiag">'
        f'<a:fgClr><a:srgbClr val="{colors.HATCH[1:]}"/></a:fgClr>'
        f'<a:bgClr><a:srgbClr val="{colors.UNKNOWN[1:]}"/></a:bgClr></a:pattFill>'
    )


def hatch(shape: Shape) -> None:
    """Fill a shape with stripes."""
    shape.fill.solid()
    solid = shape._element.spPr.find(qn("a:solidFill"))
    solid.getparent().replace(solid, parse_xml(stripes().replace("<a:pattFill", f"<a:pattFill {nsdecls('a')}", 1)))


def next_id(shapes: _BaseGroupShapes) -> int:
    """Give a number that no shape of the slide has."""
    return 1 + max(int(number) for number in shapes._element.xpath("//p:cNvPr/@id"))


def describe(shape: BaseShape, text: str) -> None:
    """Give a shape its alternative text, for those who do not see it."""
    shape._element._nvXxPr.cNvPr.set("descr", writable(text))
