"""`manage.py doctor`: looks at everything the portal needs and says what helps."""

import json
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.utils import translation

from core.health import Level, check_of, examine


class Command(BaseCommand):
    """Examines; the exit code is 0 when all is well, 1 after a warning, 2 after an error."""

    help = "Examine the portal and name a remedy for each finding."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Choose the form and the language of the answer."""
        codes = [code for code, _ in settings.LANGUAGES]
        parser.add_argument("--json", action="store_true", help="Answer for programs.")
        parser.add_argument("--language", choices=codes, default=settings.LANGUAGE_CODE)
        parser.add_argument("--trace", metavar="CHECK", help="Run one check and let it break.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Examine, print, leave with the worst level."""
        with translation.override(options["language"]):
            if options["trace"]:
                self.stdout.write(check_of(options["trace"])().says)
                return
            findings = examine()
        rows = [
            {"check": name, "level": one.level.word, "says": one.says, "remedy": one.remedy}
            for name, one in findings.items()
        ]
        worst = max((one.level for one in findings.values()), default=Level.FINE)
        if options["json"]:
            whole = {"level": worst.word, "findings": rows}
            self.stdout.write(json.dumps(whole, ensure_ascii=False, indent=1))
        else:
            for row in rows:
                self._write(row)
        if worst:
            raise SystemExit(int(worst))

    def _write(self, row: dict[str, str]) -> None:
        colours = {"warning": self.style.WARNING, "error": self.style.ERROR}
        colour = colours.get(row["level"], self.style.SUCCESS)
        level = colour(row["level"].ljust(8))
        self.stdout.write(f"{level} {row['check']:13} {row['says']}")
        if row["remedy"]:
            self.stdout.write(f"{'':23}→ {row['remedy']}")
