"""An issue gets another number: in both languages, with its address and its year."""

import datetime

import pytest
from django_tasks_db.models import DBTaskResult

from home import jobs
from magazine.engine.numbering import Numbers
from magazine.models import IssuePage
from magazine.services.renumber_issue import renumber_issue
from magazine.services.start_issue import NumberRefused
from tests.factories import magazine
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 11, 20)


def renumber(pair, numbers, *, year=2026, day=DAY):
    renumber_issue(
        issue_key=pair[0].translation_key,
        numbers=numbers,
        year=year,
        dates={"ru": day},
        by=UserFactory(),
        is_confirmed=True,
    )


def queued_redirects():
    path = jobs.redirect_addresses.module_path
    return DBTaskResult.objects.filter(task_path=path).order_by("enqueued_at")


def addresses():
    return sorted(IssuePage.objects.values_list("url_path", flat=True))


def test_a_draft_becomes_a_double_issue_in_both_languages():
    pair = magazine.issue_pair(number=11, running=181, live=False)

    renumber(pair, Numbers(11, 12, 181, 182))

    assert addresses() == ["/ky/magazine/2026/11-12-181-182/", "/ru/magazine/2026/11-12-181-182/"]
    assert {page.numbers.label for page in IssuePage.objects.all()} == {"11-12 (181-182)"}
    assert {page.title for page in IssuePage.objects.all()} == {"№ 11-12 (181-182)"}


def test_articles_move_along_and_a_new_year_is_made():
    pair = magazine.issue_pair(number=12, running=182, live=False)
    article = magazine.article(pair[0], live=False)

    renumber(pair, Numbers(1, 1, 182, 182), year=2027, day=datetime.date(2027, 1, 20))

    article.refresh_from_db()
    assert article.url_path == f"/ru/magazine/2027/1-182/{article.slug}/"


def test_a_published_issue_is_found_under_its_former_address(django_capture_on_commit_callbacks):
    pair = magazine.issue_pair(number=11, running=181)
    for page in pair:
        page.save_revision().publish()

    with django_capture_on_commit_callbacks(execute=True):
        renumber(pair, Numbers(12, 12, 182, 182))

    assert addresses() == ["/ky/magazine/2026/12-182/", "/ru/magazine/2026/12-182/"]
    assert all(page.live for page in IssuePage.objects.all())
    kept = [result.args_kwargs["args"][0] for result in queued_redirects()]
    assert [pk_and_path[1] for rows in kept for pk_and_path in rows] == [
        "/ru/magazine/2026/11-181/",
        "/ky/magazine/2026/11-181/",
    ]


def test_a_number_of_another_issue_is_refused():
    magazine.issue_pair(number=10, running=180)
    pair = magazine.issue_pair(number=11, running=181, live=False)

    with pytest.raises(NumberRefused, match=r"10 \(180\)"):
        renumber(pair, Numbers(11, 11, 180, 180))


def test_the_same_number_is_no_other_issue():
    pair = magazine.issue_pair(number=11, running=181, live=False)

    renumber(pair, Numbers(11, 11, 181, 181))

    assert len(addresses()) == 2


def test_an_issue_with_changes_that_are_not_public_is_refused():
    pair = magazine.issue_pair(number=11, running=181)
    pair[0].save_revision().publish()
    page = IssuePage.objects.get(pk=pair[0].pk)
    page.about = "Новое"
    page.save_revision()

    with pytest.raises(NumberRefused):
        renumber(pair, Numbers(12, 12, 182, 182))
