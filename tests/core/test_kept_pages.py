"""Where a kept page is found again, how long it is kept, how it is handed out."""

import datetime
import gzip

import pytest
import time_machine
from django.core.cache import caches
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from core.kept_pages import Entry, changes_at, keep, seconds_to_keep
from core.stamps import raise_stamp
from tests.core.site import BODY, Site, times

NOON = datetime.datetime(2026, 11, 21, 12, 0, tzinfo=datetime.UTC)  # six in the evening in Bishkek


@pytest.mark.parametrize("query", ["x=1", "page=2&x=1", "q=вода", "page=1" + "&page=2" * 6])
def test_rule_18_address_with_an_unlisted_parameter_is_rendered_and_not_kept(query):
    assert times(Site(), f"/ru/?{query}", f"/ru/?{query}") == 2


def test_rule_18_listed_parameters_have_pages_of_their_own():
    site = Site(lambda request: keep(HttpResponse(request.GET.get("page", "1")), "page"))

    seen = [site.get(path).content for path in ("/ru/", "/ru/?page=2", "/ru/", "/ru/?page=2")]

    assert seen == [b"1", b"2", b"1", b"2"]
    assert site.times == 2


def test_rule_18_where_a_link_was_found_changes_nothing_and_is_not_seen_by_the_view():
    site = Site(lambda request: keep(HttpResponse(request.GET.urlencode()), "page"))

    site.get("/ru/?page=2&utm_source=whatsapp&fbclid=abc")

    assert site.get("/ru/?page=2").content == b"page=2"
    assert site.times == 1


def test_order_of_parameters_makes_no_second_page():
    site = Site(lambda _: keep(HttpResponse(BODY), "page", "order"))

    assert times(site, "/ru/?page=2&order=new", "/ru/?order=new&page=2") == 1


def test_of_a_parameter_given_twice_the_last_counts_on_a_kept_page_too():
    site = Site(lambda request: keep(HttpResponse(request.GET["page"]), "page"))

    seen = [site.get(path).content for path in ("/ru/?page=2&page=1", "/ru/?page=1&page=2")]

    assert seen == [b"1", b"2"]


def test_names_of_one_host_share_a_page():
    site = Site()

    for host in ("testserver", "TestServer", "testserver."):
        site.get("/ru/", HTTP_HOST=host)

    assert site.times == 1


@pytest.mark.parametrize(
    "made_up",
    [
        lambda site, number: site.get(f"/ru/?page=x{number}"),
        lambda site, number: site.get("/ru/", HTTP_HOST=f"testserver:{number}"),
    ],
)
def test_made_up_addresses_do_not_drive_out_what_people_read(monkeypatch, made_up):
    monkeypatch.setattr("core.kept_pages.MOST_MADE_UP", 3)
    raise_stamp()
    site = Site()

    for _time in range(2):
        for number in range(1, 6):
            made_up(site, number)

    assert site.times == 3 + 2 * 2
    assert times(site, "/ru/", "/ru/") == 3 + 2 * 2 + 1


def test_after_a_write_there_is_room_again(monkeypatch):
    monkeypatch.setattr("core.kept_pages.MOST_MADE_UP", 1)
    site = Site()
    times(site, "/ru/?page=1", "/ru/?page=2")
    raise_stamp()

    assert times(site, "/ru/?page=2", "/ru/?page=2") == 3


def test_hosts_schemes_and_languages_have_pages_of_their_own(settings):
    site = Site()

    site.get("/ru/")
    site.get("/ky/")
    site.get("/ru/", SERVER_NAME="localhost")
    site.get("/ru/", **{"wsgi.url_scheme": "https"})

    assert site.times == 4


@time_machine.travel(NOON, tick=False)
def test_rule_19_text_that_changes_by_the_clock_is_kept_until_then():
    request = RequestFactory().get("/ru/")
    changes_at(request, NOON + datetime.timedelta(minutes=30))
    changes_at(request, NOON + datetime.timedelta(minutes=10))

    assert seconds_to_keep(request) == 600


@pytest.mark.parametrize(
    ("hour", "minute", "seconds"), [(12, 0, 3600), (17, 50, 600), (18, 0, 3600)]
)
def test_rule_19_no_page_lives_beyond_midnight_in_bishkek(hour, minute, seconds):
    with time_machine.travel(NOON.replace(hour=hour, minute=minute), tick=False):
        assert seconds_to_keep(RequestFactory().get("/ru/")) == seconds


def test_rule_19_page_whose_moment_has_come_is_not_kept():
    def closed(request):
        changes_at(request, timezone.now() - datetime.timedelta(seconds=1))
        return keep(HttpResponse(BODY))

    assert times(Site(closed), "/ru/", "/ru/") == 2


def test_rule_21_packed_and_plain_body_carry_one_weak_tag_and_say_what_they_depend_on():
    site = Site()

    answers = [site.get(HTTP_ACCEPT_ENCODING=given) for given in ("gzip, br", "", "gzip;q=0")]

    assert [answer.get("Content-Encoding") for answer in answers] == ["gzip", None, None]
    assert gzip.decompress(answers[0].content) == answers[1].content == BODY.encode()
    assert {answer["Vary"] for answer in answers} == {"Cookie, Accept-Encoding"}
    assert {answer["Cache-Control"] for answer in answers} == {"no-cache"}
    tags = {answer["ETag"] for answer in answers}
    assert len(tags) == 1
    assert tags.pop().startswith('W/"')


@pytest.mark.parametrize("given", ["{tag}", '"old", {tag}', "*", "{strong}"])
def test_revisit_of_what_the_browser_has_is_304_without_a_body(given):
    site = Site()
    tag = site.get()["ETag"]
    known = given.format(tag=tag, strong=tag.removeprefix("W/"))

    answer = site.get(HTTP_IF_NONE_MATCH=known)

    assert (answer.status_code, answer.content, answer["ETag"]) == (304, b"", tag)
    assert answer["Vary"] == "Cookie, Accept-Encoding"
    assert {"Content-Length", "Content-Type", "Content-Encoding"} & set(answer.headers) == set()


def test_revisit_is_304_even_when_the_page_was_rendered_anew():
    site = Site()
    tag = site.get()["ETag"]
    raise_stamp()

    assert site.get(HTTP_IF_NONE_MATCH=tag).status_code == 304


def test_entry_survives_the_cache_as_it_was():
    entry = Entry((("Content-Type", "text/html"),), 'W/"a"', b"packed")
    caches["pages"].set("key", tuple(entry))

    assert Entry(*caches["pages"].get("key")) == entry
