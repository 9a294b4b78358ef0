"""Finds and orders rows in a few statements, whatever their number, for both databases.

The library scores every row with a statement of its own; here the full-text index is asked once
for the matches in their order, the list of the caller says which of them count, and only the rows
of the page are read.
"""

from collections import OrderedDict
from collections.abc import Sequence
from typing import Any, ClassVar

from django.db import connection
from django.db.models import Case, Count, FloatField, QuerySet, Value, When
from django.db.models.expressions import RawSQL
from modelsearch.backends.base import (
    BaseSearchQueryCompiler,
    BaseSearchResults,
    FilterFieldError,
)
from modelsearch.index import AutocompleteField, SearchField
from modelsearch.utils import get_descendants_content_types_pks

from search.engine.admin.questions import EVERYTHING, NOTHING, All, Node, read

Statement = tuple[str, list[Any]]


class AdminCompiler(BaseSearchQueryCompiler):
    """One question to the index; the databases say how it is written."""

    DEFAULT_OPERATOR = "and"
    HANDLES_ORDER_BY_EXPRESSIONS = True
    TARGET_SEARCH_FIELD_TYPE = SearchField
    is_autocomplete: ClassVar[bool] = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.node: Node = read(self.query, begins=self.is_autocomplete)

    def matches(self, node: Node) -> Statement:
        """A statement that gives the ids (as text) of matching entries, the best first."""
        raise NotImplementedError

    def kinds(self) -> list[int]:
        """The content types of the model and of what descends from it."""
        return list(get_descendants_content_types_pks(self.queryset.model))

    @property
    def is_about_titles(self) -> bool:
        """Whether only titles are asked; other fields of a row are kept as one text."""
        return self.fields is not None and set(self.fields) == {"title"}

    def ids(self, statement: Statement) -> RawSQL:
        """The ids of a statement as a list that a filter may hold; read once, not row by row."""
        kind = self.queryset.model._meta.pk.rel_db_type(connection)
        sql = f"SELECT CAST(found.object_id AS {kind}) FROM ({statement[0]}) found"
        return RawSQL(sql, statement[1])

    def found(self) -> QuerySet[Any]:
        """The rows of the caller's list that match, in the caller's order."""
        node, rows = self.node, self.queryset
        if node == EVERYTHING:
            return rows
        if node == NOTHING:
            return rows.none()
        if isinstance(node, All) and not node.wanted:
            for one in node.unwanted:
                rows = rows.exclude(pk__in=self.ids(self.matches(one)))
            return rows
        return rows.filter(pk__in=self.ids(self.matches(node)))

    @property
    def is_ranked(self) -> bool:
        """Whether the best come first; what only leaves things out has no best."""
        node = self.node
        bare = node in (EVERYTHING, NOTHING) or (isinstance(node, All) and not node.wanted)
        return self.order_by_relevance and not bare

    def search(self, _config: Any, start: int, stop: int | None, **_: Any) -> QuerySet[Any]:
        """The library's door: matching rows without relevance, cut to a page."""
        rows = self.found()
        if not rows.query.order_by:
            rows = rows.order_by("-pk")  # so that pages never overlap
        return rows[start:stop]

    def best(self, start: int, stop: int | None) -> list[tuple[Any, int]]:
        """The ids of a page with their places among all: two statements."""
        with connection.cursor() as cursor:
            cursor.execute(*self.matches(self.node))
            places = {row[0]: place for place, row in enumerate(cursor.fetchall())}
        ids = self.found().order_by().values_list("pk", flat=True)
        ordered = sorted(ids, key=lambda pk: (places.get(str(pk), len(places)), str(pk)))
        return [(pk, places.get(str(pk), len(places))) for pk in ordered[start:stop]]


class AutocompleteMixin:
    """Asks the words that editors type while they choose; the last one may be half typed."""

    TARGET_SEARCH_FIELD_TYPE = AutocompleteField
    is_autocomplete: ClassVar[bool] = True


class AdminResults(BaseSearchResults):
    """A page of rows in order of relevance: three statements however many match."""

    supports_facet = True

    def get_queryset(self) -> QuerySet[Any]:
        """The matching rows, ordered by the caller or by id."""
        rows: QuerySet[Any] = self.query_compiler.search(None, self.start, self.stop)
        return rows

    def _do_search(self) -> list[Any]:
        compiler = self.query_compiler
        if not compiler.is_ranked:
            rows = self.get_queryset()
            if self._score_field:
                rows = rows.annotate(**{self._score_field: Value(0.0, FloatField())})
            return list(rows)
        best = compiler.best(self.start, self.stop)
        return self._rows(best)

    def _rows(self, best: Sequence[tuple[Any, int]]) -> list[Any]:
        places = dict(best)
        rows = self.query_compiler.queryset.filter(pk__in=list(places))
        if self._score_field:
            scores = [When(pk=pk, then=Value(1 / (place + 1))) for pk, place in best]
            score = Case(*scores, default=Value(0.0), output_field=FloatField())
            rows = rows.annotate(**{self._score_field: score})
        return sorted(rows, key=lambda row: (places[row.pk], str(row.pk)))

    def _do_count(self) -> int:
        if self.start == 0 and self.stop is None:
            return int(self.query_compiler.found().order_by().count())
        return int(self.get_queryset().count())

    def facet(self, field_name: str) -> "OrderedDict[Any, int]":
        """Count matching rows by a field that may be filtered by."""
        if self.query_compiler._get_filterable_field(field_name) is None:
            raise FilterFieldError(f"{field_name} cannot be counted", field_name=field_name)
        rows = self.query_compiler.found().order_by().values(field_name)
        counted = rows.annotate(count=Count("pk")).order_by("-count")
        return OrderedDict((row[field_name], row["count"]) for row in counted)
