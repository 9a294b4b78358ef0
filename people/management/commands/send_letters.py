"""Sends letters and texts whose first attempt failed; the schedule runs it each minute."""

from typing import Any

from django.core.management.base import BaseCommand

from people.jobs import deliver_waiting, deliver_waiting_texts


class Command(BaseCommand):
    """Send what waits."""

    help = "Send the letters and texts that wait in the outbox."

    def handle(self, *args: Any, **options: Any) -> None:
        """Send and count."""
        self.stdout.write(f"{deliver_waiting()} sent, {deliver_waiting_texts()} texts")
