"""What is offered while somebody types: titles that are public now, words of editors, questions."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from time import monotonic

from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.db.models import Count, Sum
from django.utils import timezone

from search.choices import ASKED_ON_DAYS, OFFERED_AGE
from search.engine.analysis import skeleton
from search.engine.analysis.stop_words import ALL_STOP_WORDS
from search.engine.analysis.tokens import words_of
from search.engine.titles import Titles
from search.models import GlossaryEntry, SearchDocument, SearchLog
from search.registry import part_of, providers
from search.selectors.page.facet_names import names_of_one
from search.selectors.vocabulary import words_of_index

SHORTEST = 2
LONGEST = 80
MOST_WORDS = 6
MOST_TITLES = 5
MOST_WORDINGS = 4
# So many documents are read before the best are chosen.
MOST_READ = 100
# What was withdrawn is never shown whatever is kept here; new wordings wait so long, and changed
# titles are found by their old words as long.
KEPT_SECONDS = 300
TITLES_SECONDS = 3_600
MOST_OFTEN = 500
MOST_ROWS = 100_000
LANGUAGE_NAMES = dict(settings.LANGUAGES)


@dataclass(frozen=True)
class Suggestion:
    """A title with its address, or words to search for."""

    text: str
    url: str = ""
    label: str = ""
    lang: str = ""


@dataclass
class _Known:
    """The titles this process knows, since when, and of which index."""

    titles: Titles
    since: float = 0.0


_known: dict[str, _Known] = {}


def suggest(typed: str, lang: str) -> list[Suggestion]:
    """Complete what was typed on a page of a language; few statements, whatever was typed."""
    words = skeletons_of(typed)
    if not words or len("".join(words)) < SHORTEST:
        return []
    wordings = [Suggestion(text) for text in _wordings(words, lang)]
    return [*wordings, *_titles(words, lang)]


def skeletons_of(text: str) -> list[str]:
    """The words as they are compared: without the letters that people mistype."""
    return [skeleton(word) for word in islice(words_of(text[:LONGEST].lower()), MOST_WORDS)]


def often_asked(lang: str, most: int) -> list[str]:
    """Questions that many asked and that found something, as far as the index knows their words."""
    return [text for text, _words in islice(_kept_questions(lang), most)]


def _titles(words: Sequence[str], lang: str) -> list[Suggestion]:
    numbers = sorted(_current_titles().find(words), reverse=True)[:MOST_READ]
    rows = SearchDocument.objects.filter(pk__in=numbers, page=0).select_related("thing")
    documents = list(rows.defer("text", "x", "s")) if numbers else []
    documents.sort(key=lambda one: (one.lang != lang, _distance(one.title, words), -one.pk))
    best: dict[int, SearchDocument] = {}
    for document in documents:
        if len(best) < MOST_TITLES * 2:
            best.setdefault(document.thing_id, document)
    kinds = names_of_one()
    return [
        Suggestion(
            document.title,
            document.url,
            kinds[document.thing.kind],
            document.lang if document.lang != lang else "",
        )
        for document in _open(best.values())
    ][:MOST_TITLES]


def _distance(title: str, words: Sequence[str]) -> tuple[int, int]:
    """Titles that begin with what was typed come first, then short ones."""
    begins = " ".join(skeletons_of(title)).startswith(" ".join(words))
    return (0 if begins else 1, len(title))


def _open(documents: Iterable[SearchDocument]) -> list[SearchDocument]:
    """Those that anybody may open at this moment; one statement for each kind."""
    wanted = list(documents)
    keys: dict[str, list[str]] = {}
    for one in wanted:
        keys.setdefault(one.thing.kind, []).append(one.thing.key)
    kinds = providers()
    parts = {
        (kind, part)
        for kind, names in keys.items()
        if kind in kinds
        for part in kinds[kind].visible_parts(names)
    }
    return [
        one
        for one in wanted
        if (one.thing.kind, part_of(one.thing.key, one.lang, one.file)) in parts
    ]


def _current_titles() -> Titles:
    """The titles of the index: new ones are read as they come, all of them once in a while.

    Inside a transaction nothing is kept: what it sees is not yet true for others.
    """
    known = _known.get("titles")
    is_private = connection.in_atomic_block
    if is_private or known is None or monotonic() - known.since > TITLES_SECONDS:
        known = _Known(Titles(), monotonic())
    rows = SearchDocument.objects.filter(page=0, pk__gt=known.titles.last)
    new = rows.order_by("pk").values_list("pk", "title")[:MOST_ROWS]
    known.titles.fill((pk, skeletons_of(title)) for pk, title in new.iterator())
    if not is_private:
        _known["titles"] = known
    return known.titles


def _wordings(words: Sequence[str], lang: str) -> list[str]:
    """Frequent questions and entries of the glossary that begin so."""
    typed = " ".join(words)
    fitting = [
        text
        for text, known in (*_kept_questions(lang), *_kept_entries())
        if known.startswith(typed) and known != typed
    ]
    return list(dict.fromkeys(fitting))[:MOST_WORDINGS]


Wordings = list[tuple[str, str]]


def _kept_questions(lang: str) -> Wordings:
    return _kept(f"search.questions.{lang}", lambda: _questions(lang))


def _kept_entries() -> Wordings:
    return _kept("search.entries", _entries)


def _kept(key: str, read: Callable[[], Wordings]) -> Wordings:
    cache = caches["local"]
    found: Wordings | None = cache.get(key)
    if found is None:
        found = read()
        cache.set(key, found, KEPT_SECONDS)
    return found


def _questions(lang: str) -> Wordings:
    """Questions of the last months by how often they were asked; the log knows no persons."""
    since = timezone.localdate() - OFFERED_AGE
    rows = SearchLog.objects.filter(day__gte=since, language=lang, results__gt=0)
    asked = rows.values("query").annotate(days=Count("day"), times=Sum("count"))
    often = asked.filter(days__gte=ASKED_ON_DAYS).order_by("-times", "query")
    return _public(often.values_list("query", flat=True)[:MOST_OFTEN])


def _entries() -> Wordings:
    rows = GlossaryEntry.objects.filter(is_active=True).values_list("equivalents", flat=True)
    texts = (text for row in rows[:2_000] if isinstance(row, list) for text in row)
    return _public(text for text in texts if isinstance(text, str))


def _public(texts: Iterable[str]) -> Wordings:
    """Keep wordings of which the public index knows every word: nobody learns others from us."""
    wordings = [(text, skeletons_of(text)) for text in dict.fromkeys(texts)]
    wanted = {word for _text, words in wordings for word in words}
    known = words_of_index().known("x", wanted) | ALL_STOP_WORDS
    return [(text, " ".join(words)) for text, words in wordings if words and known >= set(words)]
