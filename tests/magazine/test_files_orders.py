"""Orders of files: rows at once, one job each after the commit, nothing made twice."""

import uuid

import pytest
from django.core.files.base import ContentFile
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from magazine.choices import MadeKind, MadeState
from magazine.jobs import make_file
from magazine.models import ArticlePage, MadeFile
from magazine.services.order_files import NoFilesOrdered, order_files
from media_library.models import SiteDocument
from tests.factories.magazine import article, article_pair, issue, issue_pair

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folders(settings, tmp_path):
    settings.VAR_DIR = tmp_path / "var"


def wanted(rows):
    return sorted((row.language, row.kind, row.page_key) for row in rows)


def queued():
    """Which rows the queue has jobs for."""
    jobs = DBTaskResult.objects.filter(task_path=make_file.module_path)
    return sorted(job.args_kwargs["args"][0] for job in jobs)


def row_of(page, kind=MadeKind.ARTICLE_PDF):
    return MadeFile.objects.create(
        page_key=page.translation_key, language=page.locale.language_code, kind=kind
    )


def read(row):
    row.refresh_from_db()
    with row.file.open("rb") as file:
        return file.read()


def test_order_waits_for_every_file_of_both_languages():
    issues = issue_pair()
    ru, _ky = article_pair(issues)

    rows = order_files(issue_key=issues[0].translation_key)

    issue_key, article_key = issues[0].translation_key, ru.translation_key
    assert wanted(rows) == sorted(
        (language, kind, article_key if kind == "article_pdf" else issue_key)
        for language in ("ru", "ky")
        for kind in ("issue_pdf", "issue_epub", "article_pdf")
    )
    assert {row.state for row in MadeFile.objects.all()} == {MadeState.WAITING}


def test_order_of_one_article_takes_the_issue_with_it():
    page = issue()
    first, _second = article(page), article(page)

    rows = order_files(issue_key=page.translation_key, article_keys=[first.translation_key])

    assert [(row.kind, row.page_key) for row in rows] == [
        ("issue_pdf", page.translation_key),
        ("issue_epub", page.translation_key),
        ("article_pdf", first.translation_key),
    ]


def test_order_of_one_language_leaves_the_other_alone():
    issues = issue_pair()

    rows = order_files(issue_key=issues[0].translation_key, languages=["ky"])

    assert {row.language for row in rows} == {"ky"}


def test_jobs_follow_the_commit_and_none_is_queued_twice(django_capture_on_commit_callbacks):
    page = issue()

    with django_capture_on_commit_callbacks(execute=True):
        rows = order_files(issue_key=page.translation_key)
        assert queued() == []
    with django_capture_on_commit_callbacks(execute=True):
        order_files(issue_key=page.translation_key)

    assert queued() == sorted(row.pk for row in rows)


def test_rolled_back_order_leaves_nothing():
    page = issue()

    with transaction.atomic():
        order_files(issue_key=page.translation_key)
        transaction.set_rollback(True)

    assert MadeFile.objects.count() == 0
    assert queued() == []


def test_draft_is_refused():
    page = issue(live=False)

    with pytest.raises(NoFilesOrdered):
        order_files(issue_key=page.translation_key)
    with pytest.raises(NoFilesOrdered):
        order_files(issue_key=uuid.uuid4())


def test_issue_that_is_a_scan_needs_no_files():
    scan = SiteDocument.objects.create(title="Номер", file=ContentFile(b"x", name="issue.pdf"))
    page = issue(scan=scan)

    assert order_files(issue_key=page.translation_key) == []


def test_made_file_tells_its_pages_and_places():
    page = issue()
    written = article(page)
    row = row_of(page, MadeKind.ISSUE_PDF)

    make_file.func(row.pk)

    assert read(row).startswith(b"%PDF")
    assert (row.state, row.error, row.pages) == (MadeState.READY, "", 5)
    assert row.places == {str(written.translation_key): 4}
    assert row.size == len(read(row))
    assert row.report[-1] == {"pages": 5, "blank": 3}


def test_what_did_not_change_is_not_made_again():
    row = row_of(article(issue()))
    make_file.func(row.pk)
    row.refresh_from_db()
    former = (row.file.name, row.made_at)

    MadeFile.objects.update(state=MadeState.WAITING)
    make_file.func(row.pk)

    row.refresh_from_db()
    assert (row.file.name, row.made_at) == former
    assert row.state == MadeState.READY


def test_changed_article_gets_a_new_file_and_the_former_goes(django_capture_on_commit_callbacks):
    written = article(issue())
    row = row_of(written)
    make_file.func(row.pk)
    row.refresh_from_db()
    storage, former = row.file.storage, row.file.name

    ArticlePage.objects.filter(pk=written.pk).update(title="Другое название")
    with django_capture_on_commit_callbacks(execute=True):
        make_file.func(row.pk)

    row.refresh_from_db()
    assert row.file.name != former
    assert not storage.exists(former)
    assert storage.exists(row.file.name)


def test_failure_keeps_the_former_file_and_says_why(monkeypatch):
    written = article(issue())
    row = row_of(written)
    make_file.func(row.pk)
    former = read(row)

    monkeypatch.setattr("core.typeset.CHILD", "core.no_such_child")
    ArticlePage.objects.filter(pk=written.pk).update(title="Другое название")
    make_file.func(row.pk)

    assert read(row) == former
    assert row.state == MadeState.FAILED
    assert "article.typ" in row.error


def test_lost_file_is_made_again():
    row = row_of(article(issue()))
    make_file.func(row.pk)
    row.refresh_from_db()
    row.file.storage.delete(row.file.name)

    make_file.func(row.pk)

    assert read(row).startswith(b"%PDF")


def test_page_that_went_takes_its_file_along(django_capture_on_commit_callbacks):
    written = article(issue())
    row = row_of(written)
    make_file.func(row.pk)
    row.refresh_from_db()
    storage, name = row.file.storage, row.file.name

    written.unpublish()
    with django_capture_on_commit_callbacks(execute=True):
        make_file.func(row.pk)

    assert not MadeFile.objects.exists()
    assert not storage.exists(name)


def test_book_of_the_issue_is_made_and_left_alone():
    page = issue()
    article(page)
    row = row_of(page, MadeKind.ISSUE_EPUB)

    make_file.func(row.pk)
    first = (read(row), row.file.name)
    make_file.func(row.pk)

    assert first == (read(row), row.file.name)
    assert first[0].startswith(b"PK")
    assert (row.state, row.error) == (MadeState.READY, "")


def test_order_that_is_gone_is_left_alone():
    make_file.func(10**9)

    assert MadeFile.objects.count() == 0
