"""Kept pages of the portal itself: the same for all who are not signed in, and for nobody else."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from home.models import StandardPage
from tests.factories.drafts import make_editor
from tests.factories.home import standard_page
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db(transaction=True)
ADDRESS = "/ru/about/"


@pytest.fixture
def page() -> StandardPage:
    """A page that everybody reads, kept since the last reader."""
    page = StandardPage.objects.get(url_path=ADDRESS)
    Client().get(ADDRESS)
    return page


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def statements(address: str, client: Client | None = None) -> int:
    """How often one look asks the database."""
    with CaptureQueriesContext(connection) as captured:
        (client or Client()).get(address)
    return len(captured)


def test_reader_never_sees_the_bar_of_somebody_signed_in(page):
    mine = signed_in(UserFactory()).get(ADDRESS).content.decode()
    theirs = Client().get(ADDRESS).content.decode()

    assert ('href="/ru/my/"' in mine, 'href="/ru/my/"' in theirs) == (True, False)


def test_after_signing_in_the_browser_that_kept_the_page_shows_the_personal_one(page):
    client = Client()
    tag = client.get(ADDRESS)["ETag"]

    client.force_login(UserFactory())
    answer = client.get(ADDRESS, headers={"if-none-match": tag})

    assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-store")
    assert "Cookie" in answer["Vary"]
    assert 'href="/ru/my/"' in answer.content.decode()


def test_after_signing_out_the_browser_shows_the_page_of_everybody(page):
    client = signed_in(UserFactory())
    client.get(ADDRESS)

    client.logout()

    assert 'href="/ru/my/"' not in client.get(ADDRESS).content.decode()


def test_draft_stays_with_its_editor(page):
    page.title = "Ещё не готово"
    page.save_revision()

    assert "Ещё не готово" not in Client().get(ADDRESS).content.decode()
    assert statements(ADDRESS) == 0


def test_preview_shows_the_draft_while_the_live_page_is_kept(page):
    page.title = "Ещё не готово"

    preview = page.make_preview_request()

    assert "Ещё не готово" in preview.content.decode()
    assert "Ещё не готово" not in Client().get(ADDRESS).content.decode()


def test_page_published_in_the_admin_is_new_for_the_next_reader(page):
    editor = signed_in(make_editor())
    page.title = "Новое имя"

    page.save_revision(user=make_editor("second@example.org")).publish()

    assert "Новое имя" in Client().get(ADDRESS).content.decode()
    assert "Новое имя" in editor.get(ADDRESS).content.decode()


def test_page_that_was_restricted_is_shown_to_nobody_any_more(page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)

    first, second = Client().get(ADDRESS), Client().get(ADDRESS)

    assert (first.status_code, second.status_code) == (302, 302)


def test_restricted_page_that_a_member_read_is_kept_for_nobody(page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)

    member = signed_in(UserFactory()).get(ADDRESS)

    assert (member.status_code, Client().get(ADDRESS).status_code) == (200, 302)


def test_unpublished_page_is_gone_for_the_next_reader(page):
    page.unpublish()

    assert Client().get(ADDRESS).status_code == 404


def test_new_page_is_found_where_there_was_none():
    assert Client().get("/ru/page-of-tomorrow/").status_code == 404

    page = standard_page("Завтра")
    StandardPage.objects.filter(pk=page.pk).update(
        slug="page-of-tomorrow", url_path="/ru/page-of-tomorrow/"
    )

    assert Client().get("/ru/page-of-tomorrow/").status_code == 200


def test_page_in_another_language_is_another_page(page):
    russian, kyrgyz = Client().get(ADDRESS), Client().get("/ky/about/")

    assert (russian["Content-Language"], kyrgyz["Content-Language"]) == ("ru", "ky")
    assert Client().get(ADDRESS).content == russian.content
    assert Client().get("/ky/about/").content == kyrgyz.content


def test_switching_the_language_is_remembered_though_the_page_is_kept(page):
    Client().get("/ky/about/")
    reader = Client()

    reader.get("/ky/about/", headers={"referer": "http://testserver/ru/about/"})

    assert reader.get("/").headers["Location"] == "/ky/"


@pytest.mark.parametrize(
    "address", ["/ru/account/login/", "/ru/practices/?q=вода", "/ru/nowhere/", "/ru/?x=1"]
)
def test_forms_words_typed_and_made_up_addresses_are_rendered_each_time(address):
    answers = [Client().get(address) for _ in range(2)]

    assert ["ETag" in answer.headers for answer in answers] == [False, False]


@pytest.mark.parametrize(
    "address",
    [
        "/ru/",
        "/ky/practices/?region=KG-N&page=1",
        "/en/municipalities/",
        "/ru/news/?page=1",
        ADDRESS,
    ],
)
def test_pages_that_many_read_are_kept(address):
    Client().get(address)

    assert statements(address) == 0


def test_load_8_robot_is_kept_out_of_combined_filters_or_answered_from_memory():
    combined = "/ru/practices/?region=KG-N&theme=services.water"
    robots = Client().get("/robots.txt").content.decode()

    Client().get(combined)

    assert "Disallow: /ru/practices/?*&\n" in robots
    assert statements(combined) == 0
    assert 'name="robots" content="noindex' in Client().get(combined).content.decode()


def test_somebody_signed_in_is_asked_anew_each_time_and_leaves_kept_pages_alone(page):
    person = signed_in(UserFactory())

    assert statements(ADDRESS, person) > 0
    assert statements(ADDRESS) == 0


def test_reporting_a_mistake_makes_no_page_stale(page):
    reader = Client()
    form = reader.get("/ru/mistake/?page=/ru/about/").content.decode()
    key = form.split('name="form_key" value="')[1].split('"')[0]

    sent = reader.post("/ru/mistake/", {"page": ADDRESS, "text": "Опечатка", "form_key": key})

    assert sent.status_code in {200, 302}
    assert statements(ADDRESS) == 0
