"""A database of its own on PostgreSQL for each measured portal; SQLite has one by its folder."""

import os
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql


def database_of(folder: Path) -> str:
    """The name of a portal's database."""
    return f"{folder.name.replace('-', '_')}_of_the_portal"


def address_of(folder: Path) -> str:
    """DATABASE_URL of a measured portal; "" where none is set."""
    given = os.environ.get("DATABASE_URL", "")
    if not given.startswith("postgres"):
        return given
    return urlunsplit(urlsplit(given)._replace(path=f"/{database_of(folder)}"))


def make_database(folder: Path) -> None:
    """Create the portal's database on PostgreSQL, if it is not there; never touches others."""
    given = os.environ.get("DATABASE_URL", "")
    if not given.startswith("postgres"):
        return
    name = database_of(folder)
    with psycopg.connect(given, autocommit=True) as connection:
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if known.fetchone() is None:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
