"""Is the database as the code expects it, and does anybody work on what waits in it."""

import datetime
import time

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from core.health import Finding, error, fine, warning
from home.models import ScheduledRun
from home.selectors.health.remedies import look_at, run
from people.choices import LetterState
from people.models import Letter

# A job that waits longer than this means that no worker is running.
LONGEST_WAIT = datetime.timedelta(minutes=10)
# A letter that waits longer has been refused several times.
LETTER_WAIT = datetime.timedelta(hours=1)
# The schedule puts something into the queue each minute.
SCHEDULE_SILENCE = datetime.timedelta(minutes=10)
RECENT = datetime.timedelta(days=7)

# Applied migrations do not go away while the process lives, and looking takes long.
MIGRATIONS_KNOWN_FOR = 60  # seconds
_applied_until = [0.0]


def check_database() -> Finding:
    """Ask the database for one row."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            cursor.fetchone()
    except DatabaseError:
        return error(_("The database does not answer."), run("systemctl status postgresql"))
    return fine(_("The database answers."))


def check_migrations() -> Finding:
    """Say whether the code expects tables that the database does not have yet."""
    if time.monotonic() > _applied_until[0]:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return error(_("The database is older than the code."), run("manage.py migrate"))
        _applied_until[0] = time.monotonic() + MIGRATIONS_KNOWN_FOR
    return fine(_("All migrations are applied."))


def check_queue() -> Finding:
    """Say whether a job has been ready for too long."""
    limit = timezone.now() - LONGEST_WAIT
    # A job for at once carries a date beyond all dates; a postponed one waits from its date.
    at_once = Q(run_after__year=9999) | Q(run_after__lte=F("enqueued_at"))
    stuck = Q(at_once, enqueued_at__lt=limit) | Q(run_after__lt=limit, enqueued_at__lt=limit)
    if DBTaskResult.objects.ready().filter(stuck).exists():
        return error(
            _("Jobs have been waiting for more than ten minutes: no worker takes them."),
            run("systemctl restart portal-worker"),
        )
    return fine(_("No job waits for long."))


def check_schedule() -> Finding:
    """Say whether the clock of the portal goes."""
    newest = ScheduledRun.objects.order_by("-queued_at").values_list("queued_at", flat=True).first()
    if newest is None or newest < timezone.now() - SCHEDULE_SILENCE:
        return warning(
            _("The schedule has put nothing into the queue for ten minutes."),
            run("systemctl restart portal-schedule"),
        )
    return fine(_("The schedule runs."))


def check_letters() -> Finding:
    """Say whether letters leave."""
    now = timezone.now()
    letters = Letter.objects.all()
    waiting = letters.filter(state=LetterState.NEW, queued_at__lt=now - LETTER_WAIT).count()
    failed = letters.filter(state=LetterState.FAILED, queued_at__gt=now - RECENT).count()
    if waiting:
        says = ngettext(
            "%(number)d letter has been waiting for more than an hour.",
            "%(number)d letters have been waiting for more than an hour.",
            waiting,
        )
        return warning(says % {"number": waiting}, run("manage.py send_letters"))
    if failed:
        says = ngettext(
            "%(number)d letter of the last week could not be delivered.",
            "%(number)d letters of the last week could not be delivered.",
            failed,
        )
        return warning(says % {"number": failed}, look_at("/admin/letters/"))
    return fine(_("Letters leave."))


def check_failed_jobs() -> Finding:
    """Count jobs that were given up."""
    given_up = DBTaskResult.objects.filter(
        status=TaskResultStatus.FAILED, enqueued_at__gt=timezone.now() - RECENT
    ).count()
    if given_up:
        says = ngettext(
            "%(number)d job of the last week was given up.",
            "%(number)d jobs of the last week were given up.",
            given_up,
        )
        return warning(says % {"number": given_up}, look_at("/admin/failed-jobs/"))
    return fine(_("No job of the last week was given up."))
