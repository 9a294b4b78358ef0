"""The engines: which one answers for a database, and the tables each of them keeps there."""

from typing import Any

from django.conf import settings
from django.db import connections

from search.engine.adapters import postgresql, sqlite
from search.engine.adapters.postgresql import PostgresqlEngine
from search.engine.adapters.sqlite import SqliteEngine
from search.engine.interface import Engine

__all__ = ["create_tables", "current_engine", "database_engine", "drop_tables"]


def database_engine(using: str = "default") -> SqliteEngine | PostgresqlEngine:
    """The engine that lives in the database itself; it always answers."""
    is_sqlite = connections[using].vendor == "sqlite"
    return SqliteEngine(using) if is_sqlite else PostgresqlEngine(using)


def current_engine(using: str = "default") -> Engine:
    """The engine for the questions of one page: Elasticsearch where there is one.

    Where that is silent the database answers, and `name` tells who did.
    """
    if using != "default" or not settings.ELASTICSEARCH_URL:
        return database_engine(using)
    from search.engine.adapters.elastic import portal  # noqa: PLC0415 -- 40 MB of memory

    return portal.engine_with(database_engine(using))


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
