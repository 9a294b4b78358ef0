"""The book of an issue: every kind of text in it, both languages, checked by epubcheck."""

import io
import time
import zipfile

import pytest
from lxml import etree
from PIL import Image

from magazine.models import (
    ArticleNote,
    IssueContents,
)
from magazine.selectors.epub import write_epub
from media_library.models import SiteImage
from tests.factories.magazine import article, issue, issue_pair, text_block
from tests.factories.whole_issue import NASTY, whole_issue
from tests.support.epubcheck import complaints

pytestmark = pytest.mark.django_db

HTML = {"h": "http://www.w3.org/1999/xhtml", "e": "http://www.idpf.org/2007/ops"}


@pytest.fixture
def book(tmp_path):
    def write(made):
        path = tmp_path / "issue.epub"
        with path.open("wb") as target:
            write_epub(made, target)
        return path

    return write


def page(path, name):
    with zipfile.ZipFile(path) as file:
        return etree.fromstring(file.read(f"book/{name}"))


def words(element):
    return " ".join("".join(element.itertext()).split())


@pytest.mark.parametrize("language", ["ru", "ky"])
def test_epubcheck_accepts_an_issue_with_everything_in_it(book, language):
    assert complaints(book(whole_issue(language))) == []


def test_contents_name_sections_and_articles_in_the_order_of_the_issue(book):
    nav = page(book(whole_issue()), "nav.xhtml")

    found = nav.xpath(
        "//h:nav[@e:type='toc']//*[self::h:span or self::h:a]/text()", namespaces=HTML
    )
    names = [line for line in found if not line.startswith("Объявление ")]
    assert names == [
        *("Выходные данные", "Юридическая консультация", "Макала 1"),
        *("Объявления", "Цели", "Максаттар"),
    ]


def test_footnotes_lead_there_and_back_and_a_mark_without_note_is_left_out(book):
    text = page(book(whole_issue()), "text-01.xhtml")

    marks = text.xpath("//h:a[@e:type='noteref']", namespaces=HTML)
    notes = text.xpath("//h:aside[@e:type='footnote']", namespaces=HTML)
    assert [(mark.get("id"), mark.get("href")) for mark in marks] == [
        *(("mark-1-1", "#note-1"), ("mark-1-2", "#note-1")),
        *(("mark-2-1", "#note-2"), ("mark-2-2", "#note-2")),
    ]
    assert [(note.get("id"), words(note)) for note in notes] == [
        ("note-1", "1. Первая сноска"),
        ("note-2", f"2. {NASTY}"),
    ]


def test_links_of_the_portal_are_whole_and_dangerous_ones_are_words(book, settings):
    settings.PUBLIC_URL = "https://portal.example"
    text = page(book(whole_issue()), "text-01.xhtml")

    links = {words(link): link.get("href") for link in text.iter("{http://www.w3.org/1999/xhtml}a")}
    assert links["Башкы бет"] == "https://portal.example/ru/"
    assert links["Читать на портале"].startswith("https://portal.example/ru/magazine/2026/10-156/")
    assert "эч кайда" not in links
    assert "эч кайда" in words(text)


def test_picture_is_small_and_carries_its_words(book):
    path = book(whole_issue())

    text = page(path, "text-01.xhtml")
    shown = text.find(".//h:img", HTML)
    with zipfile.ZipFile(path) as file:
        size = Image.open(io.BytesIO(file.read(f"book/{shown.get('src')}"))).size
    assert (shown.get("alt"), size) == ("Жаңы канал", (1000, 563))
    assert words(text.find(".//h:figcaption", HTML)) == "Канал, 2021 · Фото института"


def test_lost_picture_leaves_its_words_and_the_book_is_whole(book):
    made = whole_issue()
    lost = SiteImage.objects.get()
    lost.file.storage.delete(lost.file.name)

    path = book(made)

    assert "Картинки нет: Жаңы канал" in words(page(path, "text-01.xhtml"))
    assert complaints(path) == []


def test_chart_is_a_table_with_figures(book):
    text = page(book(whole_issue()), "text-01.xhtml")

    chart = text.xpath("//h:table[.//h:td[@class='bar']]", namespaces=HTML)[0]
    rows = [words(row) for row in chart.iterfind(".//h:tr", HTML)]
    assert rows == ["Өз каражаты12,5", "Гранты37"]


def test_book_is_the_same_again_and_its_name_stays_after_a_change(book):
    made = whole_issue()
    first = book(made)
    before, name = first.read_bytes(), page(first, "package.opf")[0][0].text

    assert book(made).read_bytes() == before
    made.motto = "Другой"
    made.save()
    changed = book(made)
    assert changed.read_bytes() != before
    assert page(changed, "package.opf")[0][0].text == name


def test_languages_are_two_books_each_in_its_language(book):
    ru, ky = issue_pair(number=3, running=300)
    for made in (ru, ky):
        article(made)

    packages = [page(book(made), "package.opf") for made in (ru, ky)]

    texts = [package[0] for package in packages]
    language = "{http://purl.org/dc/elements/1.1/}language"
    assert [part.findtext(language) for part in texts] == ["ru", "ky"]
    assert texts[0][0].text != texts[1][0].text


def test_draft_of_an_article_is_not_in_the_book(book):
    made = issue()
    article(made, title="Чыкты")
    article(made, title="Черновик", live=False)

    with zipfile.ZipFile(book(made)) as file:
        everything = b"".join(file.read(name) for name in file.namelist()).decode(errors="ignore")

    assert ("Чыкты" in everything, "Черновик" in everything) == (True, False)


def test_printed_issue_gives_its_contents(book):
    made = issue()
    made.contents = [IssueContents(title="Старая статья", authors="Редакция", page=12)]
    made.save()

    path = book(made)

    assert "12Старая статьяРедакция" in words(page(path, "printed.xhtml"))
    assert complaints(path) == []


def test_printed_pages_are_listed(book):
    nav = page(book(whole_issue(articles=2)), "nav.xhtml")

    pages = nav.xpath("//h:nav[@e:type='page-list']//h:a", namespaces=HTML)
    assert [(link.text, link.get("href")) for link in pages] == [
        ("4", "text-01.xhtml#page-4"),
        ("6", "text-02.xhtml#page-6"),
    ]


def test_fourteen_articles_cost_as_many_statements_as_three(book, django_assert_num_queries):
    few = whole_issue(articles=3)
    few = type(few).objects.select_related("locale").get(pk=few.pk)
    with django_assert_num_queries(22, exact=False) as counted:
        book(few)
    few_statements = len(counted)
    for number in range(11):
        written = article(few, title=f"Ещё {number}", body=[text_block("Слова")])
        written.notes = [ArticleNote(text="Сноска")]
        written.save()
    many = type(few).objects.select_related("locale").get(pk=few.pk)

    with django_assert_num_queries(few_statements):
        book(many)


def test_issue_of_fourteen_articles_is_written_in_two_seconds(book):
    made = whole_issue(articles=14)

    started = time.process_time()
    book(made)

    assert time.process_time() - started < 2
