"""The table of docs/catalogue.md, written from the rows and from the names of the tests.

`make catalogue` writes it; `python -m tests.catalogue.report` only says whether it is fresh.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.architecture.house import ROOT

ROWS = Path(__file__).with_name("rows.txt")
PAGE = ROOT / "docs" / "catalogue.md"
TEST = re.compile(r"^\s*def (test_(bad|fault|load)_(\d+(?:_and_\d+)*)_\w+)", re.MULTILINE)
OPENING = """# What the portal answers to bad input

Every row is an example of its class. Its tests carry its number in their names; they look at the
answer, that nothing typed is lost and that nothing else changed. Written by `make catalogue`.

{summary}
"""

Key = tuple[str, int]


@dataclass
class Row:
    """One row: what comes, what happens, what it waits for, the tests that answer for it."""

    kind: str
    number: int
    comes: str
    answer: str
    waits: str = ""
    tests: list[str] = field(default_factory=list)

    @property
    def key(self) -> Key:
        return self.kind, self.number

    @property
    def name(self) -> str:
        """What people call the row: a bare number, F and number, L and number."""
        return {"bad": "", "fault": "F", "load": "L"}[self.kind] + str(self.number)


def read_rows(text: str) -> dict[str, list[Row]]:
    """The rows under their headings."""
    sections: dict[str, list[Row]] = {}
    for line in text.splitlines():
        if line.startswith("## "):
            sections[line.removeprefix("## ")] = []
        elif line and not line.startswith("#"):
            name, *cells = (cell.strip() for cell in line.split("|"))
            kind, number = name.split()
            sections[list(sections)[-1]].append(Row(kind, int(number), *cells))
    return sections


def numbers_named(paths: Iterable[Path]) -> Iterator[tuple[Key, str]]:
    """Which numbers the tests name; a name like bad_80_and_88 answers for both."""
    for path in sorted(paths):
        place = path.relative_to(ROOT / "tests").with_suffix("")
        for name, kind, numbers in TEST.findall(path.read_text(encoding="utf-8")):
            for number in numbers.split("_and_"):
                yield (kind, int(number)), f"{place}: {name}"


def sections_with_tests() -> dict[str, list[Row]]:
    """The rows with the tests that exist now."""
    found = defaultdict(list)
    for key, test in numbers_named((ROOT / "tests").rglob("test_*.py")):
        found[key].append(test)
    sections = read_rows(ROWS.read_text(encoding="utf-8"))
    for row in (row for rows in sections.values() for row in rows):
        row.tests = found[row.key]
    return sections


def _answered_by(row: Row) -> str:
    if not row.tests:
        return f"waits: {row.waits}"
    by_file: dict[str, int] = defaultdict(int)
    for test in row.tests:
        by_file[test.partition(":")[0]] += 1
    shown = [
        f"`{place}`" + (f" ({count})" if count > 1 else "") for place, count in by_file.items()
    ]
    return ", ".join(shown)


def written(sections: dict[str, list[Row]]) -> str:
    """The whole page."""
    rows = [row for found in sections.values() for row in found]
    tested = [row for row in rows if row.tests]
    number = sum(len(row.tests) for row in tested)
    summary = (
        f"{len(rows)} rows: {len(tested)} answered by {number} tests,"
        f" {len(rows) - len(tested)} wait for the part that brings what they are about."
    )
    lines = [OPENING.format(summary=summary)]
    for heading, found in sections.items():
        lines += [
            f"## {heading}",
            "",
            "| # | what comes | what happens | tests |",
            "|---|---|---|---|",
        ]
        lines += [
            f"| {row.name} | {row.comes} | {row.answer} | {_answered_by(row)} |" for row in found
        ]
        lines.append("")
    return "\n".join(lines)


def is_fresh() -> bool:
    """Whether the page says what the tests do."""
    return PAGE.exists() and PAGE.read_text(encoding="utf-8") == written(sections_with_tests())


def main(arguments: list[str]) -> int:
    """Write the page, or only compare it."""
    if "--write" in arguments:
        PAGE.write_text(written(sections_with_tests()), encoding="utf-8")
    elif not is_fresh():
        print("docs/catalogue.md is stale: run `make catalogue`.")  # noqa: T201 -- for people
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
