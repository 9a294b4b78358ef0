"""Three nodes lose their master while documents come in; nothing that was taken in is lost."""

import threading

import pytest

from search.engine.adapters.elastic.connection import Access, Connection
from search.engine.adapters.elastic.engine import ElasticEngine
from search.engine.adapters.elastic.indices import Names
from search.engine.interface import EngineDownError, Entry, Streams
from tests.factories.indexed import asked
from tests.support.elasticsearch.node import running_cluster
from tests.support.served import wait_for

DOCUMENTS, TOGETHER = 4_000, 100


@pytest.fixture
def cluster(request, tmp_path_factory):
    cache = request.config.cache.mkdir("elasticsearch")
    with running_cluster(cache, tmp_path_factory.mktemp) as nodes:
        yield nodes


def an_entry(number):
    streams = Streams(f"бак слово{number}", f"бак слово{number}", "слово", 2)
    return Entry(number, number, streams, {"kind": ["page"], "lang": ["ru"]})


def master_of(nodes):
    """The node that the others have elected."""
    number = nodes[0].ask("/_cluster/state/master_node")["master_node"]
    name = nodes[0].ask("/_nodes")["nodes"][number]["name"]
    return next(node for node in nodes if node.settings["node.name"] == name)


class Writer(threading.Thread):
    """Takes documents in, heap by heap; a heap that was not acknowledged is given again."""

    def __init__(self, engine):
        super().__init__()
        self.engine = engine
        self.acknowledged = 0
        self.failed = 0

    def run(self):
        for start in range(0, DOCUMENTS, TOGETHER):
            heap = [an_entry(number) for number in range(start, start + TOGETHER)]
            wait_for(lambda heap=heap: self.is_taken(heap), 120)
            self.acknowledged += TOGETHER

    def is_taken(self, heap):
        try:
            self.engine.put(heap, state=1)
        except EngineDownError:
            self.failed += 1
            return False
        return True


@pytest.mark.chaos
@pytest.mark.slow
def test_cluster_that_loses_its_master_keeps_what_it_acknowledged(cluster):
    access = Access(tuple(node.url for node in cluster))
    engine = ElasticEngine(Connection(access), Names("chaos"), shards=3, seconds=10)
    engine.indices.swap(engine.indices.create())
    cluster[0].wait(nodes=3)
    writer = Writer(engine)

    writer.start()
    wait_for(lambda: writer.acknowledged >= DOCUMENTS // 4)
    master = master_of(cluster)
    master.kill()
    was_underway = writer.acknowledged < DOCUMENTS
    writer.join()
    left = next(node for node in cluster if node is not master)
    left.wait(nodes=2, status="green")
    engine.indices.refresh(engine.names.reading)

    found = engine.candidates(asked("бак"), {}, limit=None)
    assert was_underway
    assert sorted(one.id for one in found) == list(range(DOCUMENTS))
    assert engine.counts(asked("бак"), {}, facets=["kind"]).facets == {"kind": {"page": DOCUMENTS}}
