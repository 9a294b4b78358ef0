"""Reads a question of any length and content into a small one that engines can answer."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from search.engine.analysis.skeletons import skeleton
from search.engine.analysis.stop_words import ALL_STOP_WORDS
from search.engine.asking.glossary import Glossary, Match, Phrase
from search.engine.asking.guesses import guess
from search.engine.asking.pieces import Word, part
from search.engine.asking.ways import best_ways, is_known, marked_stems, ways_of
from search.engine.asking.words import Words
from search.engine.interface import Alternative, Correction, Group, Question

# What an equivalent is worth beside the word that was typed.
SAME_WORD = 0.7
SAME_PHRASE = 0.5
MOST_EXTRAS = 16
MOST_BUNDLES = 6
# Looking for near words goes through the whole vocabulary: not for more words than this.
MOST_GUESSES = 5


@dataclass(frozen=True)
class Understood:
    """A word of the question with its group, its marked stems, and what it was read as."""

    group: Group
    stems: frozenset[str]
    correction: Correction | None = None
    is_guess: bool = False


def read_question(
    text: str, *, words: Words, glossary: Glossary, lang: str, corrects: bool = True
) -> Question:
    """Read what was typed on a page of a language; nothing is an error, however odd or long.

    `corrects=False` takes words as they were typed. A question without any telling word comes
    back empty.
    """
    pieces = part(text, lang)
    understood = _understand_all(pieces.words, words, corrects=corrects)
    matches = glossary.matches([one.stems for one in understood])
    groups = [_with_equivalents(one.group, place, matches) for place, one in enumerate(understood)]
    excluded = (_as_typed(word) for word in pieces.excluded)
    return Question(
        text=pieces.text,
        groups=tuple(groups),
        extras=tuple(_extras(groups, matches)),
        phrases=tuple(tuple(skeleton(word) for word in phrase) for phrase in pieces.phrases),
        excluded=tuple(
            replace(one, alternatives=tuple(way for way in one.alternatives if way.field != "p"))
            for one in excluded
        ),
        corrections=tuple(one.correction for one in understood if one.correction),
    )


def _as_typed(word: str, weight: float = 1.0) -> Group:
    return Group(word, best_ways(ways_of(word, weight)))


def _understand_all(typed: Sequence[Word], words: Words, *, corrects: bool) -> list[Understood]:
    """Understand each word; keys that were read as one word are one, whatever parted them."""
    found: dict[tuple[str, str], Understood] = {}
    guesses = 0
    for word in typed:
        one = _understand(word, words, corrects=corrects and guesses < MOST_GUESSES)
        guesses += one.is_guess
        as_whole = one.correction.read_as if one.correction else word.text
        if one.correction and skeleton(as_whole) in ALL_STOP_WORDS:
            continue
        found.setdefault((word.keys, as_whole), one)
    return list(found.values())


def _understand(word: Word, words: Words, *, corrects: bool) -> Understood:
    own = ways_of(word.text)
    if not corrects or is_known(own, words):
        return Understood(_as_typed(word.text), marked_stems(word.text))
    meant = guess(word.text, word.keys, words)
    stems = {stem for one in (word.text, *meant.readings) for stem in marked_stems(one)}
    typed = word.keys if meant.other_keys else word.text
    read_as = Correction(typed, meant.read_as) if meant.read_as else None
    return Understood(
        Group(word.text, best_ways(meant.ways)), frozenset(stems), read_as, is_guess=True
    )


def _with_equivalents(group: Group, place: int, matches: Sequence[Match]) -> Group:
    """Let single words that mean the same join a word, and phrases stand for it as a bundle."""
    ways: list[Alternative] = list(group.alternatives)
    bundles: list[tuple[Group, ...]] = []
    for match in matches:
        if not match.start <= place < match.end:
            continue
        for phrase in match.equivalents:
            if _is_word_for_word(match, phrase):
                ways += ways_of(phrase.words[0], SAME_WORD)
            else:
                bundles.append(tuple(_phrase_groups(match, phrase)))
    return Group(group.word, best_ways(ways), tuple(bundles[:MOST_BUNDLES]))


def _is_word_for_word(match: Match, phrase: Phrase) -> bool:
    return match.end - match.start == len(phrase.words) == 1


def _phrase_groups(match: Match, phrase: Phrase) -> list[Group]:
    """A group for each word of an equivalent; a short word for a long phrase is worth less."""
    said = len(phrase.words) if match.is_abbreviation else match.end - match.start
    worth = SAME_PHRASE * min(1.0, said / len(phrase.words))
    return [_as_typed(word, worth) for word in phrase.words]


def _extras(groups: Sequence[Group], matches: Sequence[Match]) -> list[Group]:
    """The words of phrases that mean the same, each once, without those that are asked anyway."""
    asked = {way.term for group in groups for way in group.alternatives if way.field == "x"}
    extras: dict[str, Group] = {}
    for match in matches:
        for phrase in match.equivalents:
            if _is_word_for_word(match, phrase):
                continue
            for group in _phrase_groups(match, phrase):
                if group.alternatives[0].term not in asked:
                    extras.setdefault(group.alternatives[0].term, group)
    return list(extras.values())[:MOST_EXTRAS]
