"""Brings yearly figures of municipalities in from a CSV or XLSX file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from core.tables import TableError, read_table
from organisations.forms.measures import ALIASES, HEADINGS, REQUIRED, read_measures
from organisations.services.import_measures import import_measures


class Command(BaseCommand):
    """Add and change figures, name every line that stays out."""

    help = (
        "Bring yearly figures in: columns code, year, value, source and measure "
        "(docs/operate.md). The same file again changes nothing."
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
        right, faults = read_measures(rows)
        report = import_measures(rows=right, is_dry_run=options["dry_run"])
        for fault in faults:
            self.stderr.write(_("Line %(line)s: %(text)s") % vars(fault))
        for row in report.unknown:
            text = _("there is no municipality with the code “%(code)s”") % {"code": row.code}
            self.stderr.write(_("Line %(line)s: %(text)s") % {"line": row.line, "text": text})
        self.stdout.write(
            _("Added: %(added)s. Changed: %(changed)s. Unchanged: %(same)s. Left out: %(faults)s.")
            % {
                "added": report.added,
                "changed": report.changed,
                "same": report.unchanged,
                "faults": len(faults) + len(report.unknown),
            }
        )
        if options["dry_run"]:
            self.stdout.write(_("This was a rehearsal: nothing was changed."))
