"""What happens by itself: files follow their pages, plans and readers survive deletions."""

import pytest

from magazine.choices import MadeKind, MadeState, WorkState
from magazine.models import (
    ArticlePage,
    ArticlePlan,
    ArticleRead,
    Correction,
    IssuePage,
    MadeFile,
    ReadingMark,
)
from magazine.services.publish_issue import publish_issue
from tests.factories import magazine
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def published():
    """A published issue of two articles whose files are made."""
    pair = magazine.issue_pair(live=False)
    for _ in range(2):
        magazine.article_pair(pair, live=False)
    publish_issue(issue_key=pair[0].translation_key, by=UserFactory())
    MadeFile.objects.update(state=MadeState.READY)
    return pair


def waiting():
    rows = MadeFile.objects.filter(state=MadeState.WAITING)
    return sorted(rows.values_list("language", "kind"))


def newest(**wanted):
    return ArticlePage.objects.filter(**wanted).first().get_latest_revision_as_object()


def test_a_correction_has_the_files_of_its_language_made_again(
    published, django_capture_on_commit_callbacks
):
    page = newest(locale__language_code="ru")
    page.corrections = [Correction(corrected_on="2026-11-20", text="Было 10, верно 12.")]

    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()

    assert waiting() == [
        ("ru", MadeKind.ARTICLE_PDF),
        ("ru", MadeKind.ISSUE_EPUB),
        ("ru", MadeKind.ISSUE_PDF),
    ]


def test_a_draft_that_is_only_saved_orders_nothing(published, django_capture_on_commit_callbacks):
    page = newest(locale__language_code="ru")

    with django_capture_on_commit_callbacks(execute=True) as calls:
        page.save_revision()

    assert waiting() == []
    assert not [call for call in calls if "order_again" in repr(call)]


def test_a_published_article_of_a_draft_issue_orders_nothing(django_capture_on_commit_callbacks):
    page = magazine.article(magazine.issue(live=False), live=False)

    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()

    assert MadeFile.objects.count() == 0


def test_deleting_an_issue_keeps_plans_reads_and_reading_lists(published):
    page = ArticlePage.objects.filter(locale__language_code="ru").first()
    key = page.translation_key
    ArticlePlan.objects.create(
        issue_key=published[0].translation_key,
        article_key=key,
        title="Вода",
        section=page.section,
        state=WorkState.LAID_OUT,
    )
    ArticleRead.objects.create(article_key=key, language="ru", day="2026-11-20", reads=3)
    ReadingMark.objects.create(person=UserFactory(), article_key=key)

    for issue in IssuePage.objects.all():
        issue.delete()

    plan = ArticlePlan.objects.get()
    assert (plan.article_key, plan.state) == (None, WorkState.ORDERED)
    assert (ArticleRead.objects.get().reads, ReadingMark.objects.count()) == (3, 1)
    assert MadeFile.objects.count() == 0


def test_deleting_one_language_keeps_the_plan_with_the_other(published):
    page = ArticlePage.objects.filter(locale__language_code="ky").first()
    plan = ArticlePlan.objects.create(
        issue_key=published[0].translation_key,
        article_key=page.translation_key,
        title="Вода",
        section=page.section,
        state=WorkState.LAID_OUT,
    )

    page.delete()

    plan.refresh_from_db()
    assert plan.state == WorkState.LAID_OUT
