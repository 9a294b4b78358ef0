"""Whoever answers, the database or Elasticsearch, the first page is the same."""

import json

import pytest
from django.core.management import call_command
from django.db import connection

FIRST_PAGE = 10
# Of the queries of our set.
EQUAL = 0.99


def rankings(engine, path):
    """The answers of an engine to all queries of our set."""
    with path.open("w") as figures:
        call_command(
            "search_quality", engine=engine, run=path.with_suffix(".jsonl"), stdout=figures
        )
    lines = path.with_suffix(".jsonl").read_text().splitlines()
    return {row["qid"]: row["ranking"][:FIRST_PAGE] for row in map(json.loads, lines)}


@pytest.fixture
def _any_database(django_db_setup, django_db_blocker):
    """A test case of Django allows no database but its own; the command makes one."""
    with django_db_blocker.unblock():
        yield


@pytest.mark.slow
@pytest.mark.usefixtures("_any_database")
def test_first_pages_are_equal_for_the_queries_of_our_set(elasticsearch_node, settings, tmp_path):
    settings.ELASTICSEARCH_URL = (elasticsearch_node.url,)

    ours = rankings(connection.vendor, tmp_path / "database")
    theirs = rankings("elasticsearch", tmp_path / "elasticsearch")

    different = sorted(query for query in ours if ours[query] != theirs[query])
    assert len(ours) >= 150
    assert len(different) <= len(ours) * (1 - EQUAL), different
