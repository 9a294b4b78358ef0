"""A real Elasticsearch, one for each test process that asks for it."""

import uuid

import pytest
from django.core.management import call_command

from search.engine.adapters.elastic import portal
from search.engine.adapters.elastic.connection import Access, connection_to
from search.engine.adapters.elastic.engine import ElasticEngine
from search.engine.adapters.elastic.indices import Names
from tests.support.elasticsearch.node import running_node


@pytest.fixture(scope="session")
def lasting_engine(elasticsearch_node):
    """An index that outlives tests: making one takes longer than most of them."""
    access = Access((elasticsearch_node.url,))
    names = Names(f"test-{uuid.uuid4().hex[:12]}")
    engine = ElasticEngine(connection_to(access), names, is_seen_at_once=True)
    engine.indices.swap(engine.indices.create())
    return engine


@pytest.fixture(scope="session")
def elasticsearch_node(request, tmp_path_factory):
    cache = request.config.cache.mkdir("elasticsearch")
    with running_node(cache, tmp_path_factory.mktemp) as node:
        yield node


@pytest.fixture
def on_node(elasticsearch_node, settings):
    """The portal has Elasticsearch, with names of this test alone; nothing is indexed yet."""
    settings.ELASTICSEARCH_URL = (elasticsearch_node.url,)
    settings.ELASTICSEARCH_PREFIX = f"test-{uuid.uuid4().hex[:12]}"
    portal.breaker_of_portal().succeeded()
    engine = portal.elastic_engine()
    yield engine
    portal.breaker_of_portal().succeeded()
    engine.indices.remove(engine.indices.all())


@pytest.fixture
def indexed(on_node):
    """The same with an empty index that answers."""
    call_command("sync_elasticsearch", verbosity=0)
    return on_node
