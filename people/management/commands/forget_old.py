"""Forgets what has served: held texts, form keys, old letters and texts, sign-ins; hourly."""

from typing import Any

from django.core.management.base import BaseCommand

from people.services import drop_form_keys, drop_held_forms, drop_old_letters
from people.services.confirm_phone import drop_unfinished_accounts
from people.services.end_sign_in import drop_ended_sign_ins
from people.services.queue_text import drop_old_texts


class Command(BaseCommand):
    """Forget what has served."""

    help = "Forget held forms after a day, form keys after ninety days, letters after two years."

    def handle(self, *args: Any, **options: Any) -> None:
        """Forget and count."""
        self.stdout.write(
            f"{drop_held_forms()} held forms, {drop_form_keys()} keys, "
            f"{drop_old_letters()} letters, {drop_old_texts()} texts, "
            f"{drop_ended_sign_ins()} sign-ins, {drop_unfinished_accounts()} unfinished accounts"
        )
