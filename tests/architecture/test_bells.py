"""At most three signals of our own, each listed in docs/architecture.md; nowhere else."""

import re
from pathlib import Path

from tests.architecture.house import ROOT, packages, python_files

AT_MOST = 3
_BELL = re.compile(r"^(\w+)\s*(?::[^=]*)?=\s*(?:\w+\.)*Signal\(", re.MULTILINE)


def bells_in(root: Path) -> list[str]:
    """Signals that our packages define, as package.name."""
    return sorted(
        f"{path.relative_to(root).parts[0]}.{name}"
        for path in python_files(root)
        for name in _BELL.findall(path.read_text(encoding="utf-8"))
    )


def listed_bells(page: str) -> list[str]:
    """Bells that the architecture page lists under its heading, as `package.name`."""
    section = page.partition("## Bells")[2].partition("\n## ")[0]
    return sorted(re.findall(r"^- `(\w+\.\w+)`", section, re.MULTILINE))


def test_every_bell_is_listed_and_there_are_at_most_three():
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")

    assert "## Bells" in page
    assert bells_in(ROOT) == listed_bells(page)
    assert len(bells_in(ROOT)) <= AT_MOST


def test_bells_hang_in_signals_only():
    elsewhere = [
        str(path.relative_to(ROOT))
        for path in python_files(ROOT)
        if path.name != "signals.py" and _BELL.search(path.read_text(encoding="utf-8"))
    ]

    assert elsewhere == []


def test_planted_bell_is_reported(tmp_path):
    (tmp_path / ".importlinter").write_text((ROOT / ".importlinter").read_text())
    (tmp_path / packages()[0]).mkdir()
    (tmp_path / packages()[0] / "signals.py").write_text("enrolled = django.dispatch.Signal()\n")

    assert bells_in(tmp_path) == [f"{packages()[0]}.enrolled"]
    assert listed_bells("## Bells\n\n- `best_practice.case_published` rings …\n\n## Next") == [
        "best_practice.case_published"
    ]
