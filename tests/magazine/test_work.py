"""Planned articles: their pages, their states, and the desk that shows them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from magazine.choices import WORK_MOVES, FaultKind, WorkState
from magazine.models import ArticlePage, ArticlePlan
from magazine.selectors.desk.board import read_desk
from magazine.services.add_article import (
    ArticleRefused,
    add_article,
    add_item,
    begin_article,
    plan_article,
)
from magazine.services.move_article import MoveRefused, move_article
from tests.factories import magazine
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


def plan_of(pair, **changed):
    return ArticlePlan.objects.create(
        **{
            "issue_key": pair[0].translation_key,
            "title": "Вода",
            "section": magazine.section(),
            **changed,
        }
    )


def test_an_article_begins_as_drafts_in_both_languages_under_one_slug():
    pair = magazine.issue_pair(live=False)

    plan = add_article(
        issue_key=pair[0].translation_key,
        title="Вода для Айдаралиева",
        section=magazine.section(),
        by=UserFactory(),
    )

    pages = ArticlePage.objects.filter(translation_key=plan.article_key)
    assert sorted(pages.values_list("locale__language_code", "slug", "live")) == [
        ("ky", "voda-dlya-aydaralieva", False),
        ("ru", "voda-dlya-aydaralieva", False),
    ]


def test_a_planned_article_begins_once():
    pair = magazine.issue_pair(live=False)
    plan = plan_article(issue_key=pair[0].translation_key, title="Вода", section=magazine.section())
    begin_article(plan=plan, by=UserFactory())

    with pytest.raises(ArticleRefused):
        begin_article(plan=plan, by=UserFactory())


def test_two_articles_of_one_title_get_addresses_of_their_own():
    pair = magazine.issue_pair(live=False)
    person = UserFactory()

    for kind in ("article", "announcement"):
        add_item(
            issue_key=pair[0].translation_key,
            title="Вода",
            by=person,
            kind=kind,
            section=magazine.section(),
        )

    pair[0].refresh_from_db()
    assert sorted(pair[0].get_children().values_list("slug", flat=True)) == ["voda", "voda-2"]


@pytest.mark.parametrize("now", WorkState)
@pytest.mark.parametrize("then", WorkState)
def test_an_article_goes_only_where_the_table_says(now, then):
    pair = magazine.issue_pair(live=False)
    ru, _ky = magazine.article_pair(pair, live=False)
    plan = plan_of(pair, article_key=ru.translation_key, state=now)

    if then in WORK_MOVES[now]:
        assert move_article(plan=plan, state=then, by=UserFactory()).state == then
    else:
        with pytest.raises(MoveRefused):
            move_article(plan=plan, state=then, by=UserFactory())


def test_an_article_without_a_word_is_not_written():
    pair = magazine.issue_pair(live=False)
    plan = plan_of(pair, state=WorkState.ORDERED)
    begin_article(plan=plan, by=UserFactory())

    with pytest.raises(MoveRefused):
        move_article(plan=plan, state=WorkState.WRITTEN, by=UserFactory())


def test_an_article_in_one_language_is_not_translated():
    pair = magazine.issue_pair(live=False)
    ru = magazine.article(pair[0], live=False)
    plan = plan_of(pair, article_key=ru.translation_key, state=WorkState.EDITED)

    with pytest.raises(MoveRefused, match="ky"):
        move_article(plan=plan, state=WorkState.TRANSLATED, by=UserFactory())


def test_whoever_moves_an_article_that_nobody_has_takes_it():
    person = UserFactory()

    moved = move_article(
        plan=plan_of(magazine.issue_pair(live=False)), state=WorkState.ORDERED, by=person
    )

    assert moved.responsible == person


def test_the_desk_shows_the_newest_words_and_what_is_missing():
    pair = magazine.issue_pair(live=False)
    ru, ky = magazine.article_pair(pair, live=False)
    alone = magazine.article(pair[0], live=False, by=())
    plan_of(pair, article_key=ru.translation_key, state=WorkState.PROOFED)
    plan_of(pair, title="Идея")
    ky.summary = ""
    ky.save_revision(clean=False)

    desk = read_desk(pair[0].translation_key)

    assert [(row.title, row.key) for row in desk.rows] == [
        (ru.title, ru.translation_key),
        (alone.title, alone.translation_key),
        ("Идея", None),
    ]
    assert [(one.title, one.language, one.fault.kind) for one in desk.obstacles()] == [
        (ru.title, "ky", FaultKind.NO_LEAD),
        (alone.title, "ru", FaultKind.NO_AUTHOR),
        (alone.title, "ky", FaultKind.NO_TRANSLATION),
        ("Идея", "", FaultKind.NO_PAGES),
    ]


def test_what_comes_later_does_not_stand_in_the_way():
    pair = magazine.issue_pair(live=False)
    alone = magazine.article(pair[0], live=False)

    desk = read_desk(pair[0].translation_key)

    assert desk.obstacles({f"ky:{alone.translation_key}"}) == []


def test_an_empty_issue_says_so_in_both_languages():
    pair = magazine.issue_pair(live=False)

    obstacles = read_desk(pair[0].translation_key).obstacles()

    assert [(one.language, one.fault.kind) for one in obstacles] == [
        ("ru", FaultKind.NO_ITEMS),
        ("ky", FaultKind.NO_ITEMS),
    ]


def test_the_desk_costs_the_same_for_a_long_issue():
    def statements(pair):
        with CaptureQueriesContext(
            connection,
        ) as caught:
            read_desk(pair[0].translation_key)
        return len(caught)

    def filled(number):
        pair = magazine.issue_pair(live=False)
        for _ in range(number):
            for page in magazine.article_pair(pair, live=False):
                page.save_revision()
            plan_of(pair, article_key=page.translation_key, responsible=UserFactory())
        return pair

    assert statements(filled(1)) == statements(filled(6)) <= 8
