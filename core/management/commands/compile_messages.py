"""Compiles the catalogues that changed; needs no gettext on the machine."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.translation.reloader import translation_file_changed

from core.messages.catalogues import compile_catalogues


class Command(BaseCommand):
    """`manage.py compile_messages [--force]`"""

    help = "Compile locale/*/LC_MESSAGES/django.po without gettext, only what is older."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take --force."""
        parser.add_argument("--force", action="store_true", help="Compile everything.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Compile and say what was compiled."""
        done = compile_catalogues(Path(settings.LOCALE_PATHS[0]), force=bool(options.get("force")))
        if done:
            # What runs next in this process, the demo's letters say, speaks the fresh texts.
            translation_file_changed(sender=None, file_path=Path("django.mo"))
        if done and options["verbosity"]:
            self.stdout.write(f"Compiled: {', '.join(done)}")
