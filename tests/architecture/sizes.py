"""Measures files, functions, classes and templates against the ceilings; `make check` runs it."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.house import ROOT, packages, python_files

FILE, FUNCTION, CLASS, TEMPLATE, SETTINGS = 300, 40, 150, 100, 120
APP_LINES, ROOM_LINES, ROOM_FILES = 11_500, 2_300, 15
# Rooms that are not weighed with the app: one verb a file, or panels of the admin.
UNWEIGHED = {"services", "viewsets"}


def too_long(path: Path, limit: int) -> Iterator[str]:
    """A file over its ceiling."""
    length = len(path.read_text(encoding="utf-8").splitlines())
    if length > limit:
        yield f"{path}: {length} lines, at most {limit}"


def python_faults(path: Path) -> Iterator[str]:
    """Long files, functions and classes, and modules that do not say what they are."""
    is_settings = path.parent.name == "settings"
    yield from too_long(path, SETTINGS if is_settings else FILE)
    tree = ast.parse(path.read_text(encoding="utf-8"))
    if not (ast.get_docstring(tree) or "").strip():
        yield f"{path}: no sentence at the top"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            limit = FUNCTION
        elif isinstance(node, ast.ClassDef):
            limit = CLASS
        else:
            continue
        length = (node.end_lineno or node.lineno) - node.lineno + 1
        if length > limit:
            yield f"{path}:{node.lineno}: {node.name} has {length} lines, at most {limit}"


def app_faults(package: Path) -> Iterator[str]:
    """Apps that are too heavy, and rooms that do not fit on a screen (ADR 0022, 0035, 0039).

    Migrations are not counted; one-verb service files are neither weighed nor counted, and
    `__init__.py` is no file of a room.
    """
    files = [path for path in package.rglob("*.py") if "migrations" not in path.parts]
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    weight = sum(lines[path] for path in files if path.parent.name not in UNWEIGHED)
    if weight > APP_LINES:
        yield f"{package}: {weight} lines of Python, at most {APP_LINES}"
    for folder in sorted({path.parent for path in files} - {package / "services"}):
        room = [path for path in files if path.parent == folder]
        named = [path for path in room if path.name != "__init__.py"]
        if len(named) > ROOM_FILES:
            yield f"{folder}: {len(named)} Python files, at most {ROOM_FILES}"
        if sum(lines[path] for path in room) > ROOM_LINES:
            yield f"{folder}: {sum(lines[path] for path in room)} lines, at most {ROOM_LINES}"


def all_faults(root: Path = ROOT) -> list[str]:
    """Everything that is too long, in the code, the tests and the templates."""
    faults: list[str] = []
    for path in [*python_files(root), *sorted((root / "tests").rglob("*.py"))]:
        faults += python_faults(path)
    for path in sorted((root / "templates").rglob("*")):
        if path.is_file():
            faults += too_long(path, TEMPLATE)
    for name in packages():
        if name not in {"config", "core"}:
            faults += app_faults(root / name)
    return [fault.removeprefix(f"{root}/") for fault in faults]


if __name__ == "__main__":
    found = all_faults()
    sys.stdout.write("\n".join(found) + ("\n" if found else ""))
    sys.exit(1 if found else 0)
