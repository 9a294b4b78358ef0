"""Letters are rows first: written once for an event, in the business transaction."""

import pytest
from django.db import transaction
from django.template import TemplateDoesNotExist
from django_tasks_db.models import DBTaskResult

from people.choices import LetterState
from people.models import Letter
from people.services import LetterRefused, queue_letter, queue_message
from tests.factories.people import ProfileFactory, UserFactory

pytestmark = pytest.mark.django_db


def queue(person, **changes):
    values = {
        "event": "case-returned:1",
        "person": person,
        "kind": "case_returned",
        "context": {
            "number": 7,
            "title": "Вода <в каждом> доме",
            "comment": "Покажите, сколько стоил насос.",
            "action_path": "/ru/practices/submit/1/",
        },
        **changes,
    }
    return queue_letter(**values)


def test_letter_is_written_in_the_language_of_the_person():
    person = ProfileFactory(language="en").person

    letter = queue(person)

    assert letter.language == "en"
    assert letter.subject == "Case 7: the editor asks for changes"
    assert letter.recipient == person.email


def test_letter_keeps_typed_text_literal_in_text_and_escaped_in_html():
    letter = queue(UserFactory())

    assert "Вода <в каждом> доме" in letter.text
    assert "<в каждом>" not in letter.html
    assert "&lt;в каждом&gt;" in letter.html


def test_letter_turns_the_path_into_one_button_with_the_full_address():
    letter = queue(UserFactory())

    assert letter.html.count('<a class="button"') == 1
    assert 'href="http://testserver/ru/practices/submit/1/"' in letter.html
    assert "http://testserver/ru/practices/submit/1/" in letter.text


def test_same_event_writes_to_the_same_address_once():
    person = UserFactory()

    first, second = queue(person), queue(person)

    assert first.pk == second.pk
    assert Letter.objects.count() == 1


def test_same_event_writes_to_each_recipient():
    queue(UserFactory())
    queue(UserFactory())

    assert Letter.objects.count() == 2


def test_letter_without_anybody_is_refused():
    with pytest.raises(LetterRefused):
        queue(None)


def test_letter_of_an_unknown_kind_is_a_mistake_of_ours():
    with pytest.raises(TemplateDoesNotExist):
        queue(UserFactory(), kind="no_such_letter")


def test_line_break_in_a_name_cannot_add_a_header():
    person = UserFactory()

    letter = queue(person, context={"number": "7\nBcc: all@example.org", "title": "x"})

    assert "\n" not in letter.subject


def test_message_id_names_the_letter_and_the_portal():
    letter = queue(UserFactory())

    assert letter.message_id == f"<{letter.pk}@testserver>"


def test_message_of_django_is_treated_as_a_secret():
    letter = queue_message(recipient="A@Example.org", subject="Hello\nyou", text="text")

    assert (letter.recipient, letter.subject, letter.has_secret, letter.state) == (
        "a@example.org",
        "Hello you",
        True,
        LetterState.NEW,
    )


@pytest.mark.django_db(transaction=True)
def test_rolled_back_business_leaves_neither_letter_nor_job():
    person = UserFactory()

    with transaction.atomic():
        queue(person)
        transaction.set_rollback(True)

    assert Letter.objects.count() == 0
    assert not DBTaskResult.objects.filter(task_path="people.jobs.send_letter").exists()


@pytest.mark.django_db(transaction=True)
def test_committed_letter_has_one_job():
    queue(UserFactory())
    queue(Letter.objects.get().person)

    assert DBTaskResult.objects.filter(task_path="people.jobs.send_letter").count() == 1
