"""Figures of rankings, and sets of queries read from lines that may be anything."""

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.engine.measuring import BadSetError, Figures, figures_of, measure, read_set

NAMES = st.sampled_from("abcdefghijklmnop")
GRADES = st.dictionaries(NAMES, st.integers(0, 2), min_size=1).filter(lambda one: any(one.values()))
RANKINGS = st.lists(NAMES, max_size=20)
PASSAGE = {"id": "p1", "lang": "ru", "text": "Вода"}
QUERY = {"id": "q1", "text": "вода", "lang": "ru", "type": "words", "target": "ru", "split": "dev"}
JUDGEMENT = {"qid": "q1", "pid": "p1", "grade": 2}


def lines(*rows):
    return [json.dumps(row, ensure_ascii=False) for row in rows]


def test_figures_of_a_ranking_are_those_worked_out_by_hand():
    ranking = ["x", "good", "y", "fair"]
    grades = {"good": 2, "fair": 1, "missed": 1, "bad": 0}

    figures = figures_of(ranking, grades)

    gained = 3 / math.log2(3) + 1 / math.log2(5)
    best = 3 + 1 / math.log2(3) + 1 / math.log2(4)
    assert figures == pytest.approx(Figures(gained / best, 2 / 3, 1 / 2, 0))


def test_only_the_first_ten_places_count():
    ranking = [*range(10), "good"]

    figures = figures_of(ranking, {"good": 2})

    assert figures == Figures(0, 0, 0, 0)


def test_an_empty_answer_is_counted_as_one():
    assert figures_of([], {"good": 2}) == Figures(0, 0, 0, 1)


@given(RANKINGS, GRADES)
def test_every_figure_lies_between_nothing_and_one(ranking, grades):
    figures = figures_of(ranking, grades)

    assert all(0 <= one <= 1 + 1e-9 for one in figures)


@given(GRADES)
def test_the_best_order_earns_all_that_can_be_earned(grades):
    ranking = sorted(grades, key=lambda one: -grades[one])

    figures = figures_of(ranking, grades)

    assert (figures.ndcg, figures.mrr, figures.zero) == (pytest.approx(1), 1, 0)


@given(st.lists(NAMES, unique=True, min_size=2, max_size=10), GRADES)
def test_a_better_passage_moved_up_never_costs(ranking, grades):
    better = sorted(ranking[:2], key=lambda one: -grades.get(one, 0)) + ranking[2:]

    before, after = figures_of(ranking, grades), figures_of(better, grades)

    assert after.ndcg >= before.ndcg - 1e-9
    assert (after.recall, after.mrr >= before.mrr) == (before.recall, True)


@given(RANKINGS, GRADES)
def test_a_passage_named_twice_earns_once(ranking, grades):
    assert figures_of([*ranking, *ranking], grades) == figures_of(ranking, grades)


def test_kinds_are_measured_apart_and_together():
    other = {**QUERY, "id": "q2", "type": "typos"}
    grades = [JUDGEMENT, {**JUDGEMENT, "qid": "q2"}]
    wanted = read_set(lines(PASSAGE), lines(QUERY, other), lines(*grades))

    report = measure(wanted, {"q1": ["p1"]})

    found = {"ndcg@10": 1.0, "recall@10": 1.0, "mrr@10": 1.0, "zero": 0.0}
    missed = {"ndcg@10": 0.0, "recall@10": 0.0, "mrr@10": 0.0, "zero": 1.0}
    half = {"ndcg@10": 0.5, "recall@10": 0.5, "mrr@10": 0.5, "zero": 0.5}
    assert report == {"all": half, "kinds": {"typos": missed, "words": found}}


def test_passages_of_another_language_than_asked_for_are_not_missed():
    kyrgyz = {"id": "p2", "lang": "ky", "text": "Суу"}
    grades = [JUDGEMENT, {**JUDGEMENT, "pid": "p2"}]

    wanted = read_set(lines(PASSAGE, kyrgyz), lines(QUERY), lines(*grades))

    assert wanted.grades_of(wanted.queries[0]) == {"p1": 2}


def test_queries_that_nothing_answers_are_not_counted():
    lonely = {**QUERY, "id": "q2"}
    wanted = read_set(lines(PASSAGE), lines(QUERY, lonely), lines(JUDGEMENT))

    report = measure(wanted, {"q1": ["p1"]})

    assert report["all"]["ndcg@10"] == 1.0


def test_a_half_keeps_its_queries_only():
    later = {**QUERY, "id": "q2", "split": "test"}

    wanted = read_set(lines(PASSAGE), lines(QUERY, later), lines(JUDGEMENT), split="test")

    assert [query.id for query in wanted.queries] == ["q2"]


def test_numbers_are_names_too_and_stay_numbers():
    passage, query = {**PASSAGE, "id": 7}, {**QUERY, "id": 1}

    wanted = read_set(lines(passage), lines(query), lines({"qid": 1, "pid": 7, "grade": 1}))

    assert wanted.grades_of(wanted.queries[0]) == {7: 1}


@pytest.mark.parametrize(
    ("passages", "queries", "qrels", "complaint"),
    [
        (["{"], [], [], "passages, line 1: not JSON"),
        (["\n", "[]"], [], [], "passages, line 2: not an object in braces"),
        ([b"\xff\xfe{"], [], [], "passages, line 1: not JSON"),
        (["[" * 100_000], [], [], "passages, line 1: not JSON"),
        (lines({**PASSAGE, "text": 5}), [], [], 'passages, line 1: "text" must be text'),
        (lines({**PASSAGE, "lang": "русский"}), [], [], "must be two letters"),
        (lines({**PASSAGE, "id": True}), [], [], '"id" must be text or a whole number'),
        (lines({**PASSAGE, "id": "\ud800"}), [], [], "cannot be printed"),
        (lines(PASSAGE, PASSAGE), [], [], "passages, line 2: 'p1' stands here for the second"),
        (lines(PASSAGE), lines({**QUERY, "target": "en"}), [], 'queries, line 1: "target" must'),
        (lines(PASSAGE), lines({"id": "q1"}), [], 'queries, line 1: "target" must be text'),
        (lines(PASSAGE), lines(QUERY), lines({**JUDGEMENT, "grade": 3}), "qrels, line 1"),
        (lines(PASSAGE), lines(QUERY), lines({**JUDGEMENT, "grade": "2"}), '"grade" must be 0, 1'),
        (lines(PASSAGE), lines(QUERY), lines(JUDGEMENT, JUDGEMENT), "qrels, line 2"),
        ([], lines(QUERY), [], "nothing to measure"),
        (lines(PASSAGE), [], [], "nothing to measure"),
    ],
)
def test_a_bad_line_is_named(passages, queries, qrels, complaint):
    with pytest.raises(BadSetError) as trouble:
        read_set(passages, queries, qrels)

    assert complaint in str(trouble.value)


def test_a_half_that_nobody_belongs_to_is_refused():
    with pytest.raises(BadSetError, match="no query has the split 'test'"):
        read_set(lines(PASSAGE), lines(QUERY), [], split="test")


LINES = st.lists(st.one_of(st.text(), st.binary(), st.integers().map(json.dumps)))


@given(LINES)
def test_any_lines_are_refused_with_a_word(odd):
    with pytest.raises(BadSetError, match=r"line|nothing to measure"):
        read_set(odd, odd, odd)
