"""Other libraries read a record of every public article, and learn of every one that went."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from magazine.models import ArticleTrace
from tests.factories.magazine import article, article_pair, author, issue, issue_pair
from tests.home.test_harvest import NAMES, asked, error_of, headers_of
from tests.search.leaks.magazine import LONG_AGO, paid_body, this_month

pytestmark = pytest.mark.django_db
PAID_WORD = "зюмбулакшыр"


def published(*pages):
    for page in pages:
        page.save_revision().publish()


def identifier(page):
    trace = ArticleTrace.objects.get(article_key=page.translation_key)
    return f"oai:testserver:articles/{trace.pk}"


def told(page):
    """The statements of a record as (element, language, text)."""
    answer = asked_record(page)
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    dublin = f"{{{NAMES['dc']}}}"
    return [
        (one.tag.removeprefix(dublin), one.get(lang, ""), one.text)
        for one in answer.iter()
        if one.tag.startswith(dublin)
    ]


def asked_record(page):
    return asked(Client(), "GetRecord", identifier=identifier(page))


def test_an_article_in_two_languages_is_one_record_that_tells_its_issue_and_authors():
    issues = issue_pair(day=LONG_AGO, number=2, running=148)
    ru, ky = article_pair(issues, titles=("Бюджет", "Бюджет ky"), by=[author(label_ru="Редакция")])
    published(*issues, ru, ky)

    statements = told(ru)

    texts = {(name, lang): text for name, lang, text in statements}
    assert texts["title", "ru"] == "Бюджет"
    assert texts["title", "ky"] == "Бюджет ky"
    assert texts["creator", "ru"] == "Редакция"
    assert texts["description", "ru"] == ru.summary
    assert {text for name, _, text in statements if name == "identifier"} == {
        f"http://testserver{page.url_path}" for page in (ru, ky)
    }
    assert {text for name, _, text in statements if name == "relation"} == {
        f"http://testserver{page.url_path}" for page in issues
    }
    assert {text for name, _, text in statements if name == "date"} == {"2020-03-12"}
    assert {text for name, _, text in statements if name == "language"} == {"ru", "ky"}


def test_nothing_of_a_paid_text_is_told(client):
    page = article(issue(day=this_month()), body=paid_body(PAID_WORD), notes=[PAID_WORD])
    published(page)

    body = client.get("/data/oai/?verb=ListRecords&metadataPrefix=oai_dc").content.decode()

    assert page.title in body
    assert PAID_WORD not in body


def test_an_article_that_was_withdrawn_or_deleted_stays_told_as_deleted(client):
    whole = issue(day=LONG_AGO)
    one, two = article(whole), article(whole)
    published(whole, one, two)
    names = {identifier(one), identifier(two)}

    one.unpublish()
    two.delete()

    assert set(headers_of(asked(client, set="articles"))) == {(name, "deleted") for name in names}
    one.save_revision().publish()
    assert (identifier(one), "") in headers_of(asked(client, set="articles"))


def test_an_issue_takes_its_articles_along(client):
    whole = issue(day=LONG_AGO)
    page = article(whole)
    published(whole, page)

    whole.unpublish()

    assert headers_of(asked(client, set="articles")) == [(identifier(page), "deleted")]


def test_what_was_never_public_leaves_no_trace(client):
    waiting = issue(day=LONG_AGO, live=False)
    published(article(waiting))
    article(issue(day=LONG_AGO), live=False).save_revision()

    assert error_of(asked(client, set="articles")) == "noRecordsMatch"
    assert not ArticleTrace.objects.exists()


def test_what_became_private_is_told_as_deleted_at_once(client):
    whole = issue(day=LONG_AGO)
    page = article(whole)
    published(whole, page)

    PageViewRestriction.objects.create(page=whole, restriction_type=PageViewRestriction.LOGIN)

    assert headers_of(asked(client, set="articles")) == [(identifier(page), "deleted")]


def test_many_articles_take_as_many_statements_as_one(client):
    seen = []
    for count in (1, 10):
        whole = issue(day=LONG_AGO)
        published(whole, *(article(whole) for _ in range(count)))
        with CaptureQueriesContext(connection) as captured:
            asked(client, set="articles")
        seen.append(len(captured))

    assert seen[0] == seen[1]
