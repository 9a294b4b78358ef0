"""A hit as a row: its passage, its page in a PDF, how well it was read, its other languages."""

from dataclasses import replace

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from search.engine.interface import Alternative, Group, Question
from search.models import SearchDocument
from search.selectors.page.result_rows import Shown, read_rows
from search.services.put_documents import put_documents
from tests.factories.indexed import a_text, a_thing

pytestmark = pytest.mark.django_db
NAMES = {"kind": {"case": "Примеры"}, "region": {"KG-C": "Чуйская область"}}


def asked(word):
    return Question(word, (Group(word, (Alternative("x", word),)),))


def row_of(*texts, word="вода", also=(), **facets):
    """The first text of one thing as a Russian page shows it."""
    put_documents(things=[replace(a_thing("7", *texts, kind="case"), facets=facets)])
    first = SearchDocument.objects.get(lang=texts[0].lang, page=texts[0].page)
    shown = Shown(asked(word), "ru", NAMES, {"case": "Пример"})
    return read_rows([first.pk], {first.pk: also}, shown)[0]


def pdf_page(quality=None):
    return a_text(title="Отчёт", text="Вода.", file="0", page=14, ocr_quality=quality)


def told(row):
    with translation.override("ru"):
        return " ".join(render_to_string("components/search_row.html", {"row": row}).split())


def passage_of(row):
    return "".join(piece.text for piece in row.passage)


def test_row_names_kind_place_and_year():
    row = row_of(a_text(title="Вода", text="Село."), region=["KG-C"], year=["2020", "2021"])

    assert (row.kind_label, row.meta, row.lang) == ("Пример", ["Чуйская область", "2021"], "")


def test_text_of_another_language_says_so():
    row = row_of(a_text("ky", title="Суу", text="Айыл."), word="суу")

    assert (row.lang, row.lang_name) == ("ky", "Кыргызча")
    assert 'lang="ky"' in told(row)


def test_other_languages_are_linked_where_they_are_open():
    row = row_of(
        a_text(title="Вода"), a_text("ky", title="Суу"), a_text("en", title="Water"), also=("ky",)
    )

    assert row.also == [{"lang": "ky", "name": "Кыргызча", "url": "/ky/Суу/"}]


@pytest.mark.parametrize(
    ("quality", "from_picture", "badly"),
    [(None, False, False), (95, True, False), (40, True, True)],
)
def test_page_of_a_pdf_says_its_number_and_how_it_was_read(quality, from_picture, badly):
    row = row_of(pdf_page(quality))

    assert (row.page, row.is_read_from_picture, row.is_read_badly) == (14, from_picture, badly)
    assert "14" in told(row)
    assert ("badge-warn" in told(row)) is from_picture


def test_passage_is_a_sentence_and_no_list_of_names():
    row = row_of(a_text(title="Село", text="Провели слушания.\nВода пришла.\nВода Суу Water"))

    assert passage_of(row).strip(" …") == "Вода пришла."


def test_names_are_shown_where_nothing_else_tells_why_it_was_found():
    row = row_of(a_text(title="Село", text="Провели слушания.\nВода Суу Water"))

    assert "Вода Суу Water" in passage_of(row)


def test_names_are_shown_apart_from_each_other():
    row = row_of(a_text(title="Село", text="Провели слушания.\nВода\nСуу\nWater"))

    assert passage_of(row) == "… Вода · Суу · Water"


def test_lines_of_a_pdf_are_read_on():
    row = row_of(a_text(title="Отчёт", text="Вода и\nсвет в селе\nесть.", file="0", page=14))

    assert passage_of(row).split() == ["Вода", "и", "свет", "в", "селе", "есть."]


def test_title_that_fits_leaves_the_beginning_of_the_text():
    row = row_of(a_text(title="Вода", text="Провели слушания.\nВода Суу Water"))

    assert passage_of(row).startswith("Провели слушания.")


def test_markup_in_a_text_is_shown_as_text():
    row = row_of(a_text(title="<b>Вода</b>", text="<script>вода</script> пришла."))

    assert "<script>" not in told(row)
    assert "&lt;b&gt;" in told(row)
