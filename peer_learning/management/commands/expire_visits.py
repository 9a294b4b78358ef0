"""Closes requests for visits that nobody answered for sixty days."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from peer_learning.services.visits import expire_visits


class Command(BaseCommand):
    """`manage.py expire_visits`, once a day by the schedule."""

    help = "Close requests for visits and mentors without an answer; tell both sides and editors."

    def handle(self, *args: Any, **options: Any) -> None:
        """Say how many."""
        self.stdout.write(f"Closed {expire_visits(now=timezone.now())} requests.")
