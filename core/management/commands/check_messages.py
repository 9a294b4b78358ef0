"""Fails when a text of the interface lacks Russian or Kyrgyz, or is written in wrong letters."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from core.messages.faults import find_faults
from core.messages.project import asked_texts, library_keys


class Command(BaseCommand):
    """`manage.py check_messages`"""

    help = "Check that every text has Russian and Kyrgyz, with the right letters."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print every fault; any is an error."""
        faults = find_faults(Path(settings.LOCALE_PATHS[0]), asked_texts(), library_keys())
        for fault in faults:
            self.stderr.write(fault)
        if faults:
            raise CommandError(f"{len(faults)} faults in the messages.")
        self.stdout.write("Every text has its Russian and Kyrgyz.")
