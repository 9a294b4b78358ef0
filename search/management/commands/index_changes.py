"""`manage.py index_changes`: reads into the index what changed; the worker runs it by itself."""

from typing import Any

from django.core.management.base import BaseCommand

from search.models import SearchThing
from search.services.check_search import check_search
from search.services.index_requested import index_requested


class Command(BaseCommand):
    """Work off the requests; an empty index, as after an update, is filled first."""

    help = "Bring what changed into the index of search."

    def handle(self, *args: Any, **options: Any) -> None:
        """Index and count."""
        if not SearchThing.objects.exists():
            check_search()
        self.stdout.write(f"{index_requested()} things indexed")
