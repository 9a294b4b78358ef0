"""Asks for things to be read into the index again, once what changed them is certain."""

from collections.abc import Iterable

from django.db import connection, transaction
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from search.jobs.indexing import index_changes
from search.models import IndexRequest
from search.registry import providers

BATCH = 500


@transaction.atomic
def request_index(*, kind: str, keys: Iterable[str]) -> int:
    """Have these things read again; whether they are new, changed or gone, the index finds out.

    Written in the transaction of the caller, so a rolled-back one asks for nothing. However many
    ask, one job answers. Gives how many; refuses a kind that nobody hands in with KeyError.
    """
    if kind not in providers():
        raise KeyError(kind)
    rows = [IndexRequest(kind=kind, key=key) for key in dict.fromkeys(keys)]
    if not rows:
        return 0
    IndexRequest.objects.bulk_create(rows, batch_size=BATCH)
    if not any(waiting is wake_worker for _, waiting, *_ in connection.run_on_commit):
        # What publishes must not fail because the queue does; the schedule wakes the worker too.
        transaction.on_commit(wake_worker, robust=True)
    return len(rows)


def wake_worker() -> None:
    """Queue the job unless one waits there: it will see what was just written."""
    waiting = DBTaskResult.objects.filter(
        status=TaskResultStatus.READY, task_path=index_changes.module_path
    )
    if not waiting.exists():
        index_changes.enqueue()
