"""Returns the jobs of killed workers to the queue; the schedule runs it each minute."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from home.services.reap_jobs import reap_jobs


class Command(BaseCommand):
    """Reap."""

    help = "Return the jobs of killed workers to the queue."

    def handle(self, *args: Any, **options: Any) -> None:
        """Reap and count."""
        self.stdout.write(f"{reap_jobs(now=timezone.now())} returned")
