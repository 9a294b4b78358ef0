"""Things of one kind that fit words: what filtered lists ask, and the letters about them."""

from collections.abc import Callable, Sequence

from search.engine.adapters import database_engine
from search.engine.asking.reading import read_question
from search.engine.asking.words import Vocabulary
from search.engine.interface import Question
from search.engine.matching import Text, Texts
from search.engine.ranking import Terms, rank
from search.models import SearchDocument, SearchThing
from search.selectors.answering import bounded
from search.selectors.glossary import current_glossary
from search.selectors.vocabulary import words_of_index

# Found documents whose order is worth reading their terms for; the rest keeps the engine's order.
RANKED = 200
# More keys than this are read with all others of the kind: the statement stays short.
MOST_NAMED = 500
# Terms of files that letters read; what comes after is found by lists alone.
MOST_SIGNS = 50_000_000


def question_reader(words: Vocabulary | None = None) -> Callable[[str], Question]:
    """What reads the words of filters, many if need be, as the index is now; two statements.

    They mean the same on a page of any language, in a file and in a letter.
    """
    known, glossary = words or words_of_index(), current_glossary()

    def read(text: str) -> Question:
        return bounded(read_question(text, words=known, glossary=glossary, lang="ru"), known)

    return read


def find_keys(*, kind: str, text: str, ranked: bool = True) -> list[str]:
    """The keys of all things of a kind that have every word of a text, best first.

    Anything may be typed: what holds no word finds nothing. Asked of the database, which has them
    all, in five statements; who does not show the order leaves the ranking out.
    """
    words = words_of_index()
    question = question_reader(words)(text)
    if question.is_empty:
        return []
    found = database_engine().candidates(question, {"kind": [kind]}, limit=None, needs_all=True)
    things = [hit.thing for hit in found]
    if ranked:
        first = _best_first(question, [hit.id for hit in found[:RANKED]], words)
        things = [*first, *things]
    order = list(dict.fromkeys(things))
    keys = _keys_of(kind, order)
    return [keys[thing] for thing in order if thing in keys]


def _best_first(question: Question, documents: Sequence[int], words: Vocabulary) -> list[int]:
    """Things of the first documents in the order of the search page."""
    rows = SearchDocument.objects.filter(pk__in=documents).order_by(
        "-thing__published_at", "-thing", "-pk"
    )
    things, terms = {}, {}
    for pk, thing, x, s, length, lang in rows.values_list(
        "pk", "thing_id", "x", "s", "length", "lang"
    ):
        things[pk], terms[pk] = thing, Terms(x, s, length, lang)
    return [things[pk] for pk, _score in rank(question, terms, words=words)]


def _keys_of(kind: str, things: Sequence[int]) -> dict[int, str]:
    rows = SearchThing.objects.filter(kind=kind)
    if len(things) <= MOST_NAMED:
        rows = rows.filter(pk__in=things)
    return dict(rows.values_list("pk", "key"))


def texts_of(*, kind: str, keys: Sequence[str]) -> Texts:
    """The analysed texts of some things, to hold many questions against; one statement.

    Files come last, and only as many as the memory bears.
    """
    rows = SearchDocument.objects.filter(thing__kind=kind, thing__key__in=keys)
    left = MOST_SIGNS
    texts = []
    for key, file, x, s in (
        rows.order_by("file", "pk").values_list("thing__key", "file", "x", "s").iterator()
    ):
        left -= len(x) if file else 0
        if left >= 0:
            texts.append(Text(key, x, s))
    return Texts(texts)
