"""Feeds: the same entry for ever, marked languages, new only when something is new."""

import datetime
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from best_practice import feeds
from best_practice.models import CaseVersion
from best_practice.services.generate_cases import generate_cases
from tests.factories.best_practice import page_of, published_case

pytestmark = pytest.mark.django_db
URL = "/ru/practices/feed/"
ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def feed(client, address=URL):
    response = client.get(address)
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(response.content)  # noqa: S314 -- our own answer


def entries(root):
    return root.findall(f"{ATOM}entry")


def titles(root):
    return [entry.findtext(f"{ATOM}title") for entry in entries(root)]


def test_newest_comes_first_whatever_its_language_and_says_which(client):
    published_case(day=1, title="Старый")
    published_case(day=2, languages=["ky"], title="Кыргызча гана")

    root = feed(client)

    assert titles(root) == ["Кыргызча гана (Кыргызча)", "Старый"]
    assert [entry.get(LANG) for entry in entries(root)] == ["ky", None]
    assert root.get(LANG) == "ru"


def test_entry_keeps_its_id_in_every_language_and_after_a_change(client, settings):
    settings.PUBLIC_URL = "https://portal.example"
    case = published_case(languages=["ru", "ky"])
    changed = datetime.datetime(2026, 5, 4, 10, tzinfo=datetime.UTC)
    CaseVersion.objects.filter(case=case).update(published_at=changed)

    in_ru, in_ky = (entries(feed(client, f"/{code}/practices/feed/"))[0] for code in ("ru", "ky"))

    name = f"tag:portal.example,2026:case:{case.number}"
    assert in_ru.findtext(f"{ATOM}id") == in_ky.findtext(f"{ATOM}id") == name
    assert in_ru.findtext(f"{ATOM}updated") == "2026-05-04T10:00:00+00:00"
    address = f"https://portal.example{page_of(case, 'ky').url_path}"
    assert in_ky.find(f"{ATOM}link").get("href") == address


def test_unchanged_feed_is_not_sent_again_and_a_withdrawal_changes_it(client):
    case = published_case()
    tag = client.get(URL)["ETag"]

    unchanged = client.get(URL, headers={"if-none-match": tag})
    page_of(case).unpublish()
    changed = client.get(URL, headers={"if-none-match": tag})

    assert (unchanged.status_code, unchanged.content) == (304, b"")
    assert changed.status_code == 200
    assert "Last-Modified" not in changed.headers


def test_empty_feed_stays_the_same(client):
    assert client.get(URL).content == client.get(URL).content


def test_pages_of_a_feed_lead_to_each_other(client, monkeypatch, settings):
    settings.PUBLIC_URL = "https://portal.example"
    monkeypatch.setattr(feeds, "PER_PAGE", 2)
    for day in range(5):
        published_case(day=day)

    middle = feed(client, f"{URL}?page=2")

    links = {link.get("rel"): link.get("href") for link in middle.findall(f"{ATOM}link")}
    base = "https://portal.example/ru/practices/feed/"
    assert links == {
        "alternate": "https://portal.example/ru/practices/",
        "self": f"{base}?page=2",
        "first": base,
        "last": f"{base}?page=3",
        "previous": base,
        "next": f"{base}?page=3",
    }
    assert len(entries(feed(client, f"{URL}?page=9"))) == 1


def test_what_xml_cannot_hold_breaks_no_feed(client):
    published_case(title="Вода\x0b и <свет> & \x1fтень")

    assert len(entries(feed(client))) == 1


def test_feed_is_kept_for_visitors_unless_words_were_typed(client):
    published_case()

    assert hasattr(client.get(f"{URL}?theme=services"), "_kept")
    assert client.get(f"{URL}?q=вода")._kept.parameters.isdisjoint({"q"})


def test_statements_do_not_grow_with_the_cases(client):
    def statements():
        with CaptureQueriesContext(connection) as captured:
            client.get(URL)
        return len(captured)

    generate_cases(cases=2, seed=1)
    few = statements()
    generate_cases(cases=30, seed=2)

    assert statements() == few
    assert few <= 15
