"""An issue on paper: from the same text as its pages, in our faces, found again by machines."""

import re

import pypdfium2
import pytest

from magazine.jobs.setting import set_in_passes
from magazine.selectors.printing import issue_data
from tests.factories.magazine import article, issue
from tests.factories.printed import PARAGRAPHS, photo, running_text
from tests.factories.printed_issues import rich_issue
from tests.support.pdf import pages_of

pytestmark = pytest.mark.django_db
OURS = {
    "GolosTextRegular", "GolosTextSemiBold", "PiazzollaDisplayBold",
    "PiazzollaDisplayRegular", "PiazzollaTextBold", "PiazzollaTextRegular",
}  # fmt: skip
_kept = {}


def printed(language):
    """The PDF of the rich issue in a language, made once for all tests of this file."""
    if language not in _kept:
        ru = rich_issue(image=photo())
        _keep("ru", ru)
        _keep("ky", rich_issue(language="ky", of=ru, image=photo("second.jpg")))
    return _kept[language]


def _keep(language, page):
    data = issue_data(page)
    _kept[language] = (data, set_in_passes("issue.typ", data))


def contents_of(pdf):
    """Bookmarks as (level, title, page)."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [
            (mark.level, plain(mark.get_title()), mark.get_dest().get_index() + 1)
            for mark in document.get_toc()
        ]
    finally:
        document.close()


def faces_of(pdf):
    """Names of embedded faces."""
    found = re.findall(rb"/FontName\s*/(?:[A-Z]{6}\+)?([\w-]+)", pdf)
    return {name.decode() for name in found}


def plain(text):
    """A text as the eye reads it."""
    return text.replace("\u00a0", " ")


def titles(data):
    """Titles and keys of the items in the order of print."""
    return [(plain(item["title"]), item["id"]) for item in data.data["items"]]


@pytest.mark.parametrize("language", ["ru", "ky"])
def test_contents_name_the_pages_on_which_things_begin(language):
    data, made = printed(language)
    pages = pages_of(made.pdf)

    printed_numbers = {
        title: int(re.search(rf"(\d+) {re.escape(title)}", pages[2])[1])
        for title, _key in titles(data)
    }

    assert printed_numbers == {title: made.places[key] for title, key in titles(data)}
    for title, number in printed_numbers.items():
        assert title in pages[number - 1]


def test_bookmarks_hold_sections_and_under_them_their_titles():
    data, made = printed("ru")

    marks = contents_of(made.pdf)

    sections = dict.fromkeys(item["section"] for item in data.data["items"])
    names = [data.data["sections"][code]["name"] for code in sections]
    assert [title for level, title, _page in marks if level == 0] == [
        plain(name) for name in (data.data["labels"]["contents"], *names)
    ]
    assert [(title, page) for level, title, page in marks if level == 1] == [
        (title, made.places[key]) for title, key in titles(data)
    ]


@pytest.mark.parametrize("language", ["ru", "ky"])
def test_only_our_faces_are_embedded(language):
    _data, made = printed(language)

    assert "PiazzollaTextRegular" in faces_of(made.pdf)
    assert faces_of(made.pdf) <= OURS


@pytest.mark.parametrize("language", ["ru", "ky"])
def test_issue_is_tagged_and_says_its_language(language):
    _data, made = printed(language)

    assert b"/StructTreeRoot" in made.pdf
    assert b"/MarkInfo" in made.pdf
    assert b"pdfuaid" in made.pdf
    assert f"/Lang({language}".encode() in made.pdf.replace(b" ", b"")


def test_kyrgyz_letters_come_out_in_order_and_no_word_is_broken():
    _data, made = printed("ky")

    text = " ".join(pages_of(made.pdf))

    for paragraph in PARAGRAPHS["ky"]:
        assert paragraph in text
    assert not re.search("\u00ad|\ufffe|\u0002", " ".join(raw_pages(made.pdf)))


def raw_pages(pdf):
    """The words of each page as a machine reads them, marks of hyphens included."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def test_russian_words_are_broken_and_read_whole_again():
    _data, made = printed("ru")

    text = " ".join(pages_of(made.pdf))

    assert re.search("[\u00ad\ufffe\u0002]", " ".join(raw_pages(made.pdf)))
    for paragraph in PARAGRAPHS["ru"]:
        assert paragraph in text


def test_footnotes_stand_on_the_page_that_names_them():
    data, made = printed("ru")
    first = made.places[titles(data)[0][1]]

    page = pages_of(made.pdf)[first - 1]

    assert "Отчёт института за 2021 год." in page
    assert "доля посчитана от 484 органов" in page


def test_every_kind_of_thing_is_there():
    _data, made = printed("ru")

    text = " ".join(pages_of(made.pdf))

    for words in (
        "Муниципалитет — три в одном", "Редакция", "Номер издан при поддержке", "аймаков обсудили",
        "Онлайн пока редкость", "194", "План внедрения", "Соглашение о сотрудничестве",
        "Люди хотят обсуждать не деньги, а решения.", "Слушания, 2021 год",
        "Фото: Институт политики развития", "Лист для кенеша", "Типовое положение, пункт 4",
        "Сверьте регламент кенеша.", "Айылный аймак «Пример 2»", "150 000 сом",
        "Женщины, получившие поддержку", "40 000",
    ):  # fmt: skip
        assert words in text, words


def test_code_by_the_title_and_contents_are_links():
    data, made = printed("ru")

    assert made.pdf.count(b"/Subtype/Link") + made.pdf.count(b"/Subtype /Link") >= len(
        data.data["items"]
    )


def test_report_tells_pages_and_free_lines_of_every_item():
    data, made = printed("ru")

    rows = [row for row in made.report if "id" in row]

    assert [row["id"] for row in rows] == [key for _title, key in titles(data)]
    assert {row["id"]: row["first"] for row in rows} == made.places
    assert all(0 <= row["free"] < 104 and row["last"] >= row["first"] for row in rows)
    assert [row for row in made.report if "pages" in row] == [
        {"pages": made.pages, "blank": -made.pages % 4}
    ]


@pytest.mark.parametrize("rounds", [1, 2, 3, 4])
def test_columns_of_a_last_page_end_level(rounds):
    page = issue()
    article(page, body=running_text(rounds=rounds))

    made = set_in_passes("issue.typ", issue_data(page))

    assert made.report[0]["free"] <= 8
