"""Timed work: what the schedule puts into the queue, run by the worker."""

import io

from django.core.management import call_command
from django_tasks import task

from home.choices import SCHEDULE


@task()
def run_command(name: str) -> str:
    """Run one command of the schedule and give back what it said."""
    timed = SCHEDULE[name]
    said = io.StringIO()
    call_command(timed.command, *timed.arguments, stdout=said)
    return said.getvalue()[-1000:]
