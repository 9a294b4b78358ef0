"""Lines of the log: one an event, under the number of the request, with the trace masked."""

import io
import json
import logging

import pytest

from core.logs import JsonLines, ReadableLines, Work, at_work, current_number
from tests.support.logs import listening


def write(formatter, **extra):
    """One line as it would be written, about an error that knows an address."""
    sink = io.StringIO()
    handler = logging.StreamHandler(sink)
    handler.setFormatter(formatter)
    logger = logging.Logger("portal.example")  # noqa: LOG001 -- its lines go nowhere else
    logger.addHandler(handler)
    try:
        raise ValueError("aigul@example.org is taken")
    except ValueError:
        logger.exception("Could not write to %s", "aigul@example.org", extra=extra)
    return sink.getvalue()


def test_line_is_one_json_object_without_personal_data():
    with at_work(Work("request", "abc123")):
        line = write(JsonLines(), status=500, email="aigul@example.org")

    facts = json.loads(line)
    assert line.count("\n") == 1
    assert facts.pop("at").endswith("+00:00")
    assert facts.pop("trace").rstrip().endswith("ValueError: [e-mail] is taken")
    assert facts == {
        "level": "ERROR",
        "logger": "portal.example",
        "message": "Could not write to [e-mail]",
        "request": "abc123",
        "status": 500,
        "error": "ValueError",
    }


def test_person_at_the_desk_reads_the_same():
    with at_work(Work("job", "7")):
        first, *trace = write(ReadableLines()).splitlines()

    assert first[9:] == "ERROR portal.example Could not write to [e-mail] job=7 error=ValueError"
    assert trace[-1] == "ValueError: [e-mail] is taken"


def test_number_ends_with_the_work():
    with at_work(Work("request", "abc123")):
        assert current_number() == "abc123"

    assert current_number() == ""


@pytest.mark.django_db
def test_person_is_a_number_and_nobody_asks_the_database_for_it(
    rf, django_user_model, django_assert_num_queries
):
    request = rf.get("/")
    request._cached_user = django_user_model(pk=17, email="aigul@example.org")

    with (
        django_assert_num_queries(0),
        listening() as lines,
        at_work(Work("request", "abc123", request)),
    ):
        logging.getLogger("portal.example").warning("Something")

    assert [(line["person"], line["request"]) for line in lines] == [(17, "abc123")]
