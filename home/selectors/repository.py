"""What the repository plans for a first start: trees, contacts, demonstration content."""

import json
from functools import cache
from pathlib import Path
from typing import Any

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"


def _read(name: str) -> Any:
    return json.loads((FIXTURES / name).read_text(encoding="utf-8"))


@cache
def read_tree() -> dict[str, Any]:
    """Give front pages, index pages and contacts as the repository plans them."""
    tree: dict[str, Any] = _read("tree.json")
    return tree


@cache
def read_demo(name: str) -> Any:
    """Give one file of demonstration content: accounts, cases, drafts or news."""
    return _read(f"demo/{name}.json")
