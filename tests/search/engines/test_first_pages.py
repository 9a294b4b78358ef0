"""PostgreSQL gives the same first page as SQLite for hardly less than every query of our set."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

PAGE = 10
EQUAL = 0.99


@pytest.fixture
def first_pages(tmp_path, django_db_setup, django_db_blocker):
    """The first pages of an engine; the command makes databases of its own."""

    def read(engine):
        out = tmp_path / f"{engine}.jsonl"
        call_command("search_quality", engine=engine, run=out, stdout=StringIO())
        rows = [json.loads(line) for line in out.read_text().splitlines()]
        return {row["qid"]: row["ranking"][:PAGE] for row in rows}

    with django_db_blocker.unblock():
        yield read


@pytest.mark.skipif(connection.vendor != "postgresql", reason="this suite runs on SQLite")
def test_first_pages_are_those_of_sqlite(first_pages):
    ours, theirs = first_pages("sqlite"), first_pages("postgresql")

    differ = sorted(query for query in ours if ours[query] != theirs[query])
    assert len(ours) >= 150
    assert len(differ) <= len(ours) * (1 - EQUAL), differ
