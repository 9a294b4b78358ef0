"""The engines: which one answers for a database, and the tables each of them keeps there."""

from typing import Any

from django.db import connections

from search.engine.adapters import postgresql, sqlite
from search.engine.adapters.postgresql import PostgresqlEngine
from search.engine.adapters.sqlite import SqliteEngine

__all__ = ["create_tables", "database_engine", "drop_tables"]


def database_engine(using: str = "default") -> SqliteEngine | PostgresqlEngine:
    """The engine that lives in the database itself; it always answers."""
    is_sqlite = connections[using].vendor == "sqlite"
    return SqliteEngine(using) if is_sqlite else PostgresqlEngine(using)


def create_tables(connection: Any) -> None:
    """Make the engine's own tables, which no model knows; nothing happens where they are."""
    vendor = sqlite if connection.vendor == "sqlite" else postgresql
    with connection.cursor() as cursor:
        for statement in vendor.CREATE:
            cursor.execute(statement)


def drop_tables(connection: Any) -> None:
    """Remove the engine's own tables."""
    vendor = sqlite if connection.vendor == "sqlite" else postgresql
    with connection.cursor() as cursor:
        for statement in vendor.DROP:
            cursor.execute(statement)
