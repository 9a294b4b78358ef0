"""Removes uploads nobody claimed within a day, and files without a row; nightly."""

from typing import Any

from django.core.management.base import BaseCommand

from media_library.services import sweep_uploads


class Command(BaseCommand):
    """Sweep."""

    help = "Remove unclaimed uploads after a day, and stray files."

    def handle(self, *args: Any, **options: Any) -> None:
        """Sweep and count."""
        rows, strays = sweep_uploads()
        self.stdout.write(f"{rows} unclaimed, {strays} stray files")
