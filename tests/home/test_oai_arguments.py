"""The arguments of OAI-PMH: what the protocol refuses is refused with its own word."""

from datetime import UTC, datetime

import pytest

from home.engine.oai.arguments import OaiRequest, Place, read_request, write_token
from home.engine.oai.refusals import OaiRefused

SINCE = datetime(2026, 3, 1, tzinfo=UTC)


def refused_with(query):
    given = {}
    for name, value in query:
        given.setdefault(name, []).append(value)
    with pytest.raises(OaiRefused) as refused:
        read_request(given)
    return refused.value.code


@pytest.mark.parametrize(
    "query",
    [
        [],
        [("verb", "Delete")],
        [("verb", "Identify"), ("verb", "Identify")],
        [("metadataPrefix", "oai_dc")],
    ],
)
def test_a_missing_unknown_or_repeated_verb_is_a_bad_verb(query):
    assert refused_with(query) == "badVerb"


@pytest.mark.parametrize(
    "query",
    [
        [("verb", "Identify"), ("set", "cases")],
        [("verb", "GetRecord"), ("identifier", "oai:x:cases/1")],
        [("verb", "ListRecords")],
        [("verb", "ListRecords"), ("metadataPrefix", "oai_dc"), ("metadataPrefix", "oai_dc")],
        [("verb", "ListRecords"), ("metadataPrefix", "oai_dc"), ("from", "yesterday")],
        [("verb", "ListRecords"), ("metadataPrefix", "oai_dc"), ("from", "2026-02-30")],
        [("verb", "ListRecords"), ("metadataPrefix", "oai_dc"), ("until", "2026-03-01T10:00Z")],
        [
            ("verb", "ListRecords"),
            ("metadataPrefix", "oai_dc"),
            ("from", "2026-03-02"),
            ("until", "2026-03-01"),
        ],
        [
            ("verb", "ListRecords"),
            ("metadataPrefix", "oai_dc"),
            ("from", "2026-03-01"),
            ("until", "2026-03-02T00:00:00Z"),
        ],
        [
            ("verb", "ListRecords"),
            ("metadataPrefix", "oai_dc"),
            ("resumptionToken", "anything"),
        ],
    ],
)
def test_arguments_that_cannot_be_read_are_bad_arguments(query):
    assert refused_with(query) == "badArgument"


def test_another_format_cannot_be_told():
    query = [("verb", "ListRecords"), ("metadataPrefix", "marc21")]

    assert refused_with(query) == "cannotDisseminateFormat"


@pytest.mark.parametrize("token", ["", "x", "a:b:c", "ы" * 2000, "W10:1abc:xyz"])
def test_a_token_that_was_never_given_out_is_refused(token):
    query = [("verb", "ListRecords"), ("resumptionToken", token)]

    assert refused_with(query) == "badResumptionToken"


def test_a_day_at_the_end_is_meant_whole():
    asked = read_request(
        {
            "verb": ["ListIdentifiers"],
            "metadataPrefix": ["oai_dc"],
            "from": ["2026-03-01"],
            "until": ["2026-03-01"],
        }
    )

    assert asked == OaiRequest(
        verb="ListIdentifiers",
        since=SINCE,
        until=datetime(2026, 3, 1, 23, 59, 59, tzinfo=UTC),
    )


def test_a_token_brings_back_what_was_asked_and_where_it_goes_on():
    asked = OaiRequest(verb="ListRecords", set_name="cases", since=SINCE)
    place = Place(datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC), "cases", 12, 100)

    read = read_request({"verb": ["ListRecords"], "resumptionToken": [write_token(asked, place)]})

    assert read == OaiRequest(verb="ListRecords", set_name="cases", since=SINCE, after=place)


def test_a_token_of_another_verb_is_refused():
    place = Place(SINCE, "cases", 12, 100)
    token = write_token(OaiRequest(verb="ListRecords"), place)

    query = [("verb", "ListIdentifiers"), ("resumptionToken", token)]

    assert refused_with(query) == "badResumptionToken"
