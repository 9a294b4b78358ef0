"""Forgets addresses that never confirmed, and old deliveries; the schedule runs it each night."""

from typing import Any

from django.core.management.base import BaseCommand

from subscriptions.services.forget_newsletters import forget_newsletters


class Command(BaseCommand):
    """Forget."""

    help = "Forget addresses of the newsletter that never confirmed, and old deliveries."

    def handle(self, *args: Any, **options: Any) -> None:
        """Forget and count."""
        self.stdout.write(f"{forget_newsletters()} forgotten")
