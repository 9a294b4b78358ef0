"""Jobs that did not end well: those of killed workers come back, failed ones are tried again."""

import logging
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from home.choices import JOB_LEASE, JOB_RETRIES

logger = logging.getLogger("portal.jobs")

MOST_ATTEMPTS = len(JOB_RETRIES) + 1


def beat(*, job_id: UUID, now: datetime) -> bool:
    """Say that a job is alive: the worker moves the start of its running job forward."""
    running = DBTaskResult.objects.filter(pk=job_id, status=TaskResultStatus.RUNNING)
    return bool(running.update(started_at=now))


def retry_failed(*, job_id: UUID, now: datetime) -> bool:
    """Put a job that raised back into the queue, later each time; give up after the last."""
    job = DBTaskResult.objects.filter(pk=job_id, status=TaskResultStatus.FAILED).first()
    if job is None:
        return False
    attempts = len(job.worker_ids)
    if attempts >= MOST_ATTEMPTS:
        logger.error("Job %s (%s) failed %d times and is given up", job.pk, job.task_path, attempts)
        return False
    # What it raised stays in the row, for whoever looks meanwhile.
    retried = DBTaskResult.objects.filter(pk=job_id, status=TaskResultStatus.FAILED).update(
        status=TaskResultStatus.READY, run_after=now + JOB_RETRIES[attempts - 1], finished_at=None
    )
    return bool(retried)


def reap_jobs(*, now: datetime, lease: timedelta = JOB_LEASE) -> int:
    """Give back to the queue the jobs whose worker has fallen silent; count them.

    A job that has killed its worker again and again fails instead and stays visible.
    """
    silent = DBTaskResult.objects.filter(
        status=TaskResultStatus.RUNNING, started_at__lt=now - lease
    )
    returned = 0
    for job in silent:
        same = DBTaskResult.objects.filter(
            pk=job.pk, status=TaskResultStatus.RUNNING, started_at=job.started_at
        )
        if len(job.worker_ids) >= MOST_ATTEMPTS:
            same.update(
                status=TaskResultStatus.FAILED,
                finished_at=timezone.now(),
                traceback="The worker was killed during this job every time.",
            )
            logger.error("Job %s (%s) killed its worker and is given up", job.pk, job.task_path)
        else:
            returned += same.update(status=TaskResultStatus.READY, run_after=now)
    return returned
