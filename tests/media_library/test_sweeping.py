"""No file without a row and no row without a file, and a rehearsal that touches nothing."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db.models.signals import post_delete
from django.utils import timezone
from wagtail.models import UploadedFile

from media_library.choices import UploadState
from media_library.models import SiteImage, Upload, private_storage
from media_library.services import claim_upload, receive_upload, sweep_files
from tests.factories.media_library import PDF, picture, posted
from tests.factories.people import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media", "private_root")]


def receive(name):
    return receive_upload(owner=UserFactory(), file=posted(name, PDF))


def tomorrow():
    return timezone.now() + timedelta(hours=25)


def test_unclaimed_file_is_swept_after_a_day(private_root, django_capture_on_commit_callbacks):
    kept, old, fresh = receive("a.pdf"), receive("b.pdf"), receive("c.pdf")
    claim_upload(upload=kept)
    Upload.objects.exclude(pk=fresh.pk).update(received_at=timezone.now() - timedelta(hours=25))

    with django_capture_on_commit_callbacks(execute=True):
        swept = sweep_files()

    assert (swept.unclaimed, swept.strays) == ([f"media_library.Upload {old.pk}"], [])
    assert set(Upload.objects.values_list("pk", flat=True)) == {kept.pk, fresh.pk}
    assert not private_storage().exists(old.file.name)


def test_file_claimed_while_others_are_swept_stays(private_root):
    owner = UserFactory()
    first, second = (receive_upload(owner=owner, file=posted("план.pdf", PDF)) for _ in range(2))
    later = timezone.now() + timedelta(days=2)

    def claim(instance, **_kwargs):
        Upload.objects.exclude(pk=instance.pk).update(state=UploadState.CLAIMED)

    post_delete.connect(claim, sender=Upload)
    try:
        swept = sweep_files(now=later)
    finally:
        post_delete.disconnect(claim, sender=Upload)

    kept = Upload.objects.get()
    assert kept.pk in {first.pk, second.pk}
    assert kept.state == UploadState.CLAIMED
    assert len(swept.unclaimed) == 1


@pytest.mark.parametrize("folder", ["uploads/ab", "quarantine", "arriving/ab"])
def test_file_without_a_row_is_swept_after_a_day(private_root, folder):
    stray = private_root / folder / "stray.pdf"
    stray.parent.mkdir(parents=True)
    stray.write_bytes(PDF)

    today, later = sweep_files(), sweep_files(now=tomorrow())

    assert (today.strays, later.strays) == ([], [f"{folder}/stray.pdf"])
    assert not stray.exists()


def test_file_outside_our_folders_is_left_alone(private_root):
    other = private_root / "exports" / "person.zip"
    other.parent.mkdir()
    other.write_bytes(PDF)

    sweep_files(now=tomorrow())

    assert other.exists()


def test_bad_86_what_a_refused_upload_of_an_editor_left_is_swept(media):
    left = UploadedFile.objects.create(file=ContentFile(b"x", "left.png"))
    stray = media / "original_images" / "stray.png"
    stray.parent.mkdir()
    stray.write_bytes(b"x")

    swept = sweep_files(now=tomorrow())

    assert swept.unclaimed == [f"wagtailcore.UploadedFile {left.pk}"]
    assert swept.strays == ["original_images/stray.png", left.file.name]
    assert [path for path in media.rglob("*") if path.is_file()] == []


def test_fault_27_lost_files_are_named_and_their_rows_stay(private_root):
    upload = receive("a.pdf")
    Upload.objects.update(state=UploadState.CLAIMED)
    private_storage().delete(upload.file.name)

    swept = sweep_files(now=tomorrow())

    assert swept.lost == [upload.file.name]
    assert Upload.objects.count() == 1


def test_fault_27_lost_size_of_a_picture_is_made_again(media, client):
    image = SiteImage.objects.create(
        title="Канал", file=ContentFile(picture(size=(80, 60)), "canal.png"), width=80, height=60
    )
    size = image.get_rendition("width-40")
    size.file.storage.delete(size.file.name)

    swept = sweep_files()

    assert swept.remade == [size.file.name]
    again = SiteImage.objects.get().get_rendition("width-40")
    assert client.get(again.url).status_code == 200


def test_rehearsal_tells_and_removes_nothing(private_root, media):
    receive("a.pdf")
    Upload.objects.update(received_at=timezone.now() - timedelta(hours=25))
    said = StringIO()

    call_command("sweep_uploads", "--dry-run", stdout=said)

    assert said.getvalue().splitlines() == [
        f"unclaimed: media_library.Upload {Upload.objects.get().pk}",
        "1 unclaimed, 0 stray files, 0 sizes to be made again, 0 lost",
    ]
    assert len([path for path in private_root.rglob("*") if path.is_file()]) == 1
