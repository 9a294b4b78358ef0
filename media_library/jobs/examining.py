"""Scanning received files for viruses and reading the text of PDFs; safe to run twice."""

import logging
from functools import partial
from uuid import UUID

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from media_library.choices import CONTENT_TYPES, ScanState, TextState
from media_library.engine.pdf import PdfBroken, read_pdf
from media_library.engine.scanner import ScannerSilent, find_virus
from media_library.models import DocumentText, SiteDocument, Upload
from people.choices import GROUP_EDITORS
from people.models import User
from people.services import queue_letter

logger = logging.getLogger("portal.files")


@task()
def examine_upload(upload_id: str) -> None:
    """Scan a received file and read its text; a silent scanner is asked again by the schedule."""
    upload = Upload.objects.filter(pk=UUID(upload_id)).first()
    if upload is None:
        return
    try:
        scan_upload(upload)
    except ScannerSilent as error:
        logger.warning("The scanner said nothing about %s: %s", upload.pk, error)
    if upload.scan != ScanState.INFECTED:
        read_upload(upload)


@task()
def read_document(document_id: int) -> None:
    """Read the text of an editor's PDF, again when its file changed."""
    document = SiteDocument.objects.filter(pk=document_id).first()
    if document is not None and document.file_extension == "pdf":
        _read(document, document.get_file_hash(), DocumentText(document=document))


def read_upload(upload: Upload) -> None:
    """Read the text of a sent PDF."""
    if upload.content_type == CONTENT_TYPES["pdf"]:
        _read(upload, upload.digest, DocumentText(upload=upload))


def scan_upload(upload: Upload) -> None:
    """Ask the scanner, where one is configured, about a file it has not judged."""
    if not settings.CLAMD_SOCKET or upload.scan != ScanState.UNSCANNED:
        return
    try:
        with upload.file.open("rb") as content:
            virus = find_virus(content, address=settings.CLAMD_SOCKET)
    except FileNotFoundError:
        return
    upload.scanned_at = timezone.now()
    if virus:
        _quarantine(upload, virus)
    else:
        upload.scan = ScanState.CLEAN
        upload.save(update_fields=["scan", "scanned_at"])


@transaction.atomic
def _quarantine(upload: Upload, virus: str) -> None:
    """Lay the file where no address leads, and tell its sender and the editors."""
    locked = Upload.objects.select_for_update().filter(pk=upload.pk).first()
    if locked is None or locked.scan == ScanState.INFECTED:
        return
    storage, name = locked.file.storage, locked.file.name
    upload.scan = ScanState.INFECTED
    with locked.file.open("rb") as content:
        upload.file.name = storage.save(
            f"quarantine/{upload.pk.hex}", ContentFile(content.read(), name="infected")
        )
    upload.save(update_fields=["scan", "scanned_at", "file"])
    transaction.on_commit(partial(storage.delete, name or ""))
    logger.error("A virus in upload %s: %s", upload.pk, virus)
    _tell(upload, virus)


def _tell(upload: Upload, virus: str) -> None:
    context = {"name": upload.name, "virus": virus, "sender": upload.owner}
    event = f"infected:{upload.pk}"
    if upload.owner is not None and upload.owner.is_active:
        queue_letter(event=event, kind="file_infected", person=upload.owner, context=context)
    for editor in User.objects.filter(groups__name=GROUP_EDITORS, is_active=True):
        if editor == upload.owner:
            continue
        queue_letter(event=event, kind="file_infected_staff", person=editor, context=context)


def _read(file: Upload | SiteDocument, digest: str, empty: DocumentText) -> None:
    """Put the pages of a file into the place of those it had; the same file is read once."""
    if file.text_state != TextState.UNREAD and file.text_digest == digest:
        return
    try:
        with file.file.open("rb") as content:
            pages, is_whole = read_pdf(content)
    except FileNotFoundError:
        return
    except PdfBroken:
        pages, state = [], TextState.BROKEN
        logger.warning("No text could be read from %s %s", file._meta.label, file.pk)
    else:
        state = TextState.WHOLE if is_whole else TextState.PART
        state = state if any(pages) else TextState.EMPTY
    with transaction.atomic():
        texts = DocumentText.objects.filter(document=empty.document, upload=empty.upload)
        texts.delete()
        DocumentText.objects.bulk_create(
            DocumentText(document=empty.document, upload=empty.upload, page=number, text=text)
            for number, text in enumerate(pages, 1)
            if text
        )
        file.text_state, file.text_digest = state, digest
        file.save(update_fields=["text_state", "text_digest"])


def examine_waiting() -> int:
    """Scan what waits, oldest first, until the scanner falls silent; read what was never read."""
    done = 0
    if settings.CLAMD_SOCKET:
        waiting = Upload.objects.filter(scan=ScanState.UNSCANNED).order_by("received_at")
        for upload in waiting.iterator():
            try:
                scan_upload(upload)
            except ScannerSilent as error:
                logger.warning("The scanner is silent: %s", error)
                break
            done += 1
    for upload in Upload.objects.filter(
        content_type=CONTENT_TYPES["pdf"], text_state=TextState.UNREAD
    ).exclude(scan=ScanState.INFECTED):
        read_upload(upload)
        done += 1
    unread = SiteDocument.objects.filter(text_state=TextState.UNREAD, file__iendswith=".pdf")
    for document in unread:
        read_document.call(document.pk)
        done += 1
    return done
