"""The order of what was found is the sum that is written down."""

from search.engine.analysis import analyse
from search.engine.asking import Glossary, Vocabulary, read_question
from search.engine.ranking import Terms, rank

TEXTS = {
    9: "Бюджет и бюджет",
    8: "Слушания по бюджету",
    7: "Слушания по бюджету",
    6: "Школа искусств",
    5: "Слушатели курса бюджетников",
}
FOUND = {key: analyse(text, "ru") for key, text in TEXTS.items()}
WORDS = Vocabulary(
    {
        field: {
            term: sum(term in getattr(one, field).split() for one in FOUND.values())
            for one in FOUND.values()
            for term in getattr(one, field).split()
        }
        for field in ("x", "s", "p")
    },
    len(FOUND),
    2.0,
)
DOCUMENTS = {key: Terms(one.x, one.s, one.length, "ru") for key, one in FOUND.items()}


def ranked(text, documents=DOCUMENTS):
    question = read_question(text, words=WORDS, glossary=Glossary(), lang="ru")
    return rank(question, documents, words=WORDS)


def test_what_has_all_words_comes_first_then_what_has_one_then_what_resembles():
    assert [key for key, _ in ranked("слушания бюджета")] == [8, 7, 9, 5, 6]


def test_equal_scores_keep_the_order_in_which_documents_came():
    turned = dict(reversed(DOCUMENTS.items()))

    assert [key for key, _ in ranked("слушания бюджета", turned)][:2] == [7, 8]


def test_what_nothing_hits_has_no_points():
    assert dict(ranked("слушания бюджета"))[6] == 0.0


def test_the_sum_is_the_one_that_is_written_down():
    words = Vocabulary({"x": {"дом": 1}, "s": {"дом": 1}, "p": {}}, 3, 2.0)
    question = read_question("дом", words=words, glossary=Glossary(), lang="ru")

    scores = rank(question, {1: Terms("дом дом", "дом дом", 2, "ru")}, words=words)

    # ln(1 + 2.5/1.5) for a term of one document in three; twice in a text of average length.
    assert [(key, round(score, 5)) for key, score in scores] == [(1, 2.69728)]
