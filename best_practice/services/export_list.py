"""Files of long lists: asked for, forgotten after some days, erased with their person."""

import datetime
from functools import partial
from typing import Any

from django.db import transaction

from best_practice import jobs
from best_practice.choices import EXPORT_DAYS
from best_practice.models import CaseExport
from people.choices import ExportState
from people.models import User


@transaction.atomic
def request_case_export(
    *, person: User, form: str, asked: dict[str, list[str]], language: str
) -> CaseExport:
    """Ask for a file of everything a filter holds; an equal wish that waits is given back."""
    User.objects.select_for_update().get(pk=person.pk)
    wish = {"person": person, "form": form, "asked": asked, "language": language}
    waiting = CaseExport.objects.filter(**wish, state=ExportState.WAITING).first()
    if waiting is not None:
        return waiting
    export = CaseExport.objects.create(**wish)
    transaction.on_commit(partial(jobs.build_case_export.enqueue, str(export.pk)), robust=True)
    return export


@transaction.atomic
def drop_old_case_exports(*, now: datetime.datetime) -> int:
    """Delete files after their days, and wishes that never came true after as many."""
    age = datetime.timedelta(days=EXPORT_DAYS)
    made = CaseExport.objects.filter(expires_at__lt=now)
    never = CaseExport.objects.filter(expires_at=None, asked_at__lt=now - age)
    old = [*made, *never]
    for export in old:
        _drop(export)
    return len(old)


def describe_case_exports(*, person: User) -> list[dict[str, Any]]:
    """What the person asked for, as plain values; the files hold only what everybody may read."""
    rows = CaseExport.objects.filter(person=person).order_by("asked_at")
    names = ("form", "language", "asked", "rows", "asked_at", "expires_at")
    return [dict(row) for row in rows.values(*names)]


@transaction.atomic
def erase_case_exports(*, person: User) -> None:
    """Delete rows and files; bears to run twice."""
    for export in CaseExport.objects.filter(person=person):
        _drop(export)


def _drop(export: CaseExport) -> None:
    if name := export.file.name:
        transaction.on_commit(partial(export.file.storage.delete, name))
    export.delete()
