"""Files for tests: real pictures and office files, made in memory."""

import io
import zipfile

import factory
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from media_library.models import Upload
from tests.factories.people import UserFactory


def picture(kind="PNG", size=(40, 30), **options):
    """Bytes of a whole picture."""
    content = io.BytesIO()
    Image.new("RGB", size, "#0f4c3f").save(content, kind, **options)
    return content.getvalue()


def office(part="word/document.xml", text=b"<w:document/>", **extra):
    """Bytes of a small office file; `extra` adds entries, with `__` for the slash."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b"<Types/>")
        archive.writestr(part, text)
        for name, data in extra.items():
            archive.writestr(name.replace("__", "/"), data)
    return content.getvalue()


PDF = (
    b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)


def posted(name, content):
    """A file as a browser posts it."""
    return SimpleUploadedFile(name, content)


class UploadFactory(factory.django.DjangoModelFactory):
    """A received file of a new person."""

    class Meta:
        model = Upload

    owner = factory.SubFactory(UserFactory)
    file = factory.LazyFunction(lambda: ContentFile(PDF, "x.pdf"))
    name = "Решение кеңеш № 226.pdf"
    size = len(PDF)
    content_type = "application/pdf"
    digest = "0" * 64
