"""The worker: runs the jobs of the queue, retries what failed, returns what a killed one left."""

import logging
import threading
import time
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import (
    DatabaseError,
    InterfaceError,
    OperationalError,
    close_old_connections,
    connections,
)
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from core.logs import Work, at_work
from home.choices import JOB_LEASE
from home.services.reap_jobs import beat, reap_jobs, retry_failed

logger = logging.getLogger("portal.jobs")

BEAT = 10.0  # seconds; several beats must fit into the lease


class PatientWorker(Worker):
    """The library's worker with a pulse, so that its death is noticed, and with second tries."""

    def __init__(self, *, beat_seconds: float, lease: timedelta, **options: Any) -> None:
        super().__init__(**options)
        self.beat_seconds = beat_seconds
        self.lease = lease
        self.job_id: Any = None
        self.stopped = threading.Event()

    def run_task(self, db_task_result: DBTaskResult[Any, Any]) -> None:
        """Run one job; if it raised, put it back for later."""
        self.job_id = db_task_result.pk
        began = time.monotonic()
        with at_work(Work("job", str(db_task_result.pk))):
            try:
                super().run_task(db_task_result)
            finally:
                self.job_id = None
            retry_failed(job_id=db_task_result.pk, now=timezone.now())
            seconds = time.monotonic() - began
            if seconds >= settings.SLOW_JOB_SECONDS:
                facts = {"task": db_task_result.task_path, "ms": round(seconds * 1000)}
                logger.warning("Slow job", extra=facts)

    def pulse(self) -> None:
        """Beat for the running job and reap the jobs of the dead, in a thread of its own."""
        while not self.stopped.wait(self.beat_seconds):
            close_old_connections()
            try:
                if job_id := self.job_id:
                    beat(job_id=job_id, now=timezone.now())
                reap_jobs(now=timezone.now(), lease=self.lease)
            except DatabaseError:
                logger.warning("The worker's pulse could not reach the database")
        connections.close_all()

    def work(self) -> None:
        """Work until told to stop; a database that went away is waited for."""
        threading.Thread(target=self.pulse, daemon=True).start()
        try:
            while self.running:
                try:
                    return self.run()
                except (OperationalError, InterfaceError):
                    logger.warning("The worker lost the database and tries again")
                    close_old_connections()
                    time.sleep(2)
        finally:
            self.stopped.set()


class Command(BaseCommand):
    """Run until stopped; SIGTERM lets the running job end."""

    help = "Run the jobs of the queue until stopped."

    def add_arguments(self, parser: CommandParser) -> None:
        """The numbers are for tests; an operator needs none of them."""
        parser.add_argument("--interval", type=float, default=1, help="Seconds between looks.")
        parser.add_argument("--beat", type=float, default=BEAT, help="Seconds between beats.")
        parser.add_argument("--lease", type=float, default=JOB_LEASE.total_seconds())
        parser.add_argument("--batch", action="store_true", help="Stop when the queue is empty.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Work."""
        worker = PatientWorker(
            beat_seconds=options["beat"],
            lease=timedelta(seconds=options["lease"]),
            queue_names=["*"],
            excluded_queue_names=[],
            interval=options["interval"],
            batch=options["batch"],
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
        )
        worker.configure_signals()
        worker.work()
