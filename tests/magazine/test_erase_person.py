"""Whoever leaves the desk leaves no key behind; what was printed stays."""

import pytest

from magazine.models import ArticlePlan, Author, IssueRelease
from magazine.services.erase_person import erase_magazine_work, export_magazine_work
from tests.factories import magazine
from tests.factories.people import ProfileFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    """Somebody who writes, plans and publishes."""
    face = ProfileFactory()
    issue = magazine.issue()
    magazine.author(profile=face, about_ru="Пишет о воде", label_ru="Автор колонки")
    ArticlePlan.objects.create(
        issue_key=issue.translation_key,
        title="Вода",
        section=magazine.section(),
        responsible=face.person,
    )
    IssueRelease.objects.create(issue_key=issue.translation_key, decided_by=face.person)
    return face.person


def test_what_the_desk_knows_is_handed_out(person):
    told = export_magazine_work(person=person)

    assert told["planned_articles"] == [{"title": "Вода", "state": "idea", "note": ""}]
    assert len(told["issues_published"]) == 1
    assert told["author"][0]["about_ru"] == "Пишет о воде"


def test_keys_are_emptied_and_the_name_of_an_author_stays(person):
    erase_magazine_work(person=person)
    erase_magazine_work(person=person)

    author = Author.objects.get(label_ru="Автор колонки")
    assert (author.profile, author.about_ru) == (None, "")
    assert ArticlePlan.objects.get().responsible is None
    assert IssueRelease.objects.get().decided_by is None
