"""The words of a PDF as a machine reads them."""

import re

import pypdfium2


def pages_of(pdf):
    """The words of each page, soft hyphens at ends of lines taken out."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        texts = [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
    return [" ".join(re.sub("[\u00ad\ufffe\u0002]\r?\n?", "", t).split()) for t in texts]
