"""The desk in the admin: who comes in, what its buttons do, what it refuses."""

import datetime

import pytest
from django.urls import reverse

from magazine.choices import GROUP_MAGAZINE_EDITORS, GROUP_MAGAZINE_WRITERS, WorkState
from magazine.models import ArticlePage, ArticlePlan, IssuePage, IssueRelease
from tests.factories import magazine
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db
NEW = {
    "number_from": 11,
    "running_from": 181,
    "date_ru": "2026-11-20",
    "date_ky": "2026-12-04",
}


@pytest.fixture
def editor(client):
    person = UserFactory(groups=[GROUP_MAGAZINE_EDITORS])
    client.force_login(person)
    return person


@pytest.fixture
def writer(client):
    person = UserFactory(groups=[GROUP_MAGAZINE_WRITERS])
    client.force_login(person)
    return person


def address(name, issue, *more):
    return reverse(f"magazine_desk_{name}", args=[issue.translation_key, *more])


def plan_of(issue, **changed):
    fields = {"title": "Вода", "section": magazine.section(), "position": 1}
    return ArticlePlan.objects.create(issue_key=issue.translation_key, **{**fields, **changed})


def text_of(response):
    return response.content.decode()


def test_the_next_number_stands_in_the_form_of_a_new_issue(client, editor):
    today = datetime.datetime.now(datetime.UTC).date()
    magazine.issue_pair(number=10, running=156, day=today)

    form = client.get(reverse("magazine_desk_new")).context["form"]

    assert (form["number_from"].value(), form["running_from"].value()) == (11, 157)


def test_an_editor_begins_an_issue_in_both_languages(client, editor):
    magazine.issue_pair(number=10, running=180)

    response = client.post(reverse("magazine_desk_new"), NEW)

    pages = IssuePage.objects.filter(running_from=181)
    assert response.url == address("issue", pages.first())
    assert sorted(pages.values_list("locale__language_code", "issue_date")) == [
        ("ky", datetime.date(2026, 12, 4)),
        ("ru", datetime.date(2026, 11, 20)),
    ]


def test_bad_number_of_an_issue_that_exists_is_refused_by_name(client, editor):
    magazine.issue_pair(number=11, running=181)

    response = client.post(reverse("magazine_desk_new"), {**NEW, "is_confirmed": "on"})

    assert "11 (181)" in text_of(response)
    assert 'name="is_confirmed"' in text_of(response)
    assert IssuePage.objects.count() == 2


def test_a_number_out_of_sequence_is_taken_once_the_box_is_ticked(client, editor):
    magazine.issue_pair(number=8, running=178)

    asked = client.post(reverse("magazine_desk_new"), NEW)
    taken = client.post(reverse("magazine_desk_new"), {**NEW, "is_confirmed": "on"})

    assert 'name="is_confirmed"' in text_of(asked)
    assert taken.status_code == 302
    assert IssuePage.objects.filter(running_from=181).count() == 2


def test_the_screen_of_an_issue_names_articles_states_and_faults(client, editor):
    pair = magazine.issue_pair(live=False)
    ru = magazine.article(pair[0], title="Вода в сёлах", live=False)
    plan_of(pair[0], article_key=ru.translation_key, state=WorkState.EDITED)

    shown = text_of(client.get(address("issue", pair[0])))

    assert "Вода в сёлах" in shown
    assert reverse("wagtailadmin_pages:edit", args=[ru.pk]) in shown
    assert f'value="{WorkState.TRANSLATED}"' in shown


def test_planning_with_pages_makes_the_drafts_at_once(client, editor):
    pair = magazine.issue_pair(live=False)
    section = magazine.section("research").pk

    client.post(address("plan", pair[0]), {"title": "Вода", "section": section, "begin": "1"})

    assert ArticlePlan.objects.get().article_key is not None
    assert ArticlePage.objects.filter(section=section).count() == 2


def test_a_plan_without_a_section_comes_back_with_its_words(client, editor):
    pair = magazine.issue_pair(live=False)

    response = client.post(address("plan", pair[0]), {"title": "Вода"})

    assert response.status_code == 422
    assert 'value="Вода"' in text_of(response)


def test_up_and_down_change_the_order_of_both_languages(client, editor):
    pair = magazine.issue_pair(live=False)
    first, second = magazine.article_pair(pair)[0], magazine.article_pair(pair)[0]

    client.post(address("shift", pair[0], second.translation_key), {"step": "up"})

    wanted = [second.translation_key, first.translation_key]
    for issue in pair:
        below = IssuePage.objects.get(pk=issue.pk).get_children().order_by("path")
        assert list(below.values_list("translation_key", flat=True)) == wanted


def test_an_editor_publishes_and_a_writer_does_not(client, writer):
    pair = magazine.issue_pair(live=False)
    magazine.article_pair(pair, live=False)

    client.post(address("publish", pair[0]))
    by_writer = IssuePage.objects.live().count()
    client.force_login(UserFactory(groups=[GROUP_MAGAZINE_EDITORS]))
    client.post(address("publish", pair[0]))

    assert (by_writer, IssuePage.objects.live().count()) == (0, 2)


def test_what_is_missing_is_named_and_can_be_left_for_later(client, editor):
    pair = magazine.issue_pair(live=False)
    magazine.article_pair(pair, live=False)
    alone = magazine.article(pair[0], live=False)

    refused = client.post(address("publish", pair[0]))
    done = client.post(address("publish", pair[0]), {"later": f"ky:{alone.translation_key}"})

    assert refused.status_code == 422
    assert alone.title in text_of(refused)
    assert done.status_code == 302
    assert ArticlePage.objects.live().count() == 3


def test_an_issue_is_planned_for_an_hour_and_called_off(client, editor):
    pair = magazine.issue_pair(live=False)
    magazine.article_pair(pair, live=False)

    client.post(address("publish", pair[0]), {"at": "2090-01-01T09:00"})
    planned = IssueRelease.objects.get().planned_at
    client.post(address("wait", pair[0]))

    assert planned == datetime.datetime(2090, 1, 1, 3, 0, tzinfo=datetime.UTC)
    assert IssueRelease.objects.get().planned_at is None
    assert not IssuePage.objects.live().exists()


def test_a_writer_moves_an_article_and_does_not_call_it_ready(client, writer):
    pair = magazine.issue_pair(live=False)
    ru, _ky = magazine.article_pair(pair, live=False)
    plan = plan_of(pair[0], article_key=ru.translation_key, state=WorkState.EDITED)
    steps = [WorkState.TRANSLATED, WorkState.PROOFED]

    for step in steps:
        client.post(address("move", pair[0], plan.pk), {"state": step})

    assert ArticlePlan.objects.get().state == WorkState.TRANSLATED


def test_nobody_else_sees_the_desk(client):
    pair = magazine.issue_pair(live=False)
    client.force_login(UserFactory())

    answers = {
        client.get(reverse("magazine_desk")).status_code,
        client.get(address("issue", pair[0])).status_code,
    }

    assert len(answers) == 1
    assert answers <= {302, 403, 404}


def test_an_issue_that_is_not_there_is_not_found(client, editor):
    missing = "00000000-0000-4000-8000-000000000000"

    assert client.get(reverse("magazine_desk_issue", args=[missing])).status_code == 404


def test_an_article_can_be_opened_in_the_editor_by_a_writer(client, writer):
    pair = magazine.issue_pair(live=False)
    ru = magazine.article(pair[0], live=False)
    ru.save_revision()

    response = client.get(reverse("wagtailadmin_pages:edit", args=[ru.pk]))

    assert response.status_code == 200
    assert "action-publish" not in text_of(response)


def test_an_issue_begins_at_the_desk_also_for_those_who_come_by_the_tree(client, editor):
    year = magazine.year_page()

    response = client.get(
        reverse("wagtailadmin_pages:add", args=["magazine", "issuepage", year.pk])
    )

    assert response.url == reverse("magazine_desk_new")


def test_an_issue_is_not_copied(client, editor):
    issue = magazine.issue()

    response = client.get(reverse("wagtailadmin_pages:copy", args=[issue.pk]))

    assert response.status_code == 302
    assert IssuePage.objects.count() == 1


def test_deleting_an_issue_says_what_goes_and_what_stays(client):
    client.force_login(UserFactory(is_superuser=True))
    pair = magazine.issue_pair(live=False)
    magazine.article(pair[0], live=False)

    shown = client.get(reverse("wagtailadmin_pages:delete", args=[pair[0].pk]))

    assert len(list(shown.context["messages"])) == 2


def test_tables_of_the_desk_scroll_in_their_own_box_on_a_phone(client, editor):
    pair = magazine.issue_pair()
    magazine.article_pair(pair)
    paths = (
        reverse("magazine_desk"),
        reverse("magazine_desk_issue", args=[pair[0].translation_key]),
    )

    for path in paths:
        page = client.get(path).content.decode()
        box = page.partition('class="w-overflow-x-auto" role="region" tabindex="0" aria-label="')[2]
        assert '<table class="listing">' in box
        assert 'td class="title"' not in box  # it breaks words between any two letters
