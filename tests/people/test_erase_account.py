"""The wish to be erased waits fourteen days, can be taken back, and is told by letters."""

from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import timezone

from people import registry
from people.jobs import deliver_waiting
from people.models import ErasureRequest, Letter, User
from people.services import (
    ErasureRefused,
    ErasuresUnfinished,
    cancel_erasure,
    fulfil_erasures,
    replay_erasures,
    request_erasure,
    warn_of_erasures,
)
from tests.factories.people import PASSWORD, ProfileFactory, UserFactory

pytestmark = pytest.mark.django_db
PAGE = "/ru/account/my-data/"


@pytest.fixture(autouse=True)
def erasures(settings, tmp_path):
    settings.ERASURE_LIST = str(tmp_path / "apart" / "erasures.jsonl")
    return Path(settings.ERASURE_LIST)


@pytest.fixture
def person():
    return ProfileFactory(display_name="Асанова Айгуль Асановна").person


def night(days):
    """What the schedule does each night, so many days from now; counts of erased and warned."""
    then = timezone.now() + timedelta(days=days)
    with time_machine.travel(then):
        return fulfil_erasures(now=then), warn_of_erasures(now=then)


def is_erased(person):
    return User.objects.get(pk=person.pk).email == f"deleted-{person.pk}@invalid.invalid"


def test_account_is_erased_after_fourteen_days_and_a_warning(person):
    request_erasure(person=person)

    nights = [night(days) for days in (1, 11, 12.1, 13, 13.9, 14.1, 15)]

    assert nights == [(0, 0), (0, 0), (0, 1), (0, 0), (0, 0), (1, 0), (0, 0)]
    assert is_erased(person)
    assert ErasureRequest.objects.get().done_at is not None


def test_nobody_is_erased_without_a_warning_the_day_before(person):
    request_erasure(person=person)

    assert [night(20), night(20.5), night(21.1)] == [(0, 1), (0, 0), (1, 0)]


def test_letters_come_at_the_wish_before_and_when_it_is_done(person):
    request_erasure(person=person)
    night(12.5)
    address = person.email
    kinds = list(Letter.objects.order_by("queued_at").values_list("kind", flat=True))
    night(14.1)

    assert kinds == ["erasure_asked", "erasure_soon"]
    farewell = Letter.objects.get()
    assert (farewell.kind, farewell.recipient, farewell.person) == ("erasure_done", address, None)


def test_one_who_cannot_be_erased_keeps_nobody_else_waiting(person, monkeypatch):
    other = UserFactory()
    for asking in (person, other):
        request_erasure(person=asking)
    night(12.1)

    def stumble(*, person):
        if person.pk != other.pk:
            raise ValueError("a row nobody thought of")

    monkeypatch.setitem(registry.erasers, "a_fault", stumble)
    with pytest.raises(ErasuresUnfinished, match="1 erased, 1 not"):
        night(14.1)

    assert (is_erased(other), is_erased(person)) == (True, False)
    assert ErasureRequest.objects.get(person=person).done_at is None


def test_farewell_is_forgotten_once_it_is_sent(person, mailoutbox):
    request_erasure(person=person)
    night(12.5)
    night(14.1)
    mailoutbox.clear()

    with time_machine.travel(timezone.now() + timedelta(days=14.2)):
        deliver_waiting()

    assert [letter.subject for letter in mailoutbox] == ["Ваша учётная запись удалена"]
    assert Letter.objects.count() == 0


def test_wish_taken_back_keeps_everything(person):
    request_erasure(person=person)
    cancel_erasure(person=person)

    assert (night(12.5), night(14.1)) == ((0, 0), (0, 0))
    assert not is_erased(person)
    assert Letter.objects.filter(kind="erasure_cancelled").count() == 1
    assert cancel_erasure(person=person) is None


def test_same_wish_twice_is_one(person):
    assert request_erasure(person=person) == request_erasure(person=person)
    assert Letter.objects.count() == 1


def test_who_runs_the_portal_is_not_erased():
    with pytest.raises(ErasureRefused, match="Сначала передайте"):
        request_erasure(person=UserFactory(is_superuser=True))

    assert ErasureRequest.objects.count() == 0


def test_person_asks_on_the_page_and_thinks_better(client, person):
    client.force_login(person)
    client.post("/ru/account/reauthenticate/", {"password": PASSWORD, "next": PAGE})

    asked = client.post(f"{PAGE}erase/", follow=True).content.decode()
    kept = client.post(f"{PAGE}keep/", follow=True).content.decode()

    assert "Оставить мою учётную запись" in asked
    assert "Ничего не удалено" in kept
    assert ErasureRequest.objects.get().cancelled_at is not None


def test_restored_backup_is_put_right_from_the_list_kept_apart(person, erasures, capsys):
    other = ProfileFactory().person
    before = User.objects.filter(pk=person.pk).values().get()
    request_erasure(person=person)
    night(12.5)
    night(14.1)
    User.objects.filter(pk=person.pk).update(**before)

    call_command("replay_erasures", str(erasures))

    assert capsys.readouterr().out == "1 erasures in the list, 1 people erased again\n"
    assert (is_erased(person), is_erased(other)) == (True, False)
    assert replay_erasures(path=erasures) == (1, 0)


def test_list_kept_apart_names_nobody(person, erasures):
    request_erasure(person=person)
    night(12.5)
    night(14.1)

    text = erasures.read_text()
    assert [word for word in ("Асанова", "Айгуль", "example.org") if word in text] == []


def test_another_person_with_the_same_number_is_not_erased(person, erasures):
    request_erasure(person=person)
    night(12.5)
    night(14.1)
    User.objects.filter(pk=person.pk).update(
        email="new@example.org", date_joined=timezone.now() + timedelta(days=1)
    )

    assert replay_erasures(path=erasures) == (1, 0)


def test_broken_lines_of_the_list_are_left_out(person, erasures):
    erasures.parent.mkdir()
    erasures.write_text('{"person": 1\n[]\n')

    assert replay_erasures(path=erasures) == (0, 0)


def test_list_that_was_named_must_be_there(tmp_path):
    with pytest.raises(CommandError):
        call_command("replay_erasures", str(tmp_path / "gone.jsonl"))
