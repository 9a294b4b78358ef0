"""Lists the Kyrgyz texts that wait for a native editor."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from core.messages.catalogues import unconfirmed


class Command(BaseCommand):
    """`manage.py unconfirmed_messages`, one text a line: English, a tab, Kyrgyz."""

    help = "List Kyrgyz texts marked '?' for a native editor."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Print every unconfirmed text and their number."""
        rows = unconfirmed(Path(settings.LOCALE_PATHS[0]))
        for english, kyrgyz in rows:
            self.stdout.write(f"{english}\t{kyrgyz}")
        self.stdout.write(f"{len(rows)} texts wait for a native editor.")
