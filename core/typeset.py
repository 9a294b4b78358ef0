"""Sets papers as PDF with Typst, each in a child process of its own; equal data, equal bytes.

Typst keeps what it has seen, so a web process that set papers itself would grow for ever. Data
reaches a template as JSON and is printed as it is: no text of a person ever becomes markup.
"""

import fcntl
import hashlib
import json
import logging
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

from core.printable import printable_data

logger = logging.getLogger("portal.papers")

CHILD = "core.typeset_child"
TEMPLATES = Path(__file__).parent.parent / "templates" / "print"
FONTS = Path(__file__).parent / "fonts" / "print"
DATE = "2026-01-01T00:00:00+00:00"  # of every file: the day of making would change its bytes
POLL = 0.05  # seconds between two looks at the line
DAY_NS = 24 * 3600 * 10**9


class TypesetError(Exception):
    """No paper came; the message is for the log, not for a reader."""


class TypesetBusy(TypesetError):
    """Too many papers are being set just now; asking again in `seconds` is worth while."""

    def __init__(self, seconds: int) -> None:
        super().__init__("The line of papers is full.")
        self.seconds = seconds


class TypesetFailed(TypesetError):
    """The template or its data are wrong, or the child ran over its time or memory."""


@dataclass(frozen=True)
class Limits:
    """What papers may take of the machine."""

    children: int = 2  # at once, over all processes of the portal
    waiting: int = 1  # requests of one process in the line; it has other pages to answer
    patience: float = 5.0  # seconds in the line
    seconds: int = 15  # of one child, by the clock
    memory: int = 1024**3  # bytes of address space; a page takes 40 MB of real memory
    kept: int = 600  # papers on the disk, some 40 kB each
    days: int = 30  # then a paper nobody asked for leaves: its case may be gone, or people in it
    retry_after: int = 5  # seconds


LIMITS = Limits()
_line = threading.Lock()
_waiting = 0


def typeset(template: str, data: dict[str, Any], limits: Limits = LIMITS) -> bytes:
    """Give the PDF of a template of templates/print filled with data, kept from before if it is.

    Raises TypesetBusy when the line is full and TypesetFailed when nothing came of it.
    """
    place = _folder() / f"{paper_digest(template, data)}.pdf"
    pdf = _kept(place)
    if pdf is not None:
        return pdf
    with _turn(limits):
        pdf = _kept(place)  # somebody before us in the line may have wanted the same
        if pdf is None:
            pdf = set_in_child(template, data, limits)
            _keep(place, pdf, limits)
    return pdf


def paper_digest(template: str, data: dict[str, Any]) -> str:
    """Name a paper by everything its bytes depend on."""
    text = json.dumps([template, data, _makers()], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _makers() -> list[list[Any]]:
    """The templates and faces as they are now; a new release makes every paper anew."""
    files = sorted([*TEMPLATES.glob("*.typ"), *FONTS.glob("*.ttf")])
    return [[path.name, path.stat().st_size, path.stat().st_mtime_ns] for path in files]


def set_in_child(template: str, data: dict[str, Any], limits: Limits = LIMITS) -> bytes:
    """Set one paper in a fresh process, which is killed when it takes too long."""
    path = TEMPLATES / template
    return _child(path, path.parent, data, limits, [])


@dataclass(frozen=True)
class Typeset:
    """A paper, and what its template answered to the questions put to it."""

    pdf: bytes
    answers: dict[str, Any]


def typeset_asking(
    template: str,
    data: dict[str, Any],
    *,
    asks: Sequence[str],
    files: Mapping[str, bytes] | None = None,
    limits: Limits = LIMITS,
) -> Typeset:
    """Set a paper with files beside its template and read the metadata of some labels.

    For papers set in several passes: what one pass measured goes into the data of the next. The
    files lie in a folder of their own, which is all the child can see; nothing is kept afterwards.
    """
    with tempfile.TemporaryDirectory() as scratch, _turn(limits):
        root = Path(scratch)
        for source in TEMPLATES.glob("*.typ"):
            shutil.copyfile(source, root / source.name)
        for name, content in (files or {}).items():
            (root / Path(name).name).write_bytes(content)
        output = _child(root / template, root, data, limits, asks)
    answers, _end, pdf = output.partition(b"\n")
    return Typeset(pdf=pdf, answers=json.loads(answers))


def _child(
    path: Path, root: Path, data: dict[str, Any], limits: Limits, asks: Sequence[str]
) -> bytes:
    asked = {
        "template": str(path),
        "root": str(root),
        "fonts": str(FONTS),
        "data": printable_data(data),
        "date": DATE,
        "memory": limits.memory,
        "seconds": limits.seconds + 1,
        "asks": list(asks),
    }
    try:
        done = subprocess.run(  # noqa: S603 -- our own module, its input is JSON
            [sys.executable, "-m", CHILD],
            input=json.dumps(asked).encode(),
            capture_output=True,
            check=False,
            timeout=limits.seconds,
            cwd=Path(__file__).parent.parent,
            env={"PATH": os.environ.get("PATH", ""), "LANG": "C.UTF-8"},
        )
    except subprocess.TimeoutExpired as error:
        message = f"{path.name}: longer than {limits.seconds} s, stopped."
        raise TypesetFailed(message) from error
    if done.returncode or not done.stdout.startswith(b"{" if asks else b"%PDF"):
        reason = done.stderr.decode(errors="replace").strip()[-800:]
        raise TypesetFailed(f"{path.name}: {reason or f'ended with {done.returncode}'}")
    return done.stdout


def _folder() -> Path:
    folder = Path(settings.VAR_DIR) / "papers"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


@contextmanager
def _turn(limits: Limits) -> Iterator[None]:
    """Wait for one of the few places; the kernel gives it back even when a process is killed."""
    global _waiting
    with _line:
        if _waiting >= limits.waiting:
            raise TypesetBusy(limits.retry_after)
        _waiting += 1
    try:
        place = _wait_for_place(limits)
    finally:
        with _line:
            _waiting -= 1
    try:
        yield
    finally:
        os.close(place)


def _wait_for_place(limits: Limits) -> int:
    until = time.monotonic() + limits.patience
    while True:
        for number in range(limits.children):
            place = os.open(_folder() / f"place-{number}", os.O_CREAT | os.O_RDWR, 0o600)
            try:
                fcntl.flock(place, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                os.close(place)
            else:
                return place
        if time.monotonic() >= until:
            raise TypesetBusy(limits.retry_after)
        time.sleep(POLL)


def _kept(place: Path) -> bytes | None:
    try:
        pdf = place.read_bytes()
        os.utime(place)  # the papers longest unasked for leave first
    except OSError:
        return None
    return pdf


def _keep(place: Path, pdf: bytes, limits: Limits) -> None:
    """Keep a whole paper or none; a full disk costs only time."""
    try:
        with tempfile.NamedTemporaryFile(dir=place.parent, delete=False) as scratch:
            scratch.write(pdf)
        Path(scratch.name).replace(place)
        papers = [(path.stat().st_mtime_ns, path) for path in place.parent.glob("*.pdf")]
        too_many, oldest = len(papers) - limits.kept, time.time_ns() - limits.days * DAY_NS
        for position, (asked_at, old) in enumerate(sorted(papers)):
            if position < too_many or asked_at < oldest:
                old.unlink(missing_ok=True)
    except OSError:
        logger.warning("A paper could not be kept", exc_info=True)
