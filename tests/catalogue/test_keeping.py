"""Archives, addresses that do not exist, another secret key: what people have stays theirs."""

import io
import zipfile

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings

from people.models import Letter
from tests.best_practice.form_steps import fresh, post
from tests.catalogue.unchanged import nothing_changes
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db
ANOTHER_KEY = "another-secret-of-fifty-characters-and-a-few-more-0123456789"


def archive(*names):
    """An archive with an empty file under each name."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as packed:
        for name in names:
            packed.writestr(name, b"")
    return written.getvalue()


@pytest.mark.parametrize("name", ["план.zip", "план.7z", "план.rar", "план.tar.gz", "план.docx"])
def test_bad_90_archive_is_not_taken_and_never_unpacked(visitor, author, name):
    draft = fresh(author)
    packed = archive("../../evil.py", "a/" * 200 + "b", *(f"{n}.txt" for n in range(2_000)))

    with nothing_changes(but=("best_practice.CaseDraft",)):
        answer = post(visitor, draft, "steps", **{"rows-0-file": SimpleUploadedFile(name, packed)})

    draft.refresh_from_db()
    assert answer.status_code == 200
    assert 'href="#id_rows-0-file"' in answer.content.decode()
    assert draft.answers["steps"]["rows-0-title"] == ["Совет решил"]


def test_bad_90_no_kind_of_archive_is_offered():
    offered = {*settings.UPLOAD_EXTENSIONS, *settings.WAGTAILDOCS_EXTENSIONS}

    assert offered & {"zip", "7z", "rar", "tar", "gz", "tgz", "xz", "bz2", "jar"} == set()


def test_bad_132_each_person_gets_a_letter_of_their_own(client):
    editors = UserFactory.create_batch(3, groups=["Editors"])

    client.post("/ru/mistake/", {"text": "Сумма не сходится."})

    told = [(letter.person, letter.recipient) for letter in Letter.objects.order_by("person")]
    assert told == [(editor, editor.email) for editor in editors]


def test_fault_31_sessions_live_on_under_another_secret_key(client):
    client.force_login(UserFactory())
    old = settings.SECRET_KEY

    with override_settings(SECRET_KEY=ANOTHER_KEY, SECRET_KEY_FALLBACKS=[old]):
        kept = client.get("/ru/my/").status_code
        again = client.get("/ru/my/").status_code
    with override_settings(SECRET_KEY=ANOTHER_KEY, SECRET_KEY_FALLBACKS=[]):
        renewed = client.get("/ru/my/").status_code

    assert (kept, again, renewed) == (200, 200, 200)


def test_fault_31_forgotten_key_ends_sessions(client):
    client.force_login(UserFactory())

    with override_settings(SECRET_KEY=ANOTHER_KEY, SECRET_KEY_FALLBACKS=[]):
        assert client.get("/ru/my/").status_code == 302
