"""Before people open a file they read what the scanner said and what lies in it."""

import pytest
from django.template import Context, Template
from django.utils import translation

from tests.factories.media_library import UploadFactory

pytestmark = pytest.mark.django_db


def marks(**fields):
    upload = UploadFactory(**fields)
    with translation.override("en"):
        template = Template("{% load files %}{% file_marks upload %}|{% file_marks_of upload.pk %}")
        one, other = template.render(Context({"upload": upload})).split("|")
    assert one == other
    return one


@pytest.mark.parametrize(
    ("scanner", "fields", "words"),
    [
        ("", {}, "Not checked for viruses."),
        ("/socket", {}, "Being checked for viruses: until then only its sender can open it."),
        ("/socket", {"scan": "infected"}, "A virus was found. Nobody can open the file"),
        ("", {"findings": ["javascript"]}, "Besides pages there is in it: a script."),
    ],
)
def test_file_is_marked(settings, scanner, fields, words):
    settings.CLAMD_SOCKET = scanner

    assert words in marks(**fields)


def test_clean_file_carries_no_mark():
    assert "span" not in marks(scan="clean")
