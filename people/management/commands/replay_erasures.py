"""Erases again whom a restored backup brought back; to be run after every restore."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from people.services import replay_erasures


class Command(BaseCommand):
    """`manage.py replay_erasures [FILE]`."""

    help = "Erase again the people of the list of erasures (ERASURE_LIST, or the file given)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take a list saved elsewhere."""
        parser.add_argument("file", nargs="?", type=Path, default=Path(settings.ERASURE_LIST))

    def handle(self, *args: Any, **options: Any) -> None:
        """Erase and count; a file that was named must be there."""
        path: Path = options["file"]
        if path != Path(settings.ERASURE_LIST) and not path.exists():
            raise CommandError(f"{path} is not there.")
        lines, erased = replay_erasures(path=path)
        self.stdout.write(f"{lines} erasures in the list, {erased} people erased again")
