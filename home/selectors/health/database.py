"""Is the portal able to work: database, migrations, queue."""

import datetime

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import F, Q
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

# A job that waits longer than this means that no worker is running.
LONGEST_WAIT = datetime.timedelta(minutes=10)


def has_database() -> bool:
    """Ask the database for one row."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return bool(cursor.fetchone() == (1,))


def has_pending_migrations() -> bool:
    """Say whether the code expects tables that the database does not have yet."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def is_queue_moving() -> bool:
    """Say whether no job has been ready for too long."""
    limit = timezone.now() - LONGEST_WAIT
    # A job for at once carries a date beyond all dates; a postponed one waits from its date.
    at_once = Q(run_after__year=9999) | Q(run_after__lte=F("enqueued_at"))
    stuck = Q(at_once, enqueued_at__lt=limit) | Q(run_after__lt=limit, enqueued_at__lt=limit)
    return not DBTaskResult.objects.ready().filter(stuck).exists()
