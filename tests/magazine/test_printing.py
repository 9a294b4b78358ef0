"""An issue on paper: from the same text as its pages, in our faces, found again by machines."""

import datetime
import re
from dataclasses import replace

import pypdfium2
import pytest

from core.typeset import LIMITS, TypesetFailed
from magazine.jobs.setting import set_in_passes
from magazine.models import ArticlePage
from magazine.selectors.printing import article_data, issue_data
from tests.factories.magazine import article, issue, section
from tests.factories.printed import PARAGRAPHS, long_issue, photo, rich_issue, running_text

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


def pages_of(pdf):
    """The words of each page, soft hyphens at ends of lines taken out."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        texts = [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
    return [" ".join(re.sub("[\u00ad\ufffe\u0002]\r?\n?", "", t).split()) for t in texts]


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


def test_equal_issue_gives_equal_bytes():
    page = issue()
    article(page)

    assert (
        set_in_passes("issue.typ", issue_data(page)).pdf
        == set_in_passes("issue.typ", issue_data(page)).pdf
    )


def test_issue_of_sixty_pages_holds_together():
    made = set_in_passes("issue.typ", issue_data(long_issue()))

    assert made.pages >= 50
    assert len(made.places) == 16
    assert list(made.places.values()) == sorted(made.places.values())
    assert made.pages == len(pages_of(made.pdf))


def test_bad_broken_picture_leaves_the_issue_whole():
    page = rich_issue(image=photo("broken.jpg", broken=True))

    data = issue_data(page)
    made = set_in_passes("issue.typ", data)

    assert data.lost == ["Зал айыл окмоту"]
    assert {"lost": "Зал айыл окмоту"} in made.report
    assert "Слушания, 2021 год" in " ".join(pages_of(made.pdf))


def test_bad_picture_that_is_gone_leaves_the_issue_whole():
    image = photo()
    page = rich_issue(image=image)
    image.file.storage.delete(image.file.name)

    made = set_in_passes("issue.typ", issue_data(page))

    assert made.pages > 8


def test_bad_title_without_end_stays_on_its_page():
    page = issue()
    longest = "Межмуниципальное сотрудничество айылных аймаков Токтогульского района " * 3
    word = "Высокопревосходительствопереосвидетельствование" * 2
    article(page, title=longest.strip()[:240], body=running_text())
    article(page, title=word, body=running_text())

    made = set_in_passes("issue.typ", issue_data(page))

    assert made.pages >= 6


def test_bad_issue_with_nothing_in_it_is_still_an_issue():
    page = issue()

    made = set_in_passes("issue.typ", issue_data(page))

    assert (made.pages, made.places) == (4, {})


def test_bad_text_of_a_person_is_never_markup():
    page = issue()
    nasty = '#panic("no") = *bold* $x^2$ @ref // &lt;label&gt; ```raw```'
    article(page, title='#panic("no")', summary="@ref", body=[
        {"type": "text", "value": f"<h2>{nasty}</h2><p>{nasty}[^9]</p>"},
    ])  # fmt: skip

    text = " ".join(pages_of(set_in_passes("issue.typ", issue_data(page)).pdf))

    assert '#panic("no") = *bold* $x^2$ @ref // <label> ```raw```' in text


def test_runaway_template_is_told_and_stopped():
    page = issue()
    article(page)

    with pytest.raises(TypesetFailed):
        set_in_passes("issue.typ", issue_data(page), replace(LIMITS, memory=64 * 1024**2))


def test_article_has_a_paper_of_its_own_with_its_citation():
    page = issue(number=10, running=156, day=datetime.date(2024, 11, 5))
    written = article(
        page, title="Канал на двоих", section=section("research"), body=running_text()
    )

    made = set_in_passes("article.typ", article_data(ArticlePage.objects.get(pk=written.pk)))

    text = " ".join(pages_of(made.pdf))
    assert made.pages == 1
    assert made.places == {str(written.translation_key): 1}
    assert "Канал на двоих // " in text
    address = f"http://testserver{written.address}"
    assert f".2024.№10(156).URL:{address}" in text.replace(" ", "")


def test_number_of_statements_does_not_grow_with_articles(django_assert_max_num_queries):
    page = rich_issue(image=photo())

    with django_assert_max_num_queries(30):
        issue_data(page)
