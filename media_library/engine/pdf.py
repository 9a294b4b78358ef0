"""Lets a child process read a PDF: a hostile one may take its time and memory, not ours."""

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO, Any

from django.utils.translation import gettext_lazy as _

from media_library.engine.refusals import FileRefused

# Seconds a child may take by the clock; its processor time and memory it caps itself.
LOOK_SECONDS = 30
READ_SECONDS = 180
ROOT = Path(__file__).resolve().parent.parent.parent


class PdfBroken(Exception):
    """The child found no readable PDF, or used up what it may use."""


def _ask(file: IO[bytes], what: str, seconds: int) -> dict[str, Any]:
    with tempfile.NamedTemporaryFile(suffix=".pdf") as copy:
        file.seek(0)
        shutil.copyfileobj(file, copy)
        copy.flush()
        file.seek(0)
        command = [sys.executable, "-m", f"media_library.engine.{what}", copy.name]
        try:
            done = subprocess.run(  # noqa: S603 -- our own module, a name of ours
                command, cwd=ROOT, capture_output=True, timeout=seconds, check=True
            )
            answer = json.loads(done.stdout)
        except (subprocess.SubprocessError, ValueError) as error:
            raise PdfBroken("the child did not come to an end") from error
    if answer.get("error") == "broken":
        raise PdfBroken("not a readable PDF")
    return dict(answer)


def look_into_pdf(file: IO[bytes]) -> list[str]:
    """Say what a PDF carries besides pages: `javascript`, `launch`, `embedded`.

    Raises FileRefused when it is broken or wants a password.
    """
    try:
        answer = _ask(file, "pdf_look", LOOK_SECONDS)
    except PdfBroken as error:
        raise FileRefused(
            _("The PDF is damaged: it cannot be opened. Save it again and attach it.")
        ) from error
    if answer.get("error") == "password":
        raise FileRefused(
            _("The PDF is protected by a password. Save it without one and attach it again.")
        )
    return list(answer["findings"])


def read_pdf(file: IO[bytes]) -> tuple[list[str], bool]:
    """Give back the text page by page, and whether it is all; raises PdfBroken."""
    answer = _ask(file, "pdf_read", READ_SECONDS)
    if "pages" not in answer:
        raise PdfBroken("it wants a password")
    return list(answer["pages"]), bool(answer["is_whole"])
