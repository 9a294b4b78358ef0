"""Reads the text of a PDF; runs alone: `python -m media_library.engine.pdf_read PATH`."""

import json
import sys
from typing import Any

import pypdfium2

from media_library.engine.limits import limit_this_process

MOST_PAGES = 1000
MOST_SIGNS_OF_A_PAGE = 20_000
MOST_SIGNS = 5_000_000
# Line-end hyphens would part words that a reader looks for whole; two of them are PDFium's own.
_HYPHENS = ("\u2010\n", "\u00ad\n", "\ufffe\n", "\x02\n", "\ufffe", "\x02")


def tidy(text: str) -> str:
    """Plain lines, with words put together again at their ends."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    for hyphen in _HYPHENS:
        text = text.replace(hyphen, "")
    return text.encode("utf-8", "ignore").decode().strip()


def read(path: str) -> dict[str, Any]:
    """The text of every page, as far as the limits let it."""
    try:
        pdf = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        is_locked = "password" in str(error).lower()
        return {"error": "password" if is_locked else "broken"}
    pages: list[str] = []
    signs = 0
    for number in range(min(len(pdf), MOST_PAGES)):
        if signs > MOST_SIGNS:
            break
        pages.append(_text_of(pdf, number))
        signs += len(pages[-1])
    return {"pages": pages, "is_whole": len(pages) == len(pdf)}


def _text_of(pdf: pypdfium2.PdfDocument, number: int) -> str:
    """One page; a broken page among whole ones is an empty one."""
    try:
        return tidy(pdf[number].get_textpage().get_text_range())[:MOST_SIGNS_OF_A_PAGE]
    except pypdfium2.PdfiumError:
        return ""


if __name__ == "__main__":
    limit_this_process()
    sys.stdout.write(json.dumps(read(sys.argv[1])))
