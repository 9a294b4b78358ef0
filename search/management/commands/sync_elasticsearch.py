"""Brings Elasticsearch up to date; the schedule runs it every five minutes."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from search.engine.interface import EngineDownError


class Command(BaseCommand):
    """Compare, repair, rebuild."""

    help = "Compare Elasticsearch with the database and repair it; --anew rebuilds it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the wish for a whole new index."""
        parser.add_argument("--anew", action="store_true", help="Build a new index and swap.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Say what was done; a node that is down is no failure, the next run repairs."""
        if not settings.ELASTICSEARCH_URL:
            self.stdout.write("no Elasticsearch")
            return
        from search.services import sync_elasticsearch as service  # noqa: PLC0415 -- 40 MB

        try:
            done = service.sync_elasticsearch(anew=options["anew"])
        except EngineDownError as trouble:
            self.stdout.write(f"Elasticsearch does not answer: {trouble}")
        except service.SyncRunningError:
            self.stdout.write("already running")
        else:
            words = "rebuilt" if done.rebuilt else "up to date"
            self.stdout.write(f"{words}, {done.repaired} repaired")
