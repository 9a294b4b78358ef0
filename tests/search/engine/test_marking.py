"""Fitting words are marked, the best sentence is shown."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.engine.asking import Glossary, Vocabulary, read_question
from search.engine.interface import Correction, Question
from search.engine.marking import mark, passage, spelled

WORDS = Vocabulary({"x": {"бюджот": 1, "слушания": 1}, "s": {"бюджот": 1, "слушан": 1}}, 2, 3.0)


def ask(text):
    return read_question(text, words=WORDS, glossary=Glossary(), lang="ru")


def shown(pieces):
    return "".join(f"[{piece.text}]" if piece.fits else piece.text for piece in pieces)


def test_words_are_marked_in_every_form_and_in_their_own_spelling():
    pieces = mark("БЮДЖЕТОМ, слушаний и бюджету: школа", ask("бюджет слушания"), "ru")

    assert shown(pieces) == "[БЮДЖЕТОМ], [слушаний] и [бюджету]: школа"


def test_the_sentence_that_fits_most_words_is_shown():
    text = "Школа. О бюджете. " + "Дорога. " * 40 + "Слушания о бюджете. Вода. " + "Свет. " * 40

    assert shown(passage(text, ask("бюджет слушания"), "ru", 40)) == (
        "… [Слушания] о [бюджете]. Вода. Свет. Свет. …"
    )


def test_the_beginning_is_shown_where_nothing_fits():
    text = "Школа открыта. Дорога готова."

    assert shown(passage(text, ask("бюджет"), "ru", 20)) == "Школа открыта. …"


def test_a_long_sentence_is_cut_around_its_first_fitting_word():
    text = "слово " * 100 + "бюджет " + "слово " * 100

    pieces = passage(text, ask("бюджет"), "ru", 60)

    assert shown(pieces) == "… слово слово слово [бюджет] слово слово слово слово слово …"


@pytest.mark.parametrize("text", ["", " ", "\x00", "\ud800", "я" * 1_000_000])
def test_any_text_can_be_shown(text):
    assert len(shown(passage(text, ask("бюджет"), "ru"))) <= 244


@given(st.text(max_size=500))
@settings(deadline=None)
def test_a_marked_text_is_the_text(text):
    assert "".join(piece.text for piece in mark(text, ask("бюджет 1 a"), "ru")) == text


def test_a_correction_is_shown_as_the_found_texts_spell_it():
    question = Question("jergilik", corrections=(Correction("jergilik", "жергиликтуу"),))

    assert spelled(question, ["Айыл", "Жергиликтүү демилге"]) == (
        Correction("jergilik", "жергиликтүү"),
    )


@pytest.mark.parametrize("text", ["." * 60_000, "а" + " " * 60_000 + "б", ".)" * 30_000])
def test_runs_of_signs_of_any_length_are_bounded_work(text):
    began = time.process_time()

    pieces = passage(text, ask("бюджет"), "ru")

    assert len(shown(pieces)) < 300
    assert time.process_time() - began < 2
