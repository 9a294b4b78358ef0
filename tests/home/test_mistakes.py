"""“Report a mistake”: once, whatever is typed, and the editors hear of it."""

import datetime
import uuid

import pytest
import time_machine
from django.utils import timezone

from home.models import MistakeReport
from home.services.erase_reports import forget_reports
from people.models import Letter
from people.services import erase_person
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


def answers(**changed):
    return {
        "page": "/ru/about/",
        "text": "Сумма не сходится.",
        "email": "reader@example.org",
        "form_key": str(uuid.uuid4()),
        **changed,
    }


def test_every_page_leads_to_the_form_and_the_form_knows_the_page(client):
    body = client.get("/ru/about/").content.decode()
    response = client.get("/ru/mistake/", {"page": "/ru/about/"})

    assert 'href="/ru/mistake/?page=/ru/about/"' in body
    assert response.context["form"].initial["page"] == "/ru/about/"


def test_report_is_kept_and_every_editor_gets_one_letter(client):
    editor = UserFactory(groups=["Editors"])
    UserFactory()

    response = client.post("/ru/mistake/", answers(), follow=True)

    report = MistakeReport.objects.get()
    assert response.status_code == 200
    assert (report.page_address, report.text) == ("/ru/about/", "Сумма не сходится.")
    assert [letter.person for letter in Letter.objects.all()] == [editor]
    assert "Сумма не сходится." in Letter.objects.get().text


def test_editors_get_one_letter_in_ten_minutes_however_many_reports_come(client):
    editors = UserFactory.create_batch(2, groups=["Editors"])
    start = timezone.now()

    for minutes in (0, 1, 9, 11):
        with time_machine.travel(start + datetime.timedelta(minutes=minutes), tick=False):
            client.post("/ru/mistake/", answers())

    told = [letter.person for letter in Letter.objects.order_by("person", "queued_at")]
    assert MistakeReport.objects.count() == 4
    assert told == [editors[0], editors[0], editors[1], editors[1]]


def test_flood_from_one_address_is_stopped_in_a_sentence_and_keeps_the_text(client):
    codes = [client.post("/ru/mistake/", answers()).status_code for _ in range(20)]

    refused = client.post("/ru/mistake/", answers(text="Двадцать первый."))
    other = client.post("/ru/mistake/", answers(), REMOTE_ADDR="203.0.113.9")

    assert set(codes) == {302}
    assert (refused.status_code, other.status_code) == (429, 302)
    (sentence,) = refused.context["form"].non_field_errors()
    body = refused.content.decode()
    assert sentence in body
    assert "Двадцать первый.</textarea>" in body
    assert MistakeReport.objects.count() == 21


def test_double_click_makes_one_report(client):
    UserFactory(groups=["Editors"])
    sent = answers()

    codes = [client.post("/ru/mistake/", sent).status_code for _ in range(2)]

    assert codes == [302, 302]
    assert MistakeReport.objects.count() == Letter.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({"text": ""}, "text"),
        ({"text": "а" * 3001}, "text"),
        ({"text": "а" * 1_000_000}, "text"),
        ({"text": "ноль\x00"}, "text"),
        ({"email": "not an address"}, "email"),
        ({"email": "a@b.kg\nBcc: all@example.org"}, "email"),
    ],
)
def test_wrong_answers_are_said_beside_the_field_and_nothing_is_kept(client, changed, wrong):
    response = client.post("/ru/mistake/", answers(**changed))

    assert list(response.context["form"].errors) == [wrong]
    assert not MistakeReport.objects.exists()


@pytest.mark.parametrize(
    ("page", "kept"),
    [
        ("https://evil.example/", ""),
        ("//evil.example/", ""),
        ("javascript:alert(1)", ""),
        ("/ru/a\r\nBcc: x@example.org", "/ru/aBcc: x@example.org"),
        ("/ru/" + "a" * 900, "/ru/" + "a" * 496),
    ],
)
def test_only_paths_of_our_own_are_kept(client, page, kept):
    client.post("/ru/mistake/", answers(page=page))

    assert MistakeReport.objects.get().page_address == kept


def test_broken_form_key_does_not_lose_the_report(client):
    client.post("/ru/mistake/", answers(form_key="garbage"))

    assert MistakeReport.objects.count() == 1


def test_editor_sees_and_closes_reports_and_nobody_adds_one(client):
    client.post("/ru/mistake/", answers())
    report = MistakeReport.objects.get()
    client.force_login(UserFactory(groups=["Editors"]))

    listing = client.get("/admin/mistake-reports/")
    client.post(f"/admin/mistake-reports/edit/{report.pk}/", {"closed_at": "2026-01-02 10:00"})
    adding = client.get("/admin/mistake-reports/new/")

    report.refresh_from_db()
    assert "Сумма не сходится." in listing.content.decode()
    assert report.closed_at is not None
    assert adding.status_code == 302


def test_report_is_forgotten_a_year_after_it_was_dealt_with(client):
    for page in ("/ru/open/", "/ru/recent/", "/ru/old/"):
        client.post("/ru/mistake/", answers(page=page))
    now = timezone.now()
    for page, days in (("/ru/recent/", 364), ("/ru/old/", 366)):
        closed = now - datetime.timedelta(days=days)
        MistakeReport.objects.filter(page_address=page).update(closed_at=closed)

    forgotten = forget_reports(now=now)

    kept = MistakeReport.objects.order_by("page_address").values_list("page_address", flat=True)
    assert (forgotten, list(kept)) == (1, ["/ru/open/", "/ru/recent/"])


def test_erasing_a_person_deletes_what_they_reported(client):
    person = UserFactory(email="Reader@example.org")
    client.post("/ru/mistake/", answers())
    client.post("/ru/mistake/", answers(email="other@example.org"))

    erase_person(person=person)

    assert [report.email for report in MistakeReport.objects.all()] == ["other@example.org"]
