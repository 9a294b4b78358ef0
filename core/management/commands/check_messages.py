"""Fails when a text of the interface lacks Russian or Kyrgyz, or is written in wrong letters."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django
from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from core.messages.extraction import in_project
from core.messages.faults import find_faults, library_keys


def library_locales(root: Path) -> Iterator[Path]:
    """Catalogue folders of everything installed that is not ours."""
    yield Path(django.__file__).parent / "conf" / "locale"
    for app in apps.get_app_configs():
        if not Path(app.path).is_relative_to(root) or ".venv" in Path(app.path).parts:
            yield Path(app.path) / "locale"


class Command(BaseCommand):
    """`manage.py check_messages`"""

    help = "Check that every text has Russian and Kyrgyz, with the right letters."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print every fault; any is an error."""
        root = Path(settings.BASE_DIR)
        packages = [app.label for app in apps.get_app_configs() if Path(app.path).parent == root]
        faults = find_faults(
            Path(settings.LOCALE_PATHS[0]),
            in_project(root, [*packages, "config"]),
            library_keys(library_locales(root)),
        )
        for fault in faults:
            self.stderr.write(fault)
        if faults:
            raise CommandError(f"{len(faults)} faults in the messages.")
        self.stdout.write("Every text has its Russian and Kyrgyz.")
