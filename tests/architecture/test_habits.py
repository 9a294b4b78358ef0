"""Small habits that are cheap to keep and dear to lose."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from django.db import models
from wagtail.models import Orderable, Page

from tests.architecture.house import ROOT, our_models, packages, python_files


def secretly_ordered(candidates: Iterable[type[models.Model]]) -> list[str]:
    """Models that sort every query without being asked; rows that editors drag are meant to."""
    return [
        model._meta.label
        for model in candidates
        if model._meta.ordering and not issubclass(model, Page | Orderable)
    ]


def nameless(migrations: Iterable[Path]) -> list[str]:
    """Migrations that Django named."""
    return [path.name for path in migrations if re.search(r"_auto_|_alter_.*_and_more", path.name)]


def silent_suppressions(source: str) -> list[str]:
    """Lines that silence the linter without saying why."""
    return [
        line.strip()
        for line in source.splitlines()
        if re.search(r"#\s*noqa(?!:[^#]*--\s*\S)", line)
    ]


def test_no_model_sorts_in_secret():
    assert secretly_ordered(our_models()) == []


def test_planted_ordering_is_reported():
    class Planted:
        class _meta:  # noqa: N801 -- the name that Django gives it
            label = "people.Planted"
            ordering = ["name"]

    assert secretly_ordered([Planted]) == ["people.Planted"]


def test_every_migration_has_a_name_of_its_own():
    found = [path for name in packages() for path in (ROOT / name).glob("migrations/0*.py")]

    assert found != []
    assert nameless(found) == []


def test_planted_nameless_migration_is_reported():
    planted = [Path("0002_auto_20261121_1200.py"), Path("0002_letters_wait.py")]

    assert nameless(planted) == ["0002_auto_20261121_1200.py"]


def test_every_suppression_says_why():
    found = {
        str(path.relative_to(ROOT)): lines
        for path in [*python_files(), *(ROOT / "tests").rglob("*.py")]
        if path.name != Path(__file__).name
        and (lines := silent_suppressions(path.read_text(encoding="utf-8")))
    }

    assert found == {}


@pytest.mark.parametrize(
    ("line", "reported"),
    [
        ("import x  # noqa", True),
        ("import x  # noqa: F401", True),
        ("import x  # noqa: F401 -- registers its receivers", False),
    ],
)
def test_planted_suppression_is_reported(line, reported):
    assert (silent_suppressions(line) != []) is reported
