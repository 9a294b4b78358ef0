"""A visitor finds a case by a form of a word, in either language, and editors learn what failed."""

import re
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone

from search.models import SearchLog
from search.selectors.failing import failing_questions
from search.services.index_requested import index_things
from tests.factories.best_practice import facts, page_of, published_case

pytestmark = pytest.mark.django_db
PHONE = "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/120 Mobile"


@pytest.mark.parametrize("language", ["ru", "ky"])
def test_find_anything(language):
    case = published_case(facts(theme="services.water"), languages=["ru", "ky"])
    retitle(case, ru="Местная инициатива: вода", ky="Жергиликтүү демилге: суу")
    visitor = Client(headers={"User-Agent": PHONE})

    box = finds_the_box(visitor, language)
    results = asks(visitor, box, {"ru": "инициативы", "ky": "демилгелер"}[language])
    opens_the_first(visitor, results, page_of(case, language))
    narrows_by_a_filter(visitor, box)
    is_led_on_when_nothing_fits(visitor, box)

    # Editors read which questions fail, without anybody's name.
    failing = failing_questions(since=timezone.localdate())
    assert [(row["query"], row["language"]) for row in failing] == [("щщщщщщщщ", language)]
    assert SearchLog.objects.filter(click_positions={"1": 1}).count() == 1


def retitle(case, **titles):
    for language, title in titles.items():
        page = page_of(case, language)
        page.title = title
        page.save()
    index_things(kind="case", keys=[str(case.pk)])


def finds_the_box(visitor, language):
    """Any page has it, without scripts: a form by GET."""
    page = visitor.get(f"/{language}/about/").content.decode()
    action = re.search(r'<form class="search-form"[^>]* action="([^"]+)"', page)
    assert action
    return action[1]


def asks(visitor, box, words):
    page = visitor.get(box, {"q": words})
    assert page.status_code == 200
    assert "<mark>" in page.content.decode()
    assert page.context["found"].total == 1
    return page.content.decode()


def opens_the_first(visitor, results, page):
    link = re.search(r'class="title-link" href="([^"]+)"', results)
    assert link
    assert visitor.get(unescape(link[1]))["Location"] == page.url_path


def narrows_by_a_filter(visitor, box):
    found = visitor.get(box, {"q": "вода суу", "theme": "services.water"}).context["found"]
    assert (found.total, len(found.chips)) == (1, 1)


def is_led_on_when_nothing_fits(visitor, box):
    page = visitor.get(box, {"q": "щщщщщщщщ"})
    assert page.context["found"].total == 0
    assert "/experts/" in page.content.decode()
