"""PostgreSQL: one tsvector, every term with the letter of its field before it."""

import math
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any

from django.db import connections

from search.engine.adapters.conditions import AllOf, AnyOf, Condition, Leaf, Node, is_usable
from search.engine.adapters.database import DatabaseEngine, Sql
from search.engine.interface import Entry, Group, Question, Streams

CREATE = (
    "CREATE TABLE IF NOT EXISTS search_vector ("
    "document bigint PRIMARY KEY, thing bigint NOT NULL, lang varchar(2) NOT NULL,"
    " terms tsvector NOT NULL)",
    "ALTER TABLE search_vector ALTER COLUMN terms SET STORAGE EXTERNAL",
    "CREATE INDEX IF NOT EXISTS search_vector_terms ON search_vector USING gin (terms)",
)
DROP = ("DROP TABLE IF EXISTS search_vector",)
PUT = (
    "INSERT INTO search_vector (document, thing, lang, terms)"
    " SELECT d, t, l, v::tsvector"
    " FROM unnest(%s::bigint[], %s::bigint[], %s::text[], %s::text[]) AS row (d, t, l, v)"
    " ON CONFLICT (document) DO UPDATE SET"
    " thing = excluded.thing, lang = excluded.lang, terms = excluded.terms"
)
LABELS = {"x": "A", "s": "B", "p": "C"}
# The order is that of the labels D, C, B, A.
WEIGHTS = "'{0, 0.5, 1, 1}'"
# Alternatives whose worth differs by less than about half are ranked together.
STEP = 0.4
# Of a term tsvector keeps so many places, and no place beyond the last.
MOST_PLACES = 250
LAST_PLACE = 16383
# A vector holds less than 2**20 bytes of terms and places; more is an error.
MOST_BYTES = 1_000_000


class PostgresqlEngine(DatabaseEngine):
    """ts_rank knows no rarity of words, so the rank of every group is weighed with its own.

    The words of a condition stand in a selection of their own: where the planner sees that they
    are frequent it reads every vector instead of the index, at twenty times the cost.
    """

    name = "postgresql"

    def put(self, entries: Sequence[Entry]) -> None:
        """Take documents in, or anew."""
        if not entries:
            return
        columns: list[Any] = [
            [one.id for one in entries],
            [one.thing for one in entries],
            [one.facets["lang"][0] for one in entries],
            [vector_of(one.streams) for one in entries],
        ]
        with connections[self.using].cursor() as cursor:
            cursor.execute(PUT, columns)

    def drop(self, ids: Sequence[int]) -> None:
        """Forget documents; unknown ones are no error."""
        with connections[self.using].cursor() as cursor:
            cursor.execute("DELETE FROM search_vector WHERE document = ANY(%s)", [list(ids)])

    def tidy(self) -> None:
        """Forget what no document has, and sort in what many changes left aside."""
        with connections[self.using].cursor() as cursor:
            cursor.execute(
                "DELETE FROM search_vector v WHERE NOT EXISTS"
                " (SELECT 1 FROM search_searchdocument d WHERE d.id = v.document)"
            )
            cursor.execute("SELECT gin_clean_pending_list('search_vector_terms')")

    def hits(self, condition: Condition) -> Sql:
        """Select what fits the words."""
        text = "SELECT document, thing, lang FROM search_vector WHERE terms @@ (SELECT %s::tsquery)"
        return Sql(text, [query_of(condition)])

    def scored(self, question: Question, condition: Condition) -> Sql:
        """Select what fits the words with the sum of ranks."""
        groups = [*question.groups, *question.extras]
        rarity = self._rarity(groups)
        ranks, bound = [], []
        for group in groups:
            for worth, leaves in _by_worth(group, rarity):
                ranks.append(f"%s * ts_rank({WEIGHTS}, terms, %s::tsquery)")
                bound += [worth, _written(AnyOf(leaves))]
        text = (
            f"SELECT document, thing, lang, {' + '.join(ranks) or '0'} AS score"
            " FROM search_vector WHERE terms @@ (SELECT %s::tsquery)"
        )
        return Sql(text, [*bound, query_of(condition)])

    def _rarity(self, groups: Sequence[Group]) -> Mapping[Leaf, float]:
        """How much a term tells, from the number of documents it stands in."""
        leaves = {Leaf(one.field, one.term) for group in groups for one in group.alternatives}
        usable = [leaf for leaf in leaves if is_usable(leaf.term)]
        sql = (
            "SELECT s.documents, asked.field, asked.term, t.documents FROM search_indexstate s"
            " CROSS JOIN unnest(%s::text[], %s::text[]) AS asked (field, term)"
            " JOIN search_searchterm t ON t.field = asked.field AND t.term = asked.term"
        )
        bound = [[leaf.field for leaf in usable], [leaf.term for leaf in usable]]
        rows = self.rows(Sql(sql, bound))
        every = rows[0][0] if rows else 0
        known = {Leaf(field, term): documents for _all, field, term, documents in rows if field}
        return {leaf: rarity_of(known.get(leaf, 0), every) for leaf in leaves}


def _by_worth(group: Group, rarity: Mapping[Leaf, float]) -> list[tuple[float, tuple[Leaf, ...]]]:
    """The alternatives of a word in heaps of about the same worth, each ranked in one go."""
    heaps: dict[int, list[tuple[float, Leaf]]] = {}
    for one in group.alternatives:
        leaf = Leaf(one.field, one.term)
        worth = one.weight * rarity[leaf]
        if is_usable(one.term) and worth > 0:
            heaps.setdefault(round(math.log(worth) / STEP), []).append((worth, leaf))
    return [(max(heap)[0], tuple(leaf for _, leaf in heap)) for heap in heaps.values()]


def rarity_of(documents: int, every: int) -> float:
    """The weight of BM25 for a term that stands in so many of all documents."""
    return math.log(1 + (max(every - documents, 0) + 0.5) / (documents + 0.5))


def vector_of(streams: Streams) -> str:
    """Write streams as a tsvector; of a document with too many words the last are left out."""
    fields = (_places("x", streams.x), _places("s", streams.s), _places("p", streams.p))
    lexemes, left = [], MOST_BYTES
    for lexeme, places in chain.from_iterable(fields):
        left -= len(lexeme.encode()) + 2 * len(places) + 4
        if left < 0:
            break
        lexemes.append(f"{_quoted(lexeme)}:{','.join(places)}")
    return " ".join(lexemes)


def query_of(condition: Condition) -> str:
    """Write a condition as a tsquery; every term is quoted."""
    wanted = _written(condition.wanted)
    return f"{wanted} & !{_written(condition.unwanted)}" if condition.unwanted else wanted


def _places(field: str, stream: str) -> list[tuple[str, list[str]]]:
    label = LABELS[field]
    places: dict[str, list[str]] = {}
    for place, term in enumerate(stream.split(), 1):
        known = places.setdefault(term, [])
        if len(known) < MOST_PLACES:
            known.append(f"{min(place, LAST_PLACE)}{label}")
    return [(field + term, known) for term, known in places.items()]


def _quoted(lexeme: str) -> str:
    return "'{}'".format(lexeme.replace("\\", "\\\\").replace("'", "''"))


def _written(node: Node) -> str:
    if isinstance(node, AnyOf | AllOf):
        sign = " | " if isinstance(node, AnyOf) else " & "
        return f"({sign.join(map(_written, node.parts))})"
    if isinstance(node, Leaf):
        return _quoted(node.field + node.term)
    return f"({' <-> '.join(_quoted('x' + term) for term in node.terms)})"
