"""Files for tests: real pictures and office files, made in memory."""

import io
import zipfile

import factory
import pikepdf
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from media_library.models import SiteDocument, Upload
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


def pdf(*pages, **inside):
    """Bytes of a PDF with a line of text on each page; `inside` is added to its root."""
    file = pikepdf.new()
    # The codes are the letters themselves; a reader needs no drawn letters to give the text back.
    names = b"1 begincodespacerange <0000> <FFFF> endcodespacerange 256 beginbfrange\n"
    names += b"".join(b"<%02X00> <%02XFF> <%02X00>\n" % (row, row, row) for row in range(256))
    letters = file.make_stream(
        b"/CIDInit /ProcSet findresource begin begincmap\n" + names + b"endbfrange endcmap end"
    )
    name = pikepdf.Name
    inner = pikepdf.Dictionary(
        Type=name.Font,
        Subtype=name.CIDFontType2,
        BaseFont=name.Plain,
        CIDSystemInfo=pikepdf.Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0),
    )
    font = pikepdf.Dictionary(
        Type=name.Font,
        Subtype=name.Type0,
        BaseFont=name.Plain,
        Encoding=name("/Identity-H"),
        DescendantFonts=pikepdf.Array([file.make_indirect(inner)]),
        ToUnicode=letters,
    )
    for text in pages or ("",):
        page = file.add_blank_page(page_size=(400, 400))
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=file.make_indirect(font)))
        code = text.encode("utf-16-be").hex().encode()
        page.Contents = file.make_stream(b"BT /F1 12 Tf 20 200 Td <%s> Tj ET" % code)
    for key, value in inside.items():
        file.Root[f"/{key}"] = value
    content = io.BytesIO()
    file.save(content, static_id=True)
    return content.getvalue()


def locked_pdf(password):
    """Bytes of a PDF that opens with a password."""
    content = io.BytesIO()
    with pikepdf.open(io.BytesIO(PDF)) as file:
        file.save(content, encryption=pikepdf.Encryption(owner="o", user=password))
    return content.getvalue()


PDF = pdf()


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


def document(content=None, *, title="Номер на бумаге") -> SiteDocument:
    """A PDF of an editor, in the collection that is open."""
    return SiteDocument.objects.create(title=title, file=ContentFile(content or PDF, "printed.pdf"))
