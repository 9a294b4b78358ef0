"""Pictures, uploads and private files work alike on the disk and in a real object store."""

import io
import json
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.utils import timezone
from PIL import Image

from media_library.jobs.examining import examine_upload
from media_library.jobs.pictures import make_sizes
from media_library.models import SiteDocument, SiteImage, Upload
from media_library.services import receive_upload, sweep_files
from tests.factories.media_library import PDF, pdf, picture, posted
from tests.factories.people import UserFactory
from tests.support.clamd import EICAR, FakeClamd

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("place")]


def receive(content=PDF, owner=None):
    return receive_upload(owner=owner or UserFactory(), file=posted("ө ү ң.pdf", content))


def body(answer):
    return b"".join(answer.streaming_content)


def test_sizes_of_a_picture_are_made_and_served(client):
    image = SiteImage.objects.create(
        title="Канал", file=ContentFile(picture(), "канал.png"), width=40, height=30
    )

    make_sizes.call(image.pk)

    size = image.renditions.get(filter_spec="width-400|format-webp")
    assert size.url.startswith("/media/images/")
    answer = client.get(size.url)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/webp")
    assert Image.open(io.BytesIO(body(answer))).format == "WEBP"


def test_private_file_goes_to_its_owner_and_to_nobody_else(client):
    upload = receive()

    assert client.get(f"/files/{upload.pk}/").status_code == 404
    client.force_login(upload.owner)
    assert body(client.get(f"/files/{upload.pk}/")) == PDF


def test_document_of_an_editor_is_streamed_by_the_portal(client):
    document = SiteDocument.objects.create(
        title="Журнал", file=ContentFile(PDF, "journal.pdf"), file_size=len(PDF)
    )

    answer = client.get(document.url)

    assert (answer.status_code, body(answer)) == (200, PDF)


def test_file_comes_in_by_pieces(client, django_capture_on_commit_callbacks):
    client.force_login(UserFactory())
    said = json.dumps({"name": "a.pdf", "size": len(PDF)})
    started = client.post("/files/arriving/", said, content_type="application/json")
    address = started.json()["address"]

    with django_capture_on_commit_callbacks(execute=True):
        for start in range(0, len(PDF), 1000):
            piece = PDF[start : start + 1000]
            client.patch(address, piece, headers={"upload-offset": str(start)})

    assert Upload.objects.get().file.read() == PDF
    tomorrow = timezone.now() + timedelta(hours=25)
    assert sweep_files(now=tomorrow, is_rehearsal=True).strays == []


def test_infected_file_is_moved_away(settings, tmp_path, django_capture_on_commit_callbacks):
    scanner = FakeClamd(tmp_path / "clamd")
    settings.CLAMD_SOCKET = str(tmp_path / "clamd")
    upload = receive(pdf() + b"\n%" + EICAR + b"\n%%EOF\n")

    with django_capture_on_commit_callbacks(execute=True):
        examine_upload.call(str(upload.pk))
    scanner.stop()

    kept = Upload.objects.get()
    assert kept.file.name == f"quarantine/{upload.pk.hex}"
    assert EICAR in kept.file.read()
    assert not storages["private"].exists(upload.file.name)


def test_sweep_goes_both_ways():
    storages["private"].save("uploads/ab/stray.pdf", ContentFile(PDF))
    lost = receive()
    storages["private"].delete(lost.file.name)

    swept = sweep_files(now=timezone.now() + timedelta(hours=23))
    later = sweep_files(now=timezone.now() + timedelta(hours=25))

    assert (swept.strays, swept.lost) == ([], [lost.file.name])
    assert later.strays == ["uploads/ab/stray.pdf"]


def test_row_whose_file_was_lost_answers_not_found(client):
    upload = receive()
    client.force_login(upload.owner)
    storages["private"].delete(upload.file.name)

    assert client.get(f"/files/{upload.pk}/").status_code == 404
