"""Brings a reform of municipalities in from a CSV or XLSX file: merged, divided, renamed."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from core.tables import TableError, read_table
from organisations.forms.reform import ALIASES, HEADINGS, REQUIRED, KnownNames, read_reform
from organisations.services.apply_reform import apply_reform, refresh_names


class Command(BaseCommand):
    """Write down what a reform did, each step with its day; name every line that stays out."""

    help = (
        "Bring a reform in: columns action (merged, split, renamed), date, code, successor, "
        "name_ru, name_ky, name_en, source (docs/operate.md)."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, and how carefully."""
        parser.add_argument("file", type=Path, help="CSV or XLSX")
        parser.add_argument("--dry-run", action="store_true", help="say what would be done")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read the whole file first; a file that cannot be read changes nothing."""
        try:
            rows = read_table(options["file"], required=REQUIRED, known=HEADINGS, aliases=ALIASES)
        except TableError as error:
            raise CommandError(str(error)) from error
        right, faults = read_reform(rows, KnownNames.read())
        report = apply_reform(rows=right, is_dry_run=options["dry_run"])
        for fault in faults:
            self.stderr.write(_("Line %(line)s: %(text)s") % vars(fault))
        self.stdout.write(
            _("New steps: %(new)s. Known: %(known)s. Left out: %(faults)s.")
            % {"new": report.applied, "known": report.known, "faults": len(faults)}
        )
        if options["dry_run"]:
            self.stdout.write(_("This was a rehearsal: nothing was changed."))
        else:
            refresh_names()
