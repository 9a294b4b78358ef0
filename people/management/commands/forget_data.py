"""Drops copies of data after a day and old lines of the access log; each hour."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from people.services import drop_old_accesses, drop_old_exports


class Command(BaseCommand):
    """`manage.py forget_data`."""

    help = "Drop copies of personal data after a day, the access log after three years."

    def handle(self, *args: Any, **options: Any) -> None:
        """Act and count."""
        now = timezone.now()
        exports = drop_old_exports(now=now)
        accesses = drop_old_accesses(now=now)
        self.stdout.write(f"{exports} copies, {accesses} accesses")
