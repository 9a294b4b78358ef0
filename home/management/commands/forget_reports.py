"""Forgets reported mistakes a year after they were dealt with; nightly."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from home.services.erase_reports import forget_reports


class Command(BaseCommand):
    """Forget."""

    help = "Forget reported mistakes a year after they were dealt with."

    def handle(self, *args: Any, **options: Any) -> None:
        """Forget and count."""
        self.stdout.write(f"{forget_reports(now=timezone.now())} forgotten")
