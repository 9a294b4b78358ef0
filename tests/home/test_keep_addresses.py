"""A section of two thousand pages is renamed or moved, and every former address leads on."""

import pytest
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from home import jobs, receivers
from tests.factories.home import home_page, standard_page
from tests.factories.sections import addresses_below, section

pytestmark = pytest.mark.django_db

MANY = 2_000
# What a request may ask of the database, however large the section is.
FEW = 150


def queued():
    return DBTaskResult.objects.filter(task_path=jobs.redirect_addresses.module_path)


def run_queued(*, newest_first=False):
    """Do what the worker would do with the redirects; how many jobs there were."""
    rows = queued().order_by("-enqueued_at" if newest_first else "enqueued_at")
    calls = [row["args"] for row in rows.values_list("args_kwargs", flat=True)]
    queued().delete()
    for arguments in calls:
        jobs.redirect_addresses.call(*arguments)
    return len(calls)


def rename(editor, page, slug):
    """Publish the page under another name, in the editor."""
    fields = {"title": page.title, "slug": slug, "summary": "", "body-count": "0"}
    fields |= {"seo_title": "", "search_description": "", "action-publish": "1"}
    fields |= {"comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0"}
    return editor.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), fields)


def move(editor, page, parent):
    return editor.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, parent.pk]))


def redirects():
    return dict(Redirect.objects.values_list("old_path", "redirect_page__url_path"))


def leading(before, old, new):
    """The redirects from addresses of a section whose beginning changed."""
    return {path.rstrip("/"): path.replace(old, new, 1) for path in before}


@pytest.mark.slow
def test_big_section_is_renamed_and_every_old_address_leads_on(
    editor, django_capture_on_commit_callbacks
):
    top = section(MANY, groups=20)
    before = addresses_below(top)

    with (
        CaptureQueriesContext(connection) as asked,
        django_capture_on_commit_callbacks(execute=True),
    ):
        response = rename(editor, top, "renamed")

    assert response.status_code == 302
    assert len(asked) < FEW
    top.refresh_from_db()
    assert addresses_below(top) == sorted(leading(before, top_of(before), "/ru/renamed/").values())
    assert run_queued() == 5
    assert redirects() == leading(before, top_of(before), "/ru/renamed/")
    for path in (before[0], before[1], before[-1]):
        answer = editor.get(path)
        target = path.replace(top_of(before), "/ru/renamed/", 1)
        assert (answer.status_code, answer["Location"]) == (301, target)
        assert editor.get(target).status_code == 200


def top_of(addresses):
    return min(addresses, key=len)


@pytest.mark.slow
def test_big_section_is_moved_and_moving_it_back_leaves_nothing_over(editor):
    top = section(MANY)
    other = standard_page("Другой раздел")
    before = addresses_below(top)
    there = f"{other.url_path}{top.slug}/"

    with CaptureQueriesContext(connection) as asked:
        response = move(editor, top, other)

    assert response.status_code == 302
    assert len(asked) < FEW
    assert run_queued() == 5
    assert redirects() == leading(before, top.url_path, there)
    assert editor.get(before[-1])["Location"] == before[-1].replace(top.url_path, there, 1)

    move(editor, Page.objects.get(pk=top.pk), home_page())
    run_queued()

    # Home again: its own addresses answer, those of the stay elsewhere lead here.
    assert addresses_below(Page.objects.get(pk=top.pk)) == before
    assert redirects() == {
        path.replace(top.url_path, there, 1).rstrip("/"): path for path in before
    }
    assert editor.get(before[-1]).status_code == 200


def test_jobs_that_come_late_or_in_another_order_lead_nobody_in_a_circle(editor):
    top = section(3)
    elsewhere = standard_page("Другой раздел")
    before = addresses_below(top)
    there = f"{elsewhere.url_path}{top.slug}/"

    move(editor, top, elsewhere)
    move(editor, Page.objects.get(pk=top.pk), home_page())
    run_queued(newest_first=True)

    assert redirects() == leading(
        [path.replace(top.url_path, there, 1) for path in before], there, top.url_path
    )


def test_page_that_moves_on_before_the_job_runs_keeps_all_its_addresses(editor):
    top = section(2)
    child = top.get_children().first()
    first = child.url_path
    elsewhere, third = standard_page("Второй"), standard_page("Третий")

    move(editor, top, elsewhere)
    second = Page.objects.get(pk=child.pk).url_path
    move(editor, Page.objects.get(pk=child.pk), third)
    run_queued()

    now = Page.objects.get(pk=child.pk).url_path
    assert {path: redirects()[path] for path in (first.rstrip("/"), second.rstrip("/"))} == {
        first.rstrip("/"): now,
        second.rstrip("/"): now,
    }
    assert editor.get(first)["Location"] == now


def test_renaming_twice_makes_no_chain(editor, django_capture_on_commit_callbacks):
    page = standard_page("Страница")
    for name in ("second", "third"):
        with django_capture_on_commit_callbacks(execute=True):
            rename(editor, page, name)
        run_queued()

    assert redirects() == {page.url_path.rstrip("/"): "/ru/third/", "/ru/second": "/ru/third/"}
    assert editor.get(page.url_path)["Location"] == "/ru/third/"


def test_what_an_editor_wrote_is_kept(editor, django_capture_on_commit_callbacks):
    page, chosen = standard_page("Страница"), standard_page("Выбранная")
    Redirect.add_redirect(page.url_path, chosen, site=Site.objects.get())

    with django_capture_on_commit_callbacks(execute=True):
        rename(editor, page, "second")
    run_queued()

    assert redirects() == {page.url_path.rstrip("/"): chosen.url_path}


def test_address_that_another_page_took_over_leads_to_nobody_else(
    editor, django_capture_on_commit_callbacks
):
    page = standard_page("Страница")
    with django_capture_on_commit_callbacks(execute=True):
        rename(editor, page, "second")
    newcomer = standard_page("Новая")
    with django_capture_on_commit_callbacks(execute=True):
        rename(editor, newcomer, page.slug)
    run_queued()

    assert redirects() == {newcomer.url_path.rstrip("/"): page.url_path}
    assert editor.get(page.url_path).status_code == 200


def test_pages_that_never_were_public_and_deleted_ones_get_no_redirect(editor):
    top = section(1)
    standard_page("Черновик", parent=top, live=False)
    gone = standard_page("Удалённая", parent=top)

    move(editor, top, standard_page("Другой раздел"))
    gone.delete()
    run_queued()

    assert len(redirects()) == 2


def test_queue_that_fails_does_not_tell_the_editor_that_the_page_was_not_moved(
    editor, monkeypatch, caplog
):
    page, other = standard_page("Страница"), standard_page("Другой раздел")

    def fail(**_):
        raise DatabaseError("the disk is full")

    monkeypatch.setattr(receivers, "keep_addresses", fail)
    response = move(editor, page, other)

    assert response.status_code == 302
    assert f"Former addresses below {page.url_path} were not kept" in caplog.text


def test_bad_141_page_is_not_moved_under_itself(editor):
    top = section(2)
    child = top.get_children().first()
    before = addresses_below(top)

    response = move(editor, top, child)

    assert response.status_code in {302, 403}
    assert addresses_below(Page.objects.get(pk=top.pk)) == before
    assert Page.find_problems() == ([], [], [], [], [])
