"""The admin's search on PostgreSQL: one vector per question, and that one has an index."""

from typing import Any

from modelsearch.backends.database.postgres.postgres import (
    IndexEntry,
    PostgresIndex,
    PostgresSearchBackend,
)
from modelsearch.utils import get_content_type_pk

from search.engine.admin.entries import entry_of
from search.engine.admin.questions import Node
from search.engine.admin.ranking import AdminCompiler, AdminResults, AutocompleteMixin, Statement
from search.engine.admin.writing import as_tsquery

# The body holds the title too, so that one vector and its index answer a question about both.
ROW = (
    "(%s, %s, 1.0, setweight(to_tsvector('simple', %s), 'A'),"
    " setweight(to_tsvector('simple', %s), 'A') || setweight(to_tsvector('simple', %s), 'D'),"
    " to_tsvector('simple', %s), '', '')"
)


class PostgresCompiler(AdminCompiler):
    """Asks one vector of the library's table; each of them has a GIN index."""

    def vector(self) -> str:
        """The column that holds the words asked for."""
        if self.is_autocomplete:
            return "autocomplete"
        return "title" if self.is_about_titles else "body"

    def matches(self, node: Node) -> Statement:
        """Ids of entries of the model, the best first."""
        question, vector = as_tsquery(node), self.vector()
        return (
            f"SELECT entry.object_id FROM {IndexEntry._meta.db_table} entry"
            f" WHERE entry.{vector} @@ %s::tsquery AND entry.content_type_id = ANY(%s)"
            f" ORDER BY ts_rank(entry.{vector}, %s::tsquery, 1) DESC, entry.id DESC",
            [question, self.kinds(), question],
        )


class PostgresAutocompleteCompiler(AutocompleteMixin, PostgresCompiler):
    """The same over the beginnings of titles."""


class PostgresAdminIndex(PostgresIndex):
    """Keeps normalised words, all rows of a call in one statement."""

    def _refresh_title_norms(self, full: bool = False) -> None:
        """Nothing: the library reads the whole table after every save for a norm we do not use."""

    def add_items(self, model: Any, objs: Any) -> None:
        """Write the entries of rows; those that are there already are written anew."""
        entries = [entry_of(row) for row in objs] if model.get_search_fields() else []
        if not entries:
            return
        kind = get_content_type_pk(model)
        rows = ", ".join([ROW] * len(entries))
        texts = [
            value
            for one in entries
            for value in (kind, one.object_id, one.title, one.title, one.body, one.autocomplete)
        ]
        with self.write_connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {IndexEntry._meta.db_table} (content_type_id, object_id, title_norm,"
                " title, body, autocomplete, title_text, body_text)"
                f" VALUES {rows} ON CONFLICT (content_type_id, object_id) DO UPDATE SET"
                " title = EXCLUDED.title, body = EXCLUDED.body,"
                " autocomplete = EXCLUDED.autocomplete, title_text = '', body_text = ''",
                texts,
            )


class PostgresAdminBackend(PostgresSearchBackend):
    """The backend as a whole."""

    query_compiler_class = PostgresCompiler
    autocomplete_query_compiler_class = PostgresAutocompleteCompiler
    index_class = PostgresAdminIndex
    results_class = AdminResults
