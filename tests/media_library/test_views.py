"""A file goes to those who may read it and exists for nobody else."""

import uuid

import pytest
from django.core.files.base import ContentFile

from media_library import registry
from media_library.models import SiteDocument, SiteImage
from media_library.services import receive_upload
from tests.factories.media_library import PDF, UploadFactory, picture, posted
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


def open_to_all(*, person, upload):
    return True


def test_owner_gets_the_file_under_its_own_name(client):
    upload = UploadFactory()
    client.force_login(upload.owner)

    answer = client.get(f"/files/{upload.pk}/")

    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "private, max-age=3600"


@pytest.mark.parametrize(
    ("state", "findings", "opens"),
    [("whole", [], True), ("part", [], True), ("unread", [], False), ("whole", ["launch"], False)],
)
def test_pdf_opens_at_its_page_when_it_was_read_and_carries_nothing_else(
    client, state, findings, opens
):
    upload = UploadFactory(text_state=state, findings=findings)
    client.force_login(upload.owner)

    answer = client.get(f"/files/{upload.pk}/")

    assert answer["Content-Disposition"].startswith("inline") == opens
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_picture_opens_in_the_page(client):
    owner = UserFactory()
    upload = receive_upload(owner=owner, file=posted("a.png", picture()))
    client.force_login(owner)

    answer = client.get(f"/files/{upload.pk}/")

    assert answer["Content-Disposition"] == 'inline; filename="a.png"'


def test_unchanged_file_is_not_sent_again(client):
    upload = UploadFactory()
    client.force_login(upload.owner)
    tag = client.get(f"/files/{upload.pk}/")["ETag"]

    answer = client.get(f"/files/{upload.pk}/", headers={"if-none-match": tag})

    assert (answer.status_code, answer.content) == (304, b"")


@pytest.mark.parametrize("method", ["get", "head"])
def test_bad_100_file_of_another_person_does_not_exist(client, method):
    upload = UploadFactory()
    client.force_login(UserFactory())

    answer = getattr(client, method)(f"/files/{upload.pk}/")

    assert answer.status_code == 404


def test_bad_100_visitor_gets_the_same_answer_as_for_no_file(client):
    assert client.get(f"/files/{UploadFactory().pk}/").status_code == 404
    assert client.get(f"/files/{uuid.uuid4()}/").status_code == 404


def test_thing_a_file_belongs_to_may_open_it(client, monkeypatch):
    upload = UploadFactory()
    monkeypatch.setattr(registry, "readers", [])
    registry.register_reader(open_to_all)

    assert client.get(f"/files/{upload.pk}/").status_code == 200


def test_row_whose_file_was_lost_answers_not_found(client):
    upload = UploadFactory()
    client.force_login(upload.owner)
    upload.file.storage.delete(upload.file.name)

    assert client.get(f"/files/{upload.pk}/").status_code == 404


def test_file_cannot_be_changed_by_its_address(client):
    upload = UploadFactory()
    client.force_login(upload.owner)

    assert client.post(f"/files/{upload.pk}/").status_code == 405


@pytest.fixture
def far_storage(settings):
    """Files lie somewhere else than on this disk."""
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "django.core.files.storage.InMemoryStorage",
            "OPTIONS": {"base_url": "/media/"},
        },
    }


def rendition_of_a_picture():
    image = SiteImage.objects.create(
        title="Рисунок", file=ContentFile(picture(), "original.png"), width=40, height=30
    )
    return image.get_rendition("width-20")


@pytest.mark.parametrize("place", ["near", "far"])
def test_rendition_is_served_from_wherever_files_are_kept(client, request, place):
    if place == "far":
        request.getfixturevalue("far_storage")
    rendition = rendition_of_a_picture()

    answer = client.get(rendition.url)

    assert rendition.url.startswith("/media/images/")
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
    assert answer["Cache-Control"] == "public, max-age=2592000, immutable"
    assert b"".join(answer.streaming_content).startswith(b"\x89PNG")


def test_original_of_a_picture_has_no_address(client):
    image = rendition_of_a_picture().image

    assert client.get(f"/media/{image.file.name}").status_code == 404


@pytest.mark.parametrize("name", ["nothing.png", "..", "%2e%2e", "a" * 400])
def test_rendition_that_does_not_exist_is_not_found(client, name):
    assert client.get(f"/media/images/{name}").status_code == 404


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-9", 0, 10),
        ("bytes=100-", 100, None),
        ("bytes=-20", -20, None),
        ("bytes=5-99999999", 5, None),
    ],
)
def test_part_of_a_file_is_sent_alone(client, asked, first, last):
    upload = UploadFactory()
    client.force_login(upload.owner)

    answer = client.get(f"/files/{upload.pk}/", headers={"range": asked})

    part = PDF[first:last]
    assert (answer.status_code, b"".join(answer.streaming_content)) == (206, part)
    assert answer["Content-Length"] == str(len(part))
    assert answer["Content-Range"].endswith(f"/{len(PDF)}")
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("asked", ["bytes=99999999-", "bytes=9-2", "bytes=-0"])
def test_part_beyond_the_end_is_refused(client, asked):
    upload = UploadFactory()
    client.force_login(upload.owner)

    answer = client.get(f"/files/{upload.pk}/", headers={"range": asked})

    assert (answer.status_code, answer["Content-Range"]) == (416, f"bytes */{len(PDF)}")


@pytest.mark.parametrize(
    "headers",
    [
        {"range": "bytes=0-1,5-6"},
        {"range": "bytes=-"},
        {"range": "lines=1-2"},
        {"range": "bytes=0-9", "if-range": '"another"'},
    ],
)
def test_what_is_no_single_part_gets_the_whole(client, headers):
    upload = UploadFactory()
    client.force_login(upload.owner)

    answer = client.get(f"/files/{upload.pk}/", headers=headers)

    assert (answer.status_code, b"".join(answer.streaming_content)) == (200, PDF)


def test_bad_100_part_of_another_persons_file_does_not_exist(client):
    client.force_login(UserFactory())

    answer = client.get(f"/files/{UploadFactory().pk}/", headers={"range": "bytes=0-9"})

    assert answer.status_code == 404


def test_bad_87_name_in_kyrgyz_comes_whole_and_carries_no_header(client):
    upload = UploadFactory(name='өңү "ү"\r\nX-Evil: 1.pdf')
    client.force_login(upload.owner)

    answer = client.get(f"/files/{upload.pk}/")

    assert "X-Evil" not in answer.headers
    assert answer["Content-Disposition"] == (
        "attachment; filename*=utf-8''%D3%A9%D2%A3%D2%AF%20%22%D2%AF%22%0D%0AX-Evil%3A%201.pdf"
    )


@pytest.mark.parametrize("place", ["documents", "original_images", "uploads", "private"])
def test_bad_83_files_have_no_direct_address(client, place):
    document = SiteDocument.objects.create(title="x", file=ContentFile(PDF, "secret.pdf"))
    name = document.file.name.rpartition("/")[2]

    assert client.get(f"/media/{place}/{name}").status_code == 404
