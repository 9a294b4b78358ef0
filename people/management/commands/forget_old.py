"""Forgets what has served: held texts, old form keys, old letters to nobody's account; hourly."""

from typing import Any

from django.core.management.base import BaseCommand

from people.services import drop_form_keys, drop_held_forms, drop_old_letters


class Command(BaseCommand):
    """Forget what has served."""

    help = "Forget held forms after a day, form keys after ninety days, letters after two years."

    def handle(self, *args: Any, **options: Any) -> None:
        """Forget and count."""
        self.stdout.write(
            f"{drop_held_forms()} held forms, {drop_form_keys()} keys, {drop_old_letters()} letters"
        )
