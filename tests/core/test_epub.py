"""Books: what epubcheck accepts, the same bytes again, contents in groups, nothing as markup."""

import io
import zipfile
from dataclasses import replace

import pytest
from lxml import etree, html

from core.book_cover import cover_png
from core.epub import write_epub
from core.epub_parts import Book, Chapter, H, Resource, S, address
from tests.support.epubcheck import complaints

WORDS = {
    "contents": "Мазмуну",
    "pages": "Барактар",
    "landmarks": "Бөлүктөр",
    "cover": "Мукаба",
    "cover_alt": "Мукаба: үлгү жана аталыш",
    "start": "Башы",
    "summary": "Бардык сүрөттөрдүн сыпаттамасы бар.",
}
NASTY = 'Бюджет <b>&amp; "ө ү ң"</b> ]]> \x00\x0b конец'
OPF = {"o": "http://www.idpf.org/2007/opf", "d": "http://purl.org/dc/elements/1.1/"}
PAGE = {"h": "http://www.w3.org/1999/xhtml", "e": "http://www.idpf.org/2007/ops"}


def book(**changed):
    cover = cover_png("Муниципалитет", "№ 10 (156)", ["Суу келди"], room="magazine", number=156)
    made = Book(
        identifier="urn:uuid:5d1d2b1e-1b1a-5c1e-9b1a-1b1a5c1e9b1a",
        title="Муниципалитет № 10 (156)",
        language="ky",
        modified="2026-11-22T02:00:00Z",
        css="body { margin: 1em }",
        words=WORDS,
        creators=("Редакция",),
        publisher="Өнүктүрүү саясат институту",
        description=NASTY.replace("\x00", ""),
        date="2026-11-12",
        cover=Resource("cover.png", cover),
    )
    return replace(made, **changed)


def chapters(number=3):
    for index in range(1, number + 1):
        mark = H.span({"id": f"page-{index}", "role": "doc-pagebreak", "aria-label": str(index)})
        mark.set("{http://www.idpf.org/2007/ops}type", "pagebreak")
        drawing = S.svg(S.rect(width="10", height="4"), {"viewBox": "0 0 100 4"})
        yield Chapter(
            name=f"article-{index}",
            title=f"Макала {index}",
            body=[H.section(mark, H.h1(f"Макала {index}"), H.p("Өкмөт үчүн иң"), drawing)],
            group="Кеңеш" if index < 3 else "Тажрыйба",
            pages=((str(index), f"page-{index}"),),
        )


@pytest.fixture
def written(tmp_path):
    def write(made=None, parts=None):
        path = tmp_path / "book.epub"
        with path.open("wb") as target:
            write_epub(target, made or book(), chapters() if parts is None else parts)
        return path

    return write


def entry(path, name):
    with zipfile.ZipFile(path) as file:
        return etree.fromstring(file.read(name))


def test_epubcheck_finds_nothing_wrong(written):
    assert complaints(written()) == []


def test_book_without_cover_and_printed_pages_is_one_too(written):
    parts = [replace(one, pages=(), group="") for one in chapters(1)]

    assert complaints(written(book(cover=None), parts)) == []


def test_planted_fault_is_seen(written):
    part = Chapter(name="a", title="A", body=[H.p("a", id="same"), H.p("b", id="same")])

    assert any("same" in line for line in complaints(written(parts=[part])))


def test_first_entry_says_what_the_file_is_and_is_not_packed(written):
    first = zipfile.ZipFile(written()).infolist()[0]

    assert (first.filename, first.compress_type, first.extra) == (
        "mimetype",
        zipfile.ZIP_STORED,
        b"",
    )


def test_equal_content_gives_equal_bytes(written):
    first = written().read_bytes()

    assert written().read_bytes() == first


def test_texts_are_never_markup_and_what_xml_cannot_hold_is_left_out(written):
    path = written(book(title=NASTY, description=""))

    title = entry(path, "book/package.opf").findtext(".//d:title", namespaces=OPF)
    assert title == 'Бюджет <b>&amp; "ө ү ң"</b> ]]>  конец'


def test_contents_stand_in_groups_and_in_order(written):
    nav = entry(written(), "book/nav.xhtml")

    lines = nav.xpath(
        "//h:nav[@e:type='toc']//*[self::h:span or self::h:a]/text()", namespaces=PAGE
    )
    assert lines == ["Кеңеш", "Макала 1", "Макала 2", "Тажрыйба", "Макала 3"]


def test_landmarks_and_printed_pages_lead_to_their_places(written):
    nav = entry(written(), "book/nav.xhtml")

    links = nav.xpath("//h:nav[@e:type!='toc']//h:a/@href", namespaces=PAGE)
    assert links == [
        *("cover.xhtml", "nav.xhtml", "article-1.xhtml"),
        *(f"article-{index}.xhtml#page-{index}" for index in (1, 2, 3)),
    ]


def test_every_file_says_its_language(written):
    path = written()

    with zipfile.ZipFile(path) as file:
        pages = [name for name in file.namelist() if name.endswith(".xhtml")]
        languages = {html.fromstring(file.read(name)).get("lang") for name in pages}
    assert (len(pages), languages) == (5, {"ky"})


def test_book_says_what_helps_readers_who_cannot_see(written):
    package = entry(written(), "book/package.opf")

    said = [
        (meta.get("property").removeprefix("schema:"), meta.text)
        for meta in package.findall(".//o:meta", OPF)
        if meta.get("property").startswith("schema:")
    ]
    assert said == [
        ("accessMode", "textual"),
        ("accessMode", "visual"),
        ("accessModeSufficient", "textual"),
        ("accessibilityFeature", "structuralNavigation"),
        ("accessibilityFeature", "tableOfContents"),
        ("accessibilityFeature", "readingOrder"),
        ("accessibilityFeature", "alternativeText"),
        ("accessibilityFeature", "printPageNumbers"),
        ("accessibilityHazard", "none"),
        ("accessibilitySummary", WORDS["summary"]),
    ]


def test_chapters_leave_the_memory_one_after_another():
    target, sizes = io.BytesIO(), []

    def counted():
        for chapter in chapters(3):
            sizes.append(target.tell())
            yield chapter

    write_epub(target, book(cover=None), counted())

    assert sizes == sorted(set(sizes))


@pytest.mark.parametrize(
    ("typed", "written_as"),
    [
        ("https://example.kg/өн 1?a=1&b=2#x", "https://example.kg/%D3%A9%D0%BD%201?a=1&b=2#x"),
        ("http://cbd.minjust.gov.kg/ru/111", "http://cbd.minjust.gov.kg/ru/111"),
        ("mailto:info@example.kg", "mailto:info@example.kg"),
        ("javascript:alert(1)", ""),
        ("/ru/practices/", ""),
        ("https://", ""),
        ("https://[bad/", ""),
        ("https://example.kg/a#b#c", ""),
        ("https://example.kg/100%", "https://example.kg/100%25"),
    ],
)
def test_addresses_are_whole_or_left_out(typed, written_as):
    assert address(typed) == written_as


def test_cover_is_the_same_for_the_same_number_and_another_for_the_next():
    def drawn(number):
        return cover_png("Журнал", "№ 1", ["Строка"], room="magazine", number=number, figure="37 %")

    assert drawn(7) == drawn(7)
    assert drawn(7) != drawn(8)
