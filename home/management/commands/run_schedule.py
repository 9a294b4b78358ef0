"""The clock: each minute puts due work into the queue. Several may run, each slot is used once."""

import logging
import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from home.services.queue_due_runs import queue_due_runs, seconds_to_next_slot

logger = logging.getLogger("portal.jobs")


class Command(BaseCommand):
    """Run until stopped."""

    help = "Put timed work into the queue, each minute, until stopped."

    def add_arguments(self, parser: CommandParser) -> None:
        """One look is enough for a cron job and for tests."""
        parser.add_argument("--once", action="store_true", help="Look once and stop.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Look at the clock each minute; a database that is away is asked again next time."""
        stop = threading.Event()
        if options["once"]:
            self._look()
            return
        signal.signal(signal.SIGTERM, lambda *_: stop.set())
        signal.signal(signal.SIGINT, lambda *_: stop.set())
        while not stop.is_set():
            close_old_connections()
            try:
                self._look()
            except DatabaseError:
                logger.exception("The schedule could not reach the database")
            close_old_connections()
            stop.wait(seconds_to_next_slot(now=timezone.now()))

    def _look(self) -> None:
        for name in queue_due_runs(now=timezone.now()):
            logger.debug("Queued %s", name)
