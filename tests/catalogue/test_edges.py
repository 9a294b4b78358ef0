"""Addresses, headers and languages that no browser of ours sends."""

import unicodedata
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.models import Collection, CollectionViewRestriction

from best_practice.selectors.drafts import find_municipalities
from best_practice.selectors.finding.listing import list_cases
from core.folding import fold
from core.slugs import portal_slugify
from media_library.models import SiteDocument
from tests.catalogue.test_lists import SECRET, hidden_things
from tests.catalogue.unchanged import nothing_changes
from tests.factories.best_practice import facts, page_of, published_case
from tests.factories.drafts import make_editor
from tests.factories.media_library import PDF
from tests.factories.people import PASSWORD, UserFactory
from tests.matrix.routes import all_routes
from tests.support.search import index_now

pytestmark = pytest.mark.django_db
PAGES = "/admin/api/main/pages/"


@pytest.fixture
def editor(client):
    person = make_editor()
    client.force_login(person)
    return person


@pytest.mark.parametrize("query", ["limit=1000", "limit=-1", "offset=x", "order=nonsense", "id=x"])
def test_bad_148_absurd_question_to_the_admins_interface_is_refused(client, editor, query):
    answer = client.get(f"{PAGES}?{query}")

    assert (answer.status_code, answer.json()["message"] != "") == (400, True)


@pytest.mark.parametrize("key", ["9" * 20, "0", "99999999"])
def test_bad_148_number_nobody_has_is_not_found(client, editor, key):
    assert client.get(f"{PAGES}{key}/").status_code == 404


def test_bad_148_public_has_no_interface_yet():
    offered = [route.pattern for route in all_routes() if "api/" in route.pattern]

    assert offered != []
    assert [pattern for pattern in offered if not pattern.startswith("admin/")] == []


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize(
    "body", ["{}", "[" * 5_000, '{"title": "' + "x" * 1_000_000 + '"}', "\xff"]
)
def test_bad_149_read_interface_takes_nothing(client, editor, method, body):
    with nothing_changes():
        answer = getattr(client, method)(PAGES, body, content_type="application/json")

    assert (answer.status_code, "detail" in answer.json()) == (405, True)


def test_bad_150_private_document_and_pages_stand_in_no_map_card_or_search(client):
    closed = hidden_things()
    root = Collection.get_first_root_node()
    private = root.add_child(name="Закрытая").add_child(name="Глубже")
    CollectionViewRestriction.objects.create(
        collection=private.get_parent(), restriction_type="login"
    )
    document = SiteDocument.objects.create(
        title=f"{SECRET} файл", file=ContentFile(PDF, "closed.pdf"), collection=private
    )

    maps = [
        client.get(path).content.decode() for path in ("/sitemap-ru-0.xml", "/sitemap-ru-1.xml")
    ]

    assert not any(closed.url_path in text or document.url in text for text in maps)
    assert client.get(closed.url_path).status_code == 302
    assert client.get(document.url).status_code == 302
    assert SECRET not in client.get(closed.url_path, follow=True).content.decode()


def test_bad_150_card_of_a_hidden_case_is_not_there(client):
    case = published_case(title=SECRET)
    page_of(case).unpublish()

    assert client.get(f"/ru/practices/n/{case.number}/card.png").status_code == 404


def test_bad_150_map_stays_readable_with_odd_titles(client):
    published_case(title="]]> & \x0b <url>")

    for path in ("/sitemap.xml", "/sitemap-ru-1.xml"):
        assert ElementTree.fromstring(client.get(path).content) is not None  # noqa: S314 -- ours


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://testserver.evil.example"]
)
@pytest.mark.parametrize("path", ["/ru/", "/ru/my/", PAGES, "/robots.txt", "/ru/account/login/"])
def test_bad_153_other_sites_get_no_permission(client, editor, origin, path):
    asked = client.get(path, headers={"origin": origin, "sec-fetch-site": "cross-site"})
    before = client.options(
        path, headers={"origin": origin, "access-control-request-method": "POST"}
    )

    for answer in (asked, before):
        assert not [name for name in answer.headers if name.lower().startswith("access-control")]


def test_bad_153_post_from_another_site_is_refused(editor):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor)
    strict.get("/ru/account/login/")

    with nothing_changes():
        answer = strict.post(
            "/ru/mistake/", {"text": "x"}, headers={"origin": "https://evil.example"}
        )

    assert answer.status_code == 403


@pytest.mark.parametrize(
    "accepted", ["zz;q=9,../..", "", "x" * 5_000, "ru;q=abc", "*", "en-US-x-\x7f"]
)
def test_bad_155_odd_wish_for_a_language_gets_the_default(client, accepted):
    answer = client.get("/", headers={"accept-language": accepted})

    assert (answer.status_code, answer["Location"] in {"/ru/", "/en/"}) == (302, True)


@pytest.mark.parametrize("path", ["/xx/", "/de/practices/", "/RU/", "/kg/", "/ru-RU/", "/../ru/"])
def test_bad_155_language_we_do_not_speak_is_not_found_in_russian(client, path):
    answer = client.get(path)

    assert (answer.status_code, 'lang="ru"' in answer.content.decode()) == (404, True)


@pytest.mark.parametrize("cookie", ["zz", "../..", "ru" * 1000, "%ff"])
def test_bad_155_odd_language_cookie_is_ignored(client, cookie):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = cookie

    assert client.get("/").url == "/ru/"


BROKEN = ["%ff", "%c0%af", "%ed%a0%80", "%f5%80%80%80", "%", "%zz", "%e2%80", "%u0041", "%0d%0a"]


@pytest.mark.parametrize("part", BROKEN)
def test_bad_156_broken_letters_in_an_address_are_no_fault_of_ours(client, part):
    paths = [f"/{part}", f"/ru/{part}/", f"/ru/practices/{part}/", f"/files/{part}/"]
    paths += [
        f"/{place}?{name}={part}" for place in ("ru/practices/", "ru/mistake/") for name in "qp"
    ]
    paths += [
        f"/ru/municipalities/?region={part}",
        f"/ru/account/login/?next={part}",
        f"/admin/{part}",
    ]

    codes = {path: client.get(path).status_code for path in paths}

    assert {
        path: code for path, code in codes.items() if code not in {200, 301, 302, 400, 404}
    } == {}


@pytest.mark.parametrize("letters", ["й", "ё", "ң", "ү", "ö"])
def test_bad_157_composed_and_decomposed_letters_are_one_spelling(letters):
    composed = unicodedata.normalize("NFC", f"Ай{letters}л суу")
    decomposed = unicodedata.normalize("NFD", composed)
    published_case(title=composed)
    index_now()

    found = [list_cases(path="/", given={"q": [text]}).found for text in (composed, decomposed)]

    assert found == [1, 1]
    assert fold(composed) == fold(decomposed)
    assert portal_slugify(composed) == portal_slugify(decomposed)


def test_bad_157_place_typed_in_decomposed_letters_is_found():
    typed = unicodedata.normalize("NFD", "Айылный аймак «Пример 1»")

    assert find_municipalities([typed]) == {typed: "example-1"}


def test_bad_158_text_five_times_as_long_is_shown_whole(client):
    case = published_case(title="Суу " * 29, problem="Узун сөз. " * 600, languages=("ky",))

    text = client.get(page_of(case, "ky").url_path).content.decode()

    assert text.count("Узун сөз.") == 600


def test_bad_158_missing_translation_falls_back_with_a_mark(client):
    case = published_case(
        facts(participants_label={"ru": "только по-русски"}), languages=("ru", "ky")
    )

    page = BeautifulSoup(client.get(page_of(case, "ky").url_path).content, "html.parser")
    marked = [part.get_text() for part in page.find_all(attrs={"lang": "ru"})]

    assert any("только по-русски" in text for text in marked)


FOREIGN = [
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "https:evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    " https://evil.example",
    "http://testserver@evil.example/",
    "///evil.example",
]
LEADERS = [
    ("/ru/account/login/", {"login": "EMAIL", "password": "PASSWORD", "device": "own"}),
    ("/ru/account/logout/", {}),
    ("/ru/account/signup/", {"email": "new@example.org", "password1": PASSWORD}),
    ("/ru/account/password/reset/", {"email": "EMAIL"}),
    ("/ru/mistake/", {"text": "x"}),
    ("/admin/logout/", {}),
]


@pytest.mark.parametrize("target", FOREIGN)
@pytest.mark.parametrize(("path", "form"), LEADERS, ids=[path for path, _form in LEADERS])
def test_bad_159_no_form_leads_to_a_foreign_address(client, path, form, target):
    person = UserFactory()
    if "logout" in path:
        client.force_login(person)
    known = {"EMAIL": person.email, "PASSWORD": PASSWORD}
    sent = {name: known.get(value, value) for name, value in form.items()}
    names = dict.fromkeys(("next", "url", "redirect", "return_to", "page", "back"), target)

    looked = client.get(path, names)
    posted = client.post(path, {**sent, **names}, headers={"referer": target.strip()})

    for answer in (looked, posted):
        assert "evil" not in answer.headers.get("Location", "").partition("?")[0]
        page = BeautifulSoup(answer.content, "html.parser")
        links = {
            tag.get("href", tag.get("action", "")) or "" for tag in page.find_all(["a", "form"])
        }
        assert not [link for link in links if link.strip().startswith(("//", "javascript", "data"))]
        assert not [link for link in links if "evil.example" in link.partition("?")[0]]


@pytest.mark.parametrize(
    "path", ["//evil.example", "/ru//evil.example", "//evil.example/ru", "/ru/.."]
)
def test_bad_159_missing_slash_leads_to_no_foreign_address(client, path):
    answer = client.generic("GET", path)

    assert not answer.headers.get("Location", "").startswith(("//", "http"))


def test_bad_159_language_switch_stays_on_the_page(client):
    page = BeautifulSoup(client.get("/ru/?next=//evil.example").content, "html.parser")

    links = [link["href"] for link in page.select("header a[hreflang], header a[lang]")]

    assert links != []
    assert all(link.startswith(("/ru/", "/ky/", "/en/")) for link in links)


def test_bad_159_share_links_lead_to_two_messengers_only(client):
    page = BeautifulSoup(
        client.get(page_of(published_case()).url_path, {"url": "https://evil.example"}).content,
        "html.parser",
    )

    shared = {link["href"].split("/")[2] for link in page.select(".share-links a")}

    assert shared == {"wa.me", "t.me"}
    assert "evil.example" not in "".join(link["href"] for link in page.select(".share-links a"))
