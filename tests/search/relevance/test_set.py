"""The set itself: big enough, fair to both languages and both halves, no text twice."""

import re
from collections import Counter
from itertools import combinations

from tests.search.relevance.sets import our_set, rows

KINDS = {
    *("ru-inflected", "ru-typos", "ru-abbreviations", "ru-latin", "ru-layout"),
    *("ky-inflected", "ky-typos", "ky-abbreviations", "ky-latin", "ky-layout"),
    *("ky-plain-letters", "ru-to-ky", "ky-to-ru", "mixed", "phrases", "places"),
}
FOREIGN = re.compile("[ѳӊγA-Za-z][а-яёөүң]|[а-яёөүң][ѳӊγA-Za-z]", re.IGNORECASE)


def words(text):
    return re.findall(r"\w+", text.lower())


def test_there_are_enough_passages_in_both_languages():
    languages = Counter(passage.lang for passage in our_set().passages)

    assert set(languages) == {"ru", "ky"}
    assert sum(languages.values()) >= 500
    assert min(languages.values()) / max(languages.values()) >= 0.9


def test_passages_are_as_long_as_paragraphs():
    lengths = {passage.id: len(words(passage.text)) for passage in our_set().passages}

    assert {name: one for name, one in lengths.items() if not 25 <= one <= 60} == {}


def test_no_two_passages_share_more_than_three_fifths_of_their_words():
    texts = {passage.id: set(words(passage.text)) for passage in our_set().passages}

    shared = {
        (one, other): len(texts[one] & texts[other]) / min(len(texts[one]), len(texts[other]))
        for one, other in combinations(texts, 2)
    }

    assert {pair: share for pair, share in shared.items() if share > 0.6} == {}


def test_words_are_written_with_the_letters_of_their_language():
    texts = {one.id: one.text for one in our_set().passages}

    assert {
        name: FOREIGN.findall(text) for name, text in texts.items() if FOREIGN.search(text)
    } == {}


def test_every_kind_of_query_is_there_and_halved():
    halves = {split: Counter() for split in ("dev", "test")}
    for query in our_set().queries:
        halves[query.split][query.type] += 1

    assert set(halves["dev"]) == set(halves["test"]) == KINDS
    assert sum(map(Counter.total, halves.values())) >= 150
    uneven = {kind: (halves["dev"][kind], halves["test"][kind]) for kind in KINDS}
    assert {kind: both for kind, both in uneven.items() if abs(both[0] - both[1]) > 2} == {}


def test_every_query_has_a_passage_that_answers_it_well():
    wanted = our_set()

    unanswered = [one.id for one in wanted.queries if 2 not in wanted.grades_of(one).values()]

    assert unanswered == []


def test_grades_speak_of_queries_and_passages_that_exist():
    wanted = our_set()
    queries = {query.id: query for query in wanted.queries}
    languages = {passage.id: passage.lang for passage in wanted.passages}

    strays = [
        row
        for row in rows("qrels")
        if row["qid"] not in queries
        or row["pid"] not in languages
        or queries[row["qid"]].target not in ("any", languages[row["pid"]])
    ]

    assert strays == []


def test_there_are_passages_that_answer_nothing():
    wanted = our_set()

    answering = {pid for query in wanted.queries for pid in wanted.grades_of(query)}

    assert len(wanted.passages) - len(answering) >= 50
