"""One process publishes, others hand pages out: the first reader after it sees the new page.

Real processes throughout: a server of several workers, commands, the job worker, Redis.
"""

import datetime
import http.client
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone

from home.models import StandardPage
from tests.architecture.house import ROOT
from tests.support.served import Server, environment, free_port, wait_for

pytestmark = [pytest.mark.chaos, pytest.mark.django_db(transaction=True)]

ADDRESS = "/ru/about/"
READERS = 12  # connections of their own, so that all workers answer
RENAME = """
import django; django.setup()
from home.models import StandardPage
page = StandardPage.objects.get(url_path="/ru/about/")
page.title = "Новое имя"
page.save_revision().publish()
"""
BULK = """
import django; django.setup()
from organisations.models import Municipality
Municipality.objects.bulk_create([Municipality(code="new-aimak", label_ru="Новое имя")])
"""
DRAFT = """
import django; django.setup()
from home.models import StandardPage
page = StandardPage.objects.get(url_path="/ru/about/")
page.title = "Новое имя"
page.save_revision()
"""


class Portal:
    """A server, and what else works on the same database and folder."""

    def __init__(self, serve, folder: Path, **variables: str) -> None:
        self.variables = variables
        self.folder = folder
        self.server: Server = serve(**self.variables)

    def run(self, *command: str) -> None:
        subprocess.run(
            [sys.executable, *command],
            cwd=ROOT,
            env=environment(self.folder, **self.variables),
            check=True,
        )

    def read(self, address: str = ADDRESS, **headers: str) -> tuple[int, str, str]:
        """Status, text and tag, over a connection of its own."""
        asked = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=60)
        try:
            asked.request("GET", address, headers=headers)
            answer = asked.getresponse()
            return answer.status, answer.read().decode(), answer.headers.get("ETag", "")
        finally:
            asked.close()

    def tags(self, address: str = ADDRESS) -> set[str]:
        return {self.read(address)[2] for _ in range(READERS)}

    def shows(self, words: str, address: str = ADDRESS) -> set[bool]:
        return {words in self.read(address)[1] for _ in range(READERS)}


class Redis:
    """A Redis of a test, which can be killed and started again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = str(free_port())
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self.start()

    def start(self) -> None:
        program = shutil.which("redis-server")
        if program is None:
            pytest.skip("redis-server is not installed: sudo apt-get install redis-server")
        command = [program, "--port", self.port, "--bind", "127.0.0.1", "--save", ""]
        log = self.folder / "redis.log"
        with log.open("w") as out:
            self.process = subprocess.Popen([*command, "--dir", str(self.folder)], stdout=out)
        wait_for(lambda: "Ready to accept" in log.read_text())

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()


@pytest.fixture
def redis(tmp_path) -> Iterator[Redis]:
    """A Redis that ends with its test."""
    redis = Redis(tmp_path)
    yield redis
    redis.kill()


@pytest.fixture(params=["files", "redis"])
def portal(request, serve, tmp_path) -> Portal:
    """A portal without and with a shared cache."""
    url = request.getfixturevalue("redis").url if request.param == "redis" else ""
    return Portal(serve, tmp_path, CACHE_URL=url)


def test_page_published_by_another_process_is_fresh_for_the_first_reader(portal):
    assert len(portal.tags()) == 1

    portal.run("-c", RENAME)

    assert portal.shows("Новое имя") == {True}


def test_page_published_by_the_job_worker_is_fresh_for_the_first_reader(portal):
    page = StandardPage.objects.get(url_path=ADDRESS)
    page.title = "Новое имя"
    page.go_live_at = timezone.now() + datetime.timedelta(seconds=1)
    page.save_revision().publish()
    StandardPage.objects.filter(pk=page.pk).update(live=True)
    page.revisions.update(approved_go_live_at=timezone.now())
    assert portal.shows("Новое имя") == {False}

    portal.run("manage.py", "run_schedule", "--once")
    assert portal.shows("Новое имя") == {False}
    portal.run("manage.py", "run_worker", "--batch", "--interval", "0.1")

    assert portal.shows("Новое имя") == {True}


def test_bulk_import_is_seen_by_the_first_reader(portal):
    directory = "/ru/municipalities/"
    assert portal.shows("Новое имя", directory) == {False}

    portal.run("-c", BULK)

    assert portal.shows("Новое имя", directory) == {True}


@pytest.mark.parametrize("portal", ["files"], indirect=True)
def test_draft_saved_by_another_process_leaves_kept_pages_as_they_are(portal):
    before = portal.tags()
    kept = list((portal.folder / "pages").rglob("*.djcache"))

    portal.run("-c", DRAFT)

    assert portal.tags() == before
    assert list((portal.folder / "pages").rglob("*.djcache")) == kept


@pytest.mark.parametrize("portal", ["files"], indirect=True)
def test_revisit_of_an_unchanged_page_costs_no_bytes(portal):
    tag = portal.read()[2]

    assert portal.read(**{"If-None-Match": tag}) == (304, "", tag)


def test_fault_5_pages_are_rendered_while_redis_is_dead_and_fresh_when_it_is_back(
    serve, tmp_path, redis
):
    portal = Portal(serve, tmp_path, CACHE_URL=redis.url)
    assert portal.shows("Новое имя") == {False}

    redis.kill()
    assert {portal.read()[0] for _ in range(READERS)} == {200}
    portal.run("-c", RENAME)
    redis.start()

    assert portal.shows("Новое имя") == {True}


def test_fault_5_without_redis_nobody_signs_in_and_is_told_so(serve, tmp_path, redis):
    portal = Portal(serve, tmp_path, CACHE_URL=redis.url)
    redis.kill()

    token = "a" * 32
    answer = portal.server.ask(
        "POST",
        "/ru/account/login/",
        f"csrfmiddlewaretoken={token}&login=a@example.org&password=b",
        f"{settings.CSRF_COOKIE_NAME}={token}",
    )

    assert answer[0] == 503
