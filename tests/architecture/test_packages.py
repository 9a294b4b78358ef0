"""Every folder with Python is a package, every package has its floor, its README and its app."""

from pathlib import Path

import pytest

from tests.architecture.house import ROOT, contracts, packages

# Folders at the top that are no part of the product.
BESIDE = {"tests", "var", "docs", "static", "templates", "locale", "node_modules"}


def tops(root: Path) -> list[Path]:
    """Folders at the top that could be packages."""
    return sorted(
        path
        for path in root.iterdir()
        if path.is_dir() and path.name not in BESIDE and not path.name.startswith((".", "__"))
    )


def homeless(root: Path, named: list[str]) -> list[str]:
    """Folders with Python that no floor names, and folders inside without __init__.py."""
    faults = [
        f"{top.name}: no floor"
        for top in tops(root)
        if top.name not in named and any(top.rglob("*.py"))
    ]
    for top in tops(root):
        folders = {path.parent for path in top.rglob("*.py")}
        faults += [
            f"{folder.relative_to(root)}: no __init__.py"
            for folder in sorted(folders)
            if not (folder / "__init__.py").exists()
        ]
    return faults


def test_every_folder_with_python_has_its_floor():
    assert homeless(ROOT, packages()) == []


def test_planted_folders_are_reported(tmp_path):
    for path in ("stray/__init__.py", "people/tools/letters.py", "people/__init__.py"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()

    assert homeless(tmp_path, ["people"]) == [
        "stray: no floor",
        "people/tools: no __init__.py",
    ]


def test_the_contracts_look_at_every_package():
    rooted = contracts()["importlinter"]["root_packages"].split()
    roomed = contracts()["importlinter:contract:rooms"]["containers"].split()

    assert sorted(rooted) == packages()
    assert sorted([*roomed, "config", "core"]) == packages()


@pytest.mark.parametrize(
    ("contract", "owner"), [("elasticsearch", "search"), ("allauth", "people")]
)
def test_only_the_owner_is_left_out_of_a_guarded_library(contract, owner):
    sources = contracts()[f"importlinter:contract:{contract}"]["source_modules"].split()

    assert sorted([*sources, owner]) == packages()


@pytest.mark.parametrize("name", packages())
def test_every_package_says_what_it_is_for(name):
    lines = (ROOT / name / "README.md").read_text(encoding="utf-8").splitlines()

    assert lines[0] == f"# {name}"
    assert 3 <= len(lines) <= 60
