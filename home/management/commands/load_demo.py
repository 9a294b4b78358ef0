"""`manage.py load_demo`: content and accounts for trying the portal out."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from home.services.load_demo import DemoRefused, has_demo, load_demo


class Command(BaseCommand):
    """Loads the demonstration where the settings allow it."""

    help = "Load demonstration accounts, cases, drafts and news; adds only what is missing."

    def add_arguments(self, parser: CommandParser) -> None:
        """Offer the two ways of repeating it."""
        choice = parser.add_mutually_exclusive_group()
        choice.add_argument("--once", action="store_true", help="do nothing when it was loaded")
        choice.add_argument("--reload", action="store_true", help="delete it first")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load and say so."""
        if options["once"] and has_demo():
            self.stdout.write("The demonstration is already there.")
            return
        try:
            with translation.override("ru"):
                load_demo(is_reload=options["reload"])
        except DemoRefused as error:
            raise CommandError(str(error)) from error
        self.stdout.write(self.style.SUCCESS("The demonstration is loaded."))
