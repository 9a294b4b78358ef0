"""The floor plan as the tests read it: from .importlinter, the only place where it is kept."""

import configparser
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.db import models

ROOT = Path(__file__).resolve().parents[2]


def contracts(root: Path = ROOT) -> configparser.ConfigParser:
    """Parse the contracts."""
    parser = configparser.ConfigParser()
    parser.read(root / ".importlinter", encoding="utf-8")
    return parser


def floors(root: Path = ROOT) -> list[list[str]]:
    """The floors from the ground up; packages of one floor do not know each other."""
    lines = contracts(root)["importlinter:contract:floors"]["layers"].split("\n")
    named = [[name.strip() for name in line.split("|")] for line in lines if line.strip()]
    return named[::-1]


def packages() -> list[str]:
    """All packages of the house."""
    return sorted(name for names in floors() for name in names)


def floor_of() -> dict[str, int]:
    """The number of the floor each package stands on."""
    return {name: number for number, names in enumerate(floors()) for name in names}


def looks_down(source: str, target: str) -> bool:
    """Whether a package may know another: itself, one below, or one that is not ours."""
    numbers = floor_of()
    if source == target or target not in numbers:
        return True
    return numbers[target] < numbers[source]


def our_models() -> list[type[models.Model]]:
    """Models of our packages, rows of many-to-many relations that Django made left out."""
    names = floor_of()
    return [model for model in apps.get_models() if model._meta.app_label in names]


def python_files(root: Path = ROOT) -> Iterator[Path]:
    """Python files of the packages, without migrations."""
    for package in packages():
        for path in sorted((root / package).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path
