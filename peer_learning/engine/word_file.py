"""A text document for a word processor: headings, paragraphs, lists and tables in, bytes out."""

import datetime
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

# What XML cannot hold; people's texts come through forms, but also from old imports.
UNWRITABLE = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
LOCALES = {"ru": "ru-RU", "ky": "ky-KG", "en": "en-GB"}
FONT = "Times New Roman"
# A blank that somebody fills in by hand or on the screen.
BLANK = "____________"


@dataclass(frozen=True)
class Block:
    """One piece of a document: `kind` is title, centre, head, text, item, numbered, note, table."""

    kind: str
    text: str = ""
    head: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()


@dataclass(frozen=True)
class Paper:
    """A whole document: its language, its name for the file's properties, its pieces."""

    language: str
    name: str
    blocks: list[Block] = field(default_factory=list)


def write_word_file(paper: Paper, *, at: datetime.datetime) -> bytes:
    """Set a paper as .docx; the same paper at the same moment gives the same text."""
    import docx  # noqa: PLC0415 -- lxml and its parts are loaded only where a file is asked for

    document = docx.Document()
    _dress(document, paper)
    for block in paper.blocks:
        _WRITERS.get(block.kind, _text)(document, block)
    properties = document.core_properties
    properties.title, properties.language = clean(paper.name), LOCALES[paper.language]
    properties.author = properties.comments = ""
    properties.created = properties.modified = at
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def clean(text: str) -> str:
    """Leave out what a document cannot hold."""
    return UNWRITABLE.sub("", text)


def _dress(document: Any, paper: Paper) -> None:
    """Paper size, margins and one typeface, with the language for the spelling checker."""
    from docx.oxml.ns import qn  # noqa: PLC0415 -- as above
    from docx.shared import Mm, Pt  # noqa: PLC0415 -- as above

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.top_margin = section.bottom_margin = Mm(20)
    for name in ("Normal", "Heading 1", "Heading 2", "Title"):
        style = document.styles[name]
        style.font.name = FONT
        properties = style.element.get_or_add_rPr()
        fonts = properties.get_or_add_rFonts()
        for kind in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(kind), FONT)
        for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
            fonts.attrib.pop(qn(kind), None)
        language = properties.makeelement(qn("w:lang"), {qn("w:val"): LOCALES[paper.language]})
        for old in properties.findall(qn("w:lang")):
            properties.remove(old)
        properties.append(language)
    normal = document.styles["Normal"]
    normal.font.size, normal.paragraph_format.space_after = Pt(12), Pt(6)


def _heading(level: int) -> Any:
    def write(document: Any, block: Block) -> None:
        from docx.shared import Pt, RGBColor  # noqa: PLC0415 -- as above

        heading = document.add_heading(level=level)
        run = heading.add_run(clean(block.text))
        run.font.color.rgb, run.font.size = RGBColor(0, 0, 0), Pt(18 - 2 * level)

    return write


def _text(document: Any, block: Block) -> None:
    document.add_paragraph(clean(block.text))


def _centre(document: Any, block: Block) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415 -- as above

    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run(clean(block.text)).bold = True


def _item(document: Any, block: Block) -> None:
    document.add_paragraph(clean(block.text), style="List Bullet")


def _numbered(document: Any, block: Block) -> None:
    document.add_paragraph(clean(block.text), style="List Number")


def _note(document: Any, block: Block) -> None:
    from docx.shared import Pt  # noqa: PLC0415 -- as above

    paragraph = document.add_paragraph()
    paragraph.add_run(clean(block.text)).font.size = Pt(10)


def _table(document: Any, block: Block) -> None:
    """A table whose head repeats on every page."""
    from docx.oxml.ns import qn  # noqa: PLC0415 -- as above

    table = document.add_table(rows=1, cols=len(block.head), style="Table Grid")
    for cell, text in zip(table.rows[0].cells, block.head, strict=True):
        cell.paragraphs[0].add_run(clean(text)).bold = True
    properties = table.rows[0]._tr.get_or_add_trPr()
    properties.append(properties.makeelement(qn("w:tblHeader"), {qn("w:val"): "true"}))
    for row in block.rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.paragraphs[0].add_run(clean(text))
    document.add_paragraph()


_WRITERS = {
    "title": _heading(1),
    "head": _heading(2),
    "centre": _centre,
    "item": _item,
    "numbered": _numbered,
    "note": _note,
    "table": _table,
}
