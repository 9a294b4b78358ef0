"""Wagtail's own search, for editors: the library's backends with our words and without its traps.

Named in the settings as a backend; which class answers depends on the default database.
"""

from typing import Any

from django.db import connection


def SearchBackend(params: dict[str, Any]) -> Any:  # noqa: N802 -- the name the library asks for
    """Give the backend of the database at hand; the library is loaded only when it is asked."""
    if connection.vendor == "postgresql":
        from search.engine.admin.postgresql import PostgresAdminBackend  # noqa: PLC0415 -- vendor

        return PostgresAdminBackend(params)
    from search.engine.admin.sqlite import SQLiteAdminBackend  # noqa: PLC0415 -- vendor

    return SQLiteAdminBackend(params)
