"""A copy of everything about one person: asked for, made by a job, fetched, dropped after a day."""

import datetime
import json
import shutil
import tempfile
import zipfile
from functools import partial
from typing import IO, Any
from uuid import UUID

from django.core.files.base import File
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from people import jobs, registry
from people.choices import EXPORT_AGE, ExportState
from people.models import DataExport, User
from people.selectors import language_of
from people.services.export_person import export_person
from people.services.queue_letter import queue_letter


@transaction.atomic
def request_export(*, person: User) -> DataExport:
    """Ask for a copy; while one is being made, that one is given back, and an older one goes."""
    User.objects.select_for_update().get(pk=person.pk)
    waiting = DataExport.objects.filter(person=person, state=ExportState.WAITING).first()
    if waiting is not None:
        return waiting
    for old in DataExport.objects.filter(person=person):
        _drop(old)
    export = DataExport.objects.create(person=person)
    transaction.on_commit(partial(jobs.build_export.enqueue, str(export.pk)), robust=True)
    return export


def build_export(*, export_id: UUID) -> DataExport | None:
    """Make the copy and tell its owner; None when it was made before or is not wanted any more.

    Only the row is written in a transaction: reading files takes its time, and SQLite would keep
    every other writer waiting for that long.
    """
    export = DataExport.objects.select_related("person").filter(pk=export_id).first()
    if export is None or export.state != ExportState.WAITING:
        return None
    with tempfile.TemporaryFile() as target:
        _write_archive(export.person, target)
        target.seek(0)
        export.file.save("", File(target), save=False)
    return _settle(export)


@transaction.atomic
def _settle(export: DataExport) -> DataExport:
    export.state = ExportState.READY
    export.expires_at = timezone.now() + EXPORT_AGE
    export.save(update_fields=["state", "expires_at", "file"])
    queue_letter(
        event=f"data:{export.pk}:ready",
        kind="data_ready",
        person=export.person,
        context={"action_path": _page_in(language_of(export.person))},
    )
    return export


def _page_in(language: str) -> str:
    with translation.override(language):
        return reverse("my_data")


def _write_archive(person: User, target: IO[bytes]) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        with translation.override(language_of(person)):
            archive.writestr("README.txt", _read_me())
        for section, values in export_person(person=person).items():
            archive.writestr(f"{section}.json", _as_json(values))
        for section, exporter in sorted(registry.file_exporters.items()):
            for name, content in exporter(person=person):
                with content, archive.open(f"files/{section}/{name}", "w") as entry:
                    shutil.copyfileobj(content, entry)


def _as_json(values: Any) -> str:
    return json.dumps(values, ensure_ascii=False, indent=2, cls=DjangoJSONEncoder)


def _read_me() -> str:
    return "\n".join(
        (
            _("This is a copy of everything the portal holds about you."),
            _("Each .json file is one part of the portal; any text editor opens it."),
            _("The folder “files” has the files you sent."),
            _("Codes, passwords and keys are not in it: they open something."),
            "",
        )
    )


@transaction.atomic
def drop_old_exports(*, now: datetime.datetime) -> int:
    """Delete copies a day after they were made, and those that never came to be after a day."""
    made = DataExport.objects.filter(expires_at__lt=now)
    never = DataExport.objects.filter(expires_at=None, asked_at__lt=now - EXPORT_AGE)
    old = [*made, *never]
    for export in old:
        _drop(export)
    return len(old)


def _drop(export: DataExport) -> None:
    if name := export.file.name:
        transaction.on_commit(partial(export.file.storage.delete, name))
    export.delete()
