"""An issue comes out whole, in every language, at once or at its hour."""

import datetime

import pytest
from django.utils import timezone
from wagtail.models import Revision

from magazine.choices import FaultKind, MadeKind, WorkState
from magazine.models import (
    ArticleAuthor,
    ArticlePage,
    ArticlePlan,
    IssuePage,
    IssueRelease,
    MadeFile,
)
from magazine.services.publish_due_issues import publish_due_issues
from magazine.services.publish_issue import PublishRefused, publish_issue
from subscriptions.models import Newsletter
from tests.factories import magazine
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db
ISSUE = f"magazine/{timezone.localdate().year}/10-180/"


@pytest.fixture
def pair():
    """A complete draft of two articles in two languages, as editors leave it."""
    issues = magazine.issue_pair(number=10, running=180, day=timezone.localdate(), live=False)
    for _ in range(2):
        for page in magazine.article_pair(issues, live=False):
            page.save_revision()
    return issues


def live_pages(model):
    return sorted(model.objects.live().values_list("url_path", flat=True))


def key_of(pair):
    return pair[0].translation_key


def test_an_issue_comes_out_in_both_languages_with_everything_in_it(pair):
    release = publish_issue(issue_key=key_of(pair), by=UserFactory())

    assert release.published_at is not None
    assert live_pages(IssuePage) == [f"/ky/{ISSUE}", f"/ru/{ISSUE}"]
    assert [page.live for page in ArticlePage.objects.all()] == [True] * 4
    assert not ArticlePage.objects.filter(has_unpublished_changes=True).exists()


def test_files_are_ordered_and_the_newsletter_is_queued_once(pair):
    publish_issue(issue_key=key_of(pair), by=UserFactory())
    publish_issue(issue_key=key_of(pair), by=UserFactory())

    made = MadeFile.objects.filter(page_key=key_of(pair)).values_list("language", "kind")
    letters = Newsletter.objects.get().letters.order_by("language")
    assert sorted(made) == [
        (language, kind)
        for language in ("ky", "ru")
        for kind in (MadeKind.ISSUE_EPUB, MadeKind.ISSUE_PDF)
    ]
    assert [letter.language for letter in letters] == ["ky", "ru"]
    assert "10 (180)" in letters[0].subject


def test_an_old_issue_that_is_entered_late_sends_no_letter(pair):
    old = magazine.issue_pair(number=2, running=148, day=datetime.date(2024, 1, 31), live=False)
    magazine.article_pair(old, live=False)

    publish_issue(issue_key=key_of(old), by=UserFactory())

    assert not Newsletter.objects.exists()


def test_an_issue_older_than_the_newest_one_sends_no_letter(pair):
    magazine.issue(number=11, running=181)

    publish_issue(issue_key=key_of(pair), by=UserFactory())

    assert not Newsletter.objects.exists()


def test_authors_are_frozen_in_the_language_of_the_article_and_stay_so(pair):
    writer = ArticleAuthor.objects.order_by("pk").first().author
    publish_issue(issue_key=key_of(pair), by=UserFactory())
    printed = ArticleAuthor.objects.filter(author=writer).order_by("article__path")
    before = list(printed.values_list("name", "affiliation"))

    type(writer).objects.filter(pk=writer.pk).update(label_ru="Другое имя", affiliation_ru="Иное")
    for page in ArticlePage.objects.filter(authors__author=writer):
        page.get_latest_revision_as_object().save_revision().publish()

    assert set(before) == {
        (writer.label_ru, "Институт политики развития"),
        (writer.label_ky, "Өнүктүрүү саясат институту"),
    }
    assert list(printed.values_list("name", "affiliation")) == before


def test_an_issue_that_lacks_something_does_not_come_out_and_says_what(pair):
    broken = ArticlePage.objects.filter(locale__language_code="ky").first()
    broken.summary = ""
    broken.save_revision()

    with pytest.raises(PublishRefused) as refusal:
        publish_issue(issue_key=key_of(pair), by=UserFactory())

    assert [(one.language, one.fault.kind, one.page) for one in refusal.value.obstacles] == [
        ("ky", FaultKind.NO_LEAD, broken.pk)
    ]
    assert live_pages(IssuePage) == []


def test_a_plan_that_is_not_proofread_holds_the_issue(pair):
    article = ArticlePage.objects.first()
    ArticlePlan.objects.create(
        issue_key=key_of(pair),
        article_key=article.translation_key,
        title="Вода",
        section=article.section,
        state=WorkState.EDITED,
    )

    with pytest.raises(PublishRefused) as refusal:
        publish_issue(issue_key=key_of(pair), by=UserFactory())

    assert [one.fault.kind for one in refusal.value.obstacles] == [FaultKind.NOT_READY]


def test_an_article_that_is_edited_may_come_out_in_one_language(pair):
    alone = magazine.article(pair[0], live=False)
    ArticlePlan.objects.create(
        issue_key=key_of(pair),
        article_key=alone.translation_key,
        title="Вода",
        section=alone.section,
        state=WorkState.EDITED,
    )

    publish_issue(issue_key=key_of(pair), by=UserFactory(), later={f"ky:{alone.translation_key}"})

    assert ArticlePage.objects.get(pk=alone.pk).live


def test_a_late_translation_comes_out_after_the_issue(pair):
    alone = magazine.article(pair[0], live=False)
    later = {f"ky:{alone.translation_key}"}
    publish_issue(issue_key=key_of(pair), by=UserFactory(), later=later)

    late = magazine.article(pair[1], of=alone, live=False)
    late.save_revision().publish()

    assert ArticleAuthor.objects.get(article=late).name != ""
    assert ArticlePage.objects.live().count() == 6


def test_a_language_that_waits_as_a_whole_stays_a_draft(pair):
    keys = ArticlePage.objects.values_list("translation_key", flat=True)

    publish_issue(issue_key=key_of(pair), by=UserFactory(), later={f"ky:{key}" for key in keys})

    assert live_pages(IssuePage) == [f"/ru/{ISSUE}"]
    assert set(MadeFile.objects.values_list("language", flat=True)) == {"ru"}


def test_a_planned_issue_comes_out_at_its_hour_in_both_languages(pair):
    hour = timezone.now() + datetime.timedelta(hours=2)
    publish_issue(issue_key=key_of(pair), by=UserFactory(), at=hour)

    early = publish_due_issues(now=hour - datetime.timedelta(minutes=1))
    assert (early, live_pages(IssuePage)) == ([], [])
    done = publish_due_issues(now=hour)

    assert done == [str(key_of(pair))]
    assert len(live_pages(IssuePage)) == 2
    assert publish_due_issues(now=hour) == []


def test_a_planned_issue_that_was_broken_meanwhile_waits_for_a_person(pair):
    hour = timezone.now() + datetime.timedelta(hours=2)
    publish_issue(issue_key=key_of(pair), by=UserFactory(), at=hour)
    broken = ArticlePage.objects.first()
    broken.summary = ""
    broken.save_revision()

    done = publish_due_issues(now=hour)

    release = IssueRelease.objects.get()
    assert (done, live_pages(IssuePage)) == ([], [])
    assert release.planned_at is None
    assert [one["kind"] for one in release.obstacles] == ["no_lead"]


def test_what_was_published_before_is_not_published_again(pair):
    publish_issue(issue_key=key_of(pair), by=UserFactory())
    before = Revision.objects.count()

    publish_issue(issue_key=key_of(pair), by=UserFactory())

    assert Revision.objects.count() == before
