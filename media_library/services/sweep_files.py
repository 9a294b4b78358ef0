"""Sweeps both ways: no file without a row, no row without a file."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any

from django.apps import apps
from django.core.files.storage import Storage, storages
from django.db import models, transaction
from django.utils import timezone
from wagtail.models import UploadedFile

from media_library.choices import ARRIVING_AGE, SWEPT_FOLDERS, UNCLAIMED_AGE, UploadState
from media_library.models import Arrival, SiteRendition, Upload

logger = logging.getLogger("portal.files")


@dataclass
class Swept:
    """What went, or would go; and what is lost, which only a person can bring back."""

    unclaimed: list[str] = field(default_factory=list)
    strays: list[str] = field(default_factory=list)
    remade: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        """The report, a line for each file."""
        named = {
            "unclaimed": self.unclaimed,
            "file without a row": self.strays,
            "size to be made again": self.remade,
            "LOST, its row is there": self.lost,
        }
        return [f"{what}: {name}" for what, names in named.items() for name in names]


def sweep_files(*, now: datetime | None = None, is_rehearsal: bool = False) -> Swept:
    """Remove what nobody claimed, files without a row and sizes without a file; name lost files.

    A rehearsal removes nothing. A row whose file is lost stays: the file may be in a backup.
    """
    now = now or timezone.now()
    swept = Swept()
    _sweep_unclaimed(swept, now, is_rehearsal)
    for alias, folders in SWEPT_FOLDERS.items():
        storage = storages[alias]
        known = dict(_known_files(storage))
        pieces = set(_pieces()) if alias == "private" else set()
        stored = {name for folder in folders for name in _stored_files(storage, folder)}
        for name in sorted(stored - known.keys() - pieces):
            _sweep_stray(swept, storage, name, now, is_rehearsal)
        for name in sorted(known.keys() - stored):
            if PurePosixPath(name).parts[0] in folders:
                _note_lost(swept, name, known[name], is_rehearsal)
    if swept.lost:
        logger.error("%s files are lost; sweep_uploads --dry-run names them", len(swept.lost))
    return swept


def sweep_uploads(*, now: datetime | None = None) -> tuple[int, int]:
    """Sweep, and give back how many unclaimed and how many stray files went."""
    swept = sweep_files(now=now)
    return len(swept.unclaimed), len(swept.strays)


def _sweep_unclaimed(swept: Swept, now: datetime, is_rehearsal: bool) -> None:
    received = {"state": UploadState.RECEIVED, "received_at__lt": now - UNCLAIMED_AGE}
    resting = {"moved_at__lt": now - ARRIVING_AGE}
    old: list[tuple[models.Model, dict[str, Any]]] = [
        *((row, received) for row in Upload.objects.filter(**received)),
        *((row, resting) for row in Arrival.objects.filter(**resting)),
        *((row, {}) for row in UploadedFile.objects.all() if _is_old(row.file, now)),
    ]
    for row, reason in old:
        if is_rehearsal or _drop(row, reason):
            swept.unclaimed.append(f"{row._meta.label} {row.pk}")


@transaction.atomic
def _drop(row: models.Model, reason: dict[str, Any]) -> bool:
    """Delete a row unless somebody has claimed it, or gone on with it, since it was read."""
    rows = type(row)._base_manager.select_for_update(of=("self",))
    still = rows.filter(pk=row.pk, **reason).first()
    if still is not None:
        still.delete()
    return still is not None


def _is_old(file: models.fields.files.FieldFile, now: datetime) -> bool:
    try:
        return bool(file.storage.get_modified_time(file.name or "") < now - UNCLAIMED_AGE)
    except OSError:
        return True


def _known_files(storage: Storage) -> Iterator[tuple[str, type[models.Model]]]:
    """Every file that a row of any package names, with what kind of row it is."""
    for model in apps.get_models():
        for column in model._meta.local_fields:
            if isinstance(column, models.FileField) and column.storage == storage:
                # Whole rows would open each picture to measure it.
                names = model._base_manager.exclude(**{column.name: ""})
                for name in names.values_list(column.name, flat=True):
                    yield name, model


def _pieces() -> Iterator[str]:
    for names in Arrival.objects.values_list("pieces", flat=True):
        yield from names


def _stored_files(storage: Storage, folder: str) -> Iterator[str]:
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in folders:
        yield from _stored_files(storage, str(PurePosixPath(folder) / name))
    for name in files:
        if name not in {"", "."}:  # an object store may list the folder itself
            yield str(PurePosixPath(folder) / name)


def _sweep_stray(
    swept: Swept, storage: Storage, name: str, now: datetime, is_rehearsal: bool
) -> None:
    # A file is written before its row; a day later there should be one.
    if storage.get_modified_time(name) > now - UNCLAIMED_AGE:
        return
    swept.strays.append(name)
    if not is_rehearsal:
        storage.delete(name)


def _note_lost(swept: Swept, name: str, model: type[models.Model], is_rehearsal: bool) -> None:
    if model is not SiteRendition:
        swept.lost.append(name)
        return
    swept.remade.append(name)
    if not is_rehearsal:
        for size in SiteRendition.objects.filter(file=name):
            size.purge_from_cache()
            size.delete()
