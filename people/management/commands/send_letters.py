"""Sends the letters whose first attempt failed or never came; the schedule runs it each minute."""

from typing import Any

from django.core.management.base import BaseCommand

from people.jobs import deliver_waiting


class Command(BaseCommand):
    """Send what waits."""

    help = "Send the letters that wait in the outbox."

    def handle(self, *args: Any, **options: Any) -> None:
        """Send and count."""
        self.stdout.write(f"{deliver_waiting()} sent")
