"""What a file really is, whatever its name says."""

from typing import IO

import filetype

from media_library.choices import CONTENT_TYPES
from media_library.engine.office import OFFICE_PARTS, check_office, is_archive
from media_library.engine.pdf import look_into_pdf
from media_library.engine.refusals import NOT_ITS_NAME, FileRefused


def check_kind(file: IO[bytes], extension: str) -> list[str]:
    """Raise FileRefused unless the first bytes and the inside agree with the extension.

    Gives back what people who open it should know: `javascript`, `launch`, `embedded` of a PDF.
    """
    file.seek(0)
    head = file.read(8192)
    findings: list[str] = []
    if extension in OFFICE_PARTS:
        check_office(file, extension)
    elif extension == "csv":
        _check_text(head)
    else:
        kind = filetype.guess(head)
        if kind is None or kind.mime != CONTENT_TYPES[extension]:
            raise FileRefused(NOT_ITS_NAME)
        if extension == "pdf":
            findings = _check_pdf(file, head)
    file.seek(0)
    return findings


def _check_pdf(file: IO[bytes], head: bytes) -> list[str]:
    # Two files in one: a reader of PDF sees pages, a program that unpacks sees an archive.
    if not head.startswith(b"%PDF-") or is_archive(file):
        raise FileRefused(NOT_ITS_NAME)
    return look_into_pdf(file)


def _check_text(head: bytes) -> None:
    """Text has no NUL and no beginning of another kind; web pages are refused too."""
    begins = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:200].lower()
    is_page = begins.startswith((b"<", b"%pdf", b"mz"))
    if b"\x00" in head or is_page or filetype.guess(head) is not None:
        raise FileRefused(NOT_ITS_NAME)
