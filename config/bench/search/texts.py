"""Texts of any number that look like words: few are frequent, most are rare."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import accumulate
from typing import Any

WORDS_OF_A_TEXT = 100
# As many different words as papers of municipalities of this size have.
VOCABULARY = 40_000
CONSONANTS, VOWELS = "бвгджзклмнпрстхчш", "аеиоуыяөүэ"
LETTERS = 4


def vocabulary(seed: int = 1) -> list[str]:
    """Words of two to five syllables, the frequent ones first."""
    chance = random.Random(seed)  # noqa: S311 -- words, no secret
    words: dict[str, None] = {}
    while len(words) < VOCABULARY:
        syllables = range(chance.randint(2, 5))
        words["".join(chance.choice(CONSONANTS) + chance.choice(VOWELS) for _ in syllables)] = None
    return list(words)


def things(number: int, seed: int = 2) -> Iterator[Any]:
    """So many things with one text of a hundred words each, always the same ones."""
    from search.registry import DocumentText, ThingTexts  # noqa: PLC0415 -- django.setup() first

    chance = random.Random(seed)  # noqa: S311 -- texts, no secret
    words = vocabulary()
    weights = list(accumulate(1 / (place + 10) for place in range(len(words))))
    for place in range(number):
        text = chance.choices(words, cum_weights=weights, k=WORDS_OF_A_TEXT)
        facets = {
            "theme": [f"theme{place % 14}", f"theme{place % 14}.{place % 37}"],
            "region": [f"region{place % 9}"],
            "year": [str(2010 + place % 16)],
        }
        document = DocumentText(
            "ru" if place % 2 else "ky", " ".join(text[:6]), f"/{place}/", " ".join(text)
        )
        at = datetime(2020 + place % 6, 1 + place % 12, 1, tzinfo=UTC)
        yield ThingTexts("case", str(place), at, facets, [document])


def questions(number: int, of: int, seed: int = 3) -> list[str]:
    """One to four words of one of the texts; in every fifth question one is misspelt."""
    chance = random.Random(seed)  # noqa: S311 -- questions, no secret
    texts = [one.documents[0].text.split() for one in things(min(of, 500))]
    asked = []
    for place in range(number):
        words = chance.sample(chance.choice(texts), 1 + place % LETTERS)
        if place % 5 == 0:
            words[0] = words[0][:1] + "щ" + words[0][2:]
        asked.append(" ".join(words))
    return asked
