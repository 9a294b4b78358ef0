"""A PDF is looked into before it is kept: broken, locked, or with more than pages in it."""

import pikepdf
import pytest
from django.utils import translation

from media_library.models import Upload
from media_library.services import UploadRefused, receive_upload
from tests.factories.media_library import PDF, locked_pdf, pdf, posted
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


def receive(content):
    return receive_upload(owner=UserFactory(), file=posted("a.pdf", content))


def as_pdf(value):
    """The same in the language of PDF."""
    if isinstance(value, dict):
        inner = b" ".join(b"/" + key.encode() + b" " + as_pdf(each) for key, each in value.items())
        return b"<<" + inner + b">>"
    if isinstance(value, list):
        return b"[" + b" ".join(as_pdf(each) for each in value) + b"]"
    return str(value).encode() if isinstance(value, pikepdf.Object) else b"(%s)" % value.encode()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (PDF[:150], "The PDF is damaged: it cannot be opened. Save it again and attach it."),
        (
            locked_pdf("secret"),
            "The PDF is protected by a password. Save it without one and attach it again.",
        ),
    ],
)
def test_bad_93_broken_or_locked_pdf_is_refused_by_name(content, message):
    with pytest.raises(UploadRefused) as caught:
        receive(content)

    with translation.override("en"):
        assert str(caught.value) == message
    assert Upload.objects.count() == 0


def test_pdf_that_only_forbids_printing_is_received():
    assert receive(locked_pdf("")).findings == []


@pytest.mark.parametrize(
    ("inside", "findings"),
    [
        ({"OpenAction": {"S": pikepdf.Name.JavaScript, "JS": "app.alert(1)"}}, ["javascript"]),
        ({"OpenAction": {"S": pikepdf.Name.Launch, "F": "cmd.exe"}}, ["launch"]),
        ({"Names": {"EmbeddedFiles": {"Names": ["x", {"EF": {}}]}}}, ["embedded"]),
    ],
)
def test_bad_92_pdf_with_more_than_pages_is_received_and_flagged(inside, findings):
    root = {name: pikepdf.Object.parse(as_pdf(value)) for name, value in inside.items()}

    upload = receive(pdf(**root))

    assert upload.findings == findings
    assert len(upload.warnings()) == 1
