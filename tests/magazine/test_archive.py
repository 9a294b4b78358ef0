"""Issues that exist only as a printed PDF: entered, checked and published at the same desk."""

import datetime

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from magazine.choices import FaultKind
from magazine.models import IssueContents, IssuePage, MadeFile
from magazine.services.publish_issue import PublishRefused, publish_issue
from media_library.choices import TextState
from media_library.models import SiteDocument
from tests.factories import magazine
from tests.factories.media_library import locked_pdf, pdf
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


def scan(state=TextState.WHOLE):
    return SiteDocument.objects.create(
        title="Муниципалитет 2 (148)",
        file=ContentFile(pdf("Первая страница"), "2-148.pdf"),
        text_state=state,
    )


def old_issue(document, *, lines=("Вода в сёлах",)):
    issue = magazine.issue(
        number=2, running=148, day=datetime.date(2024, 1, 31), live=False, scan=document
    )
    for page, title in enumerate(lines, start=3):
        IssueContents.objects.create(issue=issue, title=title, page=page)
    page = IssuePage.objects.get(pk=issue.pk)
    page.save_revision()
    return page


def publish(issue):
    return publish_issue(issue_key=issue.translation_key, by=UserFactory())


def refused_kinds(issue):
    with pytest.raises(PublishRefused) as refusal:
        publish(issue)
    return [one.fault.kind for one in refusal.value.obstacles]


def test_an_issue_with_a_file_and_lines_comes_out_and_needs_no_made_files():
    issue = old_issue(scan())

    publish(issue)

    assert IssuePage.objects.live().get().contents.get().title == "Вода в сёлах"
    assert not MadeFile.objects.exists()


@pytest.mark.parametrize("state", [TextState.PART, TextState.EMPTY])
def test_a_very_long_file_and_one_without_text_come_out_too(state):
    publish(old_issue(scan(state)))

    assert IssuePage.objects.live().count() == 1


def test_a_file_that_is_still_examined_waits():
    assert refused_kinds(old_issue(scan(TextState.UNREAD))) == [FaultKind.SCAN_UNREAD]


def test_bad_file_that_cannot_be_read_holds_the_issue():
    assert refused_kinds(old_issue(scan(TextState.BROKEN))) == [FaultKind.SCAN_BROKEN]


def test_a_file_without_a_line_of_contents_is_no_issue():
    assert refused_kinds(old_issue(scan(), lines=())) == [FaultKind.NO_ITEMS]


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7 broken", locked_pdf("secret")], ids=["broken", "locked"]
)
def test_bad_pdf_is_refused_with_a_reason_where_it_is_chosen(client, content):
    client.force_login(UserFactory(is_superuser=True))

    response = client.post(
        reverse("wagtaildocs:add_multiple"),
        {"title": "Номер", "files[]": SimpleUploadedFile("2-148.pdf", content)},
        headers={"x-requested-with": "XMLHttpRequest"},
    )

    assert response.json()["success"] is False
    assert len(response.json()["error_message"]) > 10
    assert not SiteDocument.objects.exists()
