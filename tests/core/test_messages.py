"""Texts are found, handed in, compiled and checked without gettext on the machine."""

import gettext
import json
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import translation
from django.utils.translation import trans_real
from django.utils.translation.reloader import translation_file_changed

from core.management.commands.check_templates import template_faults
from core.messages.catalogues import (
    catalogue_path,
    compile_catalogues,
    merge_parts,
    read_catalogue,
    unconfirmed,
)
from core.messages.extraction import Message, in_python, in_template
from core.messages.faults import find_faults, wrong_letters


@pytest.fixture
def hand_in(tmp_path):
    def write(**texts):
        folder = tmp_path / "parts"
        folder.mkdir(exist_ok=True)
        (folder / "part.json").write_text(json.dumps(texts), encoding="utf-8")
        return tmp_path

    return write


def asked(*texts: str) -> list[Message]:
    return [Message(None, text, None, "here") for text in texts]


def test_texts_of_python_are_found_with_context_and_plural():
    source = '_("One")\nngettext("{n} day", "{n} days", n)\npgettext("month", "May")\n_(name)'

    found = [message[:3] for message in in_python(source, "x.py")]

    assert found == [(None, "One", None), (None, "{n} day", "{n} days"), ("month", "May", None)]


def test_texts_of_templates_are_found_in_tags_blocks_and_arguments():
    source = (
        '{% load i18n %}{% trans "It\'s" %}{% blocktrans trimmed count n=n %} {{ n }} day'
        '{% plural %} {{ n }} days {% endblocktrans %}{% include "x" with label=_("Send") %}'
    )

    found = [message[:3] for message in in_template(source, "x.html")]

    assert found == [
        (None, "It's", None),
        (None, "%(n)s day", "%(n)s days"),
        (None, "Send", None),
    ]


def test_handed_in_texts_are_compiled_with_their_plural_forms(hand_in):
    locale = hand_in(**{"day|||days": {"ru": ["день", "дня", "дней"], "ky": ["күн"]}})

    compile_catalogues(locale)

    with (locale / "ru/LC_MESSAGES/django.mo").open("rb") as handle:
        russian = gettext.GNUTranslations(handle)
    assert [russian.ngettext("day", "days", n) for n in (1, 3, 5)] == ["день", "дня", "дней"]


def test_catalogues_are_compiled_only_when_something_changed(hand_in):
    locale = hand_in(Send={"ru": "Отправить", "ky": "Жөнөтүү"})

    first = compile_catalogues(locale)
    second = compile_catalogues(locale)

    assert (first, second) == (["ru", "ky"], [])


def test_merged_texts_stay_when_the_part_is_deleted(hand_in):
    locale = hand_in(Send={"ru": "Отправить", "ky": "Жөнөтүү", "unsure_ky": True})

    merge_parts(locale, wanted={(None, "Send")})
    (locale / "parts" / "part.json").unlink()

    assert unconfirmed(locale) == [("Send", "Жөнөтүү")]
    assert "Отправить" in catalogue_path(locale, "ru").read_text(encoding="utf-8")


def test_texts_nobody_asks_for_are_dropped_by_merging(hand_in):
    locale = hand_in(
        Send={"ru": "Отправить", "ky": "Жөнөтүү"},
        Old={"ru": "Старое", "ky": "Эски"},
    )
    merge_parts(locale, wanted={(None, "Send"), (None, "Old")})

    merge_parts(hand_in(), wanted={(None, "Send")})

    assert {
        language: [(entry.msgid, entry.msgstr) for entry in read_catalogue(locale, language)]
        for language in ("ru", "ky")
    } == {"ru": [("Send", "Отправить")], "ky": [("Send", "Жөнөтүү")]}


@pytest.mark.parametrize(
    ("texts", "faults"),
    [
        ({"ru": "Отправить", "ky": "Жөнөтүү"}, []),
        ({"ru": "Отправить"}, ["ky: here: “Send %(n)s”: not translated"]),
        (
            {"ru": "Отправить %(n)s", "ky": "Жөнөтүү"},
            ["ky: here: “Send %(n)s”: placeholders [] instead of ['%(n)s']"],
        ),
        (
            {"ru": "Отправить %(n)s", "ky": "Жѳнөтүү %(n)s"},
            ["ky: here: “Send %(n)s”: wrong letters in “ѳ”"],
        ),
    ],
)
def test_faults_of_a_text_are_named(hand_in, texts, faults):
    text = "Send" if not faults else "Send %(n)s"
    if len(texts) == 1:
        texts["ru"] += " %(n)s"
    locale = hand_in(**{text: texts})

    assert find_faults(locale, asked(text), set()) == faults


def test_a_text_nobody_asks_for_is_a_fault_unless_a_library_does(hand_in):
    locale = hand_in(Old={"ru": "Старое"}, Email={"ru": "Эл. почта"})

    faults = find_faults(locale, [], library_keys={(None, "Email")})

    assert faults == ["ru: “Old” (no context): nobody asks for it"]


def test_words_of_two_alphabets_are_wrong_and_html_is_not():
    assert wrong_letters("Нaрын <a href='x'>PDF-файл</a> %(count)s") == ["Нaрын"]


def test_planted_template_fault_is_reported(tmp_path: Path, settings):
    (tmp_path / "bad.html").write_text("{% if %}", encoding="utf-8")
    (tmp_path / "lost.html").write_text('{% include "nowhere.html" %}', encoding="utf-8")
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]

    faults = template_faults(tmp_path)

    assert [fault.split(":")[0] for fault in faults] == ["bad.html", "lost.html"]


def test_texts_compiled_a_moment_ago_are_spoken_by_the_same_process(tmp_path, settings):
    settings.LOCALE_PATHS = [str(tmp_path)]
    (tmp_path / "parts").mkdir()
    planted = {"Planted words": {"ru": "Подложенные слова", "ky": "Кошулган сөздөр"}}
    try:
        trans_real._translations.clear()
        with translation.override("ru"):
            assert translation.gettext("Planted words") == "Planted words"
        (tmp_path / "parts" / "part.json").write_text(json.dumps(planted), encoding="utf-8")

        call_command("compile_messages", verbosity=0)

        with translation.override("ru"):
            assert translation.gettext("Planted words") == "Подложенные слова"
    finally:
        translation_file_changed(sender=None, file_path=Path("django.mo"))
