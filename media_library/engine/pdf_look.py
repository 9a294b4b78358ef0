"""Looks for scripts in a PDF; runs alone: `python -m media_library.engine.pdf_look PATH`."""

import json
import sys
from collections.abc import Iterator
from typing import Any

import pikepdf

from media_library.engine.limits import limit_this_process

# Deeper than any genuine object within an object.
DEEPEST = 50


def _parts(thing: Any) -> Iterator[Any]:
    if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        yield from thing.keys()
        yield from (thing[key] for key in thing.keys())  # noqa: SIM118 -- not a dict of Python
    elif isinstance(thing, pikepdf.Array):
        yield from thing


def _findings(thing: Any, depth: int = 0) -> Iterator[str]:
    """Of one object and of those that lie within it; others are met by themselves."""
    if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        action = str(thing.get("/S", ""))
        if action == "/JavaScript" or "/JS" in thing:
            yield "javascript"
        if action == "/Launch":
            yield "launch"
        if "/EF" in thing or str(thing.get("/Type", "")) == "/EmbeddedFile":
            yield "embedded"
    for part in _parts(thing) if depth < DEEPEST else ():
        if isinstance(part, pikepdf.Object) and not part.is_indirect:
            yield from _findings(part, depth + 1)


def look(path: str) -> dict[str, Any]:
    """What is inside besides pages."""
    try:
        with pikepdf.open(path) as pdf:
            if len(pdf.pages) == 0:
                return {"error": "broken"}
            found = {each for thing in pdf.objects for each in _findings(thing)}
            return {"findings": sorted(found)}
    except pikepdf.PasswordError:
        return {"error": "password"}
    except (pikepdf.PdfError, ValueError, TypeError, RuntimeError):
        return {"error": "broken"}


if __name__ == "__main__":
    limit_this_process()
    sys.stdout.write(json.dumps(look(sys.argv[1])))
