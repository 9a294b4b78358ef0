"""Reading the files that standard pages are first written from."""

import pytest

from home.engine.page_text import PageText, read_page_text


def test_heading_summary_and_body_are_told_apart():
    text = read_page_text(
        '<h1>О <b>портале</b></h1>\n<p class="summary">Кратко\n о нём.</p>\n<h2>Кто</h2><p>Мы.</p>'
    )

    assert text == PageText("О портале", "Кратко о нём.", "<h2>Кто</h2><p>Мы.</p>")


def test_page_without_summary_has_an_empty_one():
    assert read_page_text("<h1>Т</h1><p>Текст</p>") == PageText("Т", "", "<p>Текст</p>")


def test_text_without_heading_is_refused():
    with pytest.raises(ValueError, match="<h1>"):
        read_page_text("<p>Текст</p>")
