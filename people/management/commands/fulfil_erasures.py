"""Warns those who are erased soon and erases those whose day has come; each night."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from people.services import fulfil_erasures, warn_of_erasures


class Command(BaseCommand):
    """`manage.py fulfil_erasures`."""

    help = "Warn of erasures two days ahead, erase whose fourteen days are over."

    def handle(self, *args: Any, **options: Any) -> None:
        """Act and count."""
        now = timezone.now()
        warned = warn_of_erasures(now=now)
        erased = fulfil_erasures(now=now)
        self.stdout.write(f"{erased} erased, {warned} warned")
