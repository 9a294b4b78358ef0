"""Brings a fresh clone, or one after an update, to the state `make run` needs; else does nothing.

Each step remembers a digest of what it was made from, so a second start takes a moment. Django is
loaded only when a step has to run.
"""

import hashlib
import json
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import django
from django.core.management import call_command

from config.settings.environment import BASE_DIR, VAR_DIR, env

STAMPS = VAR_DIR / "prepared.json"


def digest(paths: Iterable[Path], *words: str) -> str:
    """Name the content of files; the order in which they were found does not matter."""
    total = hashlib.sha256("\n".join(words).encode())
    for path in sorted(paths):
        total.update(str(path.relative_to(BASE_DIR)).encode())
        total.update(path.read_bytes())
    return total.hexdigest()[:16]


def project_files(*patterns: str) -> list[Path]:
    """Files of the packages by pattern; hidden folders and var/ have none of ours."""
    tops = [path for path in BASE_DIR.iterdir() if path.is_dir() and path.name[0] != "."]
    ours = [path for path in tops if path.name not in {"var", "docs", "tests"}]
    found = (path for top in ours for pattern in patterns for path in top.rglob(pattern))
    return [path for path in found if path.is_file() and "__pycache__" not in path.parts]


def database() -> str:
    """Name the database that steps change."""
    return env.str("DATABASE_URL", default="") or str(VAR_DIR / "portal.sqlite3")


def database_exists() -> bool:
    """False only when the local file is not there; a server is believed."""
    return "://" in database() or Path(database()).exists()


@dataclass(frozen=True)
class Step:
    """One thing to do, what it depends on, and what the person at the terminal reads meanwhile."""

    name: str
    sentence: str
    state: Callable[[], str]
    commands: tuple[tuple[str, ...], ...]
    in_database: bool = True


def requirements() -> list[Path]:
    """What is installed decides about foreign migrations and files too."""
    return [BASE_DIR / "requirements.txt"]


STEPS = (
    Step(
        "messages",
        "Compiling the Russian and Kyrgyz texts …",
        lambda: digest((BASE_DIR / "locale").rglob("*.[jp][so]*")),
        (("compile_messages",),),
        in_database=False,
    ),
    Step(
        "migrations",
        "Preparing the database (up to half a minute the first time) …",
        lambda: digest([*project_files("migrations/*.py"), *requirements()], database()),
        (("migrate",), ("createcachetable",)),
    ),
    Step(
        "portal",
        "Setting up pages, vocabularies, groups …",
        lambda: digest(project_files("*.py", "fixtures/**/*"), database()),
        (("setup_portal",),),
    ),
    Step(
        "demo",
        "Loading the demo content (only this once) …",
        lambda: digest([], database()),
        (("load_demo", "--once"),),
    ),
    Step(
        "search",
        "Reading the texts into the index of search …",
        lambda: digest(project_files("*.py", "fixtures/**/*"), database()),
        (("check_search",),),
    ),
    Step(
        "editors-search",
        "Reading the titles into the search of editors …",
        lambda: digest(project_files("engine/a*/*.py", "engine/a*/*.txt"), database()),
        (("update_index",),),
    ),
    Step(
        "static",
        "Collecting styles, scripts and fonts …",
        lambda: digest([*(BASE_DIR / "static").rglob("*.*"), *requirements()]),
        (("collectstatic", "--no-input", "--clear"),),
        in_database=False,
    ),
)


def read_stamps() -> dict[str, str]:
    """What was done before; steps in a database that is gone count as not done."""
    stamps: dict[str, str] = json.loads(STAMPS.read_text()) if STAMPS.exists() else {}
    if database_exists():
        return stamps
    lasting = {step.name for step in STEPS if not step.in_database}
    return {name: state for name, state in stamps.items() if name in lasting}


def prepare() -> None:
    """Run every step whose sources differ from last time."""
    stamps = read_stamps()
    stale = [step for step in STEPS if stamps.get(step.name) != step.state()]
    if not stale:
        return
    VAR_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
    django.setup()
    for step in stale:
        print(step.sentence, flush=True)
        for command in step.commands:
            call_command(*command, verbosity=0)
        stamps[step.name] = step.state()
        STAMPS.write_text(json.dumps(stamps, indent=1))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    prepare()
