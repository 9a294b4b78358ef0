"""What only a store over the network can do wrong: stand open, or fall silent."""

import urllib.error
import urllib.request

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.utils import translation

from media_library.models import SiteImage, Upload
from media_library.services import UploadRefused, receive_upload
from tests.factories.media_library import PDF, picture, posted
from tests.factories.people import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bucket")]


def receive():
    return receive_upload(owner=UserFactory(), file=posted("a.pdf", PDF))


def test_private_file_has_no_signed_address():
    with pytest.raises(ValueError, match="not accessible"):
        _ = receive().file.url


@pytest.mark.parametrize("folder", ["private", "media"])
def test_stored_file_is_closed_to_whoever_has_no_key(bucket, folder):
    SiteImage.objects.create(title="x", file=ContentFile(picture(), "x.png"), width=40, height=30)
    names = {
        "private": receive().file.name,
        "media": SiteImage.objects.get().file.name,
    }
    host, name = bucket.rpartition("@")[2].split("/")

    with pytest.raises(urllib.error.HTTPError) as caught:
        urllib.request.urlopen(f"http://{host}/{name}/{folder}/{names[folder]}")

    assert caught.value.code == 403


def test_fault_16_store_that_does_not_answer_leaves_no_row(settings, monkeypatch):
    options = settings.STORAGES["private"]["OPTIONS"]
    monkeypatch.setitem(options, "endpoint_url", "http://127.0.0.1:1")
    settings.STORAGES = {**settings.STORAGES}
    monkeypatch.setattr(Upload._meta.get_field("file"), "storage", storages["private"])

    with pytest.raises(UploadRefused) as caught:
        receive()

    with translation.override("en"):
        message = str(caught.value)
    assert message == "The file could not be stored now. Try again later."
    assert Upload.objects.count() == 0
