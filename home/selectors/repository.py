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


@cache
def read_demo_authors() -> list[dict[str, Any]]:
    """Give the offices that write in the demonstration issues."""
    authors: list[dict[str, Any]] = _read("demo/magazine/authors.json")
    return authors


@cache
def read_demo_issues() -> list[dict[str, Any]]:
    """Give the demonstration issues, oldest first, each with its items in their order."""
    issues = []
    for folder in (FIXTURES / "demo/magazine").iterdir():
        if folder.is_dir():
            name = f"demo/magazine/{folder.name}"
            items = [_read(f"{name}/{path.name}") for path in sorted(folder.glob("[0-9]*.json"))]
            issues.append({**_read(f"{name}/issue.json"), "items": items})
    return sorted(issues, key=lambda issue: issue["running"])
