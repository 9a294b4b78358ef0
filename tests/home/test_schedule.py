"""Timed work goes into the queue once a slot, whoever asks and however often."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command, get_commands
from django.db import connections
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from home import jobs
from home.choices import DAY, HOUR, MINUTE, RUN_AGE, SCHEDULE, TimedJob
from home.models import ScheduledRun
from home.services.queue_due_runs import forget_runs, queue_due_runs, slot_of

NOON = datetime(2026, 11, 21, 6, 0, 30, tzinfo=UTC)  # 12:00:30 in Bishkek


def queued():
    rows = DBTaskResult.objects.filter(task_path="home.jobs.run_command")
    return sorted(row.args_kwargs["args"][0] for row in rows)


@pytest.mark.parametrize(
    ("timed", "slot"),
    [
        (TimedJob("x", every=MINUTE), datetime(2026, 11, 21, 6, 0, tzinfo=UTC)),
        (TimedJob("x", every=5 * MINUTE), datetime(2026, 11, 21, 6, 0, tzinfo=UTC)),
        (TimedJob("x", every=DAY, after=3 * HOUR), datetime(2026, 11, 20, 21, 0, tzinfo=UTC)),
        (TimedJob("x", every=DAY, after=13 * HOUR), datetime(2026, 11, 20, 7, 0, tzinfo=UTC)),
    ],
)
def test_slot_begins_on_the_clock_of_bishkek(timed, slot):
    assert slot_of(timed=timed, now=NOON) == slot


def test_every_command_of_the_schedule_exists():
    assert {timed.command for timed in SCHEDULE.values()} - set(get_commands()) == set()


def test_past_slots_are_kept_longer_than_the_longest_distance():
    assert max(timed.every for timed in SCHEDULE.values()) < RUN_AGE


@pytest.mark.django_db
def test_first_look_queues_everything():
    queue_due_runs(now=NOON)

    assert queued() == sorted(SCHEDULE)


@pytest.mark.django_db
def test_second_look_in_the_same_minute_queues_nothing():
    queue_due_runs(now=NOON)

    again = queue_due_runs(now=NOON + timedelta(seconds=20))

    assert again == []


@pytest.mark.django_db
def test_next_minute_queues_what_runs_each_minute():
    queue_due_runs(now=NOON)
    DBTaskResult.objects.update(status=TaskResultStatus.SUCCESSFUL)

    queue_due_runs(now=NOON + MINUTE)

    ready = DBTaskResult.objects.filter(status=TaskResultStatus.READY)
    assert sorted(row.args_kwargs["args"][0] for row in ready) == [
        "reap_jobs",
        "send_letters",
        "send_newsletters",
    ]


@pytest.mark.django_db
def test_work_nobody_came_for_does_not_pile_up():
    for minute in range(30):
        queue_due_runs(now=NOON + minute * MINUTE)

    assert queued() == sorted(SCHEDULE)


@pytest.mark.django_db
def test_night_missed_while_nothing_ran_is_caught_up_once():
    queue_due_runs(now=NOON)
    DBTaskResult.objects.update(status=TaskResultStatus.SUCCESSFUL)

    later = queue_due_runs(now=NOON + 3 * DAY)

    assert later.count("sweep_uploads") == 1


@pytest.mark.django_db
def test_forgetting_past_slots_runs_nothing_twice():
    queue_due_runs(now=NOON - 5 * DAY)
    queue_due_runs(now=NOON)

    forgotten = forget_runs(now=NOON)

    assert forgotten == len(SCHEDULE)
    assert queue_due_runs(now=NOON) == []


@pytest.mark.django_db(transaction=True)
def test_fault_15_two_schedules_queue_each_slot_once():
    start = threading.Barrier(3)

    def look():
        start.wait()
        queue_due_runs(now=NOON)
        connections.close_all()

    threads = [threading.Thread(target=look) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert queued() == sorted(SCHEDULE)
    assert ScheduledRun.objects.count() == len(SCHEDULE)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", sorted(SCHEDULE))
def test_every_timed_job_runs(name):
    assert isinstance(jobs.run_command.call(name), str)


@pytest.mark.django_db
def test_one_look_is_enough_for_cron():
    call_command("run_schedule", "--once")

    assert queued() == sorted(SCHEDULE)
