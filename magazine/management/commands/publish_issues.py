"""Publishes the issues whose planned hour has come."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from magazine.services.publish_due_issues import publish_due_issues


class Command(BaseCommand):
    """`manage.py publish_issues`, every few minutes by the schedule."""

    help = "Publish issues of the magazine that were planned for an hour that has come."

    def handle(self, *args: Any, **options: Any) -> None:
        """Say which."""
        done = publish_due_issues(now=timezone.now())
        self.stdout.write(f"Published {len(done)} issues. {' '.join(done)}".strip())
