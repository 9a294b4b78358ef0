"""The command that measures search: figures and runs, other people's sets, nothing left behind."""

import json
import tempfile
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

PASSAGES = [
    {"id": "p1", "lang": "ru", "text": "Плату за питьевую воду утвердил кенеш."},
    {"id": "p2", "lang": "ky", "text": "Таза суунун акысын кеңеш бекитти."},
    {"id": "p3", "lang": "ru", "text": "Уличное освещение включают в сумерки."},
]
QUERIES = [
    {"id": 1, "text": "кенеш", "lang": "ru", "type": "words", "target": "ru"},
    {"id": 2, "text": "кенеш", "lang": "ru", "type": "words", "target": "any"},
    {"id": 3, "text": "освещения", "lang": "ru", "type": "forms", "target": "ky"},
]
QRELS = [
    {"qid": 1, "pid": "p1", "grade": 2},
    {"qid": 2, "pid": "p1", "grade": 2},
    {"qid": 2, "pid": "p2", "grade": 2},
    {"qid": 3, "pid": "p2", "grade": 1},
]


@pytest.fixture(autouse=True)
def _database(django_db_setup, django_db_blocker):
    """A test case of Django allows no database but its own; the command makes one and asks both."""
    with django_db_blocker.unblock():
        yield


@pytest.fixture
def files(tmp_path):
    """The three files of a small set, as options of the command."""
    options = {}
    for name, rows in (("passages", PASSAGES), ("queries", QUERIES), ("qrels", QRELS)):
        options[name] = tmp_path / f"{name}.jsonl"
        written = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        options[name].write_text(written, encoding="utf-8")
    return options


def measured(capsys, **options):
    call_command("search_quality", **{"engine": "sqlite", **options})
    return json.loads(capsys.readouterr().out)


def tables():
    """How many rows every table of the database has."""
    with connection.cursor() as cursor:
        names = connection.introspection.table_names(cursor)
        counts = {}
        for name in names:
            cursor.execute(f"SELECT COUNT(*) FROM {connection.ops.quote_name(name)}")
            counts[name] = cursor.fetchone()[0]
    return counts


def test_a_set_of_others_is_measured_by_kind(capsys, files):
    report = measured(capsys, no_glossary=True, **files)

    assert report == {
        "all": {"ndcg@10": 0.6667, "recall@10": 0.6667, "mrr@10": 0.6667, "zero": 0.3333},
        "kinds": {
            "forms": {"ndcg@10": 0.0, "recall@10": 0.0, "mrr@10": 0.0, "zero": 1.0},
            "words": {"ndcg@10": 1.0, "recall@10": 1.0, "mrr@10": 1.0, "zero": 0.0},
        },
    }


def test_a_run_names_the_passages_of_the_language_asked_for(capsys, files, tmp_path):
    run = tmp_path / "run.jsonl"

    measured(capsys, run=run, no_glossary=True, **files)

    answers = [json.loads(line) for line in run.read_text(encoding="utf-8").splitlines()]
    assert [one["qid"] for one in answers] == [1, 2, 3]
    assert [sorted(one["ranking"]) for one in answers] == [["p1"], ["p1", "p2"], []]


def test_nothing_is_left_behind(capsys, files):
    rows, folders = tables(), set(Path(tempfile.gettempdir()).glob("search-*"))

    measured(capsys, **files)

    assert tables() == rows
    assert set(Path(tempfile.gettempdir()).glob("search-*")) <= folders


def test_a_bad_line_ends_the_command_with_its_number(files):
    with files["queries"].open("a", encoding="utf-8") as queries:
        queries.write('{"id": 4}\n')

    with pytest.raises(CommandError, match='queries, line 4: "target" must be text'):
        call_command("search_quality", engine="sqlite", **files)


def test_a_file_that_is_not_there_ends_the_command(files, tmp_path):
    files["qrels"] = tmp_path / "nothing.jsonl"

    with pytest.raises(CommandError, match=r"nothing\.jsonl"):
        call_command("search_quality", engine="sqlite", **files)


def test_files_of_two_sets_are_not_mixed(files):
    with pytest.raises(CommandError, match="together"):
        call_command("search_quality", engine="sqlite", passages=files["passages"])


def test_an_engine_that_is_not_there_is_named(files, settings):
    settings.ELASTICSEARCH_URL = ""

    with pytest.raises(CommandError, match="ELASTICSEARCH_URL"):
        call_command("search_quality", engine="elasticsearch", **files)


def test_a_run_that_cannot_be_written_ends_the_command(files, tmp_path):
    with pytest.raises(CommandError, match="missing"):
        call_command("search_quality", engine="sqlite", run=tmp_path / "missing" / "run", **files)


def test_texts_of_odd_signs_are_measured_too(capsys, files):
    odd = [{"id": n, "lang": "ru", "text": text} for n, text in enumerate(["", "\0", "\ud800 а"])]
    with files["passages"].open("a", encoding="utf-8") as passages:
        passages.write("".join(json.dumps(row) + "\n" for row in odd))

    report = measured(capsys, no_glossary=True, **files)

    assert report["kinds"]["words"]["ndcg@10"] == 1.0
