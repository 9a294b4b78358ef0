"""The paper of an invoice in Russian and Kyrgyz: its words, its letters, its faces."""

import pypdfium2
import pytest
from django.utils import translation

from core.typeset import set_in_child
from subscriptions.models import OfficeDetails
from subscriptions.selectors.invoice_paper import invoice_paper
from tests.factories.subscriptions import ordered

pytestmark = pytest.mark.django_db


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    assert len(document) == 1
    return " ".join(document[0].get_textpage().get_text_bounded().split())


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ru", ["2026-", "Две тысячи четыреста сомов 00 тыйынов", "Институт", "Айгуль Пример"]),
        ("ky", ["Эки миң төрт жүз сом 00 тыйын", "Өнүктүрүү", "Айгуль Пример"]),
    ],
)
def test_an_invoice_says_its_sum_in_words(language, words):
    office = OfficeDetails(
        name_ru="Институт политики развития", name_ky="Өнүктүрүү саясат институту", bank="Банк"
    )
    invoice = ordered().invoice

    with translation.override(language):
        text = text_of(set_in_child("invoice.typ", invoice_paper(invoice, office)))

    assert [word for word in words if word not in text] == []
    assert invoice.number in text


def test_what_the_office_did_not_write_is_said_and_not_left_out():
    with translation.override("en"):
        data = invoice_paper(ordered().invoice, OfficeDetails())

    assert data["parties"][0]["lines"] == ["no data"]
    assert data["details"]["rows"][1] == ["Account number", "no data"]
