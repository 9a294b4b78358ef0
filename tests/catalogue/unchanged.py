"""What a bad input must leave alone: every row of every table, and every file."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.apps import apps
from django.conf import settings

# What any request may write: who is signed in, and what was counted.
OWN_TRAFFIC = {"sessions.Session"}


def rows_and_files() -> dict[str, object]:
    """Every row by table, and the names of all files."""
    found: dict[str, object] = {
        model._meta.label: sorted(model._base_manager.values_list(), key=repr)
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and model._meta.label not in OWN_TRAFFIC
    }
    for root in (settings.MEDIA_ROOT, settings.PRIVATE_ROOT):
        found[f"files in {Path(root).name}"] = sorted(
            str(path) for path in Path(root).rglob("*") if path.is_file()
        )
    return found


@contextmanager
def nothing_changes(*, but: tuple[str, ...] = ()) -> Iterator[None]:
    """Compare all rows and files before and after; `but` names tables that may change."""
    before = rows_and_files()
    yield
    after = rows_and_files()
    changed = {name for name in before if before[name] != after[name]}
    assert changed <= set(but), f"changed: {sorted(changed - set(but))}"
