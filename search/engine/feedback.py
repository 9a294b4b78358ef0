"""Learns from the first answers what else texts about this say, and orders the first ones again.

Pseudo-relevance feedback in the manner of RM3 (Abdul-Jaleel and others, TREC 2004): the best few
texts are taken to answer, the words that tell them from all others count a little, too. Nothing is
found by it that was not found before, so counts and engines stay as they are.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from search.engine.asking.words import Words
from search.engine.interface import Alternative, Group, Question
from search.engine.ranking import Terms, rank

# Tuned on the half of the relevance set that is for tuning; see docs/relevance.md.
TEACHERS = 3
NEAR_THE_BEST = 0.5  # of the best score; who stands lower teaches nothing
LEARNED = 16
WEIGHT = 0.5
READ_AGAIN = 40
SHORTEST = 4  # letters
RAREST = 2  # documents; a word of one text only tells that text apart
COMMONEST = 0.1  # of all documents

Ranked = list[tuple[int, float]]


def ranked_twice(question: Question, documents: Mapping[int, Terms], *, words: Words) -> Ranked:
    """Rank as `rank` does, then the first ones again by what the very first have in common.

    A second score is never below the first, so nobody from behind comes between them.
    """
    first = rank(question, documents, words=words)
    asked = _learned(question, first, documents, words)
    if asked is None:
        return first
    again = [pk for pk, score in first[:READ_AGAIN] if score > 0]
    # Equal scores keep the order in which the caller handed the documents over.
    places = {pk: place for place, pk in enumerate(documents)}
    again.sort(key=places.__getitem__)
    second = rank(asked, {pk: documents[pk] for pk in again}, words=words)
    return [*second, *first[len(again) :]]


def _learned(
    question: Question, first: Ranked, documents: Mapping[int, Terms], words: Words
) -> Question | None:
    """The question with the stems that the best texts share; None when there are none."""
    if not first or first[0][1] <= 0:
        return None
    known = {
        way.term for group in (*question.groups, *question.extras) for way in group.alternatives
    }
    found = _told(first, documents, known, words)
    # Equal points in the order of letters, so that every engine learns the same.
    told = sorted(found.items(), key=lambda one: (-one[1], one[0]))[:LEARNED]
    if not told:
        return None
    strongest = told[0][1]
    extras = (
        Group(term, (Alternative("s", term, WEIGHT * points / strongest),)) for term, points in told
    )
    return replace(question, extras=(*question.extras, *extras))


def _told(
    first: Sequence[tuple[int, float]],
    documents: Mapping[int, Terms],
    known: set[str],
    words: Words,
) -> dict[str, float]:
    best = first[0][1]
    told: dict[str, float] = {}
    for pk, score in first[:TEACHERS]:
        if score < best * NEAR_THE_BEST:
            break
        for term, times in Counter(documents[pk].s.split()).items():
            if len(term) < SHORTEST or term in known:
                continue
            having = words.documents("s", term)
            if RAREST <= having <= words.total * COMMONEST:
                points = score / best * math.log(words.total / having) * times / (times + 1)
                told[term] = told.get(term, 0.0) + points
    return told
