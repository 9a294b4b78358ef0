"""Scans files the scanner has not judged and reads PDFs nobody read; every five minutes."""

from typing import Any

from django.core.management.base import BaseCommand

from media_library.jobs.examining import examine_waiting


class Command(BaseCommand):
    """Examine."""

    help = "Scan and read files that wait for it."

    def handle(self, *args: Any, **options: Any) -> None:
        """Examine and count."""
        self.stdout.write(f"{examine_waiting()} files examined")
