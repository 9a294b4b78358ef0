"""What the letter about a new issue says, and that no value in it ever becomes markup."""

import re
from dataclasses import replace

import pytest
from django.test import override_settings

from subscriptions.registry import NewsletterGroup, NewsletterLine, NewsletterText
from subscriptions.selectors.letters import LARGEST, compiled, greeting_of, write_letter
from tests.factories.newsletters import make_text

EVIL = "<script>alert(1)</script>\"'>{{ 7|add:7 }}{% now 'Y' %}<mj-text>&amp;"
LINKS = {"choose_url": "https://portal.example/c/", "stop_url": "https://portal.example/s/"}


def both(language="ru", topics=(), **texts):
    """The text and the HTML of a letter for one address."""
    letters = texts or {"ru": make_text("ru"), "ky": make_text("ky")}
    written = write_letter(letters, language=language, topics=topics)
    return written.filled(greeting=greeting_of("Айгуль", language), **LINKS)


@pytest.mark.parametrize("language", ["ru", "ky"])
def test_letter_has_contents_cover_and_files_in_text_and_html(language):
    wanted = make_text(language)

    text, html = both(language)

    for line in [line for group in wanted.groups for line in group.lines]:
        assert line.title in text
        assert line.url in text
        assert f'href="{line.url}"' in html
        assert line.title in html
    assert f'alt="{wanted.cover_alt}"' in html
    assert f'src="{wanted.cover_url}"' in html
    assert wanted.pdf_url in text
    assert wanted.pdf_url in html
    assert LINKS["stop_url"] in text
    assert f'href="{LINKS["stop_url"]}"' in html
    assert f'<html lang="{language}"' in html
    assert "greeting-" not in text + html


def test_preheader_comes_first_and_dark_mode_is_there():
    _, html = both(ru=make_text("ru", preheader="Сначала это"))

    body = html[html.index("<body") :]
    assert body.index("Сначала это") < body.index("Номер о воде")
    assert "prefers-color-scheme: dark" in html
    assert 'name="color-scheme"' in html


def test_letter_asks_no_other_host_and_nothing_inline_runs():
    _, html = both()

    hosts = set(re.findall(r'(?:src|href|url\()="?(https?://[^/"\s)]+)', html))
    assert hosts <= {"https://portal.example", "http://testserver"}
    assert not re.search(r"<(script|iframe|form|link)\b|@import", html)


def test_bad_55_values_never_become_markup_or_template():
    text = make_text(
        "ru",
        title=EVIL,
        subject=EVIL,
        lead=EVIL,
        kicker=EVIL,
        preheader=EVIL,
        cover_alt=EVIL,
        pdf_size=EVIL,
        groups=[
            NewsletterGroup(
                name=EVIL,
                lines=[NewsletterLine(title=EVIL, lead=EVIL, page=EVIL, url=f"https://p/?{EVIL}")],
            )
        ],
    )

    plain, html = both(ru=text)

    assert "<script" not in html
    assert "<mj-" not in html
    assert html.count("&lt;script&gt;") >= 9
    assert "{{ 7|add:7 }}" in html
    assert EVIL in plain


def test_bad_54_name_of_a_person_is_text_in_the_letter():
    written = write_letter({"ru": make_text()}, language="ru", topics=())

    plain, html = written.filled(greeting=greeting_of("<b onclick=x>%s", "ru"), **LINKS)

    assert "<b onclick" not in html
    assert "&lt;b onclick=x&gt;%s" in html
    assert "<b onclick=x>%s" in plain


def test_title_that_imitates_a_mark_gets_no_address_of_the_reader():
    text = make_text("ru", title="stop-000000000000000000000000")

    _, html = both(ru=text)

    assert "stop-000000000000000000000000" in html


def test_reader_without_a_translation_gets_the_other_language_marked():
    text, html = both("ky", ru=make_text("ru"))

    assert make_text("ru").title in text
    assert '<html lang="ky"' in html
    assert re.search(r'<h1 lang="ru"', html)
    assert both("ky")[0].count("\n") < text.count("\n")


def test_chosen_sections_alone_are_in_the_letter():
    letters = {"ru": make_text("ru")}

    text, html = both("ru", ["answers"], **letters)
    nothing = write_letter(letters, language="ru", topics=["law"])

    assert "Вопрос и ответ 3" in text
    assert "Практика" not in text + html.partition("</title>")[2]
    assert nothing is None


def test_huge_contents_stay_under_what_mail_programs_cut():
    line = make_text().groups[0].lines[0]
    lines = [replace(line, title="Ө" * 255, lead="ң" * 500) for _ in range(300)]
    text = replace(make_text(), groups=[NewsletterGroup(name="ү" * 200, lines=lines)])

    plain, html = both(ru=text)

    assert len(html.encode()) < LARGEST + 2_000
    assert len(html.encode()) > 10_000
    assert "ө" * 3 not in html
    assert len(plain.encode()) < 400_000


def test_ordinary_letter_is_small_and_compiled_once():
    first = compiled()

    _, html = both()

    assert compiled() is first
    assert len(html.encode()) < 40_000


@override_settings(PUBLIC_URL="https://portal.example")
def test_every_address_in_the_letter_is_whole():
    _, html = both()

    addresses = re.findall(r'(?:src|href)="([^"]*)"', html)
    assert [address for address in addresses if not address.startswith("https://")] == []


def test_plain_values_come_back_from_json_as_they_were():
    text = make_text()

    assert NewsletterText.from_data(text.as_data()) == text
