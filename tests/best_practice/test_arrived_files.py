"""Files that came in pieces are attached with the form, once, and a lost one is asked for again."""

import uuid

import pytest

from best_practice.models import DraftFile
from tests.best_practice.form_steps import address
from tests.factories.drafts import make_draft, make_person
from tests.factories.media_library import UploadFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(client):
    draft = make_draft(make_person(place="example-1"))
    client.force_login(draft.author)
    return draft


def post(client, draft, section, autosave=False, **fields):
    page = address("case_section", draft, section)
    version = client.get(page).context["version"]
    headers = {"x-keep": "autosave"} if autosave else {}
    return client.post(page, {"version": version, **fields}, headers=headers)


def test_arrived_photo_is_attached_once(client, draft):
    upload = UploadFactory(owner=draft.author)

    for _time in range(2):
        post(client, draft, "photos", **{"photo-arrived": str(upload.pk), "quotes-0-text": "Вода"})

    rows = DraftFile.objects.filter(draft=draft).values_list("upload", "kind")
    assert list(rows) == [(upload.pk, "photo")]
    draft.refresh_from_db()
    assert draft.answers["photos"]["quotes-0-text"] == ["Вода"]
    assert "photo-arrived" not in draft.answers["photos"]


def test_arrived_document_belongs_to_its_step(client, draft):
    upload = UploadFactory(owner=draft.author)

    post(client, draft, "steps", **{"rows-TOTAL_FORMS": "1", "rows-0-file-arrived": str(upload.pk)})

    draft.refresh_from_db()
    assert draft.answers["steps"]["rows-0-document"] == [str(upload.pk)]


def test_autosave_attaches_nothing(client, draft):
    upload = UploadFactory(owner=draft.author)

    post(client, draft, "photos", autosave=True, **{"photo-arrived": str(upload.pk)})

    draft.refresh_from_db()
    assert DraftFile.objects.count() == 0
    assert "photo-arrived" not in draft.answers["photos"]


@pytest.mark.parametrize("whose", ["another's", "nobody's", "no id"])
def test_bad_61_file_of_another_person_is_not_attached(client, draft, whose):
    sent = {
        "another's": str(UploadFactory().pk),
        "nobody's": str(uuid.uuid4()),
        "no id": "x",
    }[whose]

    answer = post(client, draft, "photos", **{"photo-arrived": sent})

    assert DraftFile.objects.count() == 0
    assert answer.status_code == 200
