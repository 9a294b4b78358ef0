"""Brings a register of municipalities in from a CSV or XLSX file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.tables import TableError, read_table
from organisations.forms.register import ALIASES, HEADINGS, REQUIRED, KnownPlaces, read_lines
from organisations.services.import_municipalities import ImportReport, import_municipalities


class Command(BaseCommand):
    """Add new municipalities, change known ones, name every line that stays out."""

    help = (
        "Bring a register in: columns code, kind, name_ru, region, source and more "
        "(docs/operate.md). The same file again changes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, and how carefully."""
        parser.add_argument("file", type=Path, help="CSV or XLSX")
        parser.add_argument("--dry-run", action="store_true", help="say what would be done")
        parser.add_argument(
            "--add-districts", action="store_true", help="make districts that are not known yet"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Read the whole file first; a file that cannot be read changes nothing."""
        try:
            rows = read_table(options["file"], required=REQUIRED, known=HEADINGS, aliases=ALIASES)
        except TableError as error:
            raise CommandError(str(error)) from error
        known = KnownPlaces.read(may_add_districts=options["add_districts"])
        right, faults = read_lines(rows, known)
        report = import_municipalities(rows=right, is_dry_run=options["dry_run"])
        for fault in faults:
            self.stderr.write(_("Line %(line)s: %(text)s") % vars(fault))
        self._tell(report, len(faults), is_dry_run=options["dry_run"])

    def _tell(self, report: ImportReport, faults: int, *, is_dry_run: bool) -> None:
        for name in report.districts:
            self.stdout.write(_("New district: %(name)s") % {"name": name})
        for code, said in report.changed.items():
            self.stdout.write(f"{code}: {'; '.join(said)}")
        self.stdout.write(
            _("Added: %(added)s. Changed: %(changed)s. Unchanged: %(same)s. Left out: %(faults)s.")
            % {
                "added": len(report.added),
                "changed": len(report.changed),
                "same": report.unchanged,
                "faults": faults,
            }
        )
        if faults:
            self.stdout.write(
                ngettext(
                    "Mend the line named above and bring the file again.",
                    "Mend the lines named above and bring the file again.",
                    faults,
                )
            )
        if is_dry_run:
            self.stdout.write(_("This was a rehearsal: nothing was changed."))
