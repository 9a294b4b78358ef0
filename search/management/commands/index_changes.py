"""`manage.py index_changes`: reads into the index what changed; the worker runs it by itself."""

from typing import Any

from django.core.management.base import BaseCommand

from search.services.index_requested import index_requested


class Command(BaseCommand):
    """Work off the requests."""

    help = "Bring what changed into the index of search."

    def handle(self, *args: Any, **options: Any) -> None:
        """Index and count."""
        self.stdout.write(f"{index_requested()} things indexed")
