"""`manage.py check_search`: compares the index of search with what is public, and repairs it."""

from typing import Any

from django.core.management.base import BaseCommand

from search.services.check_search import check_search


class Command(BaseCommand):
    """Compare and repair; run each night by the schedule."""

    help = "Compare the index of search with what is public now; repair what differs."

    def handle(self, *args: Any, **options: Any) -> None:
        """Say what differed."""
        drift = check_search()
        self.stdout.write(
            f"{drift.things} things: {drift.missing} missing, {drift.extra} extra,"
            f" {drift.changed} changed, {drift.words} words miscounted"
        )
