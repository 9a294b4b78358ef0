"""Merges handed-in translations (locale/parts/*.json) into the catalogues."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from core.messages.catalogues import merge_parts
from core.messages.project import asked_texts, library_keys


class Command(BaseCommand):
    """`manage.py merge_messages`; the parts may be deleted afterwards."""

    help = "Merge locale/parts/*.json into locale/{ru,ky}/LC_MESSAGES/django.po."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Merge, drop what nobody asks for, and say how many files went in."""
        wanted = {message.key for message in asked_texts()} | library_keys()
        count = merge_parts(Path(settings.LOCALE_PATHS[0]), wanted=wanted)
        self.stdout.write(f"Merged {count} files of locale/parts; they may be deleted now.")
