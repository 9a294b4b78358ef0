"""An index beside the portal's own: for tests and measurements, gone when they end."""

import copy
import tempfile
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections

from search.engine.adapters import create_tables, database_engine
from search.engine.interface import Engine
from search.models import IndexState, SearchDocument, SearchFacet, SearchTerm, SearchThing
from search.registry import ThingTexts
from search.selectors.entries import entries_of
from search.selectors.vocabulary import forget_words
from search.services.put_documents import put_documents

MODELS = (SearchThing, SearchDocument, SearchFacet, SearchTerm, IndexState)
# Seconds that Elasticsearch may take for an answer.
PATIENCE = 30.0
# Documents that Elasticsearch takes in together.
TOGETHER = 500


class ScratchIndexError(Exception):
    """There is no server of this kind to make an index on; the text says what is missing."""


@dataclass(frozen=True)
class ScratchIndex:
    """An empty index under a database alias of its own, with the engine that answers for it."""

    using: str
    engine: Engine

    def put(self, things: Sequence[ThingTexts]) -> None:
        """Take things in; what the engine keeps elsewhere is found at once."""
        ids = put_documents(things=things, using=self.using)
        if self.engine.name == "elasticsearch":
            for start in range(0, len(ids), TOGETHER):
                self.engine.put(entries_of(ids[start : start + TOGETHER], using=self.using))


@contextmanager
def scratch_index(*, engine: str = "") -> Iterator[ScratchIndex]:
    """Make an empty index in "sqlite", "postgresql" or "elasticsearch", and remove it at the end.

    "" is that of the portal's own database. Refuses with ScratchIndexError what is not there.
    """
    kind = engine or connections[DEFAULT_DB_ALIAS].vendor
    if kind == "elasticsearch":
        with _in_elasticsearch() as made:
            yield made
    else:
        with _alias(kind) as using:
            yield ScratchIndex(using, database_engine(using))


@contextmanager
def _alias(kind: str) -> Iterator[str]:
    using = f"scratch_{uuid.uuid4().hex[:12]}"
    with _sqlite() if kind == "sqlite" else nullcontext(_postgresql(using)) as database:
        connections.settings[using] = database
        try:
            with _schema(using) if kind == "postgresql" else nullcontext():
                with connections[using].schema_editor() as editor:
                    for model in MODELS:
                        editor.create_model(model)
                create_tables(connections[using])
                yield using
        finally:
            connections[using].close()
            del connections[using]
            del connections.settings[using]
            forget_words(using=using)


@contextmanager
def _sqlite() -> Iterator[dict[str, Any]]:
    with tempfile.TemporaryDirectory(prefix="search-") as folder:
        database = copy.deepcopy(connections[DEFAULT_DB_ALIAS].settings_dict)
        database |= {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(Path(folder) / "search.sqlite3"),
            "OPTIONS": {"init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"},
            "CONN_MAX_AGE": 0,
        }
        yield database


def _postgresql(schema: str) -> dict[str, Any]:
    """The portal's own database, seen from a schema of its own."""
    given = connections[DEFAULT_DB_ALIAS]
    if given.vendor != "postgresql":
        raise ScratchIndexError("PostgreSQL is not there: DATABASE_URL names another database.")
    database = copy.deepcopy(given.settings_dict)
    database["OPTIONS"] = {**database["OPTIONS"], "options": f"-c search_path={schema}"}
    return database


@contextmanager
def _schema(using: str) -> Iterator[None]:
    """Made and dropped over the connection that uses it, with all that is in it."""
    name = connections[using].ops.quote_name(using)
    with connections[using].cursor() as cursor:
        cursor.execute(f"CREATE SCHEMA {name}")
    try:
        yield
    finally:
        with connections[using].cursor() as cursor:
            cursor.execute(f"DROP SCHEMA {name} CASCADE")


@contextmanager
def _in_elasticsearch() -> Iterator[ScratchIndex]:
    """Its rows lie in SQLite, its terms in an index of the node under a name of its own."""
    if not settings.ELASTICSEARCH_URL:
        raise ScratchIndexError("Elasticsearch is not there: ELASTICSEARCH_URL is not set.")
    # 40 MB of memory that a portal without Elasticsearch never needs.
    from search.engine.adapters.elastic import portal  # noqa: PLC0415 -- see above
    from search.engine.adapters.elastic.engine import ElasticEngine  # noqa: PLC0415 -- see above
    from search.engine.adapters.elastic.indices import Names  # noqa: PLC0415 -- see above

    with _alias("sqlite") as using:
        names = Names(f"{settings.ELASTICSEARCH_PREFIX}-{using.replace('_', '-')}")
        connection = portal.elastic_engine().connection
        # Nobody waits for a page: a busy node gets more time.
        engine = ElasticEngine(connection, names, seconds=PATIENCE, is_seen_at_once=True)
        engine.indices.swap(engine.indices.create())
        try:
            yield ScratchIndex(using, engine)
        finally:
            engine.indices.remove(engine.indices.all())
