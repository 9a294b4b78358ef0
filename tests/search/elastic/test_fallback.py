"""Where Elasticsearch is stopped, hangs, drips or knows no index, the database answers in time."""

import socket
import threading
import time
from contextlib import suppress

import pytest
from django.db import connection
from django_tasks_db.models import DBTaskResult

from search.engine.adapters import current_engine
from search.engine.adapters.elastic import portal
from search.engine.adapters.elastic.connection import PATIENCE
from search.engine.adapters.elastic.indices import Names
from search.jobs.mirroring import mirror_documents
from search.services.put_documents import put_documents
from search.services.sync_elasticsearch import sync_elasticsearch
from tests.factories.indexed import a_thing, asked
from tests.support.served import free_port

pytestmark = pytest.mark.django_db

ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9999\r\n\r\n"


class Silent:
    """Takes connections and never says a whole answer."""

    def __init__(self, drips=b""):
        self.drips = drips
        self.taken = []
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.listener.getsockname()[1]}"
        self.ended = threading.Event()
        threading.Thread(target=self._take, daemon=True).start()

    def _take(self):
        while True:
            try:
                taken, _ = self.listener.accept()
            except OSError:
                return
            self.taken.append(taken)
            if self.drips:
                threading.Thread(target=self._drip, args=[taken], daemon=True).start()

    def _drip(self, taken):
        """A sign every tenth of a second, so that no timeout of the socket ever comes."""
        try:
            for sign in self.drips:
                taken.sendall(bytes([sign]))
                if self.ended.wait(0.1):
                    return
        except OSError:
            return

    def _say(self, taken):
        """The answer at once."""
        with suppress(OSError):
            while taken.recv(65536):
                taken.sendall(self.drips)

    def close(self):
        self.ended.set()
        self.listener.close()
        for taken in self.taken:
            taken.close()


@pytest.fixture
def silent(request):
    server = Silent(getattr(request, "param", b""))
    yield server
    server.close()


@pytest.fixture
def ask(settings):
    """Ask the portal whose Elasticsearch has these addresses."""

    def ask(*addresses):
        settings.ELASTICSEARCH_URL = addresses
        engine = current_engine()
        began = time.monotonic()
        found = engine.candidates(asked("бак"), {})
        counts = engine.counts(asked("бак"), {}, facets=["kind"])
        assert time.monotonic() - began < 3
        return engine, [one.id for one in found], counts.total

    return ask


@pytest.fixture
def document():
    return put_documents(things=[a_thing("1", "бак")])[0]


def test_stopped_node_is_answered_for_by_the_database(ask, document):
    engine, found, total = ask(f"http://127.0.0.1:{free_port()}")

    assert (engine.name, found, total) == (connection.vendor, [document], 1)


@pytest.mark.parametrize("silent", [b"", ANSWER], indirect=True, ids=["hangs", "drips"])
def test_silent_node_costs_one_page_its_patience_and_the_next_nothing(silent, ask, document):
    first, found, total = ask(silent.url)
    asked_before = len(silent.taken)
    second, found_again, _ = ask(silent.url)

    assert (first.name, found, total) == (connection.vendor, [document], 1)
    assert (second.name, found_again) == (connection.vendor, [document])
    assert len(silent.taken) == asked_before


@pytest.mark.parametrize("body", [b"{}", b"[]", b'"ok"', b'{"timed_out": true}', b"<html>"])
def test_answer_of_whoever_is_no_node_is_none(ask, document, monkeypatch, body):
    head = b"HTTP/1.1 200 OK\r\nX-Elastic-Product: Elasticsearch\r\nContent-Type: application/json"
    monkeypatch.setattr(Silent, "_drip", Silent._say)
    server = Silent(head + b"\r\nContent-Length: %d\r\n\r\n" % len(body) + body)

    engine, found, total = ask(server.url)
    server.close()

    assert (engine.name, found, total) == (connection.vendor, [document], 1)


def test_several_silent_nodes_cost_no_more_than_one(silent, ask, document):
    other = Silent()

    engine, found, _ = ask(silent.url, other.url, f"http://127.0.0.1:{free_port()}")
    other.close()

    assert (engine.name, found) == (connection.vendor, [document])


class Slow:
    """Answers, but takes its time."""

    def __init__(self, seconds):
        self.takes, self.now, self.given = seconds, 0.0, []

    def candidates(self, *_args, **_more):
        self.given.append(self.seconds)
        self.now += self.takes
        return ["of Elasticsearch"]


def slow_engine(seconds):
    """An engine of a page whose Elasticsearch takes so long for each question."""
    engine = current_engine()
    engine.first = Slow(seconds)
    engine.clock = lambda: engine.first.now
    return engine


def test_patience_is_that_of_the_page_and_not_of_each_question(settings):
    settings.ELASTICSEARCH_URL = ("http://127.0.0.1:1",)
    engine = slow_engine(0.9)

    for _ in range(2):
        engine.candidates(asked("бак"), {})

    assert engine.first.given == [PATIENCE, pytest.approx(PATIENCE - 0.9)]


def test_slow_answer_counts_and_the_database_answers_what_comes_after(settings):
    settings.ELASTICSEARCH_URL = ("http://127.0.0.1:2",)
    first, second = slow_engine(1.5), slow_engine(1.5)

    answers = [one.candidates(asked("бак"), {}) for one in (first, first, second)]

    assert answers == [["of Elasticsearch"], [], []]
    assert (first.name, second.name) == (connection.vendor, connection.vendor)


def test_publishing_asks_nobody_and_leaves_its_work_to_the_queue(silent, settings):
    settings.ELASTICSEARCH_URL = (silent.url,)

    ids = put_documents(things=[a_thing("1", "бак", "лампа"), a_thing("2", "бак")])

    jobs = DBTaskResult.objects.filter(task_path__endswith="mirror_documents")
    assert [job.args_kwargs["args"] for job in jobs] == [[ids]]
    assert silent.taken == []


def test_portal_without_elasticsearch_queues_nothing():
    put_documents(things=[a_thing("1", "бак")])

    assert DBTaskResult.objects.count() == 0
    assert mirror_documents.func([1]) == 0


def test_worker_does_not_wait_for_a_node_that_is_known_to_be_silent(silent, settings):
    settings.ELASTICSEARCH_URL = (silent.url,)
    portal.breaker_of_portal().failed("no answer in time")

    assert mirror_documents.func([1, 2]) == 0
    assert silent.taken == []


def test_missing_index_is_answered_for_by_the_database_and_made_by_the_next_run(
    on_node, ask, document
):
    address = on_node.connection.client.transport.node_pool.get().base_url
    engine, found, total = ask(address)
    before = (engine.name, found, total)

    done = sync_elasticsearch()
    engine, found, total = ask(address)

    assert before == (connection.vendor, [document], 1)
    assert done.rebuilt
    assert (engine.name, found, total) == ("elasticsearch", [document], 1)


def test_index_of_an_older_analysis_is_never_asked(indexed, ask, document, monkeypatch):
    older = indexed.indices.all()
    address = indexed.connection.client.transport.node_pool.get().base_url
    monkeypatch.setattr(portal, "Names", lambda prefix: Names(prefix, "1.9999"))

    engine, found, _ = ask(address)
    sync_elasticsearch()
    portal.breaker_of_portal().succeeded()
    newer, found_then, _ = ask(address)

    assert (engine.name, found) == (connection.vendor, [document])
    assert (newer.name, found_then) == ("elasticsearch", [document])
    assert set(indexed.indices.all()).isdisjoint(older)
