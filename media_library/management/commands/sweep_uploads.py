"""Removes files nobody claimed and files without a row, and names lost ones; nightly."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from media_library.services import sweep_files


class Command(BaseCommand):
    """Sweep, or say what would be swept."""

    help = "Remove unclaimed and stray files; name rows whose file is lost."

    def add_arguments(self, parser: CommandParser) -> None:
        """Let an operator look first."""
        parser.add_argument("--dry-run", action="store_true", help="remove nothing, only tell")

    def handle(self, *args: Any, **options: Any) -> None:
        """Sweep and tell."""
        swept = sweep_files(is_rehearsal=options["dry_run"])
        for line in swept.lines():
            self.stdout.write(line)
        self.stdout.write(
            f"{len(swept.unclaimed)} unclaimed, {len(swept.strays)} stray files, "
            f"{len(swept.remade)} sizes to be made again, {len(swept.lost)} lost"
        )
