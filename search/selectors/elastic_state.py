"""How Elasticsearch is, for the operator."""

from enum import Enum

from django.conf import settings

from search.engine.interface import EngineDownError
from search.selectors.mirrored import marks_of


class ElasticState(Enum):
    """What an operator would want to know first."""

    NOT_SET = "not set"
    SILENT = "silent"
    MISSING = "missing"
    BEHIND = "behind"
    WELL = "well"


def state_of_elasticsearch() -> ElasticState:
    """Ask the node for its index and compare it with the database; takes seconds at most."""
    if not settings.ELASTICSEARCH_URL:
        return ElasticState.NOT_SET
    from search.engine.adapters.elastic import comparing, portal  # noqa: PLC0415 -- 40 MB

    engine = portal.elastic_engine()
    try:
        answering = engine.indices.reading()
        if not answering:
            return ElasticState.MISSING
        there = comparing.sums_in(engine.connection, answering[0])
    except EngineDownError:
        return ElasticState.SILENT
    is_equal = there == comparing.sums_of(marks_of())
    return ElasticState.WELL if is_equal else ElasticState.BEHIND
