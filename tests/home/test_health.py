"""What /readyz tells machines, and to whom it tells more."""

import datetime

import pytest
from django.conf import settings as portal
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from core import health
from home.models import ScheduledRun
from home.selectors.health import QUICK, database, machine

pytestmark = pytest.mark.django_db

FAR = {"REMOTE_ADDR": "203.0.113.7"}


@pytest.fixture(autouse=True)
def _scheduled():
    """The schedule has just looked at the clock; what was known of migrations is forgotten."""
    ScheduledRun.objects.create(job="send_letters", slot=timezone.now())
    database._applied_until[0] = 0.0
    yield
    database._applied_until[0] = 0.0


def test_readyz_is_well_when_everything_works(client):
    response = client.get("/readyz", **FAR)

    assert (response.status_code, response.json()) == (200, dict.fromkeys(QUICK, "fine"))
    assert response["Cache-Control"].startswith("max-age=0, no-cache, no-store")


def test_readyz_is_cheap(client, django_assert_max_num_queries):
    client.get("/readyz")
    with django_assert_max_num_queries(12):
        client.get("/readyz")


def queued(minutes, run_after=None):
    task = DBTaskResult.objects.create(
        args_kwargs={"args": [], "kwargs": {}},
        priority=0,
        task_path="home.jobs.run_command",
        queue_name="default",
        backend_name="default",
        **({"run_after": run_after} if run_after else {}),
    )
    DBTaskResult.objects.filter(pk=task.pk).update(
        enqueued_at=timezone.now() - datetime.timedelta(minutes=minutes)
    )


def test_readyz_says_when_nobody_works_on_the_queue(client):
    queued(minutes=11)

    response = client.get("/readyz", **FAR)

    assert (response.status_code, response.json()["queue"]) == (503, "error")


def test_job_put_off_until_now_does_not_count_as_stuck(client):
    queued(minutes=60, run_after=timezone.now() - datetime.timedelta(minutes=1))
    queued(minutes=60, run_after=timezone.now() + datetime.timedelta(hours=1))

    assert client.get("/readyz", **FAR).status_code == 200


def test_database_older_than_the_code_is_not_ready(client, monkeypatch):
    monkeypatch.setattr(database.MigrationExecutor, "migration_plan", lambda *_: ["one"])

    response = client.get("/readyz", **FAR)

    assert (response.status_code, response.json()["migrations"]) == (503, "error")


def test_check_that_breaks_is_an_error_and_the_others_still_answer(client, monkeypatch):
    def fail():
        raise RuntimeError("no such disk")

    monkeypatch.setitem(health._checks, "disk", (fail, True))
    response = client.get("/readyz", **FAR)

    assert response.status_code == 503
    assert response.json() == {**dict.fromkeys(QUICK, "fine"), "disk": "error"}


@pytest.mark.parametrize(
    ("asked", "is_told"),
    [
        ({}, True),
        ({"REMOTE_ADDR": "::1"}, True),
        (FAR, False),
        ({"HTTP_X_FORWARDED_FOR": "203.0.113.7"}, False),
        ({**FAR, "HTTP_AUTHORIZATION": "Bearer told-to-few"}, True),
        ({**FAR, "HTTP_AUTHORIZATION": "Bearer guessed"}, False),
        ({**FAR, "HTTP_AUTHORIZATION": "Bearer "}, False),
    ],
)
def test_detail_is_for_this_machine_and_for_who_knows_the_token(client, settings, asked, is_told):
    settings.READY_TOKEN = "told-to-few"

    told = client.get("/readyz", **asked).json()["queue"]

    assert (told == "fine") is not is_told
    assert is_told is False or set(told) == {"level", "says", "remedy"}


def test_without_a_token_an_empty_one_opens_nothing(client):
    assert portal.READY_TOKEN == ""

    told = client.get("/readyz", **FAR, HTTP_AUTHORIZATION="Bearer ").json()

    assert told["queue"] == "fine"


def test_full_disk_is_an_error(client, monkeypatch):
    monkeypatch.setattr(machine, "ROOM_OUT", 1.01)

    response = client.get("/readyz", **FAR)

    assert (response.status_code, response.json()["disk"]) == (503, "error")
