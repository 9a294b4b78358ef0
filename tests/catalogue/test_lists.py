"""Lists and their search boxes met with what nobody types on purpose."""

import logging
import time

import pytest
from bs4 import BeautifulSoup
from django.apps import apps

from best_practice.selectors.finding.listing import list_cases
from home.models import StandardPage
from search.models import SearchLog
from tests.catalogue.unchanged import nothing_changes
from tests.factories.best_practice import page_of, published_case
from tests.factories.drafts import ANSWERS, make_editor, make_person, published, submitted
from tests.support.search import index_now

pytestmark = pytest.mark.django_db
LISTS = ("/ru/practices/", "/ky/municipalities/", "/ru/news/")
# Neither the machine nor the neighbours decide here: a pattern that explodes takes minutes.
SOON = 5  # seconds


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("query", ["q=%00", "q=a%00b", "q=%00&page=2", "page=1&q=%00%00"])
def test_bad_101_nul_in_a_search_box_finds_nothing(client, path, query):
    published_case(title="ab")

    with nothing_changes():
        response = client.get(f"{path}?{query}")

    assert response.status_code == 200
    assert "\x00" not in response.content.decode()


def test_bad_101_nul_finds_no_case_and_no_municipality(client):
    published_case(title="Вода")

    cases = client.get("/ru/practices/?q=%00").content.decode()
    places = client.get("/ru/municipalities/?q=%00")

    assert "Под всё это ничего не подходит" in cases
    assert places.context["directory"].found == 0


@pytest.mark.parametrize("query", ["page=%00", "region=%00&q=a", "xq=%00", "q=a&seq=%00", "%00=q"])
def test_bad_101_nul_anywhere_else_is_refused_in_words(client, query):
    response = client.get(f"/ru/practices/?{query}")

    assert (response.status_code, b"<h1>" in response.content) == (400, True)


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize(
    "query",
    ["page=99999999999999", "page=-1", "page=abc", "page=1&page=2", "page=", "page=%E2%82%AC"],
)
def test_bad_102_absurd_page_gives_the_nearest(client, path, query):
    published_case(title="Есть")

    with nothing_changes():
        absurd, first = client.get(f"{path}?{query}"), client.get(path)

    main = [BeautifulSoup(page.content, "html.parser").main for page in (absurd, first)]
    assert absurd.status_code == 200
    assert main[0].get_text() == main[1].get_text()


ODD = {
    "ten thousand letters": "ы" * 10_000,
    "five thousand spaces": "а" + " " * 5_000 + "б",
    "open brackets": "((((" * 50,
    "an unclosed quote": '"вода',
    "everything": "*:*",
    "operators": "AND OR NOT",
    "a pattern": "(а+)+$" + "а" * 190,
    "wildcards": "%_\\" * 60,
    "combining marks": "е" + "\u0301" * 150,
    "one sign": "\U0010ffff",
}


@pytest.mark.parametrize("path", LISTS[:2])
@pytest.mark.parametrize("name", ODD)
def test_bad_103_odd_search_is_answered_at_once(client, path, name):
    published_case(title="Есть")
    began = time.monotonic()

    with nothing_changes():
        response = client.get(path, {"q": ODD[name]})

    box = BeautifulSoup(response.content, "html.parser").main.find("input", {"name": "q"})
    assert (response.status_code, time.monotonic() - began < SOON) == (200, True)
    assert len(box["value"]) <= 200


@pytest.mark.parametrize("name", ["open brackets", "everything", "wildcards"])
def test_bad_103_mere_signs_find_nothing(name):
    published_case(title="Есть")

    assert list_cases(path="/ru/practices/", given={"q": [ODD[name]]}).found == 0


@pytest.mark.parametrize(
    "text",
    [
        '{"query": {"match_all": {}}}',
        "title:вода",
        "вода~777",
        "вода^9",
        "+вода -ветер",
        "[* TO *]",
        "_exists_:title",
        "1=1 OR 1=1; DROP TABLE x; --",
    ],
)
def test_bad_104_language_of_an_engine_is_only_words(text):
    published_case(title="Вода")
    published_case(title="Ветер")

    found = list_cases(path="/ru/practices/", given={"q": [text]}).found

    # Signs part words; only a case that has all the words counts, and none has these.
    assert found == 0


SECRET = "Тайнослов"


def hidden_things():
    """A draft, a sent, a withdrawn and a private page, each with the word in it."""
    author, editor = make_person(place="example-1"), make_editor()
    idea = {**ANSWERS["idea"], "title": [f"{SECRET} отправленный"]}
    submitted(author, idea=idea)
    withdrawn = published(author, editor, idea={**idea, "title": [f"{SECRET} снятый"]})
    withdrawn.case.pages.get().unpublish()
    parent = StandardPage.objects.get(slug="help", locale__language_code="ru")
    closed = parent.add_child(instance=StandardPage(title=f"{SECRET} закрытый", slug="closed"))
    closed.view_restrictions.create(restriction_type="login")
    parent.add_child(instance=StandardPage(title=f"{SECRET} черновик", slug="draft", live=False))
    return closed


@pytest.mark.parametrize(
    "path",
    [
        "/ru/practices/?q=Тайнослов",
        "/ru/practices/",
        "/ky/practices/",
        "/ru/",
        "/ru/help/",
        "/ru/municipalities/example-1/",
        "/sitemap-ru-1.xml",
        "/sitemap.xml",
    ],
)
def test_bad_106_hidden_things_stand_in_no_list(client, path):
    closed = hidden_things()
    published_case(title="Открытый")

    page = client.get(path)

    assert page.status_code == 200
    text = page.content.decode().replace(f'value="{SECRET}"', "").replace(f"“{SECRET}”", "")
    for word in (f"{SECRET} о", f"{SECRET} с", f"{SECRET} з", f"{SECRET} ч", closed.url_path):
        assert word not in text


def test_bad_106_hidden_things_are_not_counted():
    hidden_things()
    published_case(title="Открытый")

    listing = list_cases(path="/ru/practices/", given={})

    assert (listing.total, listing.found, len(listing.cards)) == (1, 1, 1)
    assert sum(listing.regions["counts"].values()) <= 1


def test_bad_107_words_of_a_search_are_kept_nowhere(client, caplog):
    word = "Айгульсекретова"

    with caplog.at_level(logging.DEBUG), nothing_changes():
        for path in LISTS:
            client.get(path, {"q": word})

    # What the database is asked for is written by no logger of ours.
    ours = [record for record in caplog.records if not record.name.startswith("django.db")]
    assert not any(word in record.getMessage() for record in ours)
    names = {model.__name__ for model in apps.get_models()}
    assert not names & {"Query", "QueryDailyHits"}
    # What is asked of the whole portal is counted by day, and the count knows nobody.
    columns = {field.name for field in SearchLog._meta.get_fields()}
    assert columns == {
        "id", "day", "language", "query", "count", "results", "click_positions"
    }  # fmt: skip


@pytest.mark.parametrize("path", ["/ru/practices/", "/ky/municipalities/", "/ru/nowhere/"])
@pytest.mark.parametrize(
    "word",
    ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "' onfocus=alert(1) x='"],
)
def test_bad_108_markup_in_words_is_shown_as_typed(client, path, word):
    page = BeautifulSoup(client.get(path, {"q": word, "region": word}).content, "html.parser")

    assert page.find("script", string="alert(1)") is None
    assert page.find("img", {"src": "x"}) is None
    assert page.find(attrs={"onfocus": True}) is None


def test_bad_108_markup_in_a_title_is_shown_as_typed_in_every_list(client):
    case = published_case(title="<i>Вода</i>", summary="<i>Вода</i>")

    for path in ("/ru/practices/", "/ru/practices/?q=вода", "/ru/", page_of(case).url_path):
        assert "<i>Вода" not in client.get(path).content.decode()


@pytest.mark.parametrize("typed", ["Өзгөн", "озгон", "ӨЗГӨН", "Ѳзгѳн", "өзгөн".encode().decode()])
def test_bad_109_kyrgyz_letters_are_forgiven(typed):
    published_case(title="Өзгөн суусу")
    index_now()

    assert list_cases(path="/ky/practices/", given={"q": [typed]}).found == 1


@pytest.mark.parametrize("typed", ["самолёт", "самолет", "САМОЛЁТ", "самоле\u0308т"])
def test_bad_109_composed_and_plain_letters_find_the_same(typed):
    published_case(title="Один самолёт на район")
    index_now()

    assert list_cases(path="/ru/practices/", given={"q": [typed]}).found == 1
