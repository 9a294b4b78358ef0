"""Opens accounts for the people of a CSV or XLSX table, by letter or on paper."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from core.tables import TableError, read_table, write_xlsx
from organisations.forms.people_table import ALIASES, HEADINGS, REQUIRED, read_people
from organisations.services.import_people import PeopleReport, import_people
from people.models import User
from people.selectors import person_with_email


class Command(BaseCommand):
    """Open accounts, name every line that stays out."""

    help = (
        "Open accounts for the people of a table: columns name, email, phone, municipality (its "
        "code), post, language. The same file again opens nothing and writes to nobody."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, and how the codes reach people."""
        parser.add_argument("file", type=Path, help="CSV or XLSX")
        parser.add_argument("--dry-run", action="store_true", help="say what would be done")
        parser.add_argument("--codes", type=Path, help="XLSX for codes to hand out on paper")
        parser.add_argument("--paper", action="store_true", help="all codes on paper, no letters")
        parser.add_argument("--again", action="store_true", help="new codes for unused accounts")
        parser.add_argument("--confirmed-by", metavar="EMAIL", help="who vouches for all posts")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read the whole file first; a file that cannot be read changes nothing."""
        codes: Path | None = options["codes"]
        if options["paper"] and codes is None:
            raise CommandError(_("Name a file for the codes: --codes FILE.xlsx."))
        if codes is not None and codes.exists():
            raise CommandError(_("The file %(file)s is there already.") % {"file": codes.name})
        try:
            table = read_table(options["file"], required=REQUIRED, known=HEADINGS, aliases=ALIASES)
        except TableError as error:
            raise CommandError(str(error)) from error
        people = read_people(table, has_paper=codes is not None)
        report = import_people(
            rows=people.right,
            on_paper=options["paper"],
            confirmed_by=self._voucher(options["confirmed_by"]),
            renews=options["again"],
            is_dry_run=options["dry_run"],
        )
        if codes is not None and report.codes:
            self._write_codes(codes, report)
        for line, text in people.faults:
            self.stderr.write(_("Line %(line)s: %(text)s") % {"line": line, "text": text})
        self._tell(report, len(people.faults), is_dry_run=options["dry_run"])

    def _voucher(self, email: str | None) -> User | None:
        if not email:
            return None
        person = person_with_email(email)
        if person is None or not person.has_perm("organisations.change_membership"):
            raise CommandError(_("Nobody with this address may confirm posts."))
        return person

    def _write_codes(self, path: Path, report: PeopleReport) -> None:
        """Write what opens accounts where only the operator reads it."""
        headings = [_("Name"), _("E-mail or phone"), _("Your code"), _("Address")]
        path.touch(mode=0o600)
        path.write_bytes(write_xlsx(headings, report.codes, title=_("Codes")))

    def _tell(self, report: PeopleReport, faults: int, *, is_dry_run: bool) -> None:
        self.stdout.write(
            _("Opened: %(opened)s. Known: %(known)s. Posts: %(posts)s. Left out: %(faults)s.")
            % {**vars(report), "faults": faults}
        )
        if report.renewed:
            self.stdout.write(_("New codes: %(count)s.") % {"count": report.renewed})
        if report.codes:
            self.stdout.write(_("Codes on paper: %(count)s.") % {"count": len(report.codes)})
        if is_dry_run:
            self.stdout.write(_("This was a rehearsal: nothing was changed."))
