"""The planned shape of the page trees, read from the repository."""

import json
from functools import cache
from pathlib import Path
from typing import Any

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"


@cache
def read_tree() -> dict[str, Any]:
    """Give front pages, index pages and contacts as the repository plans them."""
    tree: dict[str, Any] = json.loads((FIXTURES / "tree.json").read_text(encoding="utf-8"))
    return tree
