"""The page for the council: one full page of any case, in both languages, honest about gaps."""

import dataclasses

import pypdfium2
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from best_practice.engine.facts import Budget
from core.typeset import set_in_child
from peer_learning.engine.papers import shorten
from peer_learning.selectors.council import find_council_page
from tests.factories.best_practice import facts, page_of, published_case
from tests.peer_learning.extremes import BARE, EMPTY_TEXTS, EVERY, EXTREMES

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.VAR_DIR = tmp_path / "var"


def page_data(case, language="ru"):
    with translation.override(language):
        return find_council_page(case.number)


def set_page(case, language="ru"):
    return set_in_child("council.typ", page_data(case, language))


def read(pdf):
    """Number of pages and the words of them all."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
    return len(pages), " ".join(" ".join(pages).replace("\u00a0", " ").split())


@pytest.mark.parametrize(("name", "language", "languages"), EVERY)
def test_page_is_one_whatever_was_written(name, language, languages):
    sample, texts = EXTREMES[name]
    case = published_case(sample, languages=languages, **texts)

    pages, text = read(set_page(case, language))

    assert pages == 1
    assert f"/{language}/practices/n/{case.number}/" in text
    assert ("Проект решения" if language == "ru" else "долбоору") in text


def test_page_says_what_was_done_and_what_it_took():
    case = published_case()

    _pages, text = read(set_page(case))

    assert "Пять праздников для 290 детей (ru)" in text
    assert "36,0" in text
    assert "36 000 ÷ 290" in text
    assert "Постановление № 226" in text
    assert "нет документа: отчёт устный" in text
    assert "Начните с положения" in text


def test_reason_that_names_the_missing_document_is_not_told_twice():
    step = dataclasses.replace(facts().steps[1], no_document={"ru": "Документ не нужен"})
    case = published_case(facts(steps=[step]))

    _pages, text = read(set_page(case))

    assert "Документ не нужен" in text
    assert "нет документа" not in text


def test_kyrgyz_page_has_its_letters_and_marks_what_is_russian():
    case = published_case(languages=["ru", "ky"])

    _pages, text = read(set_page(case, "ky"))

    assert {letter for letter in text if letter in "өүңӨҮҢ"} >= set("өүң")
    assert "Пять событий в трёх сёлах (орусча)" in text
    assert "бала катышты" in text.lower()


def test_case_without_a_kyrgyz_text_is_told_in_russian_and_says_so():
    text = read(set_page(published_case(languages=["ru"]), "ky"))[1]

    assert "Пять праздников для 290 детей (ru) (орусча)" in text
    assert "Текст азырынча которула элек" in text


def test_missing_facts_are_said_in_their_place():
    text = read(set_page(published_case(BARE, **EMPTY_TEXTS)))[1]

    assert text.count("нет данных") >= 5
    assert "посчитать нельзя" in text
    assert "Автор об этом ещё не написал." in text


def test_lead_is_shortened_before_anything_else():
    data = page_data(published_case(*EXTREMES["everything long"][:1], summary="Слово " * 200))

    leads = [len(level["lead"] or "") for level in data["levels"]]

    assert leads == sorted(leads, reverse=True)
    assert data["levels"][1]["steps"] == data["levels"][0]["steps"]


def test_money_of_another_currency_is_told_apart():
    budget = [Budget("local-budget", {}, 11_000), Budget("donor-project", {}, 900, currency="USD")]

    text = read(set_page(published_case(facts(budget=budget))))[1]

    assert "900 USD" in text
    assert "11,0" in text


def test_page_is_tagged_speaks_its_language_and_has_only_our_faces():
    pdf = set_page(published_case(languages=["ky"]), "ky")

    assert b"/StructTreeRoot" in pdf
    assert b"/Lang(ky" in pdf.replace(b" ", b"")
    assert {name for name in (b"Libertinus", b"DejaVu", b"NewCM") if name in pdf} == set()
    assert all(name in pdf for name in (b"PiazzollaDisplay", b"PiazzollaText", b"GolosText"))


def test_equal_facts_give_equal_bytes():
    case = published_case()

    assert set_page(case) == set_page(case)


def test_statements_do_not_grow_with_the_case():
    counted = []
    for name in ("ordinary", "everything long"):
        case = published_case(EXTREMES[name][0])
        page_data(case)
        with CaptureQueriesContext(connection) as captured:
            page_data(case)
        counted.append(len(captured))

    assert counted[0] <= 4
    assert counted[1] <= counted[0] + 1  # the legal act


def test_cut_text_ends_after_a_word():
    assert shorten("Один  два три", 9) == "Один два…"
    assert shorten("Короткое", 20) == "Короткое"
    assert shorten("х" * 100, 60) == "х" * 29 + "…"


def test_visitor_gets_the_page_as_a_file_that_caches_may_keep(client):
    case = published_case(languages=["ru", "ky"])

    first = client.get(f"/ky/practices/n/{case.number}/council.pdf")
    again = client.get(
        f"/ky/practices/n/{case.number}/council.pdf", headers={"If-None-Match": first["ETag"]}
    )

    assert first.status_code == 200
    assert first["Content-Type"] == "application/pdf"
    assert first["Content-Disposition"] == f'inline; filename="council-{case.number}-ky.pdf"'
    assert read(first.content)[0] == 1
    assert again.status_code == 304


def test_english_readers_are_led_to_the_russian_page(client):
    case = published_case()

    response = client.get(f"/en/practices/n/{case.number}/council.pdf")

    assert response.status_code == 302
    assert response["Location"] == f"/ru/practices/n/{case.number}/council.pdf"


def test_page_of_a_withdrawn_case_is_gone_and_says_no_word_of_it(client):
    case = published_case()
    page_of(case).unpublish()

    response = client.get(f"/ru/practices/n/{case.number}/council.pdf")

    assert response.status_code == 410
    assert "праздников" not in response.content.decode()


def test_full_line_is_answered_with_a_time_to_come_again(client, monkeypatch):
    case = published_case()
    monkeypatch.setattr("core.typeset._waiting", 99)

    response = client.get(f"/ru/practices/n/{case.number}/council.pdf")

    assert response.status_code == 503
    assert response["Retry-After"] == "5"
    assert "через несколько секунд" in response.content.decode()
