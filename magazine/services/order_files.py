"""Orders the files of an issue: rows wait at once, the worker makes them after the commit."""

import uuid
from collections.abc import Collection, Iterable
from functools import partial

from django.db import transaction
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from magazine.choices import MadeKind, MadeState
from magazine.jobs import make_file
from magazine.models import IssuePage, MadeFile
from magazine.selectors.public import public_articles, public_issues

Wish = tuple[uuid.UUID, str, MadeKind]


class NoFilesOrdered(Exception):
    """There is nothing published to make files from; the message is for readers of the log."""


@transaction.atomic
def order_files(
    *,
    issue_key: uuid.UUID,
    languages: Collection[str] | None = None,
    article_keys: Collection[uuid.UUID] | None = None,
) -> list[MadeFile]:
    """Have the PDF and EPUB of an issue and the PDF of its articles made anew; give their rows.

    With `article_keys` only these articles are made, and the issue, which holds them. What waits
    already is not queued twice, and the worker leaves alone what did not change. Refuses an issue
    that is not published in these languages with NoFilesOrdered. An issue that exists only as a
    printed PDF needs no files.
    """
    issues = public_issues().filter(translation_key=issue_key)
    if languages is not None:
        issues = issues.filter(lang__in=languages)
    found = list(issues)
    if not found:
        raise NoFilesOrdered(f"No published issue {issue_key}.")
    rows = [_waiting(wish) for issue in found for wish in _wishes(issue, article_keys)]
    if rows:
        wake = partial(_wake_worker, made_ids=[row.pk for row in rows])
        # What publishes must not fail because the queue does.
        transaction.on_commit(wake, robust=True)
    return rows


def _wishes(issue: IssuePage, article_keys: Collection[uuid.UUID] | None) -> Iterable[Wish]:
    if issue.scan_id is not None:
        return
    language = issue.lang
    yield issue.translation_key, language, MadeKind.ISSUE_PDF
    yield issue.translation_key, language, MadeKind.ISSUE_EPUB
    articles = public_articles().filter(issue_path=issue.path).order_by("path")
    if article_keys is not None:
        articles = articles.filter(translation_key__in=article_keys)
    for key in articles.values_list("translation_key", flat=True):
        yield key, language, MadeKind.ARTICLE_PDF


def _waiting(wish: Wish) -> MadeFile:
    key, language, kind = wish
    row, _is_new = MadeFile.objects.update_or_create(
        page_key=key, language=language, kind=kind, defaults={"state": MadeState.WAITING}
    )
    return row


def _wake_worker(*, made_ids: Iterable[int]) -> None:
    """Queue a job for each row that has none waiting: it will read what was just written.

    A job that runs already may have read before the change, so it does not count.
    """
    waiting = DBTaskResult.objects.filter(
        status=TaskResultStatus.READY, task_path=make_file.module_path
    )
    queued = {asked["args"][0] for asked in waiting.values_list("args_kwargs", flat=True)}
    for made_id in made_ids:
        if made_id not in queued:
            make_file.enqueue(made_id)
