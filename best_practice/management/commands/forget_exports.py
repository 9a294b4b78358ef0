"""Deletes files of long lists whose days are over; each hour."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from best_practice.services.export_list import drop_old_case_exports


class Command(BaseCommand):
    """Delete."""

    help = "Delete files of cases that were prepared days ago."

    def handle(self, *args: Any, **options: Any) -> None:
        """Delete and count."""
        self.stdout.write(f"{drop_old_case_exports(now=timezone.now())} deleted")
