"""Elasticsearch becomes equal to the database again, whatever happened to it, without a hand."""

import threading

import pytest
from django.core.management import call_command
from django_tasks_db.models import DBTaskResult

from search.engine.adapters import current_engine
from search.engine.adapters.elastic import comparing
from search.engine.adapters.elastic.indices import Names
from search.jobs.mirroring import mirror, mirror_documents
from search.models import IndexState, SearchDocument
from search.selectors.elastic_state import ElasticState, state_of_elasticsearch
from search.selectors.entries import entries_of
from search.selectors.mirrored import marks_of
from search.services import sync_elasticsearch as service
from search.services.drop_things import drop_things
from search.services.put_documents import put_documents
from search.services.sync_elasticsearch import Synced, SyncRunningError, sync_elasticsearch
from tests.factories.indexed import a_thing, asked

pytestmark = pytest.mark.django_db


def run_jobs():
    """Do what the worker would, in the order of the queue."""
    for job in DBTaskResult.objects.filter(task_path__endswith="mirror_documents"):
        mirror_documents.func(*job.args_kwargs["args"])
        job.delete()


def found(engine, *terms):
    """The ids that Elasticsearch itself finds."""
    for index in engine.indices.reading():
        engine.indices.refresh(index)
    return sorted(one.id for one in engine.candidates(asked(*terms), {}, limit=None))


def held(engine):
    """All marks that the index holds."""
    (index,) = engine.indices.reading()
    engine.indices.refresh(index)
    places = comparing.sums_in(engine.connection, index)
    return {
        number: mark
        for place in places
        for number, mark in comparing.marks_in(engine.connection, index, place).items()
    }


def test_what_changes_comes_through_the_queue(indexed):
    ids = put_documents(things=[a_thing("1", "бак"), a_thing("2", "бак"), a_thing("3", "бак")])
    run_jobs()
    before = found(indexed, "бак")

    put_documents(things=[a_thing("2", "лампа")])
    drop_things(kind="page", keys=["3"])
    run_jobs()

    assert before == ids
    assert (found(indexed, "бак"), found(indexed, "лампа")) == ([ids[0]], [ids[1]])
    assert held(indexed) == marks_of()


def test_job_that_was_overtaken_writes_nothing_old(indexed, monkeypatch):
    (number,) = put_documents(things=[a_thing("1", "бак")])
    old = entries_of([number]), marks_of([number]), IndexState.objects.get().state
    put_documents(things=[a_thing("1", "лампа")])

    mirror(indexed, [number])
    entries, marks, state = old
    indexed.put(entries, marks=marks, state=state)

    assert (found(indexed, "бак"), found(indexed, "лампа")) == ([], [number])


def test_job_that_was_overtaken_brings_nothing_back(indexed):
    (number,) = put_documents(things=[a_thing("1", "бак")])
    mirror(indexed, [number])
    entries, marks, state = entries_of([number]), marks_of([number]), IndexState.objects.get().state
    drop_things(kind="page", keys=["1"])

    mirror(indexed, [number])
    indexed.put(entries, marks=marks, state=state)

    assert found(indexed, "бак") == []


def test_equal_index_needs_nothing(indexed):
    put_documents(things=[a_thing("1", "бак")])
    run_jobs()

    assert sync_elasticsearch() == Synced(rebuilt=False, repaired=0)


def test_lost_changed_and_foreign_documents_are_repaired(indexed):
    ids = put_documents(things=[a_thing(f"{n}", "бак") for n in range(5)])
    run_jobs()
    indexed.drop(ids[:1])
    put_documents(things=[a_thing("1", "лампа")])
    DBTaskResult.objects.all().delete()
    (stranger,) = entries_of(ids[2:3])
    indexed.put([stranger._replace(id=987_654)])

    done = sync_elasticsearch()

    assert done == Synced(rebuilt=False, repaired=3)
    assert held(indexed) == marks_of()
    assert (found(indexed, "бак"), found(indexed, "лампа")) == ([ids[0], *ids[2:]], [ids[1]])


def test_index_that_knows_later_states_than_the_database_is_made_anew(indexed):
    (number,) = put_documents(things=[a_thing("1", "бак")])
    (future,) = entries_of([number])
    indexed.put([future], marks={number: 1}, state=2**60)

    done = sync_elasticsearch()

    assert done.rebuilt
    assert held(indexed) == marks_of()


def test_rebuilt_index_takes_the_place_of_the_former_in_one_step(indexed, monkeypatch):
    ids = put_documents(things=[a_thing(f"{n}", "бак") for n in range(30)])
    run_jobs()
    former = indexed.indices.all()
    seen_before = found(indexed, "бак")
    monkeypatch.setattr(service, "TOGETHER", 3)
    answers, is_over = [], threading.Event()

    def read():
        engine = type(indexed)(indexed.connection, indexed.names)
        while not is_over.is_set():
            answers.append(len(engine.candidates(asked("бак"), {}, limit=None)))

    reader = threading.Thread(target=read)
    reader.start()
    done = sync_elasticsearch(anew=True)
    is_over.set()
    reader.join()

    assert done == Synced(rebuilt=True, repaired=0)
    assert seen_before == ids
    assert set(answers) == {len(ids)}
    assert len(answers) > 3
    assert set(indexed.indices.all()).isdisjoint(former)
    assert indexed.indices.reading() == indexed.indices.writing() == indexed.indices.all()


def test_change_during_a_rebuild_reaches_both_indices(indexed):
    (number,) = put_documents(things=[a_thing("1", "бак")])
    run_jobs()
    new = indexed.indices.create()

    put_documents(things=[a_thing("1", "лампа")])
    run_jobs()
    asked_before = found(indexed, "лампа")
    indexed.indices.swap(new)

    assert asked_before == found(indexed, "лампа") == [number]


def test_half_filled_index_of_a_killed_run_goes_with_the_next(indexed):
    put_documents(things=[a_thing("1", "бак")])
    run_jobs()
    answering = indexed.indices.reading()
    indexed.indices.create()

    sync_elasticsearch()

    assert indexed.indices.all() == answering


def test_index_that_is_gone_is_not_made_by_a_write(indexed):
    indexed.indices.remove(indexed.indices.all())
    put_documents(things=[a_thing("1", "бак")])

    run_jobs()

    assert indexed.indices.all() == []
    assert current_engine().name == "elasticsearch"
    assert state_of_elasticsearch() is ElasticState.MISSING


def test_two_runs_do_not_mix(indexed):
    with service._alone(), pytest.raises(SyncRunningError):
        sync_elasticsearch()

    assert sync_elasticsearch() == Synced()


def test_operator_reads_how_it_is(indexed, settings, capsys):
    put_documents(things=[a_thing("1", "бак")])
    behind = state_of_elasticsearch()
    call_command("sync_elasticsearch")
    well = state_of_elasticsearch()
    settings.ELASTICSEARCH_URL = ("http://127.0.0.1:1",)
    silent = state_of_elasticsearch()
    call_command("sync_elasticsearch")
    settings.ELASTICSEARCH_URL = ()
    not_set = state_of_elasticsearch()

    assert (behind, well) == (ElasticState.BEHIND, ElasticState.WELL)
    assert (silent, not_set) == (ElasticState.SILENT, ElasticState.NOT_SET)
    assert capsys.readouterr().out.splitlines() == [
        "up to date, 1 repaired",
        "Elasticsearch does not answer: ConnectionError",
    ]


def test_documents_of_an_older_analysis_stay_out(indexed):
    put_documents(things=[a_thing("1", "бак")])
    SearchDocument.objects.update(analysis_version=0)

    run_jobs()

    assert found(indexed, "бак") == []


def test_another_portal_in_the_same_cluster_is_left_alone(indexed):
    put_documents(things=[a_thing("1", "бак")])
    other = type(indexed)(indexed.connection, Names(f"{indexed.names.prefix}-other"))
    other.indices.swap(other.indices.create())

    sync_elasticsearch(anew=True)
    others = other.indices.all()
    other.indices.remove(others)

    assert len(others) == 1
