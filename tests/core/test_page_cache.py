"""Pages kept for visitors without a session: fresh, one for everybody, and nothing personal."""

import threading

import pytest
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.test import Client, RequestFactory

from core import page_cache
from core.kept_pages import Address, keep
from core.stamps import current_stamp, raise_stamp
from tests.core.site import BODY, Site, times


def test_second_visitor_gets_what_was_rendered_for_the_first():
    site = Site()

    first, second = site.get(), site.get()

    assert site.times == 1
    assert first.content == second.content == BODY.encode()
    assert dict(first.headers) == dict(second.headers)


def test_after_a_change_the_next_visitor_gets_a_new_page():
    site = Site(lambda _: keep(HttpResponse(f"{site.times}")))
    site.get()

    raise_stamp()

    assert site.get().content == b"2"


def test_rule_15_page_is_kept_under_the_stamp_read_before_it_was_rendered():
    def publish_while_rendering(request):
        if site.times == 1:
            raise_stamp()
        return keep(HttpResponse(f"{site.times}"))

    site = Site(publish_while_rendering)
    site.get()

    assert site.get().content == b"2"


def test_unknown_host_is_left_to_the_portal():
    site = Site()

    assert times(site, "/ru/", "/ru/", SERVER_NAME="evil.example") == 2


@pytest.mark.parametrize("broken", ["stamp", "entries"])
def test_rule_20_pages_are_rendered_while_the_cache_is_down(settings, tmp_path, broken):
    folder = tmp_path / "pages"
    settings.PAGES_ROOT = folder
    settings.CACHES = {
        **settings.CACHES,
        "pages": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": "redis://127.0.0.1:1/0",
        },
    }
    if broken == "stamp":
        folder.write_text("no folder")
    site = Site()

    answers = [site.get("/ru/"), site.get("/ru/")]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert site.times == 2


NOT_KEPT = {
    "nothing said": lambda _: HttpResponse(BODY),
    "not found": lambda _: keep(HttpResponse(BODY, status=404)),
    "redirect": lambda _: keep(HttpResponse(status=302)),
    "private": lambda _: keep(HttpResponse(BODY, headers={"Cache-Control": "private"})),
    "no-store": lambda _: keep(HttpResponse(BODY, headers={"Cache-Control": "no-store"})),
    "language of the browser": lambda _: keep(
        HttpResponse(BODY, headers={"Vary": "Accept-Language"})
    ),
    "stream": lambda _: keep(StreamingHttpResponse([BODY])),
    "too large": lambda _: keep(HttpResponse("я" * 600_000)),
}


@pytest.mark.parametrize("view", NOT_KEPT.values(), ids=NOT_KEPT)
def test_rule_20_answers_that_are_not_for_everybody_are_not_kept(view):
    assert times(Site(view), "/ru/", "/ru/") == 2


def test_rule_20_answer_that_sets_a_cookie_is_not_kept():
    def remember(request):
        response = HttpResponse(BODY)
        response.set_cookie("portal_language", "ky")
        return keep(response)

    assert times(Site(remember), "/ru/", "/ru/") == 2


@pytest.mark.parametrize(
    "meta",
    [
        {"HTTP_COOKIE": "portal_session=abc"},
        {"HTTP_COOKIE": "messages=abc"},
        {"HTTP_AUTHORIZATION": "Bearer abc"},
        {"HTTP_REFERER": "http://testserver/ky/"},
        {"method": "POST"},
    ],
    ids=str,
)
def test_rule_20_visitors_with_something_of_their_own_pass_by_the_cache(meta):
    site = Site()
    site.get()

    site.get(**meta)
    site.get(**meta)

    assert site.times == 3


def test_rule_20_preview_passes_by_the_cache():
    site = Site()
    site.get()
    request = RequestFactory().get("/ru/")
    request.is_dummy = True

    site.middleware(request)

    assert site.times == 2


def test_cookie_that_says_nothing_about_the_person_does_not_matter():
    site = Site()

    assert times(site, "/ru/", "/ru/", HTTP_COOKIE="portal_language=ky; portal_csrf=abc") == 1


def test_look_without_a_body_is_answered_and_keeps_nothing():
    site = Site()

    site.get(method="HEAD")
    site.get()
    answer = site.get(method="HEAD")

    assert site.times == 2
    assert answer["Content-Length"] == str(len(BODY.encode()))


def test_page_that_fails_is_tried_again():
    def fail_once(request):
        if site.times == 2:
            raise Http404
        return keep(HttpResponse(BODY))

    site = Site(fail_once)
    site.get()
    raise_stamp()

    with pytest.raises(Http404):
        site.get()
    assert site.get().status_code == 200
    assert site.middleware.turns._rendering == {}


def test_load_one_thread_renders_a_known_page_and_the_others_wait():
    begun, go = threading.Event(), threading.Event()

    def slow(request):
        if site.times > 1:
            begun.set()
            go.wait(5)
        return keep(HttpResponse(f"{site.times}"))

    site = Site(slow)
    site.get()
    raise_stamp()
    bodies = []
    threads = [threading.Thread(target=lambda: bodies.append(site.get().content)) for _ in range(8)]
    threads[0].start()
    begun.wait(5)
    for thread in threads[1:]:
        thread.start()
    go.set()
    for thread in threads:
        thread.join(5)

    assert (site.times, set(bodies)) == (2, {b"2"})


def test_who_waited_in_vain_renders_for_himself(monkeypatch):
    monkeypatch.setattr(page_cache, "WAIT_SECONDS", 0.01)
    site = Site()
    site.get()
    raise_stamp()
    key = Address.of(RequestFactory().get("/ru/")).key(current_stamp())
    site.middleware.turns.take(key)

    assert (site.get().status_code, site.times) == (200, 2)


@pytest.mark.django_db
def test_inside_a_transaction_nothing_is_kept():
    assert times(Site(), "/ru/", "/ru/") == 2


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("path", ["/ru/", "/ky/practices/", "/en/municipalities/", "/sitemap.xml"])
def test_kept_pages_of_the_portal_ask_the_database_nothing(path, django_assert_num_queries):
    client = Client()
    first = client.get(path)

    with django_assert_num_queries(0):
        second = client.get(path)

    assert (first.status_code, second.content) == (200, first.content)
