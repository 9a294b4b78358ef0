"""Forgets what was searched for more than a year ago; nightly."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from search.services.record_search import forget_searches


class Command(BaseCommand):
    """Forget."""

    help = "Forget what was searched for more than thirteen months ago."

    def handle(self, *args: Any, **options: Any) -> None:
        """Forget and count."""
        self.stdout.write(f"{forget_searches(today=timezone.localdate())} forgotten")
