"""Has what opened to everybody today read into the index; run by the schedule after midnight."""

from typing import Any

from django.core.management.base import BaseCommand

from home.services.index_opened import index_opened


class Command(BaseCommand):
    """Safe to run at any time."""

    help = "Reads issues and articles anew that have become open to everybody."

    def handle(self, *args: Any, **options: Any) -> None:
        """Ask for them and say how many there are."""
        self.stdout.write(f"{index_opened()} opened")
