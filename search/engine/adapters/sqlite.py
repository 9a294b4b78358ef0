"""SQLite FTS5: three columns x, s and p, whose terms are exactly what stands between spaces."""

from collections.abc import Sequence

from django.db import connections

from search.engine.adapters.conditions import AllOf, AnyOf, Condition, Leaf, Node
from search.engine.adapters.database import DatabaseEngine, Sql
from search.engine.interface import Entry, Question

# Every sign above ASCII is a letter to this tokenizer; of ASCII all but the space becomes one.
SIGNS = "".join(chr(code) for code in range(33, 127) if not chr(code).isalnum())
TOKENIZER = "ascii tokenchars '{}'".format(SIGNS.replace("'", "''"))
CREATE = (
    'CREATE VIRTUAL TABLE IF NOT EXISTS search_fts USING fts5(x, s, p, tokenize = "{}")'.format(
        TOKENIZER.replace('"', '""')
    ),
)
DROP = ("DROP TABLE IF EXISTS search_fts",)
PUT = "INSERT OR REPLACE INTO search_fts (rowid, x, s, p) VALUES (%s, %s, %s, %s)"
# Things whose facets are looked up one by one.
FEW = 2000
LAST = 2**63 - 1
# The narrow index answers for thing and language; the rows themselves carry whole texts.
HITS = (
    "FROM search_fts JOIN search_searchdocument d INDEXED BY search_document_place"
    " ON d.id = search_fts.rowid WHERE search_fts MATCH %s"
)


class SqliteEngine(DatabaseEngine):
    """Weights of the columns are those of the ranking: 1, 1 and one half."""

    name = "sqlite"

    def put(self, entries: Sequence[Entry]) -> None:
        """Take documents in, or anew."""
        rows = [(one.id, one.streams.x, one.streams.s, one.streams.p) for one in entries]
        with connections[self.using].cursor() as cursor:
            cursor.executemany(PUT, rows)

    def drop(self, ids: Sequence[int]) -> None:
        """Forget documents; unknown ones are no error."""
        with connections[self.using].cursor() as cursor:
            cursor.executemany("DELETE FROM search_fts WHERE rowid = %s", [(one,) for one in ids])

    def tidy(self) -> None:
        """Forget what no document has, and join the pieces that many changes left."""
        with connections[self.using].cursor() as cursor:
            cursor.execute(
                "DELETE FROM search_fts WHERE rowid NOT IN (SELECT id FROM search_searchdocument)"
            )
            cursor.execute("INSERT INTO search_fts (search_fts) VALUES ('optimize')")

    def hits(self, condition: Condition) -> Sql:
        """Select what fits the words."""
        text = f"SELECT d.id AS document, d.thing_id AS thing, d.lang AS lang {HITS}"
        return Sql(text, [match_of(condition)])

    def scored(self, question: Question, condition: Condition) -> Sql:
        """Select what fits the words with bm25, which grows downwards in SQLite."""
        text = (
            "SELECT d.id AS document, d.thing_id AS thing, d.lang AS lang,"
            f" -bm25(search_fts, 1.0, 1.0, 0.5) AS score {HITS}"
        )
        return Sql(text, [match_of(condition)])

    def beside(self, things: str, marks: str) -> list[str]:
        """Few things ask for their facets; for many the facets are gone through in their order.

        Either way is given no facets where it is the other's turn. The plus before a column keeps
        its index from being used, so that the plan never changes.
        """
        number = f"(SELECT COUNT(*) FROM {things})"
        asked = f"(SELECT column1 FROM (VALUES {marks.replace('%s', '(%s)')}) WHERE {number}"
        counted = "SELECT f.facet, f.value, COUNT(*) FROM"
        return [
            f"{counted} {things} CROSS JOIN search_searchfacet f ON f.thing_id = {things}.id"
            f" WHERE {things}.id <= CASE WHEN {number} <= {FEW} THEN {LAST} ELSE -1 END"
            f" AND +f.facet IN ({marks}) GROUP BY f.facet, f.value",
            f"{counted} search_searchfacet f WHERE f.facet IN {asked} > {FEW})"
            f" AND +f.thing_id IN (SELECT id FROM {things}) GROUP BY f.facet, f.value",
        ]


def match_of(condition: Condition) -> str:
    """Write a condition in the language of FTS5; every term is quoted."""
    wanted = _written(condition.wanted)
    return f"{wanted} NOT {_written(condition.unwanted)}" if condition.unwanted else wanted


def _written(node: Node) -> str:
    if isinstance(node, AnyOf | AllOf):
        sign = " OR " if isinstance(node, AnyOf) else " AND "
        return f"({sign.join(map(_written, node.parts))})"
    field, text = node if isinstance(node, Leaf) else ("x", " ".join(node.terms))
    return '({} : "{}")'.format(field, text.replace('"', '""'))
