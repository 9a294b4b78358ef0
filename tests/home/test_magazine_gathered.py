"""The magazine on pages of others: the front page, acts, municipalities, experts, the map."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from organisations.models import Municipality
from taxonomy.models import LegalAct
from tests.factories.magazine import article, article_pair, author, issue, issue_pair, section
from tests.factories.organisations import ExpertFactory
from tests.search.leaks.magazine import LONG_AGO, this_month

pytestmark = pytest.mark.django_db
ACT = "programme-2013-2017"


def published(*pages):
    for page in pages:
        page.save_revision().publish()


def body_of(address):
    return Client().get(address).content.decode()


def statements(address):
    Client().get(address, {"x": "1"})
    with CaptureQueriesContext(connection) as captured:
        assert Client().get(address, {"x": "2"}).status_code == 200
    return len(captured)


def about(act=None, place=None, **fields):
    page = article(issue(day=LONG_AGO), **fields)
    if act:
        page.acts.add(act)
    if place:
        page.municipalities.add(place)
    published(page.get_parent().specific, page)
    return page


def test_the_front_page_shows_the_newest_issue_with_what_its_cover_names():
    old = issue(day=LONG_AGO)
    new = issue(day=this_month(), cover_figure="396")
    plain = [article(new, title=f"Обычная {number}") for number in range(5)]
    named = article(new, title="Названа на обложке", is_on_cover=True)
    published(old, new, *plain, named)

    body = body_of("/ru/")

    assert new.numbers.label in body
    assert old.numbers.label not in body
    assert "Названа на обложке" in body
    assert [page.title in body for page in plain] == [True, True, True, False, False]


def test_the_front_page_shows_no_issue_that_is_not_out():
    waiting = issue(day=this_month(), live=False)
    waiting.save_revision()

    assert waiting.numbers.label not in body_of("/ru/")
    assert 'class="wrap band front-issue"' not in body_of("/ru/")


def test_the_front_page_takes_no_more_statements_for_many_articles():
    new = issue(day=this_month())
    published(new, article(new))
    few = statements("/ru/")
    published(*(article(new) for _ in range(12)))

    many = statements("/ru/")

    assert many == few
    assert many <= 20


def test_the_page_of_an_act_lists_articles_about_it_and_answers_that_cite_it():
    act = LegalAct.objects.get(code=ACT)
    one = about(act, title="Статья об акте")
    answer = {"question": "Можно ли?", "answer": "<p>Можно.</p>", "acts": [act.pk]}
    two = article(
        issue(day=LONG_AGO),
        title="Ответ юристов",
        section=section("questions"),
        body=[{"type": "question", "value": answer}],
    )
    published(two.get_parent().specific, two)

    body = body_of(f"/ru/acts/{ACT}/")

    assert all(page.url_path in body for page in (one, two))


def test_the_page_of_a_municipality_lists_articles_about_it_once():
    place = Municipality.objects.get(code="example-1")
    issues = issue_pair(day=LONG_AGO)
    ru, ky = article_pair(issues, titles=("О нас", "Биз жөнүндө"))
    for page in (ru, ky):
        page.municipalities.add(place)
    published(*issues, ru, ky)

    body = body_of("/ru/municipalities/example-1/")

    assert body.count("О нас") == 1
    assert "Биз жөнүндө" not in body


def test_the_page_of_an_expert_lists_what_they_wrote():
    expert = ExpertFactory(listed=True)
    page = article(issue(day=LONG_AGO), by=[author(profile=expert.profile)])
    published(page.get_parent().specific, page)

    assert page.url_path in body_of(f"/ru/experts/{expert.pk}/")


def test_more_articles_about_an_act_take_no_more_statements():
    act = LegalAct.objects.get(code=ACT)
    about(act)
    few = statements(f"/ru/acts/{ACT}/")
    for _ in range(9):
        about(act)

    assert statements(f"/ru/acts/{ACT}/") == few


def test_the_map_for_search_engines_names_rubrics_and_authors_with_public_articles_only():
    shown, hidden = author(code="shown-office"), author(code="hidden-office")
    whole, waiting = issue(day=LONG_AGO), issue(day=LONG_AGO, live=False)
    page, kept_back = article(whole, by=[shown]), article(waiting, by=[hidden])
    published(whole, page, kept_back)

    views, pages = body_of("/sitemap-ru-0.xml"), body_of("/sitemap-ru-1.xml")

    assert "/magazine/authors/shown-office/" in views
    assert "/magazine/authors/hidden-office/" not in views
    assert "/magazine/sections/legal-advice/" in views
    assert "/magazine/sections/stories/" not in views
    assert page.url_path in pages
    assert whole.url_path in pages
    assert kept_back.url_path not in pages
