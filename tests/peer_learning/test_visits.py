"""Requests for a visit or a mentor: both sides see them, nobody else, and none is forgotten."""

import datetime
import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from peer_learning.choices import VisitState
from peer_learning.models import VisitRequest
from peer_learning.services.visits import (
    VisitRefused,
    agree_to_date,
    answer_visit,
    expire_visits,
    withdraw_visit,
)
from people.models import Letter
from tests.factories.best_practice import published_case
from tests.factories.drafts import make_editor, make_person
from tests.factories.peer_learning import invited, repeated, somebody

pytestmark = pytest.mark.django_db


def letters(kind):
    return sorted(Letter.objects.filter(kind=kind).values_list("recipient", flat=True))


def in_days(count):
    return timezone.localdate() + datetime.timedelta(days=count)


def form(**changed):
    return {
        "kind": "mentor",
        "host": "example-3",
        "guest": "example-1",
        "from_date": f"{in_days(20):%d.%m.%Y}",
        "until_date": f"{in_days(21):%d.%m.%Y}",
        "people": "3",
        "words": "Помогите составить смету.",
        "form_key": str(uuid.uuid4()),
        **changed,
    }


def test_everybody_who_acts_for_the_host_gets_a_letter(client):
    case = published_case()
    hosts = [somebody("example-3"), somebody("example-3")]
    client.force_login(somebody("example-1"))

    response = client.post(reverse("case_visit", args=[case.number]), form())

    row = VisitRequest.objects.get()
    assert response.url == reverse("visit", args=[case.number, row.pk])
    assert (row.state, row.kind, row.people, row.from_date) == ("waiting", "mentor", 3, in_days(20))
    assert letters("visit_requested") == sorted(host.email for host in hosts)


def test_where_nobody_acts_for_the_host_the_editors_get_it():
    make_editor("desk@portal.example")

    invited(published_case())

    assert letters("visit_requested") == ["desk@portal.example"]


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"from_date": "01.01.2020"}, "Этот день прошёл"),
        ({"from_date": "завтра"}, "Напишите день так"),
        ({"people": "61"}, "число от 1 до 60"),
        ({"words": ""}, "Напишите, что хотите увидеть"),
        ({"kind": "dinner"}, "Ошибка"),
    ],
)
def test_bad_requests_are_refused_with_words(client, changed, words):
    case = published_case()
    client.force_login(somebody("example-1"))

    text = client.post(reverse("case_visit", args=[case.number]), form(**changed)).content.decode()

    assert words in text
    assert VisitRequest.objects.count() == 0


def test_a_second_request_while_one_is_open_is_refused():
    case = published_case()
    invited(case)

    with pytest.raises(VisitRefused):
        invited(case)


def test_one_may_ask_those_who_repeated_it():
    case = published_case()
    repeated(case, place="example-2")

    row = invited(case, host="example-2")

    assert row.state == VisitState.WAITING


@pytest.mark.parametrize("host", ["example-1", "example-5"])
def test_who_did_not_do_it_is_not_asked(host):
    with pytest.raises(VisitRefused):
        invited(published_case(), host=host)


@pytest.mark.parametrize(
    ("place", "status"), [("example-1", 200), ("example-3", 200), ("example-2", 404), (None, 404)]
)
def test_only_both_sides_see_a_request(client, place, status):
    row = invited(published_case())
    client.force_login(somebody(place))

    response = client.get(reverse("visit", args=[row.case.number, row.pk]))

    assert response.status_code == status


def test_the_host_answers_on_the_page_and_the_sender_is_told(client):
    row = invited(published_case())
    client.force_login(somebody("example-3"))
    address = reverse("visit", args=[row.case.number, row.pk])

    client.post(address, {"state": "accepted", "words": "Приезжайте.", "offered_date": ""})

    row.refresh_from_db()
    assert (row.state, row.answer) == ("accepted", "Приезжайте.")
    assert letters("visit_answered") == [row.person.email]


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": VisitState.DECLINED, "words": ""},
        {"state": VisitState.OTHER_DATE, "words": "", "offered_date": None},
        {"state": VisitState.OTHER_DATE, "words": "", "offered_date": datetime.date(2020, 1, 1)},
    ],
)
def test_answers_without_what_they_need_are_refused(wrong):
    row = invited(published_case())

    with pytest.raises(VisitRefused):
        answer_visit(visit=row, person=somebody("example-3"), **wrong)


def test_the_guest_does_not_answer_for_the_host():
    row = invited(published_case())

    with pytest.raises(VisitRefused):
        answer_visit(visit=row, person=row.person, state=VisitState.ACCEPTED, words="")


def test_another_day_is_offered_and_agreed_to():
    row = invited(published_case())
    host = somebody("example-3")

    row = answer_visit(
        visit=row,
        person=host,
        state=VisitState.OTHER_DATE,
        words="Раньше сев.",
        offered_date=in_days(50),
    )
    row = agree_to_date(visit=row, person=row.person)

    assert (row.state, row.offered_date) == ("accepted", in_days(50))
    assert letters("visit_agreed") == [host.email]


def test_a_request_taken_back_is_not_answered():
    row = invited(published_case())
    withdraw_visit(visit=row, person=row.person)

    with pytest.raises(VisitRefused):
        answer_visit(visit=row, person=somebody("example-3"), state=VisitState.ACCEPTED, words="")


def test_after_sixty_days_without_an_answer_it_is_closed_and_told_once():
    make_editor("desk@portal.example")
    somebody("example-3")
    row = invited(published_case())
    fresh = invited(published_case())
    late = timezone.now() - datetime.timedelta(days=61)
    VisitRequest.objects.filter(pk=row.pk).update(asked_at=late)

    closed = [expire_visits(now=timezone.now()) for _time in range(2)]

    row.refresh_from_db()
    fresh.refresh_from_db()
    assert closed == [1, 0]
    assert (row.state, fresh.state) == ("expired", "waiting")
    assert letters("visit_expired") == [row.person.email]
    assert letters("visit_expired_staff") == ["desk@portal.example"]


def test_an_offered_day_gets_its_own_sixty_days():
    row = invited(published_case())
    late = timezone.now() - datetime.timedelta(days=61)
    VisitRequest.objects.filter(pk=row.pk).update(
        asked_at=late, state=VisitState.OTHER_DATE, answered_at=timezone.now()
    )

    assert expire_visits(now=timezone.now()) == 0


def test_without_a_post_one_is_told_how_to_get_one(client):
    client.force_login(make_person())

    text = client.get(reverse("case_visit", args=[published_case().number])).content.decode()

    assert reverse("post_claim") in text
