"""What is not public stays so: repetitions that wait, their files, and what was typed."""

import re
import uuid

import pytest
from django.urls import reverse

from best_practice.models import Case
from media_library.services import receive_upload
from peer_learning.models import Replication
from peer_learning.services.replications import (
    confirm_replication,
    decline_replication,
    withdraw_replication,
)
from tests.factories.best_practice import page_of, published_case
from tests.factories.drafts import make_editor
from tests.factories.media_library import picture, posted
from tests.factories.peer_learning import repeated, somebody

pytestmark = pytest.mark.django_db

TOLD = {
    "municipality": "example-1",
    "year": "2023",
    "started": "05.2023",
    "ended": "",
    "changed": "Праздник провели зимой.",
    "result": "Пришли 180 детей.",
    "failed": "",
    "cost_som": "31500",
    "participants": "180",
    "result_case": "",
}


def tell(client, case, **changed):
    """Post the form."""
    data = {**TOLD, "form_key": str(uuid.uuid4()), **changed}
    return client.post(reverse("case_repeat", args=[case.number]), data)


@pytest.mark.parametrize("state", ["waiting", "declined", "withdrawn"])
def test_what_is_not_confirmed_leaks_nowhere(client, state):
    case = published_case()
    secret = "Тайна повторения"
    row = repeated(case, confirmed=False, result=secret, changed=secret)
    if state == "declined":
        decline_replication(replication=row, declined_by=make_editor(), words="Нет.")
    if state == "withdrawn":
        withdraw_replication(replication=row, person=row.person)

    page = client.get(page_of(case).url_path).content.decode()
    own = client.get(reverse("replication", args=[case.number, row.pk]))
    listed = client.get("/ru/practices/?repeated=1").content.decode()

    assert secret not in page
    assert str(row.pk) not in page
    assert own.status_code == 404
    assert page_of(case).url_path not in listed
    assert Case.objects.get(pk=case.pk).repetitions_count == 0


def test_a_confirmed_one_of_a_case_that_left_is_not_shown(client):
    case = published_case()
    row = repeated(case)
    page_of(case).unpublish()

    response = client.get(reverse("replication", args=[case.number, row.pk]))

    assert response.status_code == 404


def test_files_wait_in_the_form_and_open_only_as_told(client):
    case = published_case()
    person = somebody("example-1")
    client.force_login(person)
    address = reverse("case_repeat", args=[case.number])
    form = {**TOLD, "form_key": str(uuid.uuid4())}

    both = [posted("open.png", picture()), posted("closed.png", picture())]
    page = client.post(address, {**form, "action": "attach", "evidence": both}).content.decode()
    kept = re.findall(r'name="kept" value="([^"]+)"', page)
    client.post(address, {**form, "kept": kept, "public": kept[:1]})

    row = Replication.objects.get()
    assert [file.is_public for file in row.files.order_by("position")] == [True, False]
    addresses = [reverse("uploaded_file", args=[pk]) for pk in kept]
    client.logout()
    assert [client.get(one).status_code for one in addresses] == [404, 404]
    confirm_replication(replication=row, confirmed_by=make_editor())
    assert [client.get(one).status_code for one in addresses] == [200, 404]


def test_a_file_of_somebody_else_is_not_carried_away(client):
    case = published_case()
    other = repeated(case, place="example-2", confirmed=False)
    client.force_login(other.person)
    form = {**TOLD, "municipality": "example-2", "year": "2022", "form_key": str(uuid.uuid4())}
    page = client.post(
        reverse("case_repeat", args=[case.number]),
        {**form, "action": "attach", "evidence": posted("a.png", picture())},
    ).content.decode()
    kept = re.findall(r'name="kept" value="([^"]+)"', page)
    client.force_login(somebody("example-1"))

    tell(client, case, kept=kept)

    assert list(Replication.objects.get(municipality__code="example-1").files.all()) == []


def test_what_was_typed_waits_when_the_session_ended(client):
    case = published_case()
    person = somebody("example-1")
    client.force_login(person)
    address = reverse("case_repeat", args=[case.number])
    page = client.get(address).content.decode()
    hold = re.search(r'name="hold" value="([^"]+)"', page)[1]
    client.logout()

    tell(client, case, hold=hold, evidence=posted("a.png", picture()))
    client.force_login(person)
    back = client.get(address).content.decode()

    assert "Праздник провели зимой." in back
    assert "a.png" in back


def test_a_file_that_serves_elsewhere_is_not_carried_away_by_its_owner(client):
    case = published_case()
    person = somebody("example-1")
    upload = receive_upload(owner=person, file=posted("a.png", picture()))
    first = repeated(case, person=person, files=[upload], public=[upload.pk])
    client.force_login(person)

    tell(client, case, year="2022", **{"evidence-arrived": str(upload.pk)})

    assert [row.upload_id for row in first.files.all()] == [upload.pk]
    assert list(Replication.objects.get(year=2022).files.all()) == []
