"""How much of the index an entry of the glossary would find."""

from collections.abc import Sequence

from search.engine.asking.glossary import Glossary, Phrase
from search.engine.interface import FieldName
from search.selectors.vocabulary import words_of_index

# What finds more than this tells nothing apart.
TOO_WIDE = 1 / 3


def share_of_index(equivalents: Sequence[str]) -> float:
    """The share of all documents that the most general wording can stand in, from 0 to 1.

    A wording of several words stands at most where its rarest word does.
    """
    words = words_of_index()
    if not words.total:
        return 0.0

    def standing_in(phrase: Phrase) -> int:
        field: FieldName = "s"
        return min(max(words.documents(field, stem) for stem in stems) for stems in phrase.stems)

    phrases = [phrase for row in Glossary.build([equivalents]).rows for phrase in row]
    return min(1.0, max(map(standing_in, phrases), default=0) / words.total)
