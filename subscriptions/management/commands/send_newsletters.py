"""Queues newsletters that nobody has in hand, each minute; after a crash they go on so."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from subscriptions.jobs.newsletters import queue_due, send_here


class Command(BaseCommand):
    """Leave the sending to the worker, or do it here."""

    help = "Queue the newsletters that are due; with --here, send them in this process."

    def add_arguments(self, parser: CommandParser) -> None:
        """The worker is what usually sends."""
        parser.add_argument("--here", action="store_true", help="Send without the worker.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Queue or send."""
        if options["here"]:
            self.stdout.write(f"{send_here()} turns")
        else:
            self.stdout.write(f"{queue_due()} queued")
