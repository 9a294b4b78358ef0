"""Pictures of editors lose place and camera before they are stored; broken ones are refused."""

import pikepdf
import pytest
from django.urls import reverse
from PIL import Image
from wagtail.images import get_image_model

from media_library.models import SiteDocument
from tests.factories.media_library import PDF, locked_pdf, office, pdf, picture, posted
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


def photo_with_place():
    exif = Image.Exif()
    exif.get_ifd(0x8825)[2] = (42.0, 52.0, 0.0)
    return posted("a.jpg", picture("JPEG", (400, 300), exif=exif.tobytes()))


def add_many(editor):
    editor.post(
        reverse("wagtailimages:add_multiple"),
        {"title": "x", "files[]": photo_with_place()},
        headers={"x-requested-with": "XMLHttpRequest"},
    )


def add_in_the_chooser(editor):
    editor.post(
        reverse("wagtailimages_chooser:create"),
        {"image-chooser-upload-title": "x", "image-chooser-upload-file": photo_with_place()},
    )


def replace_the_file(editor):
    editor.post(reverse("wagtailimages:add"), {"title": "x", "file": posted("b.png", picture())})
    image = get_image_model().objects.get()
    editor.post(
        reverse("wagtailimages:edit", args=[image.pk]), {"title": "x", "file": photo_with_place()}
    )


@pytest.mark.parametrize("way", [add_many, add_in_the_chooser, replace_the_file])
def test_bad_85_place_is_taken_out_whichever_way_a_photo_comes(editor, way):
    way(editor)

    image = get_image_model().objects.get()
    assert image.file.name.endswith(".jpg")
    assert Image.open(image.file.open("rb")).getexif().get_ifd(0x8825) == {}


def add_document(editor, name, content):
    return editor.post(
        reverse("wagtaildocs:add"),
        {"title": "Журнал", "file": posted(name, content), "tags": "", "language": "ru"},
    )


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", PDF[:150]),
        ("a.pdf", locked_pdf("secret")),
        ("a.pdf", PDF + office()),
        ("a.exe.pdf", PDF),
        ("a.docx", PDF),
        ("a.csv", b"<html>"),
        ("a.html", b"<html>"),
        ("a.svg", b"<svg/>"),
    ],
)
def test_bad_82_88_93_and_94_document_in_disguise_is_a_field_error(editor, name, content):
    answer = add_document(editor, name, content)

    assert answer.status_code == 200
    assert len(answer.context["form"].errors["file"]) == 1
    assert answer.context["form"].data["title"] == "Журнал"
    assert SiteDocument.objects.count() == 0


def test_genuine_documents_of_editors_are_kept(editor):
    for name, content in [
        ("a.pdf", PDF),
        ("b.csv", "район;сумма\n".encode()),
        ("c.pptx", office("ppt/presentation.xml")),
        ("d.epub", office("META-INF/container.xml")),
    ]:
        assert add_document(editor, name, content).status_code == 302

    assert SiteDocument.objects.count() == 4


def test_bad_92_script_in_a_document_is_noted(editor):
    root = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")

    add_document(editor, "a.pdf", pdf(OpenAction=root))

    assert SiteDocument.objects.get().findings == ["javascript"]


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
