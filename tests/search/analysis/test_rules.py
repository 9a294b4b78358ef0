"""What holds for every text: folding, cleanness, speed."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from search.engine.analysis import analyse, skeleton
from search.engine.analysis.streams import terms_of

ANYTHING = st.text(max_size=300)
KYRGYZ = st.text("абвгдежзийклмнопрстуфхцчшщъыьэюяёөүң -", max_size=80)
LANGUAGE = st.sampled_from(["ru", "ky", "en", ""])


@given(ANYTHING)
@settings(max_examples=300, deadline=None)
def test_folding_twice_changes_nothing(text):
    once = skeleton(text)

    assert skeleton(once) == once


@given(KYRGYZ)
@settings(deadline=None)
def test_texts_that_differ_in_special_letters_give_equal_words(text):
    plain = text.translate(str.maketrans("өүңёэ", "оунее"))

    assert analyse(text, "ky").x == analyse(plain, "ky").x


@given(ANYTHING, LANGUAGE)
@settings(max_examples=300, deadline=None)
def test_every_text_is_read_into_words_of_letters_and_digits(text, lang):
    streams = analyse(text, lang)

    terms = [*streams.x.split(" "), *streams.s.split(" "), *streams.p.split(" ")]
    assert [term for term in terms if term and not term.isalnum()] == []
    assert streams.length == len(streams.x.split())


def test_lone_surrogates_and_nul_are_read():
    streams = analyse("бюд\x00жет \ud800 \ufeffайыл\u200bдык \u202eкеңеш", "ky")

    assert streams.x == "бюд жот айылдык конош"


def test_a_megabyte_without_spaces_is_one_cut_word():
    assert analyse("я" * 1_000_000, "ru") == ("я" * 40, "я" * 40, "я" * 5, 1)


def test_a_text_is_read_at_100_000_words_a_second():
    terms_of.cache_clear()
    roots = [
        "бюджет",
        "слушани",
        "муниципалитет",
        "водопровод",
        "инициатив",
        "школ",
        "дорог",
        "сел",
    ]
    ends = ["", "а", "у", "ом", "ы", "ов", "ам", "ами", "ах", "е"]
    words = [f"{start}{root}{end}" for start in ("", "не", "по") for root in roots for end in ends]
    text = " ".join(words * 400)

    began = time.process_time()
    length = analyse(text, "ru").length
    seconds = time.process_time() - began

    assert length / seconds > 100_000
