"""The index of a test, once in the database and once in Elasticsearch."""

import pytest

from search.engine.adapters import database_engine
from search.models import SearchDocument
from search.selectors.entries import entries_of
from search.services.drop_things import drop_things
from search.services.put_documents import put_documents


class DatabaseIndex:
    """The index of the suite's own database; what is put stands in its engine at once."""

    def __init__(self):
        self.engine = database_engine()

    def put(self, *things):
        put_documents(things=things)

    def drop(self, *keys, kind="page"):
        drop_things(kind=kind, keys=keys)


class ElasticIndex:
    """Elasticsearch; the database takes things in first, as it always does."""

    def __init__(self, engine):
        self.engine = engine
        self.known = set()

    def put(self, *things):
        put_documents(things=things)
        self._follow()

    def drop(self, *keys, kind="page"):
        drop_things(kind=kind, keys=keys)
        self._follow()

    def empty(self):
        self.engine.drop(sorted(self.known))

    def _follow(self):
        there = list(SearchDocument.objects.values_list("pk", flat=True))
        self.engine.drop(sorted(self.known - set(there)))
        self.engine.put(entries_of(there))
        self.known |= set(there)


@pytest.fixture(params=["database", "elasticsearch"])
def index(request):
    if request.param == "database":
        yield DatabaseIndex()
        return
    elastic = ElasticIndex(request.getfixturevalue("lasting_engine"))
    yield elastic
    elastic.empty()
