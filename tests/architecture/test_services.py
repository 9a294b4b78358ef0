"""Services are verbs with keyword arguments and types, and never see a request."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.house import ROOT, packages


def service_files(root: Path) -> Iterator[Path]:
    """The services of every package, one file or one file a verb."""
    for name in packages():
        yield from (root / name).glob("services.py")
        yield from sorted((root / name).glob("services/**/*.py"))


def public_functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Functions at the top of a file that others may call."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name[0] != "_":
            yield node


def service_faults(path: Path) -> list[str]:
    """Positional or untyped arguments, a missing return type, a request."""
    faults = []
    for function in public_functions(path):
        given = function.args
        positional = [*given.posonlyargs, *given.args]
        named = [*positional, *given.kwonlyargs]
        place = f"{path.name}: {function.name}"
        if positional or given.vararg or given.kwarg:
            faults.append(f"{place} takes arguments by position")
        if function.returns is None or any(argument.annotation is None for argument in named):
            faults.append(f"{place} is not annotated")
        if any("request" in ast.unparse(argument).lower() for argument in named):
            faults.append(f"{place} sees a request")
        if ast.get_docstring(function) is None:
            faults.append(f"{place} does not say what it does and refuses")
    return faults


def test_every_service_is_keyword_only_typed_and_without_request():
    faults = [fault for path in service_files(ROOT) for fault in service_faults(path)]

    assert faults == []


def test_planted_services_are_reported(tmp_path):
    path = tmp_path / "send_case.py"
    path.write_text(
        "def send(case: int) -> None:\n    'Send.'\n"
        "def keep(*, case) -> None:\n    'Keep.'\n"
        "def show(*, caller: 'HttpRequest') -> None:\n    'Show.'\n"
        "def hide(*, case: int) -> None:\n    pass\n"
        "def _inside(case):\n    pass\n"
    )

    assert service_faults(path) == [
        "send_case.py: send takes arguments by position",
        "send_case.py: keep is not annotated",
        "send_case.py: show sees a request",
        "send_case.py: hide does not say what it does and refuses",
    ]
