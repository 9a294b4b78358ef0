"""A practitioner takes her data along, sees who looked at it, and has her account erased."""

import re
import zipfile
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from people.jobs import build_export
from people.models import DataExport, ErasureRequest, Letter, User
from people.services import fulfil_erasures, record_access, warn_of_erasures
from tests.factories.people import ProfileFactory
from tests.journeys.people import Practitioner


@pytest.mark.slow
def test_my_data(browser, live_server, settings, tmp_path):
    settings.ERASURE_LIST = str(tmp_path / "erasures.jsonl")
    person = Practitioner(browser, live_server.url)
    person.registers()

    # She asks for a copy; the portal wants the password once more.
    person.presses("My data")
    person.presses("Make a copy")
    proves_herself(person)
    person.reads("The copy is being made. It takes a few minutes.")

    # The job has run: a letter came, and she fetches the file.
    build_export.func(str(DataExport.objects.get().pk))
    assert Letter.objects.filter(recipient=person.email, kind="data_ready").count() == 1
    fetches_the_copy(person, tmp_path / "copy.zip")

    # Somebody of the staff looked at her account; she sees who.
    sees_who_looked(person)

    # She has the account erased, and thinks better of it.
    asks_to_be_erased(person)
    person.presses("Keep my account")
    person.reads("Your account stays. Nothing was removed.")

    # She decides it again, and two weeks pass.
    asks_to_be_erased(person)
    two_weeks_pass()
    assert not User.objects.filter(email=person.email).exists()
    assert [letter.kind for letter in Letter.objects.filter(recipient=person.email)] == [
        "erasure_done"
    ]
    person.opens("my/")
    expect(person.page).to_have_url(re.compile("/account/login/"))
    person.leaves()


def proves_herself(person):
    if "reauthenticate" in person.page.url:
        person.types("Password", person.password)
        person.presses("Continue")


def fetches_the_copy(person, path):
    person.opens("account/my-data/")
    with person.page.expect_download() as caught:
        person.presses("Fetch the copy")
    caught.value.save_as(path)
    account = zipfile.ZipFile(path).read("account.json").decode()
    assert person.name in account


def sees_who_looked(person):
    staff = ProfileFactory(display_name="Оператор Бакыт").person
    her = User.objects.get(email=person.email)
    record_access(who=staff, kind="view", subject="account", person_ids=[her.pk])
    person.opens("account/my-data/")
    person.presses("Who and why")
    person.sees("Оператор Бакыт")


def asks_to_be_erased(person):
    person.opens("account/my-data/erase/")
    person.presses("Erase in fourteen days")
    proves_herself(person)
    person.reads("Keep my account")


def two_weeks_pass():
    """The schedule runs each night; the wish grows older instead of the clock running ahead."""
    now = timezone.now()
    wishes = ErasureRequest.objects.filter(cancelled_at=None)
    wishes.update(due_at=now + timedelta(days=1))
    assert warn_of_erasures(now=now) == 1
    wishes.update(due_at=now, warned_at=now - timedelta(days=2))
    assert fulfil_erasures(now=now) == 1
