"""What the first answers teach: their words order the first page, and find nothing more."""

from search.engine.asking.words import Vocabulary
from search.engine.feedback import ranked_twice
from search.engine.interface import Alternative, Group, Question
from search.engine.ranking import Terms, rank

TEXTS = {
    1: "насос вода скважина труба",
    2: "насос вода скважина глубина",
    3: "вода скважина труба глубина",
    4: "вода напиток магазин цена",
    5: "дорога мост труба",
    6: "школа класс урок",
    7: "магазин цена урок",
}


def words_of(texts):
    frequencies = {"x": {}, "s": {}, "p": {}}
    for text in texts.values():
        for term in set(text.split()):
            frequencies["s"][term] = frequencies["s"].get(term, 0) + 1
    return Vocabulary(frequencies, 100, 4.0)


def asked(*words):
    return Question(
        text=" ".join(words),
        groups=tuple(Group(word, (Alternative("s", word, 1.0),)) for word in words),
    )


def answers(question, texts=TEXTS):
    documents = {pk: Terms("", text, len(text.split()), "ru") for pk, text in texts.items()}
    return documents, words_of(texts)


def test_text_that_shares_the_words_of_the_best_comes_before_its_equal():
    documents, words = answers(asked("насос", "вода"))
    turned = {pk: documents[pk] for pk in (4, 3, 2, 1)}

    plain = [pk for pk, _ in rank(asked("насос", "вода"), turned, words=words)]
    again = [pk for pk, _ in ranked_twice(asked("насос", "вода"), turned, words=words)]

    assert plain.index(4) < plain.index(3)
    assert again.index(3) < again.index(4)


def test_nothing_is_found_that_was_not_found_before():
    documents, words = answers(asked("насос"))

    found = dict(ranked_twice(asked("насос"), documents, words=words))

    assert {pk for pk, score in found.items() if score > 0} == {1, 2}


def test_question_that_finds_nothing_teaches_nothing():
    documents, words = answers(asked("балет"))

    assert ranked_twice(asked("балет"), documents, words=words) == rank(
        asked("балет"), documents, words=words
    )


def test_no_second_score_is_below_the_first():
    documents, words = answers(asked("насос", "вода"))

    first = dict(rank(asked("насос", "вода"), documents, words=words))
    second = dict(ranked_twice(asked("насос", "вода"), documents, words=words))

    assert all(second[pk] >= first[pk] for pk in first)
