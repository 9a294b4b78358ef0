"""Terms of titles and questions, and how the two databases are asked for them."""

import pytest
from wagtail.search.query import MATCH_ALL, And, Boost, Fuzzy, Not, Or, Phrase, PlainText

from search.engine.admin.questions import EVERYTHING, NOTHING, All, read
from search.engine.admin.words import LONGEST_TEXT, MOST_WORDS, kept_text, typed_words, ways_of_word
from search.engine.admin.writing import as_fts5, as_tsquery


def test_skeletons_stand_in_order_and_stems_that_differ_behind_them():
    assert kept_text("Насосы, для Ө-воды!") == "насосы для о воды насос насо вод"


def test_a_word_typed_in_latin_stands_for_its_cyrillic_spellings_too():
    assert {"nasos", "насос"} <= set(ways_of_word("nasos"))


@pytest.mark.parametrize("text", ["", " \t", "?!«»", "\u200b\u200e", "\x00"])
def test_bad_text_without_words_asks_for_nothing(text):
    assert (kept_text(text), typed_words(text)) == ("", [])
    assert read(PlainText(text, operator="and"), begins=True) == NOTHING
    assert read(Phrase(text), begins=False) == NOTHING


def test_bad_endless_texts_are_cut():
    assert len(kept_text("слово " * LONGEST_TEXT)) <= LONGEST_TEXT
    assert len(typed_words("слово " * 10_000)) == MOST_WORDS


@pytest.mark.parametrize(
    ("query", "fts", "tsquery"),
    [
        (PlainText("дом", operator="and"), '(("дом"))', "(('дом'))"),
        (Phrase("белый дом"), '"болый дом"', "('болый' <-> 'дом')"),
        (
            And([PlainText("дом", operator="and"), Not(PlainText("сад", operator="and"))]),
            '(("дом")) NOT ((("сад")))',
            "(('дом') & !((('сад'))))",
        ),
        (Or([Phrase("дом"), Phrase("?")]), '("дом")', "(('дом'))"),
        (Boost(Fuzzy("дом"), 2), '(("дом"))', "(('дом'))"),
        (Phrase('дом" OR title:*'), '"дом оr тitlе"', None),
    ],
)
def test_a_question_is_written_for_both_databases(query, fts, tsquery):
    node = read(query, begins=False)

    if tsquery is not None:
        assert (as_fts5(node), as_tsquery(node)) == (fts, tsquery)
    else:
        assert as_fts5(node).count('"') == 2


def test_the_last_word_of_a_chooser_may_be_half_typed():
    node = read(PlainText("белый до", operator="and"), begins=True)

    assert as_fts5(node).endswith('("до" OR "до" *))')
    assert as_tsquery(node).endswith("('до' | 'до':*))")


def test_what_only_leaves_things_out_is_told_apart():
    nothing_of = read(Not(PlainText("дом", operator="and")), begins=False)

    assert isinstance(nothing_of, All)
    assert nothing_of.wanted == ()
    assert read(MATCH_ALL, begins=False) == EVERYTHING
    assert read(Or([Not(Phrase("дом")), Phrase("сад")]), begins=False) == EVERYTHING
