"""The worker reads PDFs page by page, again when the file changes, and notes what it cannot."""

import subprocess
import sys

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from media_library.choices import TextState
from media_library.jobs.examining import examine_upload, examine_waiting, read_document
from media_library.models import DocumentText, SiteDocument, Upload
from media_library.services import receive_upload
from tests.architecture.house import ROOT
from tests.factories.media_library import PDF, UploadFactory, locked_pdf, pdf, posted
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


def document(content):
    return SiteDocument.objects.create(title="Журнал", file=ContentFile(content, "journal.pdf"))


def texts(**of):
    return list(DocumentText.objects.filter(**of).order_by("page").values_list("page", "text"))


def test_sent_pdf_is_read_page_by_page():
    content = pdf("Айылдык кеңештин чечими", "", "үчүнчү бет: суу өткөрүү")
    upload = receive_upload(owner=UserFactory(), file=posted("a.pdf", content))

    examine_upload.call(str(upload.pk))

    assert texts(upload=upload) == [
        (1, "Айылдык кеңештин чечими"),
        (3, "үчүнчү бет: суу өткөрүү"),
    ]
    assert Upload.objects.get().text_state == TextState.WHOLE


def test_document_is_read_again_when_its_file_changes(client):
    client.force_login(UserFactory(is_superuser=True))
    old = document(pdf("old"))
    read_document.call(old.pk)
    file = SimpleUploadedFile("new.pdf", pdf("new", "pages"))

    client.post(
        reverse("wagtaildocs:edit", args=[old.pk]),
        {"title": "Журнал", "file": file, "tags": "", "language": "ru"},
    )
    read_document.call(old.pk)

    assert texts(document=old) == [(1, "new"), (2, "pages")]


def test_document_is_not_read_twice(monkeypatch):
    read = document(pdf("once"))
    read_document.call(read.pk)
    SiteDocument.objects.get().file.storage.delete(read.file.name)

    read_document.call(read.pk)

    assert texts(document=read) == [(1, "once")]


@pytest.mark.parametrize(
    ("content", "state"),
    [
        (PDF[:150], TextState.BROKEN),
        (locked_pdf("secret"), TextState.BROKEN),
        (pdf("", ""), TextState.EMPTY),
    ],
)
def test_pdf_without_text_is_noted(content, state):
    unread = document(content)

    read_document.call(unread.pk)

    assert (texts(document=unread), SiteDocument.objects.get().text_state) == ([], state)


def test_schedule_reads_what_nobody_read():
    upload, unread = UploadFactory(), document(pdf("text"))

    examine_waiting()

    assert Upload.objects.get(pk=upload.pk).text_state == TextState.EMPTY
    assert texts(document=unread) == [(1, "text")]


def test_only_so_many_pages_are_read(tmp_path):
    path = tmp_path / "long.pdf"
    path.write_bytes(pdf(*"abc"))
    code = (
        "from media_library.engine import pdf_read; pdf_read.MOST_PAGES = 2; import sys, json;"
        "print(json.dumps(pdf_read.read(sys.argv[1])))"
    )

    said = subprocess.run(
        [sys.executable, "-c", code, str(path)], cwd=ROOT, capture_output=True, check=True
    )

    assert said.stdout == b'{"pages": ["a", "b"], "is_whole": false}\n'


def test_child_that_takes_too_much_memory_ends_alone():
    code = (
        "from media_library.engine.limits import limit_this_process as limit; limit();"
        "x = bytearray(2 * 1024 ** 3)"
    )

    said = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True)

    assert b"MemoryError" in said.stderr
