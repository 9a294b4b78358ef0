"""The screens of Wagtail publish nothing of the magazine for those who only write."""

import pytest
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import Translation, TranslationSource

from magazine.choices import GROUP_MAGAZINE_EDITORS, GROUP_MAGAZINE_WRITERS
from magazine.models import ArticlePage, IssuePage
from tests.factories import magazine
from tests.factories.home import standard_page
from tests.factories.media_library import document
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(params=[GROUP_MAGAZINE_WRITERS, GROUP_MAGAZINE_EDITORS])
def colleague(client, request):
    person = UserFactory(groups=[request.param])
    client.force_login(person)
    return person


@pytest.fixture
def writer(client):
    person = UserFactory(groups=[GROUP_MAGAZINE_WRITERS])
    client.force_login(person)
    return person


def translated(page) -> TranslationSource:
    source, _is_new = TranslationSource.get_or_create_from_instance(page)
    Translation.objects.get_or_create(
        source=source, target_locale=Locale.objects.get(language_code="ky")
    )
    return source


def out(model) -> int:
    return model.objects.filter(live=True).count()


def test_bringing_translations_up_to_date_publishes_no_issue(client, colleague):
    issue, _ky = magazine.issue_pair(live=False)
    source = translated(issue)
    address = reverse("wagtail_localize:update_translations", args=[source.pk])

    answer = client.post(address, {"publish_translations": "on"})

    assert (answer.url, out(IssuePage)) == ("/admin/", 0)


def test_translations_of_other_rooms_are_not_brought_up_to_date(client, colleague):
    source = translated(standard_page("Правила"))
    address = reverse("wagtail_localize:update_translations", args=[source.pk])

    assert client.post(address).url == "/admin/"


def test_bad_many_ticked_articles_and_issues_are_not_published_at_once(client, colleague):
    issue = magazine.issue(live=False)
    written = magazine.article(issue, live=False)
    year = issue.get_parent()
    ticked = f"id={issue.pk}&id={written.pk}"
    below = f"id={year.pk}"

    client.post(f"/admin/bulk/wagtailcore/page/publish/?{ticked}")
    client.post(f"/admin/bulk/wagtailcore/page/publish/?{below}", {"include_descendants": "on"})

    assert (out(IssuePage), out(ArticlePage)) == (0, 0)


def test_a_writer_does_not_exchange_a_file_of_others(client, writer):
    theirs, own = document(title="Номер"), document(title="Черновик")
    own.uploaded_by_user = writer
    own.save()

    found = [
        client.get(reverse("wagtaildocs:edit", args=[one.pk])).status_code for one in (theirs, own)
    ]

    assert found == [302, 200]
