"""Articles and issues are found by what everybody may read of them, on the day it is so."""

import datetime
from urllib.parse import unquote

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation
from django.utils.translation import gettext

from media_library.models import DocumentText
from search.models import SearchDocument
from search.registry import providers
from search.selectors.answering import find
from tests.factories.magazine import article, article_pair, issue, issue_pair, section
from tests.factories.media_library import document
from tests.search.leaks.magazine import LONG_AGO, paid_body, this_month
from tests.support.search import index_now, waiting

pytestmark = pytest.mark.django_db
WORD = "зюмбулакшыр"
with translation.override("ru"):
    BADGE = gettext("for subscribers")


def published(*pages):
    for page in pages:
        page.save_revision().publish()
    index_now()


def kinds(text, lang="ru", **filters):
    """What is found; an issue is found by the titles of its articles too."""
    found = find(text, lang=lang, filters={"kind": ["article"], **filters})
    return [(hit.kind, hit.key) for hit in found.hits]


def test_an_article_in_two_languages_is_one_thing_with_a_link_to_the_other():
    ru, ky = article_pair(issue_pair(day=LONG_AGO), titles=(f"Бюджет {WORD}", f"Бюджет {WORD} ky"))
    published(ru, ky)

    body = Client().get("/ru/search/", {"q": WORD}).content.decode()

    assert kinds(WORD) == [("article", str(ru.translation_key))]
    assert all(page.url_path in unquote(body) for page in (ru, ky))


def test_a_paid_article_is_found_by_its_open_part_and_says_who_reads_it():
    page = article(issue(day=this_month()), title=f"Слушания {WORD}", body=paid_body("закрытое"))
    published(page)

    body = Client().get("/ru/search/", {"q": WORD}).content.decode()

    assert kinds("закрытое") == []
    assert kinds(WORD) == [("article", str(page.translation_key))]
    assert f">{BADGE}<" in body
    text = SearchDocument.objects.get(thing__kind="article").text
    assert len(text.split()) < 130


def test_an_open_article_is_found_by_all_of_its_text_and_has_no_badge():
    page = article(issue(day=LONG_AGO), body=paid_body("открытое"), notes=["Сноска о поливе."])
    published(page)

    body = Client().get("/ru/search/", {"q": "открытое"}).content.decode()

    assert kinds("открытое") == kinds("поливе") == [("article", str(page.translation_key))]
    assert f">{BADGE}<" not in body


def test_an_article_is_counted_under_theme_place_year_and_rubric():
    page = article(issue(day=LONG_AGO), title=f"Вода {WORD}", section=section("legal-advice"))
    published(page)

    (thing,) = providers()["article"].read([str(page.translation_key)])

    assert thing.facets == {"section": ["legal-advice"], "year": ["2020"]}
    assert kinds(WORD, year=["2020"]) == [("article", str(page.translation_key))]
    assert kinds(WORD, year=["2021"]) == []


def test_an_issue_is_found_by_what_it_is_about_and_a_printed_one_by_its_contents():
    whole = issue(day=LONG_AGO, about=f"О поливе и {WORD}.")
    printed = issue(day=LONG_AGO)
    printed.contents.create(title="Каналы весной", authors="Отдел воды", page=4)
    published(whole, printed, article(whole, title="Насосы осенью"))

    assert kinds(WORD, kind=["issue"]) == [("issue", str(whole.translation_key))]
    assert kinds("каналы", kind=["issue"]) == [("issue", str(printed.translation_key))]
    assert kinds("насосы", kind=["issue"]) == []


def test_the_rule_of_an_issue_reaches_its_articles():
    whole = issue(day=this_month())
    page = article(whole, body=paid_body(WORD))
    published(whole, page)
    before = kinds(WORD)

    whole.access = "open"
    published(whole)

    assert before == []
    assert kinds(WORD) == [("article", str(page.translation_key))]


def test_a_printed_issue_is_found_page_by_page_once_it_is_open():
    scan = document()
    DocumentText.objects.create(document=scan, page=7, text=f"На бумаге {WORD} и полив")
    whole = issue(day=LONG_AGO, scan=scan)
    published(whole)

    address = f"/ru/magazine/files/{whole.translation_key}/issue_pdf/#page=7"
    assert kinds(WORD, kind=["issue"]) == [("issue", str(whole.translation_key))]
    assert SearchDocument.objects.get(page=7).url == address


def test_a_printed_issue_is_read_again_when_its_pages_were_read():
    scan = document()
    whole = issue(day=LONG_AGO, scan=scan)
    published(whole)

    scan.text_state = "whole"
    scan.save(update_fields=["text_state"])

    assert waiting() == {("issue", str(whole.translation_key))}


def test_what_opens_today_is_found_whole_after_midnight(settings):
    whole = issue(day=timezone.localdate())
    page = article(whole, body=paid_body(WORD))
    published(whole, page)
    settings.MAGAZINE_OPEN_AFTER_MONTHS = 0
    before = kinds(WORD)

    call_command("index_opened")
    index_now()

    assert before == []
    assert kinds(WORD) == [("article", str(page.translation_key))]
    call_command("index_opened")
    assert waiting() == set()


def test_many_articles_and_issues_are_read_in_as_many_statements_as_one():
    seen = []
    for count in (1, 5):
        for _ in range(count):
            whole = issue(day=LONG_AGO, scan=document())
            published(whole, article(whole, notes=["Сноска."]), article(whole))
        for kind in ("article", "issue"):
            provider = providers()[kind]
            keys = list(provider.keys())
            with CaptureQueriesContext(connection) as asked:
                assert len(provider.read(keys)) == len(keys)
            seen.append((kind, len(asked)))

    assert seen[:2] == seen[2:]
    assert dict(seen) == {"article": 8, "issue": 3}


def test_the_date_of_each_language_decides_about_it():
    today = timezone.localdate()
    ru = issue(day=LONG_AGO)
    ky = issue(language="ky", of=ru, day=today - datetime.timedelta(days=30))
    one = article(ru, body=paid_body(WORD))
    two = article(ky, of=one, body=paid_body(WORD + "да"))
    published(ru, ky, one, two)

    (thing,) = providers()["article"].read([str(one.translation_key)])

    assert thing.facets["paid"] == ["ky"]
    assert {(text.lang, text.file) for text in thing.documents} == {("ru", "whole-ru"), ("ky", "")}
