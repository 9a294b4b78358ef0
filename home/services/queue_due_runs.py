"""The clock of the portal: puts timed work into the queue, once a slot whoever asks."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from home import jobs
from home.choices import RUN_AGE, SCHEDULE, TimedJob
from home.models import ScheduledRun

_EPOCH = datetime(2026, 1, 1, tzinfo=ZoneInfo(settings.TIME_ZONE))


def slot_of(*, timed: TimedJob, now: datetime) -> datetime:
    """The beginning of the slot that `now` lies in, counted in the portal's own time zone."""
    first = _EPOCH + timed.after
    return first + (now - first) // timed.every * timed.every


def _is_waiting(name: str) -> bool:
    """Say whether the same work is in the queue already, because no worker came for it."""
    waiting = DBTaskResult.objects.filter(
        status=TaskResultStatus.READY, task_path=jobs.run_command.module_path
    )
    return any(
        args_kwargs["args"] == [name]
        for args_kwargs in waiting.values_list("args_kwargs", flat=True)
    )


def _claim(name: str, slot: datetime) -> bool:
    """Claim a slot; of several schedules the unique row lets one through."""
    with transaction.atomic():
        _, is_ours = ScheduledRun.objects.get_or_create(job=name, slot=slot)
        if is_ours and not _is_waiting(name):
            jobs.run_command.enqueue(name)
    return is_ours


def queue_due_runs(*, now: datetime) -> list[str]:
    """Queue whatever has not been queued for its present slot; give back the names.

    A slot missed while nothing ran is caught up once, not as often as it was missed.
    """
    slots = {name: slot_of(timed=timed, now=now) for name, timed in SCHEDULE.items()}
    done = set(
        ScheduledRun.objects.filter(slot__gte=min(slots.values())).values_list("job", "slot")
    )
    due = [name for name, slot in slots.items() if (name, slot) not in done]
    return [name for name in due if _claim(name, slots[name])]


def seconds_to_next_slot(*, now: datetime) -> float:
    """How long the schedule may sleep: until the next full minute."""
    return 60 - timezone.localtime(now).timestamp() % 60


@transaction.atomic
def forget_runs(*, now: datetime) -> int:
    """Forget past slots; the newest one of each job stays."""
    return ScheduledRun.objects.filter(slot__lt=now - RUN_AGE).delete()[0]
