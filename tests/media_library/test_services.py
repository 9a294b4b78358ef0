"""Files are taken by what they are, kept without metadata, and swept when nobody wants them."""

import errno
import io
from pathlib import Path

import pytest
from django.core.files.storage import FileSystemStorage
from django.core.files.uploadedfile import UploadedFile
from django.db import connection
from django.utils import translation
from PIL import Image

from media_library.choices import UploadState
from media_library.models import Upload
from media_library.services import (
    UploadRefused,
    erase_uploads,
    keep_files,
    receive_upload,
)
from tests.factories.media_library import (
    PDF,
    UploadFactory,
    office,
    picture,
    posted,
)
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


def receive(name, content):
    return receive_upload(owner=UserFactory(), file=posted(name, content))


def refusal(name, content, language="en"):
    with pytest.raises(UploadRefused) as caught:
        receive(name, content)
    with translation.override(language):
        return str(caught.value)


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("решение.pdf", PDF, "application/pdf"),
        (
            "отчёт.DOCX",
            office(),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        (
            "смета.xlsx",
            office("xl/workbook.xml"),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
        ("сүрөт.jpg", picture("JPEG"), "image/jpeg"),
        ("сүрөт.png", picture("PNG"), "image/png"),
        ("сүрөт.webp", picture("WEBP"), "image/webp"),
    ],
)
def test_genuine_file_is_received(name, content, kind):
    upload = receive(name, content)

    assert (upload.name, upload.content_type, upload.state) == (name, kind, UploadState.RECEIVED)
    assert upload.size == len(upload.file.read())
    assert len(upload.digest) == 64


def test_bad_73_empty_file_is_refused():
    assert refusal("a.pdf", b"") == "The file is empty."


def test_bad_74_large_file_is_refused_with_both_sizes():
    content = PDF + b" " * (11 * 1024 * 1024 - len(PDF))

    message = refusal("a.pdf", content)

    assert message == "The file is too large: at most 10 MB (this file is 11.0 MB)."


@pytest.mark.parametrize(
    ("kind", "size", "limit", "has"),
    [
        ("JPEG", (8000, 5100), 40, "40.8"),
        ("PNG", (4100, 4000), 16, "16.4"),
        ("WEBP", (4100, 4000), 16, "16.4"),
    ],
)
def test_bad_76_picture_of_too_many_points_is_refused_with_both_numbers(kind, size, limit, has):
    message = refusal(f"a.{kind.lower()}", picture(kind, size))

    assert message == (f"The picture has too many points: at most {limit} million (it has {has}).")


@pytest.mark.django_db(transaction=True)
def test_other_writers_do_not_wait_while_a_picture_is_read():
    class Watched(io.BytesIO):
        in_transaction = set()

        def read(self, *args):
            self.in_transaction.add(connection.in_atomic_block)
            return super().read(*args)

    content = picture("JPEG")
    file = UploadedFile(Watched(content), "a.jpg", "image/jpeg", len(content))

    upload = receive_upload(owner=UserFactory(), file=file)

    assert Watched.in_transaction == {False}
    assert Upload.objects.get() == upload


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.png", b"<html><script>alert(1)</script>"),
        ("a.png", picture("JPEG")),
        ("a.pdf", b"MZ\x90\x00" + b"\x00" * 100),
        ("a.pdf", office()),
        ("a.docx", PDF),
        ("a.docx", office("xl/workbook.xml")),
        ("a.docx", b"MZ" + office()),
        ("a.docx", office(**{"../evil": "x"})),
        ("a.pdf", PDF + office()),
        ("a.pdf", b" " * 10 + PDF),
    ],
)
def test_bad_80_and_88_file_that_is_not_what_it_says_is_refused(name, content):
    assert refusal(name, content) in {
        "The file is not what its name says.",
        "The file is damaged: it cannot be opened.",
    }
    assert Upload.objects.count() == 0


def test_bad_79_truncated_picture_is_refused():
    assert refusal("a.png", picture("PNG", (400, 400))[:60]).startswith("This is not a whole")


@pytest.mark.parametrize(
    "name", ["a.svg", "a.html", "a.zip", "a.docm", "a.exe", "x.pdf.exe", "noextension"]
)
def test_bad_81_82_90_and_94_other_kinds_are_refused(name):
    assert refusal(name, PDF).startswith("Files of this kind are not taken.")


def test_bad_94_program_behind_an_innocent_ending_is_refused():
    assert refusal("отчёт.exe.pdf", PDF) == "The file is not what its name says."


def test_bad_78_of_a_moving_picture_nothing_is_taken():
    frames = [Image.new("RGB", (40, 30), colour) for colour in ("red", "blue")]
    content = io.BytesIO()
    frames[0].save(content, "GIF", save_all=True, append_images=frames[1:])

    assert refusal("a.gif", content.getvalue()).startswith("Files of this kind are not taken.")


def test_bad_85_place_and_camera_are_taken_out_of_a_photo():
    exif = Image.Exif()
    exif[0x010F] = "Camera"
    exif.get_ifd(0x8825)[2] = (42.0, 52.0, 0.0)
    content = picture("JPEG", exif=exif.tobytes(), comment=b"home of N.")

    upload = receive("a.jpg", content)

    kept = Image.open(upload.file)
    assert dict(kept.getexif()) == {}
    assert kept.getexif().get_ifd(0x8825) == {}
    assert "comment" not in kept.info


def test_photo_lying_on_its_side_is_stored_upright():
    exif = Image.Exif()
    exif[0x0112] = 6

    upload = receive("a.jpg", picture("JPEG", (40, 30), exif=exif.tobytes()))

    assert Image.open(upload.file).size == (30, 40)


def test_photo_of_a_large_camera_is_made_smaller():
    upload = receive("a.jpg", picture("JPEG", (7000, 5000)))

    assert max(Image.open(upload.file).size) <= 4000


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("../../etc/passwd.png", "passwd.png"),
        ("C:\\photos\\CON.png", "CON.png"),
        ("a\u202egnp.png", "agnp.png"),
        ("өңү 🐎 «сүрөт».png", "өңү 🐎 «сүрөт».png"),
    ],
)
def test_bad_86_and_87_name_is_kept_but_never_reaches_the_disk(raw, name):
    upload = receive(raw, picture())

    assert upload.name == name
    assert upload.file.name == f"uploads/{upload.pk.hex[:2]}/{upload.pk.hex}.png"


def test_bad_86_long_name_is_cut_and_keeps_its_extension():
    upload = receive("ө" * 255 + ".pdf", PDF)

    assert len(upload.name) <= 255
    assert upload.name.endswith(".pdf")


def test_bad_89_bomb_in_an_office_file_is_refused_unopened():
    message = refusal("a.docx", office(word__media="0" * 20_000_000))

    assert message == "The file unpacks to far more than an ordinary document."


def test_bad_94_macros_are_refused():
    assert refusal("a.docx", office(word__vbaProject="x", **{"word__vbaProject.bin": "x"})) == (
        "The file has macros. Save it without them and attach it again."
    )


def test_refusal_speaks_the_language_of_the_reader():
    messages = {refusal("a.pdf", b"", language) for language in ("ru", "ky", "en")}

    assert "" not in messages


def test_fault_16_full_disk_leaves_neither_row_nor_part_of_a_file(private_root, monkeypatch):
    def full(self, name, content):
        path = Path(self.path(name))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.read(10))
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(FileSystemStorage, "_save", full)

    message = refusal("a.pdf", PDF)

    assert message == "The file could not be stored now. Try again later."
    assert Upload.objects.count() == 0
    assert [path for path in private_root.rglob("*") if path.is_file()] == []


def test_files_of_an_ended_session_are_kept_by_field():
    owner = UserFactory()

    kept = keep_files(
        owner=owner, files={"photo": [posted("a.png", picture())], "other": [posted("b.exe", PDF)]}
    )

    assert kept == {"photo": [str(Upload.objects.get(owner=owner).pk)]}


def test_erasing_a_person_removes_loose_files_and_lets_kept_ones_go():
    person = UserFactory()
    UploadFactory(owner=person)
    kept = UploadFactory(owner=person, state=UploadState.CLAIMED)

    erase_uploads(person=person)

    assert [upload.pk for upload in Upload.objects.all()] == [kept.pk]
    assert Upload.objects.get().owner is None
