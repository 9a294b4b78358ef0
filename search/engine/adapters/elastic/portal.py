"""The Elasticsearch of this portal, as its settings name it."""

from functools import lru_cache

from django.conf import settings

from search.engine.adapters.elastic.breaker import Breaker
from search.engine.adapters.elastic.connection import Access, connection_to
from search.engine.adapters.elastic.engine import ElasticEngine
from search.engine.adapters.elastic.fallback import FallbackEngine
from search.engine.adapters.elastic.indices import Names
from search.engine.interface import Engine


def access_of_portal() -> Access:
    """Where the nodes are."""
    return Access(
        settings.ELASTICSEARCH_URL, settings.ELASTICSEARCH_API_KEY, settings.ELASTICSEARCH_CA
    )


def elastic_engine() -> ElasticEngine:
    """Elasticsearch itself, for those who write into it; raises where it is silent."""
    return ElasticEngine(
        connection_to(access_of_portal()),
        Names(settings.ELASTICSEARCH_PREFIX),
        shards=settings.ELASTICSEARCH_SHARDS,
    )


def breaker_of_portal() -> Breaker:
    """What this process remembers of the nodes."""
    return _breaker(access_of_portal())


def engine_with(second: Engine) -> FallbackEngine:
    """Elasticsearch with the engine that answers where it does not; for one page."""
    return FallbackEngine(elastic_engine(), second, breaker_of_portal())


@lru_cache(maxsize=8)
def _breaker(_access: Access) -> Breaker:
    return Breaker()
