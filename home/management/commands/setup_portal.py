"""`manage.py setup_portal`: brings an empty database to a working portal, as often as wanted."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils import translation

from home.services.setup_portal import setup_portal


class Command(BaseCommand):
    """Makes the cache table, then everything the portal cannot work without."""

    help = "Make locales, page trees, vocabularies, places, groups and contacts; safe to repeat."

    def handle(self, *args: Any, **options: Any) -> None:
        """Run every step and say that it is done."""
        call_command("createcachetable", verbosity=0)
        with translation.override("ru"):
            setup_portal()
        self.stdout.write(self.style.SUCCESS("The portal is set up."))
