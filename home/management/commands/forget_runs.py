"""Forgets the past slots of the schedule; nightly."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from home.services.queue_due_runs import forget_runs


class Command(BaseCommand):
    """Forget."""

    help = "Forget past slots of the schedule."

    def handle(self, *args: Any, **options: Any) -> None:
        """Forget and count."""
        self.stdout.write(f"{forget_runs(now=timezone.now())} forgotten")
