"""Makes one file of the magazine: the PDF or EPUB of an issue, the PDF of an article."""

import hashlib
import io
import logging
from functools import partial

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from core.typeset import paper_digest
from magazine.choices import MadeKind, MadeState
from magazine.jobs.setting import ARTICLE, ISSUE, Setting, set_in_passes
from magazine.models import ArticlePage, IssuePage, MadeFile
from magazine.selectors.epub import write_epub
from magazine.selectors.printing import article_data, issue_data
from magazine.selectors.printing.source import find_source

logger = logging.getLogger("portal.papers")
TOLD = 500  # letters of a fault


@task()
def make_file(made_id: int) -> None:
    """Make the file of a row unless it is made from just the same; safe to run twice.

    When it fails the former file stays, and the row says why. Without a published page there is
    nothing to make: the row goes, and its file.
    """
    made = MadeFile.objects.filter(pk=made_id).first()
    if made is None:
        return
    source = find_source(made.kind, made.page_key, made.language)
    if source is None:
        _drop(made_id)
        return
    try:
        digest, setting = _set(made, source)
        if setting is None:
            _note(made_id, state=MadeState.READY, error="")
        else:
            _settle(made_id, digest, setting)
    except Exception as error:  # whatever it was: the row says it, the former file stays
        logger.exception("A file of the magazine did not come about", extra={"made": made_id})
        _note(made_id, state=MadeState.FAILED, error=str(error)[:TOLD] or type(error).__name__)


def _set(made: MadeFile, source: IssuePage | ArticlePage) -> tuple[str, Setting | None]:
    """The digest of what the file is made from, and the file, unless there is one of it."""
    if made.kind == MadeKind.ISSUE_EPUB:
        book = io.BytesIO()
        write_epub(source, book)
        content = book.getvalue()
        digest = hashlib.sha256(content).hexdigest()
        return digest, None if _is_made(made, digest) else Setting(content, {}, 0)
    is_issue = isinstance(source, IssuePage)
    template = ISSUE if is_issue else ARTICLE
    printed = issue_data(source) if is_issue else article_data(source)
    digest = paper_digest(template, printed.data)
    return digest, None if _is_made(made, digest) else set_in_passes(template, printed)


def _is_made(made: MadeFile, digest: str) -> bool:
    name = str(made.file.name or "")
    return made.digest == digest and bool(name) and made.file.storage.exists(name)


def _settle(made_id: int, digest: str, setting: Setting) -> None:
    """Put the new file in the place of the former one; a row that went meanwhile gets none."""
    fresh = MadeFile.objects.get(pk=made_id)
    former = str(fresh.file.name or "")
    fresh.file.save("", ContentFile(setting.pdf), save=False)
    name = str(fresh.file.name)
    with transaction.atomic():
        row = MadeFile.objects.select_for_update().filter(pk=made_id).first()
        if row is None:
            fresh.file.storage.delete(name)
            return
        former = str(row.file.name or "")
        row.file.name, row.digest, row.size = name, digest, len(setting.pdf)
        row.pages, row.places, row.report = setting.pages, setting.places, setting.report
        row.state, row.error, row.made_at = MadeState.READY, "", timezone.now()
        row.save()
        if former and former != name:
            transaction.on_commit(partial(fresh.file.storage.delete, former))


@transaction.atomic
def _note(made_id: int, *, state: str, error: str) -> None:
    MadeFile.objects.filter(pk=made_id).update(state=state, error=error)


@transaction.atomic
def _drop(made_id: int) -> None:
    row = MadeFile.objects.select_for_update().filter(pk=made_id).first()
    if row is None:
        return
    if name := str(row.file.name or ""):
        transaction.on_commit(partial(row.file.storage.delete, name))
    row.delete()
