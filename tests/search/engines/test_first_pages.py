"""All engines give the same first page for hardly less than every query of our set."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

pytestmark = pytest.mark.django_db

PAGE = 10
EQUAL = 0.99


@pytest.fixture
def answers(tmp_path):
    def first_pages(engine):
        out = tmp_path / f"{engine}.jsonl"
        call_command("search_quality", engine=engine, run=out, stdout=StringIO())
        rows = [json.loads(line) for line in out.read_text().splitlines()]
        return {row["qid"]: row["ranking"][:PAGE] for row in rows}

    return first_pages


@pytest.mark.parametrize("engine", ["postgresql", "elasticsearch"])
def test_first_pages_are_those_of_sqlite(engine, answers, request):
    if engine == "postgresql" and connection.vendor != "postgresql":
        pytest.skip("This suite runs on SQLite.")
    if engine == "elasticsearch":
        request.getfixturevalue("on_node")

    ours, theirs = answers("sqlite"), answers(engine)

    differ = sorted(query for query in ours if ours[query] != theirs[query])
    assert len(ours) >= 150
    assert len(differ) <= len(ours) * (1 - EQUAL), differ
