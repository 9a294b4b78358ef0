"""What both databases do alike: filters and counts over the tables of things and facets."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db import connections

from search.engine.adapters.conditions import Condition, condition_of
from search.engine.interface import Counts, Filters, Found, Question

_LANGUAGES = "SELECT 'lang', hit.lang, COUNT(DISTINCT hit.thing) FROM hit{} GROUP BY hit.lang"


class Sql(NamedTuple):
    """A piece of a statement and what is bound in it."""

    text: str
    bound: list[Any]


class DatabaseEngine:
    """Finds and counts in the database itself; what words are asked for is written by vendors.

    Hits are rows with document, thing and lang. The facet "lang" is that of the document, every
    other facet one of the thing, as rows of search_searchfacet.
    """

    name = "database"

    def __init__(self, using: str = "default") -> None:
        self.using = using

    def tidy(self) -> None:
        """Forget what no document has, and bring the engine's tables into order."""
        raise NotImplementedError

    def hits(self, condition: Condition) -> Sql:
        """Select document, thing and lang of what fits the words."""
        raise NotImplementedError

    def scored(self, question: Question, condition: Condition) -> Sql:
        """Select document, thing, lang and score of what fits the words."""
        raise NotImplementedError

    def candidates(
        self,
        question: Question,
        filters: Filters,
        *,
        limit: int | None = 200,
        needs_all: bool = False,
    ) -> list[Found]:
        """Give the documents that fit, best first, then the newest id."""
        condition = condition_of(question, needs_all=needs_all)
        if condition is None:
            return []
        found, chosen = self.scored(question, condition), where(filters)
        text = (
            f"SELECT hit.document, hit.thing, hit.score FROM ({found.text}) hit"
            f"{chosen.text} ORDER BY hit.score DESC, hit.document DESC"
        )
        bound = [*found.bound, *chosen.bound]
        if limit is not None:
            text, bound = f"{text} LIMIT %s", [*bound, limit]
        return [Found(*row) for row in self.rows(Sql(text, bound))]

    def counts(
        self,
        question: Question,
        filters: Filters,
        *,
        facets: Sequence[str] = (),
        needs_all: bool = False,
    ) -> Counts:
        """Count things in one statement; a facet is counted as if nothing of it were chosen."""
        counted: dict[str, dict[str, int]] = {facet: {} for facet in facets}
        condition = condition_of(question, needs_all=needs_all)
        if condition is None:
            return Counts(0, counted)
        total = 0
        for facet, value, number in self.rows(self._counting(condition, filters, facets)):
            if facet:
                counted[facet][value] = number
            else:
                total = number
        return Counts(total, counted)

    def beside(self, things: str, marks: str) -> list[str]:
        """Ways to count values of facets beside a set of things; each binds the facets once."""
        return [
            f"SELECT f.facet, f.value, COUNT(*) FROM {things}"
            f" JOIN search_searchfacet f ON f.thing_id = {things}.id WHERE f.facet IN ({marks})"
            " GROUP BY f.facet, f.value"
        ]

    def _counting(self, condition: Condition, filters: Filters, facets: Sequence[str]) -> Sql:
        """One statement for the total and for all facets.

        Facets of which nothing is chosen share one set of things; each other has its own, under
        the choices of all others.
        """
        hits, chosen = self.hits(condition), where(filters)
        tables = [
            f"hit AS MATERIALIZED ({hits.text})",
            f"thing AS MATERIALIZED (SELECT DISTINCT hit.thing AS id FROM hit{chosen.text})",
        ]
        first, last = [*hits.bound, *chosen.bound], []
        parts = ["SELECT '' AS facet, '' AS value, COUNT(*) AS number FROM thing"]
        free = [facet for facet in facets if facet != "lang" and not filters.get(facet)]
        sets = [("thing", free)] if free else []
        for place, facet in enumerate(one for one in facets if one not in free):
            others = where(filters, but=facet)
            if facet == "lang":
                parts.append(_LANGUAGES.format(others.text))
                last += others.bound
                continue
            tables.append(
                f"other{place} AS MATERIALIZED"
                f" (SELECT DISTINCT hit.thing AS id FROM hit{others.text})"
            )
            first += others.bound
            sets.append((f"other{place}", [facet]))
        for things, counted in sets:
            for way in self.beside(things, ", ".join(["%s"] * len(counted))):
                parts.append(way)
                last += counted
        return Sql(f"WITH {', '.join(tables)} {' UNION ALL '.join(parts)}", [*first, *last])

    def rows(self, sql: Sql) -> list[Any]:
        """Ask the database."""
        with connections[self.using].cursor() as cursor:
            cursor.execute(sql.text, sql.bound)
            return list(cursor.fetchall())


def where(filters: Filters, *, but: str | None = None) -> Sql:
    """The choices as conditions on a hit, but for those of one facet."""
    parts, bound = [], []
    for facet, given in filters.items():
        if facet == but or not given:
            continue
        values = [value for value in given if (facet + value).isprintable()]
        marks = ", ".join(["%s"] * len(values)) or "NULL"
        if facet == "lang":
            parts.append(f"hit.lang IN ({marks})")
            bound += values
        else:
            parts.append(
                "EXISTS (SELECT 1 FROM search_searchfacet f WHERE f.thing_id = hit.thing"
                f" AND f.facet = %s AND f.value IN ({marks}))"
            )
            bound += [facet if values else "", *values]
    return Sql(" WHERE " + " AND ".join(parts) if parts else "", bound)
