"""A person gets a copy of everything, alone, for a day, and after proving who they are."""

import json
import zipfile
from datetime import timedelta
from io import BytesIO

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from media_library.services import receive_upload
from people import registry
from people.jobs import build_export
from people.models import DataExport, Letter, PersonStatistics
from people.models.own_data import private_storage
from people.services import drop_old_exports, request_export
from tests.factories.media_library import PDF, posted
from tests.factories.people import PASSWORD, ProfileFactory, UserFactory

pytestmark = pytest.mark.django_db
PAGE = "/ru/account/my-data/"


@pytest.fixture
def person():
    return ProfileFactory(display_name="Асанова Айгуль Асановна").person


def proven(client, person):
    """Sign in and prove it once more, as before everything that matters."""
    client.force_login(person)
    client.post("/ru/account/reauthenticate/", {"password": PASSWORD, "next": PAGE})


def made(person):
    export = request_export(person=person)
    build_export.func(str(export.pk))
    export.refresh_from_db()
    return export


def contents(response):
    archive = zipfile.ZipFile(BytesIO(b"".join(response.streaming_content)))
    return {name: archive.read(name) for name in archive.namelist()}


def test_copy_has_every_section_and_the_files(client, person):
    upload = receive_upload(owner=person, file=posted("Отчёт.pdf", PDF))
    export = made(person)
    proven(client, person)

    answer = client.get(f"{PAGE}copy/{export.pk}/")

    found = contents(answer)
    assert found.keys() == {
        "README.txt",
        *(f"{name}.json" for name in registry.exporters),
        f"files/files/{upload.pk.hex[:8]}-Отчёт.pdf",
    }
    account = json.loads(found["account.json"])
    assert account["profile"]["display_name"] == "Асанова Айгуль Асановна"
    assert found[f"files/files/{upload.pk.hex[:8]}-Отчёт.pdf"] == PDF
    assert (answer["Content-Disposition"], answer["Cache-Control"]) == (
        'attachment; filename="my-data.zip"',
        "max-age=0, no-cache, no-store, must-revalidate, private",
    )


def test_letter_tells_that_the_copy_is_ready(person):
    made(person)

    assert Letter.objects.get(person=person).kind == "data_ready"


def test_making_a_copy_twice_makes_one(person):
    export = made(person)
    written = export.file.size

    build_export.func(str(export.pk))

    export.refresh_from_db()
    assert (export.file.size, Letter.objects.count()) == (written, 1)


def test_second_wish_while_a_copy_is_made_gives_back_the_first(person):
    assert request_export(person=person) == request_export(person=person)


def test_new_copy_takes_the_place_of_the_old(person, django_capture_on_commit_callbacks):
    old = made(person)

    with django_capture_on_commit_callbacks(execute=True):
        new = request_export(person=person)

    assert DataExport.objects.get() == new != old
    assert not private_storage().exists(old.file.name)


@pytest.mark.parametrize("path", ["prepare/", "erase/"])
def test_what_matters_needs_the_password_once_more(client, person, path):
    client.force_login(person)

    answer = client.post(PAGE + path)

    assert answer.url.startswith("/ru/account/reauthenticate/")
    assert DataExport.objects.count() == 0


def test_copy_is_fetched_only_after_the_password(client, person):
    export = made(person)
    client.force_login(person)

    answer = client.get(f"{PAGE}copy/{export.pk}/")

    assert answer.url.startswith("/ru/account/reauthenticate/")


def test_wish_goes_through_once_the_password_is_given(client, person):
    client.force_login(person)
    door = client.post(f"{PAGE}prepare/").url

    answer = client.post(door, {"password": PASSWORD, "next": f"{PAGE}prepare/"})

    assert (answer.status_code, answer.url) == (302, PAGE)
    assert DataExport.objects.get().person == person


def test_copy_of_another_person_does_not_exist(client, person):
    export = made(UserFactory())
    proven(client, person)

    assert client.get(f"{PAGE}copy/{export.pk}/").status_code == 404


def test_copy_is_gone_after_a_day(client, person, django_capture_on_commit_callbacks):
    export = made(person)
    tomorrow = timezone.now() + timedelta(hours=24, minutes=1)

    with time_machine.travel(tomorrow):
        proven(client, person)
        late = client.get(f"{PAGE}copy/{export.pk}/", follow=True)
        with django_capture_on_commit_callbacks(execute=True):
            dropped = drop_old_exports(now=tomorrow)

    assert "Эта копия старше 24 часов" in late.content.decode()
    assert (dropped, DataExport.objects.count()) == (1, 0)
    assert not private_storage().exists(export.file.name)


def test_page_shows_how_far_the_copy_is(client, person):
    client.force_login(person)
    before = client.get(PAGE).content.decode()
    export = request_export(person=person)
    waiting = client.get(PAGE).content.decode()
    build_export.func(str(export.pk))
    ready = client.get(PAGE).content.decode()

    link = f"{PAGE}copy/{export.pk}/"
    assert [(link in page, "Копия готовится" in page) for page in (before, waiting, ready)] == [
        (False, False),
        (False, True),
        (True, False),
    ]


def test_what_is_told_for_statistics_can_be_changed_and_taken_back(client, person):
    client.force_login(person)
    path = f"{PAGE}statistics/"

    client.post(path, {"gender": "female", "birth_year": "1985"})
    told = PersonStatistics.objects.values_list("gender", "birth_year").get()
    client.post(path, {"gender": "", "birth_year": ""})

    assert told == ("female", 1985)
    assert PersonStatistics.objects.count() == 0


@pytest.mark.parametrize("year", ["0001", "9999", "2025", "85", "тысяча"])
def test_bad_51_absurd_year_of_birth_is_a_field_error_and_stays_typed(client, person, year):
    client.force_login(person)

    answer = client.post(f"{PAGE}statistics/", {"gender": "female", "birth_year": year})

    assert answer.context["form"].errors.keys() == {"birth_year"}
    assert f'value="{year}"' in answer.content.decode()
    assert PersonStatistics.objects.count() == 0


def test_commands_of_the_clock_run_when_there_is_nothing(capsys):
    for name in ("forget_data", "fulfil_erasures", "replay_erasures"):
        call_command(name)

    assert capsys.readouterr().out.splitlines()[:2] == [
        "0 copies, 0 accesses",
        "0 erased, 0 warned",
    ]
