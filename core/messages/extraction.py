"""Finds every text that the code and the templates ask to be translated."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from django.utils.translation import templatize

# Which arguments of a call are the context, the text and its plural.
CALLS: dict[str, tuple[int | None, int, int | None]] = {
    "_": (None, 0, None),
    "gettext": (None, 0, None),
    "gettext_lazy": (None, 0, None),
    "gettext_noop": (None, 0, None),
    "ngettext": (None, 0, 1),
    "ngettext_lazy": (None, 0, 1),
    "pgettext": (0, 1, None),
    "pgettext_lazy": (0, 1, None),
    "npgettext": (0, 1, 2),
    "npgettext_lazy": (0, 1, 2),
}
_LITERAL = r"u?(?:'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")"
_TEMPLATE_CALL = re.compile(rf"\b({'|'.join(CALLS)})\(({_LITERAL}(?:, {_LITERAL})*)", re.DOTALL)
TEMPLATE_SUFFIXES = {".html", ".txt", ".xml", ".svg", ".mjml"}


class Message(NamedTuple):
    """One text to translate and where it stands."""

    context: str | None
    text: str
    plural: str | None
    place: str

    @property
    def key(self) -> tuple[str | None, str]:
        """What a catalogue finds it by."""
        return self.context, self.text


def _message(name: str, texts: list[str | None], place: str) -> Message | None:
    context, text, plural = CALLS[name]

    def argument(at: int | None) -> str | None:
        return texts[at] if at is not None and at < len(texts) else None

    found = argument(text)
    return Message(argument(context), found, argument(plural), place) if found else None


def in_python(source: str, place: str) -> Iterator[Message]:
    """Texts in calls of gettext and its kin."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", None) or getattr(node.func, "attr", None)
        if name not in CALLS:
            continue
        values = [
            argument.value
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
            else None
            for argument in node.args
        ]
        message = _message(name, values, f"{place}:{node.lineno}")
        if message is not None:
            yield message


def in_template(source: str, place: str) -> Iterator[Message]:
    """Texts in {% trans %}, {% blocktrans %} and _("…")."""
    for match in _TEMPLATE_CALL.finditer(templatize(source)):
        literals = re.findall(_LITERAL, match[2])
        texts: list[str | None] = [ast.literal_eval(literal) for literal in literals]
        message = _message(match[1], texts, place)
        if message is not None:
            yield message


def in_project(root: Path, packages: list[str]) -> Iterator[Message]:
    """Every text of our packages and templates."""
    for package in packages:
        for path in sorted((root / package).rglob("*.py")):
            if "migrations" not in path.parts:
                yield from in_python(path.read_text(encoding="utf-8"), str(path.relative_to(root)))
    for path in sorted((root / "templates").rglob("*")):
        if path.suffix in TEMPLATE_SUFFIXES:
            yield from in_template(path.read_text(encoding="utf-8"), str(path.relative_to(root)))
