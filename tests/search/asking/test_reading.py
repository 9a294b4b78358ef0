"""What people type becomes a small question, whatever they type."""

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.engine.analysis import analyse
from search.engine.asking import Glossary, Vocabulary, read_question
from search.engine.interface import Alternative, Correction

TEXTS = (
    ("ru", "Общественные слушания по бюджету айыл окмоту, участие жителей"),
    ("ru", "Местные инициативы и органы МСУ: конкурс грантов"),
    ("ky", "Жергиликтүү демилгелер: ЖӨБ органдары жана айылдык кеңеш"),
    ("ky", "Бюджет боюнча коомдук угуулар өттү, тургундар катышты"),
)
ROWS = (
    ("МСУ", "местное самоуправление", "ЖӨБ"),
    ("общественные слушания", "коомдук угуулар"),
    ("конкурс", "сынак"),
)


def vocabulary():
    found = [analyse(text, lang) for lang, text in TEXTS]
    frequencies = {
        field: {
            term: sum(term in getattr(one, field).split() for one in found)
            for one in found
            for term in getattr(one, field).split()
        }
        for field in ("x", "s", "p")
    }
    return Vocabulary(frequencies, len(found), sum(one.length for one in found) / len(found))


WORDS = vocabulary()
GLOSSARY = Glossary.build(ROWS)


def read(text, **options):
    return read_question(text, words=WORDS, glossary=GLOSSARY, lang="ru", **options)


def terms(group, field="x"):
    return [way.term for way in group.alternatives if way.field == field]


def test_a_word_stands_for_its_skeleton_its_stems_and_its_first_letters():
    question = read("слушаниями")

    assert question.groups[0].alternatives == (
        Alternative("x", "слушаниями"),
        Alternative("s", "слушан"),
        Alternative("s", "слушания"),
        Alternative("p", "слуша"),
    )
    assert question.corrections == ()


@pytest.mark.parametrize(
    ("typed", "correction"),
    [
        ("slushaniya", Correction("slushaniya", "слушания")),
        ("jergiliktuu", Correction("jergiliktuu", "жергиликтуу")),
        (",.l;tn", Correction(",.l;tn", "бюджет")),
        (",.l;tne", Correction(",.l;tne", "бюджету")),
        ("бютжету", Correction("бютжету", "бюджоту")),
        ("демилгклер", Correction("демилгклер", "домилголор")),
    ],
)
def test_a_word_that_the_index_does_not_have_is_read_as_one_that_it_has(typed, correction):
    assert read(typed).corrections == (correction,)


def test_keys_of_the_other_alphabet_are_one_word_whatever_marks_part_them():
    question = read("gj ,.l;tne")

    assert [terms(group)[-1] for group in question.groups] == ["бюджоту"]


def test_words_are_left_as_typed_where_that_is_asked_for():
    question = read("бютжет", corrects=False)

    assert (terms(question.groups[0]), question.corrections) == (["бютжот"], ())


def test_known_words_are_not_corrected():
    assert terms(read("бюджет").groups[0]) == ["бюджот"]


def test_a_single_word_that_means_the_same_joins_the_word():
    ways = read("сынак").groups[0].alternatives

    assert Alternative("x", "конкурс", 0.7) in ways


def test_a_phrase_that_means_the_same_finds_more_and_stands_for_each_word():
    question = read("общественные слушания")

    assert [group.word for group in question.extras] == ["коомдук", "угуулар"]
    assert [
        [[group.word for group in bundle] for bundle in one.bundles] for one in question.groups
    ] == [[["коомдук", "угуулар"]], [["коомдук", "угуулар"]]]


def test_the_full_form_of_an_abbreviation_is_worth_as_much_as_a_phrase_for_a_phrase():
    question = read("мсу")

    assert [group.alternatives[0].weight for group in question.extras] == [0.5, 0.5]


def test_words_whose_stems_meet_only_across_languages_are_not_the_same():
    # The Russian stem of "доля" is what Kyrgyz rules would leave of "долина".
    glossary = Glossary.build([["долина", "өрөөн"]])

    question = read_question("доля", words=WORDS, glossary=glossary, lang="ru")

    assert "ороон" not in terms(question.groups[0], "x")


def test_a_phrase_for_a_single_word_is_worth_less_than_the_word():
    glossary = Glossary.build([["ашар", "совместный труд"]])

    question = read_question("ашар", words=WORDS, glossary=glossary, lang="ru")

    assert [group.alternatives[0].weight for group in question.extras] == [0.25, 0.25]


def test_scraps_of_words_are_no_stems():
    question = read("акы")

    assert terms(question.groups[0], "s") == ["акы"]


def test_quoted_words_must_stand_together_and_words_after_a_minus_must_not_stand():
    question = read('"органы МСУ" конкурс -грантов „айыл окмоту“')

    assert question.phrases == (("органы", "мсу"), ("айыл", "окмоту"))
    assert [group.word for group in question.groups] == [
        "органы",
        "мсу",
        "конкурс",
        "айыл",
        "окмоту",
    ]
    assert [(group.word, terms(group), terms(group, "p")) for group in question.excluded] == [
        ("грантов", ["грантов"], [])
    ]


@pytest.mark.parametrize(
    "typed", ["", " ", "и на по", "?!… —", "\x00", "\ud800", '"', "«»", "-", "OR"]
)
def test_what_holds_no_telling_word_is_empty(typed):
    assert read(typed).is_empty


def test_a_word_that_is_empty_in_the_other_language_only_is_looked_for():
    in_kyrgyz = read_question("он", words=WORDS, glossary=GLOSSARY, lang="ky")

    assert ([one.word for one in in_kyrgyz.groups], read("он").is_empty) == (["он"], True)


@pytest.mark.parametrize(
    "typed",
    [
        "бюджет OR 1=1; DROP TABLE x --",
        'бюджет" NEAR(a b) AND x:слушания*',
        "бюджет^5 ~слушания~2 [a TO b] {c} \\",
        "\u202eбюджет\u202c сл\u200bушания",
        "«бюджет слушания",
    ],
)
def test_bad_104_signs_of_other_engines_are_text(typed):
    words = [group.word for group in read(typed).groups]

    assert words[0] == "бюджет"


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_bad_157_composed_and_decomposed_letters_are_one_question(form):
    typed = unicodedata.normalize(form, "Ёлка, йод, өкмөтүңөр")

    assert [terms(group) for group in read(typed).groups] == [["олка"], ["йод"], ["окмотунор"]]


@given(st.text(max_size=400))
@settings(max_examples=200, deadline=None)
def test_every_question_is_small_and_can_be_shown(text):
    question = read(text)

    assert len(question.groups) <= 12
    assert len(question.extras) <= 16
    assert all(len(group.alternatives) <= 40 for group in question.groups)
    assert question.text.encode().decode() == question.text


@pytest.mark.parametrize(
    "typed", ["слово " * 10_000, "я" * 1_000_000, '"' * 100_000, "- " * 50_000, "a-" * 50_000]
)
def test_bad_103_a_huge_question_takes_no_longer_than_a_small_one(typed):
    began = time.process_time()
    question = read(typed)

    assert len(question.groups) <= 12
    assert time.process_time() - began < 0.2
