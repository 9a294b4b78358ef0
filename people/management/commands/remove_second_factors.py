"""Helps somebody who lost phone and recovery codes; the operator has made sure who is asking."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from people.selectors import person_with_email, person_with_phone
from people.services.forget_sign_in import remove_second_factors


class Command(BaseCommand):
    """Remove all second factors of one account."""

    help = "Remove the app, passkeys and recovery codes of one account and sign it out everywhere."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the account."""
        parser.add_argument("login", help="e-mail, or phone as +996 and nine figures")

    def handle(self, *args: Any, **options: Any) -> None:
        """Remove and count."""
        login = options["login"]
        person = person_with_email(login) or person_with_phone(login)
        if person is None:
            raise CommandError("No account has this e-mail or confirmed phone.")
        self.stdout.write(f"{remove_second_factors(person=person)} second factors removed")
