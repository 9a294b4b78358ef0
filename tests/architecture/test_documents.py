"""What the documents promise is there: variables, commands, links."""

import re
from pathlib import Path

import pytest

from tests.architecture.house import ROOT

DOCUMENTS = sorted(
    path
    for path in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *ROOT.glob("*/README.md")]
    if not path.is_relative_to(ROOT / "var")
)
# Set by the test runner for its own processes, never by an operator.
NOT_FOR_PEOPLE = {"PYTEST_XDIST_WORKER"}


def variables_read(folder: Path) -> set[str]:
    """Environment variables that the code asks for."""
    sources = (path.read_text(encoding="utf-8") for path in folder.rglob("*.py"))
    found = {name for source in sources for name in re.findall(r"env\.\w+\(\s*[\"'](\w+)", source)}
    return found - NOT_FOR_PEOPLE


def variables_told(page: str) -> set[str]:
    """Environment variables in the first column of a table."""
    rows = re.findall(r"^\| (`[^|]+) \|", page, re.MULTILINE)
    return {name for row in rows for name in re.findall(r"`([A-Z_]{3,})`", row)}


def lost_links(page: Path) -> list[str]:
    """Relative links and pictures of a document that lead nowhere."""
    targets = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    return [target for target in targets if not (page.parent / target).exists()]


def test_readme_tells_every_variable_and_no_other():
    told = variables_told((ROOT / "README.md").read_text(encoding="utf-8"))

    assert told == variables_read(ROOT / "config")


def test_planted_variable_is_noticed(tmp_path):
    (tmp_path / "settings.py").write_text('X = env.str("SECRET_SAUCE", default="")\n')

    assert variables_read(tmp_path) == {"SECRET_SAUCE"}
    assert variables_told("| `PORT`, `BIND` | 8000 | where |\n| `author@x` | who |") == {
        "PORT",
        "BIND",
    }


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(document):
    assert lost_links(document) == []


def test_planted_lost_link_is_reported(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("[here](page.md) [there](gone.md#top) [web](https://example.org)")

    assert lost_links(page) == ["gone.md"]


def test_every_named_make_target_exists():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = {
        name
        for page in DOCUMENTS
        for name in re.findall(r"`make ([a-z]+)", page.read_text(encoding="utf-8"))
    }

    assert named - targets == set()


def test_decisions_are_numbered_once_and_without_a_gap():
    pages = sorted((ROOT / "docs" / "adr").glob("*.md"))

    numbers = [path.name[:4] for path in pages]

    assert numbers == [f"{number:04}" for number in range(1, len(pages) + 1)]
    assert [
        path.name
        for path in pages
        if not path.read_text(encoding="utf-8").startswith(f"# {path.name[:4]}. ")
        or "\nStatus: accepted" not in path.read_text(encoding="utf-8")
    ] == []


def test_every_journey_has_a_page_and_a_test_of_the_same_name():
    told = {page.stem for page in (ROOT / "docs" / "journeys").glob("*.md")}
    walked = {
        test.stem.removeprefix("test_") for test in (ROOT / "tests" / "journeys").glob("test_*.py")
    }

    assert told == walked
