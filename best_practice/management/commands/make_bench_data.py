"""Fills an empty portal with made-up cases, so that it can be measured."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from best_practice.services.generate_cases import NotReady, generate_cases


class Command(BaseCommand):
    """Adds cases; the same seed always gives the same ones."""

    help = "Adds many made-up cases for measuring. Never run it on a portal that people use."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask how many."""
        parser.add_argument("--cases", type=int, default=200)
        parser.add_argument("--seed", type=int, default=1)

    def handle(self, *args: Any, **options: Any) -> None:
        """Add the cases and say how many there are."""
        if not settings.DEMO_ACCOUNTS_ALLOWED:
            raise CommandError("This is a production portal; made-up cases do not belong here.")
        try:
            count = generate_cases(cases=options["cases"], seed=options["seed"])
        except NotReady as error:
            raise CommandError("Run setup_portal and load_demo first.") from error
        call_command("index_changes", stdout=self.stdout)
        self.stdout.write(f"{count} made-up cases added (seed {options['seed']}).")
