"""Takes the texts of things into the index: rows, words, facets and engine, all or nothing."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from django.db import transaction

from search.engine.adapters import database_engine
from search.engine.analysis import ANALYSIS_VERSION, analyse
from search.engine.digests import digest_of
from search.engine.interface import Entry, Streams
from search.models import SearchDocument, SearchFacet, SearchThing
from search.registry import DocumentText, ThingTexts
from search.services.count_terms import Counted, count_terms, hold_index
from search.services.drop_things import forget_documents, forget_things
from search.services.tell_elasticsearch import tell_elasticsearch

# Things in one heap; the memory is that of their texts.
TOGETHER = 500
LONGEST_TITLE = 300
# A longer text is a book: what stands behind is found through its pages.
LONGEST_TEXT = 200_000
KEY = ("thing", "lang", "file", "page")
CONTENT = (
    *("title", "url", "text", "x", "s", "length", "analysis_version"),
    "ocr_quality",
)

# A document within its thing: language, file, page.
Place = tuple[str, str, int]


class _Known(NamedTuple):
    """A document that the index has already."""

    id: int
    counted: Counted


def put_documents(
    *, things: Sequence[ThingTexts], using: str = "default", anew: bool = False
) -> list[int]:
    """Take things in, or their present texts instead of the former; gives ids of new documents.

    What did not change is left alone unless `anew`. A thing without a text that can be found
    leaves the index. Refuses nothing; of two workers one waits.
    """
    put: list[int] = []
    with transaction.atomic(using=using):
        hold_index(using=using)
        for heap in _heaps(things):
            put += _put_heap(heap, using=using, anew=anew)
    return put


def _heaps(things: Sequence[ThingTexts]) -> Iterator[list[ThingTexts]]:
    """A thing that is named twice counts as it is named last."""
    wanted = list({(one.kind, one.key): one for one in things}.values())
    for start in range(0, len(wanted), TOGETHER):
        yield wanted[start : start + TOGETHER]


def _put_heap(heap: list[ThingTexts], *, using: str, anew: bool) -> list[int]:
    before = _known_things(heap, using)
    digests = {(one.kind, one.key): digest_of(one) for one in heap}
    changed = [
        one
        for one in heap
        if one.documents
        and (anew or before.get((one.kind, one.key), ("", ""))[1] != digests[one.kind, one.key])
    ]
    empty = [
        before[one.kind, one.key][0]
        for one in heap
        if not one.documents and (one.kind, one.key) in before
    ]
    if empty:
        forget_things(ids=empty, using=using)
    if not changed:
        return []
    rows = [
        SearchThing(
            kind=one.kind,
            key=one.key,
            published_at=one.published_at,
            facets={name: list(values) for name, values in one.facets.items()},
            digest=digests[one.kind, one.key],
        )
        for one in changed
    ]
    SearchThing.objects.using(using).bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["kind", "key"],
        update_fields=["published_at", "facets", "digest"],
    )
    _put_facets(rows, using)
    return _put_texts(changed, rows, using)


def _known_things(heap: Sequence[ThingTexts], using: str) -> dict[tuple[str, str], tuple[int, str]]:
    kinds, keys = {one.kind for one in heap}, {one.key for one in heap}
    rows = SearchThing.objects.using(using).filter(kind__in=kinds, key__in=keys)
    return {
        (kind, key): (pk, digest)
        for pk, kind, key, digest in rows.values_list("pk", "kind", "key", "digest")
    }


def _put_facets(rows: Sequence[SearchThing], using: str) -> None:
    """The values of a thing, its kind among them; the language belongs to its documents."""
    facets = SearchFacet.objects.using(using)
    facets.filter(thing__in=[row.pk for row in rows]).delete()
    facets.bulk_create(
        SearchFacet(thing_id=row.pk, facet=facet, value=value)
        for row in rows
        for facet, values in {**row.facets, "kind": [row.kind]}.items()
        for value in dict.fromkeys(values)
    )


def _put_texts(changed: Sequence[ThingTexts], rows: Sequence[SearchThing], using: str) -> list[int]:
    ids = [row.pk for row in rows]
    before = _known_documents(ids, using)
    documents: dict[tuple[int, Place], SearchDocument] = {}
    streams: dict[tuple[int, Place], Streams] = {}
    for thing, row in zip(changed, rows, strict=True):
        for one in thing.documents:
            key = (row.pk, (one.lang, one.file, one.page))
            streams[key] = _read(one)
            documents[key] = _document(one, row.pk, streams[key])
    stale = [known for key, known in before.items() if key not in documents]
    forget_documents(ids=[known.id for known in stale], using=using)
    SearchDocument.objects.using(using).bulk_create(
        documents.values(), update_conflicts=True, unique_fields=KEY, update_fields=CONTENT
    )
    count_terms(
        gone=[known.counted for known in before.values()],
        come=[(one.x, one.s, one.length) for one in streams.values()],
        using=using,
    )
    facets = {row.pk: {**row.facets, "kind": [row.kind]} for row in rows}
    database_engine(using).put(
        [
            Entry(one.pk, one.thing_id, streams[key], {**facets[key[0]], "lang": [one.lang]})
            for key, one in documents.items()
        ]
    )
    ids = [one.pk for one in documents.values()]
    tell_elasticsearch(ids=ids, using=using)
    return ids


def _known_documents(things: Sequence[int], using: str) -> dict[tuple[int, Place], _Known]:
    rows = SearchDocument.objects.using(using).filter(thing__in=things)
    return {
        (thing, (lang, file, page)): _Known(pk, (x, s, length))
        for pk, thing, lang, file, page, x, s, length in rows.values_list(
            "pk", "thing_id", "lang", "file", "page", "x", "s", "length"
        )
    }


def _read(one: DocumentText) -> Streams:
    """The words of a title count twice."""
    title = _clean(one.title)
    return analyse(f"{title}\n{title}\n{_clean(one.text)[:LONGEST_TEXT]}", one.lang)


def _document(one: DocumentText, thing: int, streams: Streams) -> SearchDocument:
    given: dict[str, Any] = {
        "title": _clean(one.title)[:LONGEST_TITLE],
        "text": _clean(one.text),
        "url": _clean(one.url),
        **{name: getattr(one, name) for name in ("lang", "file", "page", "ocr_quality")},
    }
    return SearchDocument(
        thing_id=thing,
        x=streams.x,
        s=streams.s,
        length=streams.length,
        analysis_version=ANALYSIS_VERSION,
        **given,
    )


def _clean(text: str) -> str:
    """What no database stores is no part of a text: zero bytes and halves of letters."""
    return text.replace("\0", "").encode("utf-8", "ignore").decode("utf-8")
