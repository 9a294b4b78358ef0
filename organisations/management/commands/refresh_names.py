"""Shows every municipality under its name of today; the schedule runs it each night."""

from typing import Any

from django.core.management.base import BaseCommand

from organisations.services.apply_reform import refresh_names


class Command(BaseCommand):
    """Let renamings that were entered ahead take effect on their day."""

    help = "Show every municipality under the dated name of today."

    def handle(self, *args: Any, **options: Any) -> None:
        """Refresh and count."""
        self.stdout.write(f"{len(refresh_names())} names")
