"""Fills the magazine with made-up issues, so that it can be measured."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from magazine.services.generate_issues import generate_issues


class Command(BaseCommand):
    """Adds issues; the same seed always gives the same ones."""

    help = "Adds made-up issues for measuring. Never run it on a portal that people use."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask how many."""
        parser.add_argument("--issues", type=int, default=14)
        parser.add_argument("--seed", type=int, default=1)

    def handle(self, *args: Any, **options: Any) -> None:
        """Add the issues and say how many there are."""
        if not settings.DEMO_ACCOUNTS_ALLOWED:
            raise CommandError("This is a production portal; made-up issues do not belong here.")
        count = generate_issues(
            issues=options["issues"], seed=options["seed"], until=timezone.localdate()
        )
        call_command("index_changes", stdout=self.stdout)
        self.stdout.write(f"{count} made-up issues added (seed {options['seed']}).")
