"""Forgets typed text nobody came back for and form keys too old to be repeated."""

from typing import Any

from django.core.management.base import BaseCommand

from people.services import drop_form_keys, drop_held_forms


class Command(BaseCommand):
    """Forget what has served."""

    help = "Forget held forms after a day and form keys after ninety days."

    def handle(self, *args: Any, **options: Any) -> None:
        """Forget and count."""
        self.stdout.write(f"{drop_held_forms()} held forms, {drop_form_keys()} keys")
