"""Pictures of editors lose place and camera before they are stored; broken ones are refused."""

import pytest
from django.urls import reverse
from PIL import Image
from wagtail.images import get_image_model

from tests.factories.media_library import picture, posted
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    client.force_login(UserFactory(is_superuser=True))
    return client


def test_bad_85_place_is_taken_out_of_an_editors_photo_and_its_renditions(editor):
    exif = Image.Exif()
    exif.get_ifd(0x8825)[2] = (42.0, 52.0, 0.0)
    file = posted("a.jpg", picture("JPEG", (400, 300), exif=exif.tobytes()))

    answer = editor.post(reverse("wagtailimages:add"), {"title": "Канал", "file": file})

    image = get_image_model().objects.get()
    assert answer.status_code == 302
    for kept in (image.file, image.get_rendition("width-200|format-jpeg").file):
        assert Image.open(kept.open("rb")).getexif().get_ifd(0x8825) == {}


@pytest.mark.parametrize("address", ["wagtailimages:add", "wagtailimages:add_multiple"])
def test_bad_79_truncated_picture_is_a_field_error(editor, address):
    broken = posted("a.png", picture("PNG", (400, 400))[:60])

    answer = editor.post(
        reverse(address),
        {"title": "x", "file": broken, "files[]": broken},
        headers={"x-requested-with": "XMLHttpRequest"},
    )

    assert answer.status_code == 200
    assert get_image_model().objects.count() == 0
