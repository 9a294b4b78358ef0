"""Files of editors in the magazine: a printed issue, a file of an article, by any address."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.models import ReferenceIndex

from core.pages import open_pages
from home.models import StandardPage
from media_library.models import DocumentText
from tests.factories.home import standard_page
from tests.factories.magazine import article, issue, text_block
from tests.factories.media_library import document
from tests.matrix.answers import SIGN_IN, meaning, read
from tests.matrix.magazine_scene import DAY, READERS, Newsstand, build_newsstand

READS = "reads"
BEGINS = b"%PDF"
KINDS = ("paid", "in_term", "old", "embargo")


@pytest.fixture(scope="module")
def stand(django_db_setup: None, django_db_blocker: Any) -> Iterator[Newsstand]:
    """The newsstand with a printed issue and a file in an article of every date."""
    with django_db_blocker.unblock(), transaction.atomic():
        stand = build_newsstand()
        for kind in KINDS:
            day = stand.issues[kind].issue_date
            printed = issue(day=day, live=kind != "embargo", scan=document(title=f"Скан {kind}"))
            DocumentText.objects.create(document=printed.scan, page=1, text="Слова на бумаге.")
            parent = issue(day=day, live=kind != "embargo")
            with_file = article(
                parent,
                body=[
                    text_block("Смотрите файл."),
                    {"type": "document", "value": document(title=f"Файл {kind}").pk},
                ],
            )
            for page in (printed, parent, with_file):
                revision = page.save_revision()
                if page.live:
                    revision.publish()
                # What the worker does after the commit.
                ReferenceIndex.create_or_update_for_object(page)
            stand.issues[f"printed {kind}"] = printed
            stand.articles[f"file {kind}"] = with_file
        yield stand
        transaction.set_rollback(True)


def ask_all(stand, address):
    found = {}
    for reader in READERS:
        with transaction.atomic():
            response = stand.clients[reader].get(address)
            body = read(response)
            transaction.set_rollback(True)
        found[reader] = READS if body.startswith(BEGINS) else meaning(response)
    return found


def expected(stand, kind):
    """An issue on paper follows the same rule as one with articles."""
    refused = {who: SIGN_IN if who == "anonymous" else 403 for who in READERS}
    readers = stand.readers_of(kind, of_issue=True)
    return {who: READS if who in readers else refused[who] for who in READERS}


@pytest.mark.parametrize("kind", ["paid", "in_term", "old"])
def test_a_printed_issue_opens_at_its_door_to_those_with_a_ground(stand, kind):
    with translation.override("ru"):
        key = stand.issues[f"printed {kind}"].translation_key
        address = reverse("magazine_file", args=[key, "issue_pdf"])

    assert ask_all(stand, address) == expected(stand, kind)


@pytest.mark.parametrize("kind", ["paid", "in_term", "old"])
def test_the_address_of_its_document_is_no_way_round(stand, kind):
    address = stand.issues[f"printed {kind}"].scan.url

    assert ask_all(stand, address) == expected(stand, kind)


@pytest.mark.parametrize("kind", ["paid", "in_term", "old"])
def test_a_file_in_an_article_opens_with_the_article(stand, kind):
    (_text, file) = stand.articles[f"file {kind}"].body

    assert ask_all(stand, file.value.url) == expected(stand, kind)


def test_files_of_what_is_not_out_are_for_those_who_work_on_it(stand):
    (_text, file) = stand.articles["file embargo"].body
    for address in (stand.issues["printed embargo"].scan.url, file.value.url):
        given = ask_all(stand, address)

        assert {who for who, told in given.items() if told == READS} == {"staff"}


def test_a_document_that_stands_on_an_open_page_too_is_open(stand):
    (_text, file) = stand.articles["file paid"].body
    page = standard_page("Правила")
    page.body = [("document", file.value)]
    page.save()
    ReferenceIndex.create_or_update_for_object(page)

    assert open_pages(StandardPage.objects.filter(pk=page.pk)).exists()
    assert set(ask_all(stand, file.value.url).values()) == {READS}


def test_the_page_of_a_printed_issue_leads_to_its_file(stand):
    whole = stand.issues["printed old"]

    body = stand.clients["anonymous"].get(whole.url_path).content.decode()

    assert f"/ru/magazine/files/{whole.translation_key}/issue_pdf/" in body
    assert whole.issue_date < timezone.localdate() - 300 * DAY
