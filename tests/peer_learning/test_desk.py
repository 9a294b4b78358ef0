"""The editors' desk: they see what waits, decide, and write nothing in others' name."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from peer_learning.choices import (
    QUESTION_STEPS,
    REPLICATION_STEPS,
    VISIT_STEPS,
    QuestionState,
    ReplicationState,
    VisitState,
)
from peer_learning.models import CaseQuestion, Replication, VisitRequest
from peer_learning.services.questions import answer_question
from peer_learning.services.replications import ReplicationAnswers, mend_replication
from tests.factories.best_practice import published_case
from tests.factories.drafts import make_editor
from tests.factories.peer_learning import asked, invited, repeated, somebody

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(make_editor("desk@portal.example"))
    return client


def decide(desk, name, row, decision, words=""):
    address = reverse(f"{name}:edit", args=[row.pk])
    response = desk.post(address, {"decision": decision, "words": words})
    row.refresh_from_db()
    return response


@pytest.mark.parametrize("name", ["replications", "questions", "visits"])
def test_the_list_leads_to_the_row(desk, name):
    case = published_case()
    row = {"replications": repeated, "questions": asked, "visits": invited}[name](case)

    html = desk.get(reverse(f"{name}:index")).content.decode()

    door = reverse(f"{name}:{'inspect' if name == 'visits' else 'edit'}", args=[row.pk])
    assert f'href="{door}"' in html


def test_an_editor_confirms_a_repetition(desk):
    row = repeated(published_case(), confirmed=False)

    decide(desk, "replications", row, "confirm")

    assert row.state == ReplicationState.CONFIRMED


def test_an_editor_sends_a_repetition_back_only_with_words(desk):
    row = repeated(published_case(), confirmed=False)

    without = decide(desk, "replications", row, "decline")
    first = row.state
    decide(desk, "replications", row, "decline", "Нет протокола.")

    assert without.status_code == 200
    assert (first, row.state, row.decision_words) == ("waiting", "declined", "Нет протокола.")


def test_an_editor_takes_a_confirmed_repetition_off(desk):
    row = repeated(published_case())

    decide(desk, "replications", row, "withdraw")

    assert row.state == ReplicationState.WITHDRAWN


def test_an_editor_who_sent_it_is_told_that_somebody_else_confirms(client):
    editor = make_editor("desk@portal.example")
    person = somebody("example-1")
    person.groups.set(editor.groups.all())
    row = repeated(published_case(), person=person, confirmed=False)
    client.force_login(person)

    response = decide(client, "replications", row, "confirm")

    assert response.status_code == 200
    assert row.state == ReplicationState.WAITING


@pytest.mark.parametrize(
    ("decision", "words", "state"), [("open", "", "open"), ("refuse", "Уже есть.", "declined")]
)
def test_an_editor_decides_about_a_question(desk, decision, words, state):
    row = asked(published_case(), is_open=False)

    decide(desk, "questions", row, decision, words)

    assert row.state == state


@pytest.mark.parametrize("decision", ["publish", "open", "show"])
def test_what_the_state_does_not_allow_is_not_offered(desk, decision):
    row = asked(published_case())

    response = decide(desk, "questions", row, decision)

    assert response.status_code == 200
    assert row.state == QuestionState.OPEN


def test_an_editor_hides_a_public_question(desk):
    row = asked(published_case())

    decide(desk, "questions", row, "hide")

    assert row.state == QuestionState.HIDDEN


def test_editors_read_requests_and_change_none(desk):
    row = invited(published_case())

    read = desk.get(reverse("visits:inspect", args=[row.pk]))
    changed = desk.post(reverse("visits:edit", args=[row.pk]), {})

    assert "Хотим увидеть, как вы начинали." in read.content.decode()
    assert changed.status_code == 302
    assert VisitRequest.objects.get().state == VisitState.WAITING


@pytest.mark.parametrize("name", ["replications", "questions", "visits"])
def test_nobody_adds_or_deletes_rows_by_hand(desk, name):
    case = published_case()
    rows = {"replications": repeated, "questions": asked, "visits": invited}
    row = rows[name](case)

    answers = [
        desk.get(reverse(f"{name}:add")).status_code,
        desk.post(reverse(f"{name}:delete", args=[row.pk])).status_code,
    ]

    assert answers == [302, 302]
    assert (
        Replication.objects.count() + CaseQuestion.objects.count() + (VisitRequest.objects.count())
        == 1
    )


@pytest.mark.parametrize(
    ("name", "make"), [("replications", repeated), ("questions", asked), ("visits", invited)]
)
def test_lists_cost_the_same_with_one_and_with_three(desk, name, make):
    address = reverse(f"{name}:index")
    taken = []
    for count in (1, 2):
        for _time in range(count):
            make(published_case())
        desk.get(address)
        with CaptureQueriesContext(connection) as queries:
            desk.get(address)
        taken.append(len(queries))

    assert taken[0] == taken[1]


@pytest.mark.parametrize(
    ("states", "steps"),
    [
        (ReplicationState, REPLICATION_STEPS),
        (QuestionState, QUESTION_STEPS),
        (VisitState, VISIT_STEPS),
    ],
)
def test_every_state_has_its_steps_and_every_step_leads_to_a_state(states, steps):
    assert set(steps) == set(states)
    assert {one for later in steps.values() for one in later} <= set(states)


def test_what_was_written_anew_while_an_editor_read_is_not_let_through(desk):
    row = repeated(published_case(), confirmed=False)
    address = reverse("replications:edit", args=[row.pk])
    seen = re.search(r'name="seen" value="([^"]+)"', desk.get(address).content.decode())[1]
    answers = ReplicationAnswers(year=2023, result="Совсем другое.")
    mend_replication(person=row.person, replication=row, answers=answers, files=[], public=[])

    refused = desk.post(address, {"decision": "confirm", "words": "", "seen": seen})
    row.refresh_from_db()
    now = re.search(r'name="seen" value="([^"]+)"', desk.get(address).content.decode())[1]

    assert (refused.status_code, row.state) == (200, ReplicationState.WAITING)
    assert desk.post(address, {"decision": "confirm", "words": "", "seen": now}).status_code == 302
    assert Replication.objects.get().state == ReplicationState.CONFIRMED


def test_an_answer_written_anew_while_an_editor_read_is_not_let_through(desk):
    row, author = asked(published_case()), somebody("example-3")
    row = answer_question(question=row, answered_by=author, text="Первый.", language="ru")
    address = reverse("questions:edit", args=[row.pk])
    seen = re.search(r'name="seen" value="([^"]+)"', desk.get(address).content.decode())[1]
    answer_question(question=row, answered_by=author, text="Второй.", language="ru")

    desk.post(address, {"decision": "publish", "words": "", "seen": seen})

    assert CaseQuestion.objects.get().state == QuestionState.ANSWERED
