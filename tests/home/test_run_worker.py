"""A real worker in a process of its own: killed, told to stop, given jobs that raise."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from home.choices import JOB_LEASE, JOB_RETRIES
from home.management.commands.run_worker import BEAT
from home.services.reap_jobs import MOST_ATTEMPTS, beat, reap_jobs, retry_failed
from tests.home.worker_jobs import fail, note

ROOT = Path(__file__).resolve().parents[2]
QUICK = ("--interval", "0.1", "--beat", "0.2", "--lease", "1")


def database_url():
    """The database of this test process, for another process."""
    parts = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{parts['NAME']}"
    host, user, password = parts["HOST"], parts["USER"], parts["PASSWORD"]
    return f"postgresql://{user}:{password}@{host}:{parts['PORT'] or 5432}/{parts['NAME']}"


@pytest.fixture
def start_worker():
    """Start workers; none outlives its test."""
    started = []

    def start(*options):
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "config.settings.test",
            "DATABASE_URL": database_url(),
        }
        command = [sys.executable, "manage.py", "run_worker", *QUICK, *options]
        started.append(subprocess.Popen(command, cwd=ROOT, env=environment))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait()


def wait_for(condition, seconds=90):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if condition():
            return True
        time.sleep(0.1)
    return False


def said(path):
    return path.read_text().split() if path.exists() else []


def job(result):
    return DBTaskResult.objects.get(pk=result.id)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_fault_11_job_of_a_killed_worker_is_run_by_the_next(start_worker, tmp_path):
    DBTaskResult.objects.all().delete()
    path = tmp_path / "notes"
    result = note.enqueue(str(path), 3)
    first = start_worker()
    assert wait_for(lambda: said(path) == ["begun"])

    first.kill()
    first.wait()
    start_worker()

    assert wait_for(lambda: said(path) == ["begun", "begun", "ended"])
    assert wait_for(lambda: job(result).status == TaskResultStatus.SUCCESSFUL)
    assert len(job(result).worker_ids) == 2


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_long_job_of_a_living_worker_is_not_taken_away(start_worker, tmp_path):
    DBTaskResult.objects.all().delete()
    path = tmp_path / "notes"
    note.enqueue(str(path), 3)

    start_worker()
    start_worker()

    assert wait_for(lambda: "ended" in said(path))
    assert said(path) == ["begun", "ended"]


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_fault_12_worker_told_to_stop_ends_its_job_first(start_worker, tmp_path):
    DBTaskResult.objects.all().delete()
    path = tmp_path / "notes"
    result = note.enqueue(str(path), 1)
    worker = start_worker()
    assert wait_for(lambda: said(path) == ["begun"])

    worker.send_signal(signal.SIGTERM)

    assert worker.wait(timeout=10) == 0
    assert said(path) == ["begun", "ended"]
    assert job(result).status == TaskResultStatus.SUCCESSFUL


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_fault_13_job_that_raises_waits_for_its_second_try(start_worker, tmp_path):
    DBTaskResult.objects.all().delete()
    path = tmp_path / "notes"
    result = fail.enqueue(str(path))

    start_worker("--batch").wait(timeout=30)

    row = job(result)
    assert said(path) == ["failed"]
    assert row.status == TaskResultStatus.READY
    assert row.exception_class_path == "builtins.ValueError"
    wait = row.run_after - timezone.now()
    assert JOB_RETRIES[0] - timedelta(seconds=20) < wait <= JOB_RETRIES[0]


def failed_job(attempts, **changes):
    result = fail.enqueue("/nowhere")
    DBTaskResult.objects.filter(pk=result.id).update(
        **{"status": TaskResultStatus.FAILED, "worker_ids": ["w"] * attempts, **changes}
    )
    return result


@pytest.mark.django_db
@pytest.mark.parametrize("attempts", range(1, MOST_ATTEMPTS))
def test_fault_13_each_try_is_later_than_the_last(attempts):
    now = timezone.now()
    result = failed_job(attempts)

    retried = retry_failed(job_id=result.id, now=now)

    assert retried
    assert job(result).run_after == now + JOB_RETRIES[attempts - 1]


@pytest.mark.django_db
def test_fault_13_job_that_failed_every_time_stays_failed_and_is_said_aloud(caplog):
    result = failed_job(MOST_ATTEMPTS)

    retried = retry_failed(job_id=result.id, now=timezone.now())

    assert not retried
    assert job(result).status == TaskResultStatus.FAILED
    assert "is given up" in caplog.text


def running_job(attempts, started_at):
    return failed_job(attempts, status=TaskResultStatus.RUNNING, started_at=started_at)


@pytest.mark.django_db
def test_silent_job_is_returned_and_a_beating_one_is_left():
    now = timezone.now()
    silent = running_job(1, now - timedelta(seconds=61))
    alive = running_job(1, now - timedelta(hours=1))
    beat(job_id=alive.id, now=now)

    returned = reap_jobs(now=now)

    assert returned == 1
    assert job(silent).status == TaskResultStatus.READY
    assert job(alive).status == TaskResultStatus.RUNNING


@pytest.mark.django_db
def test_job_that_kills_every_worker_is_given_up(caplog):
    now = timezone.now()
    deadly = running_job(MOST_ATTEMPTS, now - timedelta(minutes=5))

    reap_jobs(now=now)

    assert job(deadly).status == TaskResultStatus.FAILED
    assert "killed its worker" in caplog.text


def test_job_of_a_killed_worker_is_back_within_two_minutes():
    assert JOB_LEASE + 2 * timedelta(seconds=BEAT) < timedelta(minutes=2)
