"""`manage.py rebuild_search`: the whole index anew, while people search."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from search.services.rebuild_index import rebuild_index

DATABASE, ELASTICSEARCH = "database", "elasticsearch"


class Command(BaseCommand):
    """Both engines where there are two; nobody finds less meanwhile."""

    help = "Make the index of search anew from everything that is public now."

    def add_arguments(self, parser: CommandParser) -> None:
        """Let one engine be named."""
        parser.add_argument("--engine", choices=(DATABASE, ELASTICSEARCH), default="")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Rebuild, and say how much there is."""
        engine = options["engine"]
        if engine == ELASTICSEARCH and not settings.ELASTICSEARCH_URL:
            raise CommandError("ELASTICSEARCH_URL is not set.")
        if engine != ELASTICSEARCH:
            done = rebuild_index()
            self.stdout.write(
                f"{done.things} things, {done.documents} documents, {done.terms} terms."
            )
        if engine != DATABASE and settings.ELASTICSEARCH_URL:
            from search.services import sync_elasticsearch as service  # noqa: PLC0415 -- 40 MB

            service.sync_elasticsearch(anew=True)
            self.stdout.write("Elasticsearch has all of it.")
