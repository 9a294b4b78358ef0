"""The admin's search on SQLite: one question to FTS5, whatever the number of matches."""

from typing import Any

from modelsearch.backends.database.sqlite.sqlite import IndexEntry, SQLiteIndex, SQLiteSearchBackend
from modelsearch.utils import get_content_type_pk

from search.engine.admin.entries import entry_of
from search.engine.admin.questions import Node
from search.engine.admin.ranking import AdminCompiler, AdminResults, AutocompleteMixin, Statement
from search.engine.admin.writing import as_fts5

# Weights of bm25 in the order of the columns: autocomplete, body, title.
ENTRIES = IndexEntry._meta.db_table
WORDS = f"{ENTRIES}_fts"
RANK = f"bm25({WORDS}, 1.0, 1.0, 6.0)"


class SQLiteCompiler(AdminCompiler):
    """Asks the table of FTS5 that the library keeps beside its entries."""

    def columns(self) -> str:
        """Where words are looked for."""
        if self.is_autocomplete:
            return "{autocomplete}"
        return "{title}" if self.is_about_titles else "{title body}"

    def matches(self, node: Node) -> Statement:
        """Ids of entries of the model, the best first."""
        kinds = self.kinds()
        marks = ", ".join(["%s"] * len(kinds))
        return (
            f"SELECT entry.object_id FROM {WORDS}"
            f" JOIN {ENTRIES} entry ON entry.id = {WORDS}.rowid"
            f" WHERE {WORDS} MATCH %s AND entry.content_type_id IN ({marks})"
            f" ORDER BY {RANK}, entry.id DESC",
            [f"{self.columns()} : ({as_fts5(node)})", *kinds],
        )


class SQLiteAutocompleteCompiler(AutocompleteMixin, SQLiteCompiler):
    """The same over the beginnings of titles."""


class SQLiteAdminIndex(SQLiteIndex):
    """Keeps normalised words, all rows of a call in one statement."""

    def _refresh_title_norms(self, full: bool = False) -> None:
        """Nothing: the library reads the whole table after every save for a norm we do not use."""

    def add_items(self, model: Any, objs: Any) -> None:
        """Write the entries of rows; those that are there already are written anew."""
        entries = [entry_of(row) for row in objs] if model.get_search_fields() else []
        kind = get_content_type_pk(model)
        self.entries.bulk_create(
            [IndexEntry(content_type_id=kind, **entry._asdict()) for entry in entries],
            update_conflicts=True,
            unique_fields=["content_type", "object_id"],
            update_fields=["title", "body", "autocomplete"],
        )


class SQLiteAdminBackend(SQLiteSearchBackend):
    """The backend as a whole."""

    query_compiler_class = SQLiteCompiler
    autocomplete_query_compiler_class = SQLiteAutocompleteCompiler
    index_class = SQLiteAdminIndex
    results_class = AdminResults
