"""What the worker does for the library: files of more cases than one answer takes."""

import datetime
import tempfile
from typing import IO

from django.core.files.base import File
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django_tasks import task

from best_practice.choices import EXPORT_DAYS, FileFormat
from best_practice.engine.list_query import ListQuery
from best_practice.models import CaseExport
from best_practice.selectors.files import csv_pieces, json_pieces, write_workbook
from best_practice.selectors.finding.listing import found_ids
from people.choices import ExportState
from people.services import queue_letter


@task()
def build_case_export(export_id: str) -> None:
    """Make the file that was asked for and tell who asked; once made it is left alone.

    Only the row is written in a transaction: reading takes its time, and SQLite would keep every
    other writer waiting for that long.
    """
    export = CaseExport.objects.select_related("person").filter(pk=export_id).first()
    if export is None or export.state != ExportState.WAITING:
        return
    with tempfile.TemporaryFile() as target, translation.override(export.language):
        ids, query = found_ids(export.asked)
        _write(export, target, ids, query)
        target.seek(0)
        export.file.save("", File(target), save=False)
    _settle(export, len(ids))


def _write(export: CaseExport, target: IO[bytes], ids: list[int], query: ListQuery) -> None:
    language, path = export.language, query.url(f"/{export.language}/practices/")
    if export.form == FileFormat.XLSX:
        write_workbook(target, ids, language=language, path=path)
        return
    pieces = (
        csv_pieces(ids, language=language)
        if export.form == FileFormat.CSV
        else json_pieces(ids, language=language, path=path)
    )
    for piece in pieces:
        target.write(piece)


@transaction.atomic
def _settle(export: CaseExport, rows: int) -> None:
    """Note the file unless the row was taken away meanwhile; then the file goes, too."""
    export.state, export.rows = ExportState.READY, rows
    export.expires_at = timezone.now() + datetime.timedelta(days=EXPORT_DAYS)
    waiting = CaseExport.objects.filter(pk=export.pk, state=ExportState.WAITING)
    if not waiting.update(
        state=export.state, rows=rows, expires_at=export.expires_at, file=export.file.name
    ):
        export.file.storage.delete(str(export.file.name))
        return
    with translation.override(export.language):
        address = reverse("case_export", args=[export.pk])
    queue_letter(
        event=f"case-export:{export.pk.hex}",
        kind="cases_ready",
        person=export.person,
        language=export.language,
        context={"rows": rows, "days": EXPORT_DAYS, "action_path": address},
    )
