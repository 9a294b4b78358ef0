"""Writes to everybody who follows a search about what is new; each morning."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from search.services.send_alerts import send_alerts


class Command(BaseCommand):
    """Write."""

    help = "Tell people what is new in the searches they follow."

    def handle(self, *args: Any, **options: Any) -> None:
        """Write and count."""
        self.stdout.write(f"{send_alerts(now=timezone.now())} letters")
