"""Answers of the search page: what was meant, the things that fit best, and how many there are."""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from search.engine.adapters import current_engine, database_engine
from search.engine.analysis import skeleton
from search.engine.asking.reading import read_question
from search.engine.asking.ways import stems_of
from search.engine.asking.words import Vocabulary
from search.engine.feedback import ranked_twice
from search.engine.interface import Counts, Engine, Filters, Found, Group, Question
from search.engine.ranking import Terms
from search.models import SearchDocument, SearchThing
from search.registry import Part, part_of
from search.selectors.glossary import current_glossary
from search.selectors.visibility import OpenParts, read_open
from search.selectors.vocabulary import words_of_index

FACETS = ("kind", "lang", "theme", "region", "year")
PER_PAGE = 10
CANDIDATES = 200
# A document in the language of the page counts so much more than its equal in another one.
OWN_LANGUAGE = 1.15
# First letters that so many documents share tell nothing, and there is much to read of them.
FLOOD_SHARE = 0.1
FLOOD = 400


@dataclass(frozen=True)
class Hit:
    """A thing that fits, by the document that shows it; `also` names its other languages."""

    thing: int
    document: int
    kind: str
    key: str
    lang: str
    score: float
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Answer:
    """One page of hits. `engine` is the name of whoever answered.

    Counts are exact also where more things fit than can be leafed through; `is_beyond` tells that
    a later page was asked for than there is, and the last one is given.
    """

    question: Question
    hits: tuple[Hit, ...] = ()
    total: int = 0
    facets: Mapping[str, Mapping[str, int]] | None = None
    page: int = 1
    pages: int = 1
    is_beyond: bool = False
    engine: str = ""


@dataclass(frozen=True)
class _Document:
    """A candidate as ranking and visibility see it."""

    id: int
    thing: int
    kind: str
    key: str
    lang: str
    file: str
    terms: Terms

    @property
    def part(self) -> Part:
        return part_of(self.key, self.lang, self.file)


def find(
    text: str,
    *,
    lang: str,
    filters: Filters,
    page: int = 1,
    using: str = "default",
    exactly: bool = False,
    engine: Engine | None = None,
) -> Answer:
    """Answer what was typed on a page of a language, at most eight statements for three kinds.

    What the index still has but the database does not show any more is neither among the hits nor
    in the counts. `exactly` takes words as they were typed; `engine` is that of a measured index.
    """
    words = words_of_index(using=using)
    question = read_question(
        text, words=words, glossary=current_glossary(), lang=lang, corrects=not exactly
    )
    counts, documents, answered = _answers(
        engine or current_engine(using), bounded(question, words), filters, using
    )
    shown, parts = read_open(documents.values(), using)
    hidden = {one.thing for one in documents.values()} - {one.thing for one in shown}
    found = _found(question, shown, words=words, lang=lang)
    total = max(counts.total - len(hidden), len(found))
    pages = max(1, math.ceil(len(found) / PER_PAGE))
    number = min(max(page, 1), pages)
    on_page = found[(number - 1) * PER_PAGE : number * PER_PAGE]
    return Answer(
        question=_as_told(question, shown),
        hits=tuple(_hit(one, score, parts) for one, score in on_page),
        total=total,
        facets=_without(counts.facets, documents.values(), shown, using),
        page=number,
        pages=pages,
        is_beyond=page > pages,
        engine=answered,
    )


def how_many(question: Question, filters: Filters, *, using: str = "default") -> int:
    """How many open things fit a question that was read already; one statement where none does."""
    asked = bounded(question, words_of_index(using=using))
    engine = current_engine(using)
    total = engine.counts(asked, filters).total
    if not total:
        return 0
    counts, documents, _ = _answers(engine, asked, filters, using, facets=())
    shown, _ = read_open(documents.values(), using)
    hidden = {one.thing for one in documents.values()} - {one.thing for one in shown}
    return max(0, counts.total - len(hidden))


def _answers(
    engine: Engine,
    asked: Question,
    filters: Filters,
    using: str,
    facets: Sequence[str] = FACETS,
) -> tuple[Counts, dict[int, _Document], str]:
    """Counts, candidates, and who gave them.

    An index elsewhere that still has what the database dropped counts it too: then the database
    answers.
    """
    counts = engine.counts(asked, filters, facets=facets)
    found = engine.candidates(asked, filters, limit=CANDIDATES)
    documents = _documents(found, using)
    own = database_engine(using)
    if len(documents) < len(found) and type(engine) is not type(own):
        return _answers(own, asked, filters, using, facets)
    return counts, documents, engine.name


def _as_told(question: Question, shown: Sequence[_Document]) -> Question:
    """Announce only corrections that stand in an open text: no other word is learnt from us."""
    if not question.corrections:
        return question
    x = {term for one in shown for term in one.terms.x.split()}
    s = {term for one in shown for term in one.terms.s.split()}
    told = tuple(
        one
        for one in question.corrections
        if skeleton(one.read_as) in x or not s.isdisjoint({one.read_as, *stems_of(one.read_as)})
    )
    return replace(question, corrections=told)


def ranked(
    question: Question,
    filters: Filters,
    *,
    words: Vocabulary,
    engine: Engine,
    using: str = "default",
) -> list[tuple[int, float]]:
    """Documents with scores as ranking alone orders them: no own language, no visibility."""
    found = engine.candidates(bounded(question, words), filters, limit=CANDIDATES)
    documents = _documents(found, using)
    return ranked_twice(question, {key: one.terms for key, one in documents.items()}, words=words)


def bounded(question: Question, words: Vocabulary) -> Question:
    """Leave out first letters that very many documents share, where a word has other ways."""
    most = max(FLOOD, int(FLOOD_SHARE * words.total))

    def bound(group: Group) -> Group:
        ways = tuple(
            way
            for way in group.alternatives
            if way.field != "p" or words.documents("p", way.term) <= most
        )
        return replace(group, alternatives=ways)

    return replace(
        question,
        groups=tuple(map(bound, question.groups)),
        extras=tuple(map(bound, question.extras)),
    )


def _documents(found: Sequence[Found], using: str) -> dict[int, _Document]:
    """The candidates as they are in the database, newest things first."""
    rows = SearchDocument.objects.using(using).filter(pk__in=[one.id for one in found])
    rows = rows.order_by("-thing__published_at", "-pk")
    columns = ("pk", "thing_id", "thing__kind", "thing__key", "lang", "file")
    return {
        pk: _Document(pk, thing, kind, key, lang, file, Terms(x, s, length, lang))
        for pk, thing, kind, key, lang, file, x, s, length in rows.values_list(
            *columns, "x", "s", "length"
        )
    }


def _found(
    question: Question, documents: Sequence[_Document], *, words: Vocabulary, lang: str
) -> list[tuple[_Document, float]]:
    """Things, best first: each by its best document, in the language of the page if one fits."""
    known = {one.id: one for one in documents}
    ranked = ranked_twice(question, {one.id: one.terms for one in documents}, words=words)
    order = {pk: place for place, pk in enumerate(known)}
    scored = [(pk, score * (OWN_LANGUAGE if known[pk].lang == lang else 1)) for pk, score in ranked]
    scored.sort(key=lambda one: (-one[1], order[one[0]]))
    best: dict[int, float] = {}
    chosen: dict[int, _Document] = {}
    for pk, score in scored:
        one = known[pk]
        best.setdefault(one.thing, score)
        before = chosen.get(one.thing)
        if before is None or (before.lang != lang and one.lang == lang):
            chosen[one.thing] = one
    return [(chosen[thing], score) for thing, score in best.items()]


def _hit(one: _Document, score: float, parts: OpenParts) -> Hit:
    languages = {part.lang for part in parts.get(one.kind, {}).get(one.key, ()) if part.lang}
    also = tuple(sorted(languages - {one.lang}))
    return Hit(one.thing, one.id, one.kind, one.key, one.lang, score, also)


def _without(
    facets: Mapping[str, Mapping[str, int]],
    documents: Collection[_Document],
    shown: Sequence[_Document],
    using: str,
) -> dict[str, dict[str, int]]:
    """Take what is not open any more out of the counts, each thing once beside each value."""
    if len(shown) == len(documents):
        return {facet: dict(values) for facet, values in facets.items()}
    open_things = {one.thing for one in shown}
    open_texts = {(one.thing, one.lang) for one in shown}
    closed = {one.thing for one in documents} - open_things
    things = SearchThing.objects.using(using).filter(pk__in=closed)
    values_of = dict(things.values_list("pk", "facets"))
    less: dict[tuple[str, str], set[int]] = {}
    for one in documents:
        if (one.thing, one.lang) not in open_texts:
            less.setdefault(("lang", one.lang), set()).add(one.thing)
        is_open = one.thing in open_things
        values = {} if is_open else {**values_of.get(one.thing, {}), "kind": [one.kind]}
        for facet, codes in values.items():
            for code in codes:
                less.setdefault((facet, code), set()).add(one.thing)
    return {
        facet: {
            value: max(0, number - len(less.get((facet, value), ())))
            for value, number in values.items()
        }
        for facet, values in facets.items()
    }
