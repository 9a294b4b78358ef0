"""Ground × date × way: nobody reads what is not theirs, and nobody who paid is refused."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import translation

from magazine.choices import MadeKind
from magazine.models import MadeFile
from search.models import SearchDocument, SearchTerm
from search.selectors.answering import find
from tests.matrix.answers import SIGN_IN, meaning, read
from tests.matrix.magazine_scene import READERS, SECRETS, Newsstand, build_newsstand

READS = "reads"
# Where no ground makes a difference, these stand for all.
FEW = ("anonymous", "nobody", "subscriber", "staff")
OPEN_TO_ALL = {"old", "issue_open", "article_open"}
FILES = {
    "article pdf": MadeKind.ARTICLE_PDF,
    "issue pdf": MadeKind.ISSUE_PDF,
    "issue epub": MadeKind.ISSUE_EPUB,
}


@pytest.fixture(scope="module")
def stand(django_db_setup: None, django_db_blocker: Any) -> Iterator[Newsstand]:
    """One newsstand for the whole file, in a transaction that never commits."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield build_newsstand()
        transaction.set_rollback(True)


def ask(stand, reader, address, kind, **query):
    """Whether the answer tells the secret, else what it means."""
    with transaction.atomic():
        response = stand.clients[reader].get(address, query)
        body = read(response) + str(response.headers).encode()
        transaction.set_rollback(True)
    return READS if SECRETS[kind].encode() in body else meaning(response)


def ask_all(stand, address, kind, readers=READERS):
    """Strangers last once more, so that nothing kept for a reader is handed to them."""
    told = {reader: ask(stand, reader, address, kind) for reader in readers}
    assert [ask(stand, who, address, kind) for who in FEW[:2]] == [told[who] for who in FEW[:2]]
    return told


def file_address(stand, kind, name):
    thing = stand.articles[kind] if name == "article pdf" else stand.issues[kind]
    with translation.override("ru"):
        return reverse("magazine_file", args=[thing.translation_key, FILES[name]])


@pytest.mark.parametrize("kind", SECRETS)
def test_the_page_of_an_article_tells_its_text_to_those_with_a_ground(stand, kind):
    readers = stand.readers_of(kind)
    otherwise = 404 if kind in {"embargo", "draft"} else 200

    given = ask_all(stand, stand.articles[kind].url_path, kind)

    assert given == {who: READS if who in readers else otherwise for who in READERS}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("kind", SECRETS)
def test_files_open_to_those_with_a_ground_and_send_strangers_to_the_door(stand, kind, name):
    readers = stand.readers_of(kind, of_issue=name != "article pdf")

    given = ask_all(stand, file_address(stand, kind, name), kind)

    if kind == "embargo" or (kind == "draft" and name == "article pdf"):
        assert READS not in {told for who, told in given.items() if who != "staff"}
    else:
        refused = {who: SIGN_IN if who == "anonymous" else 403 for who in READERS}
        assert given == {who: READS if who in readers else refused[who] for who in READERS}


@pytest.mark.parametrize("kind", SECRETS)
def test_the_page_of_an_issue_tells_no_text_of_its_articles(stand, kind):
    given = ask_all(stand, stand.issues[kind].url_path, kind, FEW)

    assert set(given.values()) == {404 if kind == "embargo" else 200}


@pytest.mark.parametrize("kind", SECRETS)
def test_search_finds_the_whole_text_only_of_what_is_open_to_everybody(stand, kind):
    secret, is_open = SECRETS[kind], kind in OPEN_TO_ALL
    answer = find(secret, lang="ru", filters={})

    marked = {}
    for reader in FEW:
        with transaction.atomic():
            page = stand.clients[reader].get("/ru/search/", {"q": secret}).content.decode()
            offered = stand.clients[reader].get("/ru/search/suggest/", {"q": secret}).content
            transaction.set_rollback(True)
        marked[reader] = f"<mark>{secret}</mark>" in page.lower()
        assert secret not in offered.decode().replace(f'"q": "{secret}"', "")

    expected = [("article", str(stand.articles[kind].translation_key))] if is_open else []
    assert [(hit.kind, hit.key) for hit in answer.hits] == expected
    assert answer.total == len(expected)
    assert marked == dict.fromkeys(FEW, is_open)
    assert SearchDocument.objects.filter(text__contains=secret).exists() == is_open
    assert SearchTerm.objects.filter(term__startswith=secret[:6]).exists() == is_open


@pytest.mark.parametrize(
    "name", ["magazine_feed", "magazine_section_feed", "magazine_issue_feed", "oai", "sitemap"]
)
def test_what_is_read_by_machines_tells_no_paid_text_to_anybody(stand, name):
    for kind, secret in SECRETS.items():
        page, whole = stand.articles[kind], stand.issues[kind]
        with translation.override("ru"):
            address = {
                "magazine_feed": lambda: reverse(name),
                "magazine_section_feed": lambda page=page: reverse(name, args=[page.section.code]),
                "magazine_issue_feed": lambda whole=whole: reverse(
                    name, args=[whole.translation_key]
                ),
                "oai": lambda: "/data/oai/?verb=ListRecords&metadataPrefix=oai_dc",
                "sitemap": lambda: "/sitemap-ru-1.xml",
            }[name]()
        for reader in FEW:
            told = ask(stand, reader, address, kind)
            may = kind in OPEN_TO_ALL
            assert (kind, reader, told if not may or told != READS else 200) in {
                (kind, reader, 200),
                (kind, reader, 404),
            }, secret


@pytest.mark.parametrize("kind", ["embargo", "draft"])
def test_what_is_not_out_is_in_no_list_for_machines(stand, kind):
    page = stand.articles[kind]
    with translation.override("ru"):
        feeds = [
            reverse("magazine_feed"),
            reverse("magazine_section_feed", args=[page.section.code]),
            reverse("magazine_section", args=[page.section.code]),
        ]
    for address in (
        *feeds,
        "/data/oai/?verb=ListRecords&metadataPrefix=oai_dc",
        "/sitemap-ru-1.xml",
    ):
        response = stand.clients["anonymous"].get(address)
        assert page.title not in read(response).decode(), address
        assert page.url_path not in read(response).decode(), address


@pytest.mark.parametrize("kind", SECRETS)
def test_a_preview_is_for_those_who_work_on_it(stand, kind):
    address = reverse("wagtailadmin_pages:view_draft", args=[stand.articles[kind].pk])

    given = {reader: ask(stand, reader, address, kind) for reader in READERS}

    assert {who for who, told in given.items() if told == READS} == {"staff"}


@pytest.mark.parametrize("kind", SECRETS)
def test_a_made_file_has_no_address_beside_its_door(stand, kind):
    keys = {stand.issues[kind].translation_key, stand.articles[kind].translation_key}
    for made in MadeFile.objects.filter(page_key__in=keys):
        for address in (f"/media/{made.file.name}", f"/{made.file.name}", f"/files/{made.pk}/"):
            given = {ask(stand, reader, address, kind) for reader in FEW}
            assert given <= {404, SIGN_IN}


@pytest.mark.parametrize("form", ["magazine_cite_bibtex", "magazine_cite_ris"])
@pytest.mark.parametrize("kind", SECRETS)
def test_citations_and_share_cards_tell_no_text_and_nothing_of_what_is_not_out(stand, kind, form):
    with translation.override("ru"):
        key = stand.articles[kind].translation_key
        addresses = [reverse(form, args=[key]), reverse("magazine_article_card", args=[key])]
    expected = 404 if kind in {"embargo", "draft"} else 200

    for address in addresses:
        given = {ask(stand, reader, address, kind) for reader in FEW}

        assert given == {expected}
