"""The words of page bodies: everything a visitor reads, nothing else, and no question asked."""

import pytest

from core.blocks.words import words_of
from home.models import StandardPage

BODY = [
    {"type": "text", "value": "<h2>Вода</h2><p>Насос <b>работает</b> &amp; шумит.</p>"},
    {"type": "figure", "value": {"image": {"image": 7, "alt_text": "фото"}, "caption": "Двор"}},
    {"type": "quote", "value": {"text": "5 < 7, говорят", "speaker": "депутат"}},
    {
        "type": "table",
        "value": {
            "data": [["Село", "Дворы"], ["Ак-Суу", "214"]],
            "cell": [{"row": 0, "col": 0, "className": "left"}],
            "first_row_is_table_header": True,
            "table_caption": "Дворы с водой",
            "table_header_choice": "row",
        },
    },
    {"type": "document", "value": 12},
    {"type": "film", "value": {"address": "https://vimeo.com/1", "title": "Как это было"}},
]


@pytest.mark.django_db
def test_each_block_gives_its_words_and_no_database_is_asked(django_assert_num_queries):
    page = StandardPage(title="О воде", body=StandardPage.body.field.to_python(BODY))

    with django_assert_num_queries(0):
        lines = words_of(page.body).split("\n")

    assert lines == [
        "Вода Насос работает & шумит.",
        "Двор",
        "5 < 7, говорят",
        "депутат",
        "Село",
        "Дворы",
        "Ак-Суу",
        "214",
        "Дворы с водой",
        "Как это было",
    ]


@pytest.mark.django_db
def test_an_empty_body_has_no_words():
    assert words_of(StandardPage(title="Пустая").body) == ""
