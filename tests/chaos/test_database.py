"""A database that restarts costs nobody an answer (F3); two updates at once are one (F22)."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection

from tests.architecture.house import ROOT
from tests.support.served import Server, environment, free_port

pytestmark = [pytest.mark.chaos, pytest.mark.django_db(transaction=True)]

READERS = 12
HINT = "PostgreSQL is not installed: sudo apt-get install postgresql"


class Cluster:
    """A PostgreSQL of its own, which a test may restart."""

    def __init__(self, folder: Path) -> None:
        found = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
        if not found or (shutil.which("runuser") is None and os.geteuid() == 0):
            pytest.skip(HINT)
        self.bin, self.folder, self.port = found[-1], folder, free_port()
        self.as_postgres = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        if self.as_postgres:
            shutil.chown(folder, "postgres")
        self.run("initdb", "-D", str(folder / "data"), "-U", "portal", "-A", "trust", "-E", "UTF8")
        self.control("start")

    def run(self, program: str, *arguments: str, **options: object) -> None:
        command = [*self.as_postgres, str(self.bin / program), *arguments]
        subprocess.run(
            command, check=True, timeout=120, cwd="/", stdout=subprocess.DEVNULL, **options
        )

    def control(self, what: str) -> None:
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -k {self.folder} -c fsync=off"
        log = str(self.folder / "log")
        data = str(self.folder / "data")
        self.run("pg_ctl", "-D", data, "-w", "-l", log, "-m", "fast", "-o", options, what)

    def url(self, name: str = "postgres") -> str:
        return f"postgres://portal@127.0.0.1:{self.port}/{name}"


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    """A PostgreSQL that ends with its test; pytest's own folders are closed to its person."""
    folder = Path(tempfile.mkdtemp(prefix="portal-cluster-"))
    try:
        cluster = Cluster(folder)
        yield cluster
        cluster.control("stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def copied_into(cluster):
    """Copy the portal of this test into a cluster of its own."""
    given = connection.settings_dict
    person = ["-U", given["USER"] or "postgres"]
    place = ["-h", given["HOST"] or "/var/run/postgresql", "-p", str(given["PORT"] or 5432)]
    dump = subprocess.Popen(
        [str(cluster.bin / "pg_dump"), "-O", *place, *person, given["NAME"]],
        stdout=subprocess.PIPE,
        env={**os.environ, "PGPASSWORD": given["PASSWORD"] or ""},
    )
    cluster.run("psql", "-q", "-v", "ON_ERROR_STOP=1", cluster.url(), stdin=dump.stdout)
    assert dump.wait() == 0


def read_all(server):
    """Pages that ask the database, over connections of their own: all workers answer."""
    return {server.ask("GET", f"/ru/municipalities/?q=none{n}")[0] for n in range(READERS)}


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="runs where the suite has it")
def test_fault_3_restarted_database_costs_nobody_an_answer(cluster, serve):
    copied_into(cluster)
    server: Server = serve(DATABASE_URL=cluster.url())
    assert read_all(server) == {200}

    cluster.control("restart")

    assert read_all(server) == {200}


def migrate_at_once(folder, url, times=3):
    """Start several updates of an empty database in the same moment; their codes and words."""
    command = [sys.executable, "manage.py", "migrate", "auth"]
    started = [
        subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment(folder, DATABASE_URL=url),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for _ in range(times)
    ]
    said = [process.communicate(timeout=300)[0] for process in started]
    return [process.returncode for process in started], said


def how_many_worked(said):
    return sum("Applying auth.0001_initial" in words for words in said)


def test_fault_22_updates_at_once_wait_for_each_other_on_postgresql(cluster, tmp_path):
    codes, said = migrate_at_once(tmp_path, cluster.url())

    assert codes == [0, 0, 0], said
    assert how_many_worked(said) == 1


def test_fault_22_updates_at_once_wait_for_each_other_on_sqlite(tmp_path):
    codes, said = migrate_at_once(tmp_path, f"sqlite:///{tmp_path}/fresh.sqlite3")

    assert codes == [0, 0, 0], said
    assert how_many_worked(said) == 1
