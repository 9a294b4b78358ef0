"""An operator with an empty PostgreSQL follows docs/operate.md and sees the front page."""

import http.client
import os
import socket
import subprocess
import sys
import time

import pytest
from django.db import connection

from tests.architecture.house import ROOT
from tests.config.test_production import SAFE
from tests.support.database import database_url

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="is about PostgreSQL"),
]
COMMANDS = (
    ("compile_messages",),
    ("migrate",),
    ("createcachetable",),
    ("setup_portal",),
    ("collectstatic", "--no-input"),
)
BEHIND_NGINX = {"Host": "portal.example", "X-Forwarded-Proto": "https"}


@pytest.fixture
def empty_database(django_db_setup, django_db_blocker):
    """Make an empty database beside the suite's; give its address and drop it afterwards."""
    name = f"portal_empty_{os.getpid()}"
    with django_db_blocker.unblock():
        address = database_url().rpartition("/")[0] + f"/{name}"
        with connection.creation._nodb_cursor() as cursor:
            cursor.execute(f"CREATE DATABASE {name}")
    yield address
    with django_db_blocker.unblock(), connection.creation._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def operator(empty_database, tmp_path):
    """The environment an operator writes down, with a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    return {
        "PATH": os.environ["PATH"],
        **SAFE,
        "DATABASE_URL": empty_database,
        "PORTAL_VAR": str(tmp_path),
        "PORT": str(port),
    }


@pytest.fixture
def served(operator):
    """Prepare the portal as the page for operators says, and serve it."""
    for command in COMMANDS:
        subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=operator, check=True)
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "-c", "python:config.gunicorn"], cwd=ROOT, env=operator
    )
    yield int(operator["PORT"])
    server.terminate()
    server.wait()


def get(port: int, path: str) -> tuple[int, str]:
    """Ask the server as nginx would; the status and the body."""
    asked = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    asked.request("GET", path, headers=BEHIND_NGINX)
    answer = asked.getresponse()
    body = answer.read().decode()
    asked.close()
    return answer.status, body


def wait_for(port: int, seconds: float = 60) -> None:
    """Wait until the server listens."""
    deadline = time.monotonic() + seconds
    while True:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert time.monotonic() < deadline
        time.sleep(0.1)


def test_empty_postgresql_shows_the_front_page_in_every_language(served):
    wait_for(served)

    pages = {path: get(served, path) for path in ("/healthz", "/readyz", "/ru/", "/ky/", "/en/")}

    assert {path: status for path, (status, _) in pages.items()} == dict.fromkeys(pages, 200)
    assert '<html lang="ky">' in pages["/ky/"][1]
