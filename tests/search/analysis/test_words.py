"""Forms, spellings and misreadings of one word become one term."""

import pytest

from search.engine.analysis import analyse, skeleton
from search.engine.analysis.keyboards import (
    kyrgyz_spelling,
    on_cyrillic_keys,
    on_latin_keys,
    russian_spelling,
)
from search.engine.analysis.kyrgyz import light_stem
from search.engine.analysis.misread import variants
from search.engine.analysis.stems import stem


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("Өкмөтүңөр", "окмотунор"),
        ("ОКМОТУНОР", "окмотунор"),
        ("ёлка", "олка"),
        ("объявление", "обявлонио"),
        ("бюджeт", "бюджот"),  # a Latin e inside
        ("ѳнүгүү", "онугуу"),
        ("өnүгүү", "оnугуу"),
        ("budget", "budget"),
        ("ЖӨБ", "жоб"),
    ],
)
def test_mixed_up_letters_give_one_skeleton(word, folded):
    assert skeleton(word) == folded


@pytest.mark.parametrize(
    "forms",
    [
        "айыл айылда айылдык айылдын айылдар айылыбызга",
        "мектеп мектептер мектептерде мектебин мектебинин",
        "демилге демилгелер демилгелердин демилгесинен",
        "бюджет бюджети бюджеттин бюджеттик бюджетте",
        "башкаруу башкаруунун башкаруучу башкарган",
        "каржылоо каржылоого каржылаган каржыланат",
        "өкмөт өкмөтү өкмөтүнүн өкмөтүндөгү",
        "окмот окмоту окмотунун окмотундогу",
        "жаран жарандар жарандардын жарандык",
        "казына казынанын казынага казыналык",
        "тармак тармактар тармагы тармактын",
        "үрөн үрөндүн үрөндөр үрөнү",
        "муктаж муктаждык муктаждыктар муктаждыгы",
        "кыскарт кыскартуу кыскартылган",
        "айдоочу айдоочулар айдоочунун",
    ],
)
def test_forms_of_a_kyrgyz_word_have_one_stem(forms):
    stems = {stem(word, "ky") for word in forms.split()}

    assert len(stems) == 1


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("казына", "каз"),
        ("тармак", "тар"),
        ("түрмө", "тур"),
        ("кырсык", "кыр"),
        ("балдар", "бал"),
        ("жемиш", "жем"),
        ("көчмө", "көч"),
        ("күзөт", "күз"),
    ],
)
def test_kyrgyz_words_that_only_look_like_forms_of_others_keep_their_own_stems(word, other):
    assert stem(word, "ky") != stem(other, "ky")


@pytest.mark.parametrize(
    ("word", "root"),
    [("шалкандардын", "шалкан"), ("чырактарды", "чырак"), ("кароолчулардын", "кароолч")],
)
def test_a_word_that_is_not_listed_loses_its_usual_endings(word, root):
    assert light_stem(skeleton(word)) == root


def test_forms_of_a_russian_word_have_one_stem():
    words = "слушания слушаний слушаниям слушаниями"

    assert {stem(word, "ru") for word in words.split()} == {"слушан"}


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("кецештин", ("коноштин",)),
        ("оргакдары", ("органдары",)),
        ("органдары", ()),
        ("кызматташтык", ()),
        ("шкаф", ()),
    ],
)
def test_a_misread_word_also_stands_as_the_known_word_it_resembles(seen, meant):
    assert variants(seen) == meant


def test_soft_signs_that_were_two_letters_are_tried_before_they_fall_away():
    assert variants("айылдьш")[0] == "айылдын"


@pytest.mark.parametrize(
    ("typed", "russian"),
    [
        ("byudzhet", "бюджет"),
        ("obshchestvennye", "общественные"),
        ("slushaniya", "слушания"),
        ("mestnyy", "местный"),
        ("rayon", "район"),
    ],
)
def test_latin_letters_are_read_as_russian(typed, russian):
    assert russian_spelling(typed) == russian


@pytest.mark.parametrize(
    ("typed", "kyrgyz"),
    [
        ("jergiliktuu", "жергиликтуу"),
        ("aiyl", "айыл"),
        ("ayil", "айыл"),
        ("okmotu", "окмоту"),
        ("kengesh", "кенеш"),
        ("ömür", "омур"),
    ],
)
def test_latin_letters_are_read_as_kyrgyz(typed, kyrgyz):
    assert kyrgyz_spelling(typed) == kyrgyz


def test_keys_of_the_other_alphabet_are_read():
    assert on_cyrillic_keys(",.l;tn") == "бюджет"
    assert on_cyrillic_keys("бюджет") == ""
    assert on_latin_keys("шшт") == "iin"


def test_hyphenated_words_stand_as_parts_in_order_and_joined_at_the_end():
    streams = analyse("План социально-экономического развития", "ru")

    assert streams == (
        "план социално окономичоского развития социалноокономичоского",
        "план социалн окономичоск социалноокономичоск развит",
        "социа оконо разви социа",
        5,
    )


def test_stop_words_of_the_language_of_a_text_are_left_out():
    assert analyse("бюджет и на год", "ru").x == "бюджот год"
    assert analyse("бюджет жана ал", "ky").x == "бюджот"
