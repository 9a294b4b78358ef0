"""Reminds of terms that end and closes those that are over; daily."""

from typing import Any

from django.core.management.base import BaseCommand

from subscriptions.services.erase_person import forget_old_buyers
from subscriptions.services.remind import remind
from subscriptions.services.terms import end_terms


class Command(BaseCommand):
    """Remind, close, forget."""

    help = "Remind 30 and 7 days before a term ends, on its last day and 14 days after, each once."

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it and count."""
        self.stdout.write(
            f"{remind()} reminders due, {end_terms()} terms closed,"
            f" {forget_old_buyers()} payers of old invoices forgotten"
        )
