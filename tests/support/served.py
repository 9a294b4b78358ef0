"""A portal served by gunicorn on the database of this test process, and what breaks it."""

import http.client
import os
import secrets
import socket
import string
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.test import Client

from tests.architecture.house import ROOT
from tests.support.database import database_url

Answer = tuple[int, str]


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(condition: Callable[[], Any], seconds: float = 60) -> Any:
    """Look again and again until it is so."""
    until = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < until, "it did not happen in time"
        time.sleep(0.05)
    return found


def environment(folder: Path, **more: str) -> dict[str, str]:
    """The settings of `make run`, on the database of the tests."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "CACHE_URL") if name in os.environ}
    return {
        **kept,
        "DJANGO_SETTINGS_MODULE": "tests.support.served_settings",
        "DATABASE_URL": database_url(),
        "PORTAL_VAR": str(folder),
        "SECRET_KEY": settings.SECRET_KEY,
        **more,
    }


class Server:
    """gunicorn with several workers; ends with its test."""

    def __init__(self, folder: Path, app: str = "config.wsgi:application", **more: str) -> None:
        self.port = free_port()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "-c", "python:config.gunicorn", app],
            cwd=ROOT,
            env=environment(folder, PORT=str(self.port), WEB_WORKERS="3", **more),
        )
        wait_for(self.answers)

    def answers(self) -> bool:
        assert self.process.poll() is None, "the server did not start"
        try:
            return self.ask("GET", "/healthz")[0] == 200
        except OSError:
            return False

    def ask(self, method: str, path: str, body: str = "", cookies: str = "") -> Answer:
        """One request of its own connection; status and where it leads."""
        asked = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookies}
        try:
            asked.request(method, path, body, headers)
            answer = asked.getresponse()
            answer.read()
            return answer.status, answer.headers.get("Location", "")
        finally:
            asked.close()

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()


class Person:
    """Somebody signed in, who posts forms as a browser does."""

    def __init__(self, server: Server, person: Any) -> None:
        client = Client()
        client.force_login(person)
        self.server = server
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        letters = string.ascii_letters + string.digits
        self.token = "".join(secrets.choice(letters) for _ in range(32))
        self.cookies = (
            f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={self.token}"
        )

    def post(self, path: str, **fields: str) -> Answer:
        body = urlencode({"csrfmiddlewaretoken": self.token, **fields})
        return self.server.ask("POST", path, body, self.cookies)

    def post_at_once(self, times: int, path: str, **fields: str) -> list[Answer]:
        """The same form, many times in the same moment."""
        barrier = Barrier(times)

        def one(_number: int) -> Answer:
            barrier.wait()
            return self.post(path, **fields)

        with ThreadPoolExecutor(times) as pool:
            return list(pool.map(one, range(times)))
