"""Django's `migrate`, one at a time: two machines that are updated together do not collide."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.management.commands.migrate import Command as MigrateCommand
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

# Any number will do, as long as everybody takes the same.
LOCK = 484_000_001


class Command(MigrateCommand):
    """Waits until nobody else migrates this database; then there is often nothing left to do."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrate alone."""
        with alone(connections[options["database"]]):
            super().handle(*args, **options)


@contextmanager
def alone(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Hold the lock of a database: PostgreSQL's own, or of a file beside SQLite's."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
            try:
                yield
            finally:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])
        return
    name = str(connection.settings_dict["NAME"])
    if "memory" in name:
        yield
        return
    file = Path(name).with_name(f"{Path(name).name}.migrating")
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
