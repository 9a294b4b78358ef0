"""Letters that come again and again: they name what they tell of, and how they end."""

import pytest
from django.core import mail

from people.jobs import deliver
from people.services.queue_letter import _paragraphs
from tests.factories.people import LetterFactory

pytestmark = pytest.mark.django_db


def test_letter_that_comes_again_tells_mail_programs_how_to_stop_it():
    letter = LetterFactory(stop_url="https://portal.example/ru/my/searches/stop/7:x/")

    deliver(letter.pk)

    headers = mail.outbox[0].extra_headers
    assert headers["List-Unsubscribe"] == "<https://portal.example/ru/my/searches/stop/7:x/>"
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_letter_about_one_thing_carries_no_such_line():
    deliver(LetterFactory().pk)

    assert "List-Unsubscribe" not in mail.outbox[0].extra_headers


def test_entries_become_links_only_where_the_letter_has_entries_of_ours(settings):
    settings.PUBLIC_URL = "https://portal.example"
    ours = "Вода в каждом дворе\nПример 1\nhttps://portal.example/ru/practices/voda/"
    strange = "Вода\nhttps://portal.example.evil.example/"
    body = f"{ours}\n\n{strange}"

    with_entries = _paragraphs(body, {"has_entries": True})
    plain = _paragraphs(body, {})

    assert with_entries == [
        {
            "kind": "entry",
            "title": "Вода в каждом дворе",
            "text": "Пример 1",
            "url": "https://portal.example/ru/practices/voda/",
        },
        {"kind": "text", "text": strange},
    ]
    assert [part["kind"] for part in plain] == ["text", "text"]
