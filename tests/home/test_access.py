"""Documents that only a draft of the magazine names are for those who work on it."""

import pytest
from wagtail.models import ReferenceIndex

from home.access import document_reading
from magazine.choices import GROUP_MAGAZINE_WRITERS
from tests.factories import magazine
from tests.factories.media_library import document
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer():
    return UserFactory(groups=[GROUP_MAGAZINE_WRITERS])


def opened(file, *people) -> list[bool | None]:
    answers = [document_reading(file, person) for person in people]
    return [answer and answer.allowed for answer in answers]


def test_a_scan_that_only_a_draft_names_is_not_open(writer):
    issue, file = magazine.issue(live=False), document()
    issue.scan = file
    issue.save_revision()

    assert opened(file, None, UserFactory(), writer) == [False, False, True]


@pytest.mark.parametrize(
    "block",
    [
        lambda pk: {"type": "document", "value": pk},
        lambda pk: {
            "type": "text",
            "value": f'<p><a linktype="document" id="{pk}">файл</a></p>',
        },
    ],
)
@pytest.mark.parametrize("is_out", [False, True])
def test_a_file_that_no_reference_knows_yet_is_not_open(writer, block, is_out):
    today = magazine.datetime.date.today()
    issue, file = magazine.issue(day=today, live=is_out), document()
    written = magazine.article(issue, body=[block(file.pk)], live=False)
    revision = written.save_revision()
    if is_out:
        revision.publish()
    ReferenceIndex.objects.all().delete()

    assert opened(file, None, UserFactory()) == [False, False]


def test_a_document_that_nothing_of_the_magazine_names_is_open():
    magazine.article(magazine.issue(live=False), live=False).save_revision()

    assert opened(document(), None) == [None]
