"""The import contracts are kept, all of them, without exemption; each is seen failing once."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.house import ROOT, contracts, packages

LINTER = str(Path(sys.executable).with_name("lint-imports"))


def lint(folder: Path) -> tuple[int, str]:
    """Run the linter in `folder`; its exit code and what it said."""
    done = subprocess.run(
        [LINTER, "--no-cache", "--no-logo"], cwd=folder, capture_output=True, text=True, check=False
    )
    return done.returncode, " ".join(done.stdout.split())


@pytest.fixture
def skeleton(tmp_path):
    """A house of empty packages under our contracts, and a way to plant files in it."""
    shutil.copy(ROOT / ".importlinter", tmp_path)

    def plant(**files: str) -> Path:
        for name, source in files.items():
            path = tmp_path / (name.replace("__", "/") + ".py")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(source)
        for folder in {path.parent for path in tmp_path.rglob("*.py")} - {tmp_path}:
            (folder / "__init__.py").touch()
        return tmp_path

    plant(**{f"{name}__apps": "" for name in packages()}, home__services__greet="")
    return plant


def test_all_contracts_are_kept():
    code, said = lint(ROOT)

    assert code == 0, said


def test_no_contract_has_an_exemption():
    exempted = [name for name, section in contracts().items() if "ignore_imports" in section]

    assert exempted == []


def test_empty_skeleton_keeps_the_contracts(skeleton):
    assert lint(skeleton())[0] == 0


@pytest.mark.parametrize(
    ("files", "fault"),
    [
        (
            {"taxonomy__models": "import people.models", "people__models": ""},
            "taxonomy.models -> people.models",
        ),
        (
            {"magazine__views": "import academy.models", "academy__models": ""},
            "magazine.views -> academy.models",
        ),
        (
            {"core__slugs": "def f():\n    import taxonomy.models", "taxonomy__models": ""},
            "core.slugs -> taxonomy.models",
        ),
        (
            {"people__models": "import people.services", "people__services": ""},
            "people.models -> people.services",
        ),
        (
            {"people__jobs": "import people.services", "people__services": ""},
            "people.jobs -> people.services",
        ),
        ({"people__utils": ""}, "- people.utils"),
        ({"best_practice__apps": "import elasticsearch"}, "best_practice.apps -> elasticsearch"),
        ({"home__views": "import allauth.account"}, "home.views -> allauth"),
        (
            {
                "people__models__letters": "import people.models.accounts",
                "people__models__accounts": "import people.models.letters",
            },
            "No cycles are allowed in people.models",
        ),
        (
            {"core__slugs": "import core.labels", "core__labels": "import core.slugs"},
            "No cycles are allowed in core",
        ),
    ],
)
def test_planted_import_is_reported(skeleton, files, fault):
    code, said = lint(skeleton(**files))

    assert code == 1
    assert fault in said
