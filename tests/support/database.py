"""Hands every test process a portal that is set up, in a moment instead of half a minute.

Migrations and `setup_portal` run once into a template, kept under a digest of what they read.
SQLite copies the template's file; PostgreSQL makes a database from the template database. A test
that commits leaves its database to be copied again before the next test.
"""

import fcntl
import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django_tasks_db.models import DBTaskResult

from search.models import IndexRequest

# What this process works with: the names of its database and of the template, and the lock.
OWN: dict[str, str] = {}


def files_of_the_template() -> Iterator[Path]:
    """Whatever decides what an empty, set-up portal looks like."""
    for app in apps.get_app_configs():
        yield from sorted((Path(app.path) / "migrations").glob("*.py"))
        if Path(app.path).parent == settings.BASE_DIR:
            yield from sorted((Path(app.path) / "services").glob("*.py"))
            fixtures = Path(app.path) / "fixtures"
            yield from sorted(path for path in fixtures.rglob("*") if path.is_file())


def digest_of_template() -> str:
    """Name the state that the migrations and the set-up lead to."""
    digest = hashlib.sha256("\n".join(settings.INSTALLED_APPS).encode())
    for path in files_of_the_template():
        digest.update(str(path.relative_to(path.parents[2])).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Let one of the parallel test processes through at a time."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def set_up_in(name: str) -> None:
    """Migrate the database called `name` and set the portal up in it."""
    connection.close()
    connection.settings_dict["NAME"] = name
    call_command("migrate", verbosity=0, interactive=False)
    call_command("setup_portal", verbosity=0)
    # What the set-up left to a worker would look forgotten in a copy made an hour later.
    DBTaskResult.objects.all().delete()
    IndexRequest.objects.all().delete()
    connection.close()


def make_database(*, cache: Path, scratch: Path, worker: str) -> None:
    """Give this process its own copy of the portal and let Django speak to it."""
    if connection.vendor == "sqlite":
        OWN.update(template=sqlite_template(cache), name=str(scratch / "tests.sqlite3"))
    else:
        OWN.update(template=postgresql_template(cache), name=f"portal_tests_{worker}")
        OWN.update(lock=str(cache / "lock"))
    restore_database()


def restore_database() -> None:
    """Make this process's database what the template is, whatever a test left in it."""
    connection.close()
    connection.settings_dict["NAME"] = OWN["name"]
    if connection.vendor == "sqlite":
        # Others in this process may hold the file open: they see the copy as one transaction.
        with (
            closing(sqlite3.connect(OWN["template"])) as template,
            closing(sqlite3.connect(OWN["name"], timeout=30)) as copy,
        ):
            template.backup(copy)
        return
    name, template_name = (connection.ops.quote_name(OWN[key]) for key in ("name", "template"))
    with alone(Path(OWN["lock"])), connection.creation._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        cursor.execute(f"CREATE DATABASE {name} TEMPLATE {template_name}")


def drop_database() -> None:
    """Remove this process's database; the template stays for the next run."""
    connection.close()
    if connection.vendor != "sqlite":
        with connection.creation._nodb_cursor() as cursor:
            name = connection.ops.quote_name(OWN["name"])
            cursor.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def sqlite_template(cache: Path) -> str:
    """Say where the migrated file is, making it first when the migrations changed."""
    template = cache / f"{digest_of_template()}.sqlite3"
    with alone(cache / "lock"):
        if not template.exists():
            unfinished = template.with_suffix(".unfinished")
            for old in cache.glob("*.sqlite3*"):
                old.unlink()
            unfinished.unlink(missing_ok=True)
            set_up_in(str(unfinished))
            with closing(sqlite3.connect(unfinished)) as database:
                database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            unfinished.rename(template)
    return str(template)


def postgresql_template(cache: Path) -> str:
    """Name the migrated template database, making it first when the migrations changed."""
    template = f"portal_template_{digest_of_template()}"
    quoted = connection.ops.quote_name
    with alone(cache / "lock"), connection.creation._nodb_cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [template])
        if cursor.fetchone() is None:
            unfinished = f"{template}_unfinished"
            cursor.execute(f"DROP DATABASE IF EXISTS {quoted(unfinished)}")
            cursor.execute(f"CREATE DATABASE {quoted(unfinished)}")
            set_up_in(unfinished)
            cursor.execute(f"ALTER DATABASE {quoted(unfinished)} RENAME TO {quoted(template)}")
    return template


def database_url() -> str:
    """The address of this process's database, for processes that a test starts."""
    given = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{given['NAME']}"
    person = f"{quote(given['USER'])}:{quote(given['PASSWORD'])}@" if given["USER"] else ""
    host = quote(given["HOST"], safe="")
    port = f":{given['PORT']}" if given["PORT"] else ""
    return f"postgres://{person}{host}{port}/{given['NAME']}"
