"""A section of two thousand pages is deleted: after typing, out of sight at once, by the worker."""

import pytest
from django.conf import settings
from django.contrib.auth import get_user
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page, PageLogEntry

from home import jobs
from tests.factories.home import home_page
from tests.factories.people import UserFactory
from tests.factories.sections import addresses_below, section

pytestmark = pytest.mark.django_db

MANY = 2_000
# What a request may ask of the database, however large the section is.
FEW = 150


def delete(editor, page, **typed):
    return editor.post(reverse("wagtailadmin_pages:delete", args=[page.pk]), typed)


def test_big_section_is_out_of_sight_at_once_and_deleted_by_the_worker(editor):
    top = section(MANY, groups=20)
    address = addresses_below(top)[-1]
    deleting = DBTaskResult.objects.filter(task_path=jobs.delete_pages.module_path)

    with CaptureQueriesContext(connection) as asked:
        response = delete(editor, top, confirm_site_name=settings.WAGTAIL_SITE_NAME)

    assert (response.status_code, len(asked) < FEW) == (302, True)
    assert "2001" in editor.get(response.url).content.decode()
    assert editor.get(address).status_code == 404
    assert deleting.get().args_kwargs["args"] == [top.pk, get_user(editor).pk]


def test_worker_deletes_a_section_to_the_last_page_and_goes_on_after_a_crash():
    top = section(60, groups=3)
    saved = top.get_children().last()
    person = UserFactory(is_superuser=True)
    top.get_children().first().delete()
    saved.move(home_page(), "last-child")

    deleted = jobs.delete_pages.call(top.pk, person.pk)

    assert deleted == 21
    assert not Page.objects.filter(path__startswith=top.path).exists()
    assert PageLogEntry.objects.filter(action="wagtail.delete", user=person).count() == 21
    assert Page.objects.descendant_of(Page.objects.get(pk=saved.pk)).count() == 19
    assert Page.find_problems() == ([], [], [], [], [])


@pytest.mark.parametrize("typed", [{}, {"confirm_site_name": ""}, {"confirm_site_name": "да"}])
def test_bad_141_big_section_is_not_deleted_without_the_name(editor, typed):
    top = section(300)

    response = delete(editor, top, **typed)

    assert response.status_code == 200
    assert settings.WAGTAIL_SITE_NAME in response.content.decode()
    assert top.get_children().count() == 300


def test_bad_141_ticked_sections_are_not_deleted_without_the_name(editor):
    tops = [section(6), section(60)]
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    url += "?next=/admin/&" + "&".join(f"id={top.pk}" for top in tops)

    refused = editor.post(url)
    left = Page.objects.filter(pk__in=[top.pk for top in tops]).count()
    answered = editor.post(url, {"confirm_site_name": settings.WAGTAIL_SITE_NAME})

    assert (refused.status_code, left) == (200, 2)
    assert answered.status_code == 302
    assert list(Page.objects.filter(pk__in=[top.pk for top in tops], live=True)) == []
    assert not Page.objects.filter(pk=tops[0].pk).exists()


def test_few_pages_are_deleted_without_typing(editor):
    top = section(2)

    response = delete(editor, top)

    assert response.status_code == 302
    assert not Page.objects.filter(pk=top.pk).exists()
