"""The empty deck: 16:9, one Korean typeface in the theme, two layouts whose placeholders make the outline."""

from __future__ import annotations

from datetime import datetime
from xml.sax.saxutils import escape

from lxml import etree
from pptx import Presentation
from pptx.opc.package import Part, XmlPart
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation as Deck
from pptx.slide import SlideLayout
from pptx.util import Pt

from outcomes.export import colors
from outcomes.export.native_xml import writable
from outcomes.export.pack import Pack
from outcomes.export.said import license_line
from outcomes.export.slides.boxes import Box

WIDTH, HEIGHT, MARGIN = 960.0, 540.0, 44.0
FOOT = Box(MARGIN, 506, WIDTH - 2 * MARGIN - 80, 18)
NUMBER = Box(WIDTH - MARGIN - 60, 506, 60, 18)
COVER_TITLE = Box(MARGIN + 20, 120, WIDTH - 2 * MARGIN - 40, 160)
COVER_TEXT = Box(MARGIN + 20, 312, WIDTH - 2 * MARGIN - 40, 140)
SCOPE, TEXT, FOOTER, SLIDE_NUMBER = 13, 14, 11, 12
"""Numbers of the placeholders: the line of scope, the sentences, the foot, the slide's number."""
FONT, OTHER_FONT = "Malgun Gothic", "Noto Sans CJK KR"
KEPT = {"Title Slide": "Cover", "Title Only": "Message"}


def empty_deck(pack: Pack) -> Deck:
    """Give a deck without slides: its layouts are ‘Cover’ (0) and ‘Message’ (1), its dates those of the pack."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Pt(WIDTH), Pt(HEIGHT)
    for layout in list(deck.slide_layouts):
        if layout.name not in KEPT:
            deck.slide_layouts.remove(layout)
    _drop_strangers(deck)
    _date(deck, pack)
    themes = [part for part in deck.part.package.iter_parts() if "/theme" in part.partname]
    for theme in themes:
        set_theme(theme)
    _style_master(deck, pack)
    for layout in deck.slide_layouts:
        layout.name = KEPT[layout.name]
        _style_layout(layout, pack)
    return deck


def set_theme(theme: Part) -> None:
    """Set a theme's colors and typefaces; runs name none, so that one change in the theme changes the deck."""
    root = theme._element if isinstance(theme, XmlPart) else etree.fromstring(theme.blob)
    fonts = root.find(".//{*}fontScheme")
    for kind in fonts:
        for name, face in (("latin", FONT), ("ea", FONT)):
            kind.find(f"{{*}}{name}").set("typeface", face)
        for script in kind.findall("{*}font"):
            if script.get("script") == "Hang":
                script.set("typeface", OTHER_FONT)
    scheme = root.find(".//{*}clrScheme")
    first = (colors.INK, colors.PAPER, colors.SOFT, colors.UNKNOWN, colors.ACCENT, colors.AHEAD, colors.BEHIND)
    meant = (*first, colors.MUTED, colors.SCALE[2], colors.SCALE[3], colors.ACCENT, colors.SOFT)
    for slot, color in zip(scheme, meant, strict=True):
        for child in list(slot):
            slot.remove(child)
        etree.SubElement(slot, qn("a:srgbClr")).set("val", color[1:])
    if not isinstance(theme, XmlPart):
        theme._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _drop_strangers(deck: Deck) -> None:
    """Drop what the library's template brings and no deck needs: another deck's thumbnail and printer."""
    package = deck.part.package
    for owner in (package, deck.part):
        for key, link in list(owner._rels.items()):
            if link.reltype.endswith(("/thumbnail", "/printerSettings")):
                owner._rels.pop(key)
    for part in package.iter_parts():
        if part.partname == "/docProps/app.xml":
            part._blob = (
                b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns='
                b'"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
            )


def _date(deck: Deck, pack: Pack) -> None:
    moment = datetime.fromisoformat(pack.made_at).replace(tzinfo=None)  # the file's own dates are UTC
    core = deck.core_properties
    core.author = core.last_modified_by = writable(pack.author)
    core.title, core.comments = writable(pack.name), writable(license_line(pack))
    core.created = core.modified = moment
    core.language, core.revision, core.keywords = pack.lang, 1, ""


def _style_master(deck: Deck, pack: Pack) -> None:
    master = deck.slide_master
    tree = master.shapes._spTree
    body = Box(MARGIN, 130, WIDTH - 2 * MARGIN, 360)
    boxes = {"title": Box(MARGIN, 30, WIDTH - 2 * MARGIN, 78), "body": body, "ftr": FOOT, "sldNum": NUMBER}
    for shape in list(master.placeholders):
        kind = shape._element.ph.get("type", "body")
        if kind not in boxes:
            tree.remove(shape._element)
            continue
        replaced = _placeholder(shape.shape_id, kind, shape._element.ph.get("idx"), boxes[kind], pack)
        tree.replace(shape._element, replaced)
    styles = master._element.find(qn("p:txStyles"))
    made = parse_xml(f"<p:txStyles {nsdecls('p', 'a')}>{_style('titleStyle', 28, 'tx1', bold=True)}"
                     f"{_style('bodyStyle', 18, 'tx1', bold=False)}{_style('otherStyle', 14, 'tx1', bold=False)}"
                     "</p:txStyles>")  # fmt: skip
    styles.getparent().replace(styles, made)


def _style(name: str, size: int, color: str, *, bold: bool) -> str:
    levels = "".join(
        f'<a:lvl{level}pPr marL="0" indent="0" algn="l" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1">'
        f'<a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/><a:defRPr sz="{size * 100}" b="{int(bold)}" kern="1200">'
        f'<a:solidFill><a:schemeClr val="{color}"/></a:solidFill>'
        f'<a:latin typeface="+m{"j" if bold else "n"}-lt"/><a:ea typeface="+m{"j" if bold else "n"}-ea"/>'
        f"</a:defRPr></a:lvl{level}pPr>"
        for level in range(1, 10)
    )
    return f"<p:{name}>{levels}</p:{name}>"


def _style_layout(layout: SlideLayout, pack: Pack) -> None:
    tree = layout.shapes._spTree
    for shape in list(layout.placeholders):
        tree.remove(shape._element)
    cover = layout.name == "Cover"
    wide = WIDTH - 2 * MARGIN
    made = [("ctrTitle", None, COVER_TITLE), ("subTitle", "1", COVER_TEXT)] if cover else [
        ("title", None, Box(MARGIN, 30, wide, 78)),
        ("body", str(SCOPE), Box(MARGIN, 108, wide, 22)),
        ("body", str(TEXT), Box(MARGIN, 150, wide, 330)),
    ]  # fmt: skip
    made += [("ftr", str(FOOTER), FOOT), ("sldNum", str(SLIDE_NUMBER), NUMBER)]
    for number, (kind, place, box) in enumerate(made, start=2):
        tree.append(_placeholder(number, kind, place, box, pack))
    if cover:
        tree.insert(2, _rule())


def _rule() -> etree._Element:
    """Give the one ornament: a short line in the accent color on the cover."""
    return parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="20" name="Rule"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>'
        f'<a:xfrm><a:off x="{Pt(MARGIN)}" y="{Pt(COVER_TITLE.y)}"/><a:ext cx="{Pt(5)}" cy="{Pt(332)}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="accent1"/></a:solidFill>'
        "</p:spPr></p:sp>"
    )


def _placeholder(id: int, kind: str, place: str | None, box: Box, pack: Pack) -> etree._Element:
    """Give a placeholder of master or layout: where it stands, how it is anchored, what it asks for."""
    small = kind in ("ftr", "sldNum")
    index = f' idx="{place}"' if place else ""
    aligned = "r" if kind == "sldNum" else "l"
    letters = (
        f'<a:lvl1pPr algn="{aligned}"><a:defRPr sz="1050" b="0"><a:solidFill><a:schemeClr val="tx2"/></a:solidFill>'
        "</a:defRPr></a:lvl1pPr>"
        if small
        else ""
    )
    anchor = {"ctrTitle": "b"}.get(kind, "ctr" if small else "t")
    size = ' sz="quarter"' if small else ""
    made: etree._Element = parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{id}" name="{kind} {place or ""}"/><p:cNvSpPr>'
        f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{kind}"{size}{index}/></p:nvPr></p:nvSpPr><p:spPr>'
        f'<a:xfrm><a:off x="{Pt(box.x)}" y="{Pt(box.y)}"/><a:ext cx="{Pt(box.width)}" cy="{Pt(box.height)}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody>'
        f'<a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}"><a:normAutofit/></a:bodyPr>'
        f"<a:lstStyle>{letters}</a:lstStyle><a:p>{_prompt(kind, pack)}</a:p></p:txBody></p:sp>"
    )
    if kind == "sldNum":
        made.find(f".//{qn('a:p')}").insert(0, number_field("‹#›"))
    return made


def _prompt(kind: str, pack: Pack) -> str:
    """Give what a placeholder asks for where it is empty, which no page of ours leaves it."""
    if kind in ("ftr", "sldNum"):
        return '<a:endParaRPr lang="ko-KR"/>'
    asked = pack.say("pack.slides.title") if kind in ("title", "ctrTitle") else pack.say("pack.slides.text")
    return f'<a:r><a:rPr lang="ko-KR"/><a:t>{escape(writable(asked))}</a:t></a:r>'


def number_field(text: str) -> etree._Element:
    """Give the field that a program replaces by the slide's number."""
    return parse_xml(
        f'<a:fld {nsdecls("a")} id="{{C1FF6DA9-008F-8B48-92A6-B652298478BF}}" type="slidenum"><a:rPr lang="ko-KR"/>'
        f"<a:t>{text}</a:t></a:fld>"
    )
