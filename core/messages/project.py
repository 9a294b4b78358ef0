"""What the whole project asks to be translated, and what its libraries translate themselves."""

from collections.abc import Iterator
from pathlib import Path

import django
import polib
from django.apps import apps
from django.conf import settings

from core.messages.extraction import Message, in_project


def asked_texts() -> Iterator[Message]:
    """Every text of our apps, our settings and our templates."""
    root = Path(settings.BASE_DIR)
    packages = [app.label for app in apps.get_app_configs() if Path(app.path).parent == root]
    return in_project(root, [*packages, "config"])


def library_locales(root: Path) -> Iterator[Path]:
    """Catalogue folders of everything installed that is not ours."""
    yield Path(django.__file__).parent / "conf" / "locale"
    for app in apps.get_app_configs():
        if not Path(app.path).is_relative_to(root) or ".venv" in Path(app.path).parts:
            yield Path(app.path) / "locale"


def library_keys() -> set[tuple[str | None, str]]:
    """Texts of the libraries' own catalogues, which ours may translate anew."""
    return {
        (entry.msgctxt, entry.msgid)
        for locale in library_locales(Path(settings.BASE_DIR))
        for path in (locale / "ru" / "LC_MESSAGES").glob("django.mo")
        for entry in polib.mofile(str(path))
    }
