"""Starts what is measured as its own processes, and reads what they used."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil

from config.bench.databases import address_of, make_database
from config.settings.environment import BASE_DIR, VAR_DIR

FOLDER = VAR_DIR / "bench"
CASES_AN_ISSUE, FEWEST_ISSUES = 60, 14  # one of them is older than the delay of open access
READY_WITHIN = 60  # seconds
GUNICORN = [sys.executable, "-m", "gunicorn", "-c", "python:config.gunicorn"]
HELLO = [*GUNICORN, "config.bench.hello:application"]
REBUILD = [sys.executable, "manage.py", "rebuild_search", "--engine", "database"]
WORKER = [sys.executable, "manage.py", "run_worker"]


def environment(folder: Path = FOLDER, port: int = 0) -> dict[str, str]:
    """Variables of the measured processes: their own folder, so that entered data stays away."""
    changed = {"DJANGO_SETTINGS_MODULE": "config.settings.bench", "PORTAL_VAR": str(folder)}
    if address := address_of(folder):
        changed["DATABASE_URL"] = address
    return {**os.environ, **changed, "PORT": str(port)}


def run(*command: str, folder: Path = FOLDER) -> None:
    """Run one of our commands on a measured portal."""
    subprocess.run(  # noqa: S603 -- our own commands
        [sys.executable, *command], env=environment(folder), cwd=BASE_DIR, check=True
    )


def told_by(module: str, *arguments: str) -> dict[str, Any]:
    """Let a module do its work in a process of its own; it prints what it has to tell last."""
    done = subprocess.run(  # noqa: S603 -- our own modules
        [sys.executable, "-m", module, *arguments],
        env=environment(),
        cwd=BASE_DIR,
        check=True,
        stdout=subprocess.PIPE,
    )
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


def prepare(cases: int, folder: Path = FOLDER) -> None:
    """Set a measured portal up once, with so many cases; later runs find it ready."""
    folder.mkdir(parents=True, exist_ok=True)
    make_database(folder)
    run("-m", "config.prepare", folder=folder)
    done = folder / f"{cases}-cases"
    if not done.exists():
        present = [int(path.name.split("-")[0]) for path in folder.glob("*-cases")]
        missing = str(max(0, cases - max(present, default=0)))
        run("manage.py", "make_bench_data", "--cases", missing, folder=folder)
        done.touch()
    made = folder / "with-issues"
    if not made.exists():
        issues = str(max(FEWEST_ISSUES, cases // CASES_AN_ISSUE))
        run("manage.py", "make_bench_issues", "--issues", issues, folder=folder)
        made.touch()


def free_port() -> int:
    """Ask the system for a port nobody has."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """A started process with its children."""

    def __init__(self, command: list[str], log: Path, folder: Path) -> None:
        self.port = free_port()
        self.process = subprocess.Popen(  # noqa: S603 -- our own commands
            command,
            env=environment(folder, self.port),
            cwd=BASE_DIR,
            stdout=log.open("w"),
            stderr=subprocess.STDOUT,
        )

    def wait_for(self, path: str) -> None:
        """Wait until an address answers."""
        deadline = time.monotonic() + READY_WITHIN
        while time.monotonic() < deadline:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=5):
                    return
            except (urllib.error.URLError, OSError):
                time.sleep(0.2)
        raise RuntimeError(f"No answer from {path}; see {FOLDER}.")

    def tree(self) -> list[psutil.Process]:
        """The process and everything it started."""
        root = psutil.Process(self.process.pid)
        return [root, *root.children(recursive=True)]

    def work(self) -> float:
        """Seconds of processor time the tree has used, ended children included."""
        return sum(sum(process.cpu_times()[:4]) for process in self.tree())

    def work_during(self, something: Callable[[], None]) -> float:
        """Seconds of processor time the tree uses while something is done to it."""
        before = self.work()
        something()
        return self.work() - before

    def memory(self) -> int:
        """Bytes of the tree; what several processes share counts once."""
        return sum(process.memory_full_info().pss for process in self.tree())


@contextmanager
def serving(
    command: list[str], name: str, path: str = "", folder: Path = FOLDER
) -> Iterator[Server]:
    """Keep a server running for the length of a block."""
    server = Server(command, folder / f"{name}.log", folder)
    try:
        if path:
            server.wait_for(path)
        yield server
    finally:
        server.process.terminate()
        server.process.wait(15)
