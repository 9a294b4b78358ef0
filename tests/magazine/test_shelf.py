"""The shelf of publications: list with facets, pages, feed, citations, in both languages."""

import json
import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import etree

from magazine.engine.shelf import Entry, ShelfQuery, counts, fitting
from organisations.models import Project
from taxonomy.choices import Scheme
from taxonomy.models import LegalAct, Term
from tests.factories.best_practice import page_of, published_case
from tests.factories.shelf import document, publication

pytestmark = pytest.mark.django_db

LIST = "/ru/publications/"


def titles(response):
    found = re.findall(r'class="title-link"[^>]*>(.*?)</a>', response.content.decode(), re.S)
    return [unescape(title).replace("\u00a0", " ") for title in found]


def facet(response, label):
    """The link and the count of a value of a facet."""
    html = response.content.decode()
    panel = html[html.index('class="facets"') :]
    row = next(row for row in re.findall(r"<li>.*?</li>", panel, re.S) if f">{label}<" in row)
    href = re.search(r'href="([^"]*)"', row)
    count = re.search(r"<small>(\d+)</small>", row)
    return unescape(href[1]) if href else "", int(count[1])


def words(response):
    html = response.content.decode()
    main = html[html.index("<main") : html.index("</main>")]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).replace("\u00a0", " ").split())


def test_publication_in_two_languages_counts_once_and_shows_the_own_one(client):
    ru = publication(title="Слушания по бюджету")
    publication(language="ky", of=ru, title="Бюджеттик угуулар")

    assert titles(client.get(LIST)) == ["Слушания по бюджету"]
    assert titles(client.get("/ky/publications/")) == ["Бюджеттик угуулар"]


def test_untranslated_publication_stands_in_the_other_list_and_says_its_language(client):
    publication(title="Только по-русски")

    response = client.get("/ky/publications/")

    assert titles(response) == ["Только по-русски"]
    assert 'lang="ru"' in response.content.decode()
    assert "Русский" in words(response)


def test_counts_of_a_facet_are_not_shrunk_by_its_own_choice(client):
    publication(kind="guide", year=2021)
    publication(kind="guide", year=2019)
    publication(kind="study", year=2021)

    response = client.get(f"{LIST}?kind=guide")

    assert len(titles(response)) == 2
    assert facet(response, "Руководство") == (LIST, 2)
    assert facet(response, "Исследование") == (f"{LIST}?kind=guide&kind=study", 1)
    assert facet(response, "2021")[1] == 1


def test_every_facet_narrows_the_list(client):
    theme = Term.objects.get(scheme=Scheme.THEME, code="services.water")
    project = Project.objects.order_by("pk").first()
    publication(title="Другая", kind="study", audience="everybody", year=2018)
    publication(
        title="Искомая",
        kind="regulation",
        audience="deputies",
        year=2020,
        terms=[theme],
        project=project,
        files=[document("model.docx", language="ky")],
    )
    asked = [
        *("kind=regulation", "audience=deputies", "year=2020", "theme=services.water"),
        *("theme=services", "lang=ky", f"project={project.code}", "file=editable"),
    ]

    assert {query: titles(client.get(f"{LIST}?{query}")) for query in asked} == {
        query: ["Искомая"] for query in asked
    }


def test_words_find_what_was_typed_without_kyrgyz_letters(client):
    publication(title="Жергиликтүү демилгелер")
    publication(title="Опрос")

    assert titles(client.get(f"{LIST}?q=жергиликтуу")) == ["Жергиликтүү демилгелер"]


@pytest.mark.parametrize(
    "query",
    ["page=abc", "page=999999999999", "kind=nonsense", "q=%00", f"q={'я' * 10_000}"],
)
def test_bad_addresses_answer_with_a_list(client, query):
    publication()

    assert client.get(f"{LIST}?{query}").status_code == 200


def test_list_goes_on_on_further_pages(client):
    for number in range(21):
        publication(title=f"Книга {number:02}")

    first, second = client.get(LIST), client.get(f"{LIST}?page=2")

    assert [len(titles(page)) for page in (first, second)] == [20, 1]
    assert 'rel="next"' in first.content.decode()
    assert 'rel="prev"' in second.content.decode()


def test_list_costs_the_same_however_long_it_is(client):
    act = LegalAct.objects.order_by("pk").first()
    case = page_of(published_case())

    def made():
        publication(kind="regulation", files=[document("a.docx")], uses=[case], acts=[act])

    def statements():
        with CaptureQueriesContext(
            connection,
        ) as counted:
            client.get(f"{LIST}?q=")
        return len(counted)

    made()
    statements()
    few = statements()
    for _number in range(15):
        made()

    assert statements() <= few


def test_draft_is_in_no_list_feed_or_address(client):
    page = publication(title="Черновик", live=False)

    assert titles(client.get(LIST)) == []
    assert client.get(page.address).status_code == 404
    assert "Черновик" not in client.get(f"{LIST}feed/").content.decode()
    assert client.get(f"{LIST}cite/{page.translation_key}.bib").status_code == 404


def test_page_shows_files_of_all_languages_own_language_first(client):
    ru = publication(files=[document("guide-ru.pdf"), document("guide-ru.docx")])
    publication(language="ky", of=ru, files=[document("guide-ky.pdf")])

    response = client.get(ru.address.replace("/ru/", "/ky/"))

    found = re.findall(
        r'class="document" href="[^"]*/([^"/]+)" hreflang="(\w+)"', response.content.decode()
    )
    assert [language for _name, language in found] == ["ky", "ru", "ru"]
    assert "PDF, 180 КБ, Кыргызча" in words(response).replace(" ,", ",")
    assert "DOCX оңдоо үчүн" in words(response)


def test_page_says_where_it_is_used_and_what_it_stands_on(client):
    case = published_case(languages=["ru", "ky"])
    act = LegalAct.objects.get(code="local-initiatives-model")
    made = publication(kind="regulation", uses=[page_of(case)], acts=[act])

    response = client.get(made.address)

    assert page_of(case).title in words(response)
    assert "№ 01-18/84" in words(response)
    assert "Где используется: 1 пример" in words(client.get(LIST))


def test_page_is_a_thing_for_machines(client):
    ru = publication(kind="study", files=[document("study.pdf")])
    ky = publication(language="ky", of=ru)

    html = client.get(ru.address).content.decode()
    thing = json.loads(
        re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)[1]
    )

    assert (thing["@type"], thing["name"], thing["datePublished"]) == ("Report", ru.title, "2021")
    assert thing["workTranslation"][0]["url"].endswith(ky.address)
    assert thing["encoding"][0]["encodingFormat"] == "PDF"


def test_citation_names_bodies_kind_and_address(client):
    made = publication(title="Слушания: как провести")

    page = words(client.get(made.address))
    bib = client.get(f"{LIST}cite/{made.translation_key}.bib")
    ris = client.get(f"{LIST}cite/{made.translation_key}.ris").content.decode()

    assert (
        "Слушания: как провести [Электронный ресурс] : руководство / Институт политики развития."
        " Бишкек, 2021. URL: " in page
    )
    assert "title = {{Слушания: как провести}}" in bib.content.decode()
    assert bib["Content-Disposition"] == (
        f'attachment; filename="publication-{str(made.translation_key)[:8]}.bib"'
    )
    assert "TY  - RPRT\r\n" in ris


def test_feed_follows_the_list_and_keeps_its_names(client):
    made = publication(title="В ленте", kind="leaflet")
    publication(title="Не в ленте", kind="study")

    feed = etree.fromstring(client.get(f"{LIST}feed/?kind=leaflet").content)

    entries = feed.findall("{*}entry")
    assert [entry.findtext("{*}title") for entry in entries] == ["В ленте"]
    assert str(made.translation_key) in entries[0].findtext("{*}id")


def test_addresses_of_the_shelf_are_refused_for_pages():
    page = publication()
    page.slug = "feed"

    with pytest.raises(Exception, match="slug"):
        page.full_clean()


def test_counting_is_pure_and_joins_values_of_one_facet_by_or():
    entries = [
        Entry("a", {"kind": frozenset({"guide"}), "year": frozenset({"2020"})}, "суу канал"),
        Entry("b", {"kind": frozenset({"study"}), "year": frozenset({"2020"})}, "бюджет"),
        Entry("c", {"kind": frozenset({"leaflet"}), "year": frozenset({"2021"})}, "суу"),
    ]
    query = ShelfQuery.read({"kind": ["guide", "study"], "year": ["2020"], "q": ["Суу"]})

    assert [entry.key for entry in fitting(entries, query)] == ["a"]
    assert counts(entries, query)["kind"] == {"guide": 1, "study": 0, "leaflet": 0}
    assert query.url("/x/") == "/x/?kind=guide&kind=study&year=2020&q=%D0%A1%D1%83%D1%83"
