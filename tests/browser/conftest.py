"""A portal with the demo, served for all browser tests of a process."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.architecture.house import ROOT
from tests.support.database import alone, digest_of_template
from tests.support.served import Server


def settings_of(folder: Path) -> dict[str, str]:
    """What the demo is made and served with: a database file and files of its own."""
    return {
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        "DATABASE_URL": f"sqlite:///{folder / 'portal.sqlite3'}",
        "PORTAL_VAR": str(folder),
        "CACHE_URL": "",
    }


def manage(folder: Path, *command: str) -> None:
    """Run a command of the portal that lives in this folder."""
    subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=ROOT,
        env={**os.environ, **settings_of(folder)},
        check=True,
        capture_output=True,
    )


def make_demo(folder: Path) -> None:
    """Set an empty portal up and load the demo, as `make run` does."""
    for command in ("migrate", "createcachetable", "setup_portal", "load_demo", "check_search"):
        manage(folder, command)


def collect_static(folder: Path) -> None:
    """Join and hash styles and scripts, as `make run` does."""
    manage(folder, "collectstatic", "--no-input")


def digest_of_static() -> str:
    """Name the state of styles, scripts and fonts."""
    digest = hashlib.sha256()
    for path in sorted((ROOT / "static").rglob("*.*")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def kept(cache: Path, name: str, make: Callable[[Path], None]) -> Path:
    """A folder that is made once for each name; the one of an earlier name goes."""
    kind = name.partition("-")[0]
    with alone(cache / f"{kind}.lock"):
        if not (cache / name).exists():
            for old in cache.glob(f"{kind}-*"):
                shutil.rmtree(old)
            unfinished = cache / f"{name}-unfinished"
            unfinished.mkdir()
            make(unfinished)
            unfinished.rename(cache / name)
    return cache / name


@pytest.fixture(scope="session")
def demo(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the demo; made once for what it is made of, copied for each process."""
    cache = Path(request.config.cache.mkdir("demo"))
    folder = tmp_path_factory.mktemp("demo") / "var"
    shutil.copytree(
        kept(cache, f"content-{digest_of_template()}", make_demo), folder, symlinks=True
    )
    static = kept(cache, f"static-{digest_of_static()}", collect_static) / "static"
    (folder / "static").symlink_to(static)
    server = Server(folder, **settings_of(folder))
    yield f"http://127.0.0.1:{server.port}"
    server.stop()
