"""Nothing counts twice when a form is sent again."""

import threading
import uuid
from datetime import timedelta

import pytest
import time_machine
from django.db import connections, transaction
from django.utils import timezone

from people.models import FormKey, Letter
from people.services import (
    FormKeyRefused,
    claim_form_key,
    drop_form_keys,
    queue_letter,
    settle_form_key,
)
from tests.factories.people import ProfileFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_form_key_gives_the_second_post_the_answer_of_the_first():
    person, key = UserFactory(), uuid.uuid4()
    first = claim_form_key(person=person, key=key, purpose="submit")
    settle_form_key(form_key=first, result="234")

    second = claim_form_key(person=person, key=key, purpose="submit")

    assert (first.result, second.result) == ("234", "234")


def test_form_key_of_another_person_or_purpose_is_refused():
    person, key = UserFactory(), uuid.uuid4()
    claim_form_key(person=person, key=key, purpose="submit")

    with pytest.raises(FormKeyRefused):
        claim_form_key(person=UserFactory(), key=key, purpose="submit")
    with pytest.raises(FormKeyRefused):
        claim_form_key(person=person, key=key, purpose="other")


def test_form_key_is_forgotten_after_ninety_days():
    claim_form_key(person=UserFactory(), key=uuid.uuid4(), purpose="submit")

    with time_machine.travel(timezone.now() + timedelta(days=91)):
        assert drop_form_keys() == 1


@pytest.mark.django_db(transaction=True)
def test_bad_39_twenty_parallel_posts_have_one_effect_and_one_answer():
    person, key = ProfileFactory().person, uuid.uuid4()
    start = threading.Barrier(20)
    answers = []

    def post():
        start.wait()
        with transaction.atomic():
            claimed = claim_form_key(person=person, key=key, purpose="submit")
            if not claimed.result:
                letter = queue_letter(event=f"e:{uuid.uuid4()}", person=person, kind="password_set")
                settle_form_key(form_key=claimed, result=str(letter.pk))
        answers.append(claimed.result)
        connections.close_all()

    threads = [threading.Thread(target=post) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert answers == [str(Letter.objects.get().pk)] * 20
    assert FormKey.objects.count() == 1
