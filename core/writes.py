"""Hears every write to the database and raises the stamp of pages once it is committed.

Signals of models are not enough: bulk imports, updates of a whole set and the tree's own
statements send none. Every table counts as shown unless the settings say that no page shows it, so
what somebody forgets to classify makes pages fresh too often, never stale.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper

from core.stamps import raise_stamp

HARMLESS = {
    *("SELECT", "SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT", "PRAGMA", "EXPLAIN"),
    *("SET", "RESET", "SHOW", "ANALYZE", "VACUUM", "LOCK", "LISTEN", "NOTIFY"),
    *("DECLARE", "FETCH", "CLOSE", "DEALLOCATE"),
}
WRITE = re.compile(
    r"(?P<verb>INSERT|UPDATE|DELETE|REPLACE)\s+(?:OR\s+\w+\s+)?(?:INTO\s+|FROM\s+)?(?:ONLY\s+)?"
    r"[\"`]?(?P<table>\w+)[\"`]?(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
SET_CLAUSE = re.compile(r"\s+SET\s+(?P<set>.*?)(?:\s+WHERE\s|$)", re.IGNORECASE | re.DOTALL)
ASSIGNED = re.compile(r"(?:^|,\s*)[\"`](\w+)[\"`]\s*=", re.DOTALL)
TABLE_OF_PAGES = "wagtailcore_page"
COLUMNS = re.compile(r"\s*\((?P<columns>[^)]*)\)")

Execute = Callable[[str, Any, bool, dict[str, Any]], Any]


@cache
def quiet_tables() -> frozenset[str]:
    """Tables whose writes no page can show, their rows of many-to-many relations included."""
    never = {
        f"{app}.{name}" for app, names in settings.NEVER_SHOWN.items() for name in names.split()
    }
    found = set(settings.TABLES_NEVER_SHOWN)
    for model in apps.get_models(include_auto_created=True):
        owner: Any = model._meta.auto_created or model
        if owner._meta.label in never:
            found.add(model._meta.db_table)
    return frozenset(found)


@cache
def tables_shown_later() -> frozenset[str]:
    """Tables whose new rows nobody sees until something else that is shown points at them.

    The part of a page that is of its own type belongs here: the row of the page itself decides.
    """
    page = apps.get_model("wagtailcore.Page")
    types = [model for model in apps.get_models() if issubclass(model, page) and model is not page]
    named = [apps.get_model(label) for label in settings.SHOWN_LATER]
    return frozenset(model._meta.db_table for model in (*types, *named))


@cache
def unseen_columns() -> dict[str, frozenset[str]]:
    """Columns of shown tables that no page shows, by table."""
    return {
        apps.get_model(label)._meta.db_table: frozenset(columns)
        for label, columns in settings.COLUMNS_NEVER_SHOWN.items()
    }


def may_show(sql: str, params: Any = None, *, many: bool = False) -> bool:
    """Say whether a statement may have changed what some page shows."""
    text = sql.lstrip("( \t\r\n")  # PostgreSQL has the parts of a union in brackets
    verb = text[:12].split(None, 1)[0].rstrip(";(").upper() if text else "SELECT"
    if verb in HARMLESS:
        return False
    if verb == "WITH":
        return re.search(r"\b(INSERT|UPDATE|DELETE)\b", text, re.IGNORECASE) is not None
    match = WRITE.match(text)
    if match is None:
        return True
    if match["table"] in quiet_tables():
        return False
    if match["verb"].upper() == "UPDATE":
        return not _is_unseen(match["table"], match["rest"])
    if match["verb"].upper() == "INSERT":
        return not _is_for_later(match["table"], match["rest"], params, many)
    return True


def _is_unseen(table: str, rest: str) -> bool:
    """Whether an update touches only columns that no page shows, as saving a draft does."""
    unseen = unseen_columns().get(table)
    clause = SET_CLAUSE.match(rest)
    if unseen is None or clause is None or "SELECT" in clause["set"]:
        return False
    assigned = set(ASSIGNED.findall(clause["set"]))
    return bool(assigned) and assigned <= unseen


def _is_for_later(table: str, rest: str, params: Any, many: bool) -> bool:
    """Whether new rows are seen only later; a page's own row tells by its column `live`."""
    if table in tables_shown_later():
        return True
    if table != TABLE_OF_PAGES or many:
        return False
    columns = COLUMNS.match(rest)
    if columns is None or not params:
        return False
    names = [name.strip().strip('"`') for name in columns["columns"].split(",")]
    if "live" not in names or len(params) % len(names):
        return False
    return not any(params[names.index("live") :: len(names)])


class HearWrites:
    """Stands around every statement of one connection."""

    def __init__(self) -> None:
        self.registered_in: list[Any] | None = None

    def __call__(
        self, execute: Execute, sql: str, params: Any, many: bool, context: dict[str, Any]
    ) -> Any:
        """Execute, then see to it that the stamp changes with the commit."""
        answer = execute(sql, params, many, context)
        if may_show(str(sql), params, many=many):
            self.raise_after_commit(context["connection"])
        return answer

    def raise_after_commit(self, connection: BaseDatabaseWrapper) -> None:
        """Register once a transaction; after a rollback Django begins another list."""
        if not connection.in_atomic_block:
            raise_stamp()
        elif connection.run_on_commit is not self.registered_in:
            connection.on_commit(raise_stamp, robust=True)
            self.registered_in = connection.run_on_commit
            # First in the list: a later callback that fails takes those after it along.
            self.registered_in.insert(0, self.registered_in.pop())


def listen(connection: BaseDatabaseWrapper, **_kwargs: Any) -> None:
    """Answer Django's signal: a connection was made."""
    if not any(isinstance(one, HearWrites) for one in connection.execute_wrappers):
        # In front, because whoever listens for a while takes the last one away.
        connection.execute_wrappers.insert(0, HearWrites())
