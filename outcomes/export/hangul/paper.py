"""The paper a Hangul report is written on: A4 with the margins of official documents, its looks, header and footer.

The only file that knows how python-hwpx keeps styles. What a mark (□ ○ -) is: a bullet of its paragraph and no letter
of its text, as Hangul makes it, so that a line which begins with a number is not read as a negative one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from hwpx import HwpxDocument
from hwpx.model import Paragraph

from outcomes.export import fit, said
from outcomes.export.hangul.looks import GOTHIC, LOOKS, Look
from outcomes.export.native_xml import writable
from outcomes.export.pack import Pack

MM = 7200 / 25.4  # a Hangul unit is a 7,200th of an inch
PAGE = (59528, 84186)
"""A4 upright, in Hangul units."""
MARGINS_MM = {"left": 20, "right": 15, "top": 20, "header": 10, "bottom": 10, "footer": 10}
"""30 mm above the text, header included, 20 left, 15 right: official documents; 20 below, as two lines stand there."""
BODY = PAGE[0] - round((MARGINS_MM["left"] + MARGINS_MM["right"]) * MM)
HEIGHT = PAGE[1] - round(sum(MARGINS_MM[side] for side in ("top", "header", "bottom", "footer")) * MM)
"""The width and height that text and tables have on a sheet, in Hangul units."""

MARK = "\x00"
"""Stands for the number in a caption's words until Hangul's own field does; no text of a pack can hold it."""

HP = "{http://www.hancom.co.kr/hwpml/2011/paragraph}"
HH = "{http://www.hancom.co.kr/hwpml/2011/head}"


@dataclass(frozen=True, slots=True)
class Ids:
    """What python-hwpx calls a look: ids of paragraph, letters and style."""

    paragraph: str
    letters: str
    style: str


@dataclass(slots=True)
class Paper:
    """A document in the making, and the numbers its tables and figures have reached."""

    document: HwpxDocument
    looks: dict[str, Ids]
    used: int = 0  # about how high everything so far is, in Hangul units
    reached: dict[str, int] = field(default_factory=lambda: {"TABLE": 0, "PICTURE": 0})

    def write(self, look: str, text: str, *, new_page: bool = False) -> Paragraph:
        """Write a paragraph at the end of the document; line breaks within it stay."""
        ids = self.looks[look]
        self.used += height_of(look, text)
        return self.document.add_paragraph(
            plain(text),
            para_pr_id_ref=ids.paragraph,
            char_pr_id_ref=ids.letters,
            style_id_ref=ids.style,
            pageBreak="1" if new_page else "0",
        )

    def dress(self, paragraph: Paragraph, look: str) -> None:
        """Give a paragraph that is already there another look."""
        ids = self.looks[look]
        paragraph.para_pr_id_ref = ids.paragraph
        paragraph.style_id_ref = ids.style
        paragraph.char_pr_id_ref = ids.letters

    def number(self, paragraph: Paragraph, look: str, kind: str, words: str) -> None:
        """Write a caption whose number is a field that Hangul counts itself.

        Args:
            paragraph: An empty paragraph.
            look: How it looks.
            kind: 'TABLE' or 'PICTURE'.
            words: The caption with `MARK` in the place of its number.
        """
        self.dress(paragraph, look)
        letters = self.looks[look].letters
        before, _, after = words.partition(MARK)
        paragraph.add_run(plain(before), char_pr_id_ref=letters)
        self.reached[kind] += 1
        append_number(paragraph, letters, kind, self.reached[kind])
        paragraph.add_run(plain(after), char_pr_id_ref=letters)


def plain(text: str) -> str:
    """Give a text as XML can hold it: no control characters, line breaks of one kind."""
    return writable(text.replace("\r\n", "\n").replace("\r", "\n"))


def append_number(paragraph: Paragraph, letters: str, kind: str, number: int) -> None:
    """Append a number that Hangul counts itself ('TABLE', 'PICTURE' or 'PAGE') to a paragraph."""
    run = paragraph.add_run("", char_pr_id_ref=letters).element
    for child in list(run):
        run.remove(child)
    control = append(run, "ctrl")
    field_ = append(control, "autoNum", num=str(number), numType=kind)
    append(field_, "autoNumFormat", type="DIGIT", userChar="", prefixChar="", suffixChar="", supscript="0")


def append(parent: Element, name: str, **attributes: str) -> Element:
    """Append an element of Hangul's paragraph vocabulary to another and give it."""
    made = parent.makeelement(f"{HP}{name}", attributes)
    parent.append(made)
    return made


def within(parent: Element, name: str) -> Element:
    """Give the first element of a name, of the same vocabulary, within another that is sure to hold one."""
    return next(parent.iter(f"{HP}{name}"))


def height_of(look: str, text: str, width: float = BODY) -> int:
    """Give about how high a paragraph is in a column so wide, both in Hangul units: rather too much than too little."""
    how = LOOKS[look]
    mark = 2 * how.size if how.mark else 0
    count = len(fit.lines(text, max((width / 100 - how.left - mark) / how.size, 1)))
    return round(count * how.size * how.spacing + (how.before + how.after) * 100)


def paper_for(pack: Pack) -> Paper:
    """Give an empty report for a pack: page, looks, header, footer and properties are set."""
    document = HwpxDocument.new()
    document.page.set_size(width=PAGE[0], height=PAGE[1])
    document.page.set_margins(**{side: round(mm * MM) for side, mm in MARGINS_MM.items()})
    document.styles.ensure_font(GOTHIC, font_type="TTF")
    paper = Paper(document, {name: _ids(document, look) for name, look in LOOKS.items()})
    _write_edges(paper, pack)
    parts = document.parts
    parts.clear_document_metadata(keep=("language",), timestamp=pack.made_at)
    parts.set_document_metadata(title=plain(pack.name), creator=plain(pack.author), subject=said.version_line(pack))
    parts.clear_preview()
    return paper


def _ids(document: HwpxDocument, look: Look) -> Ids:
    header = document.parts.headers[0]
    letters = document.styles.ensure_run(font=look.font, size=look.size, bold=look.bold, color=look.color)
    heading: dict[str, str | int] | None = None
    if look.mark:
        document.styles.ensure_numbering(kind="bullet", levels=[{"char": look.mark}])
        bullet = next(id for id, each in document.styles.bullets.items() if each.char == look.mark)
        heading = {"type": "BULLET", "idRef": bullet, "level": 0}
    paragraph = header.ensure_paragraph_format(
        alignment=look.align,
        line_spacing_percent=look.spacing,
        margins={"left": round(look.left * 100), "prev": round(look.before * 100), "next": round(look.after * 100)},
        heading=heading,
        break_setting={"keep_with_next": look.keep, "widow_orphan": True},
    )
    if not look.style:
        return Ids(paragraph, letters, "0")
    style = header.ensure_style(
        look.style,
        eng_name=look.english,
        para_pr_id_ref=paragraph,
        char_pr_id_ref=letters,
        lang_id=1042,
        lock_form=False,
    )
    header.ensure_style(look.style, next_style_id_ref=style)
    return Ids(paragraph, letters, style)


def _write_edges(paper: Paper, pack: Pack) -> None:
    """Write header (name, and that the figures are synthetic) and footer (page number, version)."""
    above = [("edge", pack.name)] + ([("edge_marked", pack.say("pack.synthetic"))] if pack.synthetic else [])
    below = [("page", ""), ("edge", said.version_line(pack))]
    for lines, place in ((above, paper.document.page.set_header), (below, paper.document.page.set_footer)):
        story = place(content=[{"children": [{"type": "run", "text": plain(text)}]} for _, text in lines])
        for (look, _), paragraph in zip(lines, story.paragraphs, strict=True):
            paper.dress(paragraph, look)
            if look == "page":
                append_number(paragraph, paper.looks[look].letters, "PAGE", 1)
