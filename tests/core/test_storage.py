"""Public files have addresses of the portal wherever they are kept."""

from config.settings.storage import storage_backend
from core.storage import PublicFiles


def test_public_file_in_an_object_store_has_an_address_of_the_portal():
    given = storage_backend(
        "s3+http://key:secret@localhost:9000/bucket", "media", "core.storage.PublicFiles"
    )

    storage = PublicFiles(**given["OPTIONS"])

    assert given["BACKEND"] == "core.storage.PublicFiles"
    assert storage.url("images/сүрөт.width-20.png") == (
        "/media/images/%D1%81%D2%AF%D1%80%D3%A9%D1%82.width-20.png"
    )
