"""Other libraries read every public case, and learn of every one that went, and nothing else."""

from datetime import UTC, datetime, timedelta

import pytest
from defusedxml import ElementTree
from django.db import connection
from django.test.utils import CaptureQueriesContext
from oaipmh_scythe import Scythe

from best_practice.models import Case, CaseTombstone
from best_practice.services.generate_cases import generate_cases
from best_practice.services.record_publication import refresh_public_state
from home.engine.oai.answers import refusal
from home.engine.oai.refusals import NoSetHierarchy
from home.selectors.harvest import offered_sets
from tests.factories.best_practice import facts, page_of, published_case
from tests.factories.drafts import make_person, submitted

pytestmark = pytest.mark.django_db

NAMES = {
    "oai": "http://www.openarchives.org/OAI/2.0/",
    "dc": "http://purl.org/dc/elements/1.1/",
}


def asked(client, verb="ListRecords", **arguments):
    if (
        verb in ("ListRecords", "ListIdentifiers", "GetRecord")
        and "resumptionToken" not in arguments
    ):
        arguments.setdefault("metadataPrefix", "oai_dc")
    query = {name.rstrip("_"): value for name, value in {"verb": verb, **arguments}.items()}
    response = client.get("/data/oai/", query)
    assert response.status_code == 200
    return ElementTree.fromstring(response.content)


def error_of(answer):
    return answer.find("oai:error", NAMES).get("code")


def headers_of(answer):
    return [
        (header.find("oai:identifier", NAMES).text, header.get("status", ""))
        for header in answer.iter(f"{{{NAMES['oai']}}}header")
    ]


def identifier(case):
    return f"oai:testserver:cases/{case.number}"


def withdraw(case):
    for page in case.pages.all():
        page.unpublish()


def test_a_case_in_two_languages_is_one_record_with_both_titles(client):
    case = published_case(languages=("ru", "ky"))

    record = asked(client, "GetRecord", identifier=identifier(case)).find(".//oai:record", NAMES)

    titles = {
        title.get("{http://www.w3.org/XML/1998/namespace}lang"): title.text
        for title in record.iter(f"{{{NAMES['dc']}}}title")
    }
    assert titles == {
        "ru": "Пять праздников для 290 детей (ru)",
        "ky": "Пять праздников для 290 детей (ky)",
    }
    assert headers_of(asked(client)) == [(identifier(case), "")]


def test_a_withdrawn_case_is_told_as_deleted_and_comes_back_when_published_again(client):
    case = published_case()
    page = page_of(case)

    withdraw(case)
    gone = headers_of(asked(client))
    page.save_revision().publish()
    back = headers_of(asked(client))

    assert gone == [(identifier(case), "deleted")]
    assert back == [(identifier(case), "")]


def test_a_case_whose_rows_are_deleted_stays_deleted_for_harvesters(client):
    case = published_case()
    number = case.number
    case.pages.all().delete()
    case.versions.all().delete()
    Case.objects.get(pk=case.pk).delete()

    answer = asked(client, "GetRecord", identifier=f"oai:testserver:cases/{number}")

    assert headers_of(answer) == [(f"oai:testserver:cases/{number}", "deleted")]
    formats = asked(client, "ListMetadataFormats", identifier=f"oai:testserver:cases/{number}")
    assert error_of(formats) == "noMetadataFormats"


def test_what_was_never_public_is_not_told_of(client):
    draft = submitted(make_person())

    record = asked(client, "GetRecord", identifier=identifier(draft.case))

    assert error_of(record) == "idDoesNotExist"
    assert error_of(asked(client)) == "noRecordsMatch"
    assert not CaseTombstone.objects.exists()


def test_every_error_of_the_protocol_is_answered(client):
    published_case()

    assert error_of(asked(client, "Forget")) == "badVerb"
    assert error_of(asked(client, "ListRecords", until="soon")) == "badArgument"
    assert error_of(asked(client, resumptionToken="x")) == "badResumptionToken"
    assert error_of(asked(client, metadataPrefix="marc21")) == "cannotDisseminateFormat"
    assert error_of(asked(client, "GetRecord", identifier="oai:x:y")) == "idDoesNotExist"
    assert error_of(asked(client, until="2001-01-01")) == "noRecordsMatch"
    assert error_of(asked(client, set="poems")) == "noRecordsMatch"
    with pytest.raises(NoSetHierarchy) as refused:
        offered_sets(sets=())
    text = refusal(refused.value, base_url="x", now=datetime(2026, 1, 1, tzinfo=UTC), arguments={})
    assert error_of(ElementTree.fromstring(text)) == "noSetHierarchy"


def test_numbers_no_database_holds_and_signs_no_xml_holds_are_answered(client):
    huge = asked(client, "GetRecord", identifier=f"oai:testserver:cases/{10**30}")
    dirty = asked(client, "GetRecord", identifier="oai:\x0b\ufffe:1")

    assert error_of(huge) == "idDoesNotExist"
    assert error_of(dirty) == "idDoesNotExist"


def test_signs_that_xml_cannot_hold_are_left_out_of_titles(client):
    case = published_case(title="Вода\x0b в селе <b>&")

    answer = asked(client, "GetRecord", identifier=identifier(case))

    assert answer.find(".//dc:title", NAMES).text == "Вода в селе <b>&"


def test_questions_may_be_posted(client):
    response = client.post("/data/oai/", {"verb": "Identify"})

    identify = ElementTree.fromstring(response.content).find("oai:Identify", NAMES)
    assert identify.find("oai:deletedRecord", NAMES).text == "persistent"
    assert identify.find("oai:baseURL", NAMES).text == "http://testserver/data/oai/"


def test_a_list_by_time_holds_what_changed_within(client):
    old, new = published_case(), published_case()
    day = datetime(2026, 3, 1, tzinfo=UTC)
    for case, moment in ((old, day), (new, day + timedelta(days=10))):
        Case.objects.filter(pk=case.pk).update(public_changed_at=moment)

    assert headers_of(asked(client, from_="2026-03-02")) == [(identifier(new), "")]
    assert headers_of(asked(client, until="2026-03-01")) == [(identifier(old), "")]
    assert headers_of(asked(client, from_="2026-03-01", until="2026-03-11", set="cases")) == [
        (identifier(old), ""),
        (identifier(new), ""),
    ]


def test_deriving_again_without_a_change_tells_harvesters_nothing(client):
    case = published_case()
    Case.objects.filter(pk=case.pk).update(public_changed_at=datetime(2026, 3, 1, tzinfo=UTC))

    refresh_public_state(case_id=case.pk)

    assert error_of(asked(client, from_="2026-03-02")) == "noRecordsMatch"


def test_statements_do_not_grow_with_the_records(client):
    published_case()
    with CaptureQueriesContext(connection) as one:
        asked(client)
    for _ in range(4):
        published_case(facts(municipalities=["example-1"]))

    with CaptureQueriesContext(connection) as five:
        asked(client)

    assert len(five) == len(one)


def test_a_harvester_reads_more_than_a_thousand_records_over_tokens(live_server, settings):
    settings.PUBLIC_URL = live_server.url
    generate_cases(cases=1_020, seed=1)
    gone = list(Case.objects.order_by("number")[:15])
    for case in gone:
        withdraw(case)

    with Scythe(f"{live_server.url}/data/oai/") as scythe:
        records = list(scythe.list_records(ignore_deleted=False))
        living = list(scythe.list_records(ignore_deleted=True))

    assert len({record.header.identifier for record in records}) == len(records) == 1_020
    assert sum(record.header.deleted for record in records) == 15
    assert len(living) == 1_005
