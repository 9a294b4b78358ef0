"""Files of the magazine: who gets them, by what name, and what stands there meanwhile."""

import datetime
import uuid

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from magazine.choices import MadeKind, MadeState
from magazine.models import MadeFile
from tests.factories.magazine import article, issue
from tests.factories.people import UserFactory
from tests.factories.subscriptions import SubscriptionFactory

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 0123456789"


def paid_issue(**fields):
    return issue(number=10, running=156, day=timezone.localdate(), **fields)


def made(page, kind=MadeKind.ISSUE_PDF, *, content=PDF, **fields):
    row = MadeFile(
        page_key=page.translation_key,
        language=page.locale.language_code,
        kind=kind,
        size=len(content or b""),
        digest="d" * 64,
        **{"state": MadeState.READY, **fields},
    )
    if content is not None:
        row.file.save("", ContentFile(content), save=False)
    row.save()
    return row


def address(page, kind="issue_pdf", language="ru"):
    return f"/{language}/magazine/files/{page.translation_key}/{kind}/"


def body_of(response):
    return b"".join(response.streaming_content)


def subscriber(client):
    person = UserFactory()
    today = timezone.localdate()
    SubscriptionFactory(person=person, starts_on=today, ends_on=today)
    client.force_login(person)


def test_stranger_is_sent_to_sign_in_and_back(client):
    page = paid_issue()
    made(page)

    answer = client.get(address(page))

    assert answer.status_code == 302
    assert answer["Location"] == f"/ru/account/login/?next={address(page)}"


def test_person_without_a_right_learns_the_reason_and_the_way_in(client):
    page = paid_issue()
    made(page)
    client.force_login(UserFactory())

    answer = client.get(address(page))

    assert answer.status_code == 403
    assert "private" in answer["Cache-Control"]
    text = answer.content.decode()
    assert 'href="/ru/subscribe/"' in text
    assert f'href="{page.address}"' in text
    assert PDF.decode() not in text


def test_subscriber_gets_the_file_under_a_name_that_speaks(client):
    page = paid_issue()
    made(page)
    subscriber(client)

    answer = client.get(address(page))

    assert body_of(answer) == PDF
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Length"] == str(len(PDF))
    assert answer["Cache-Control"] == "private, no-cache"
    assert answer["Content-Disposition"].startswith(
        "inline; filename=\"municipalitet-10-156-ru.pdf\"; filename*=UTF-8''"
    )


def test_name_of_an_article_has_its_title(client):
    page = paid_issue(access="open")
    written = article(page, title="Канал: вода / люди", by=[])
    made(written, MadeKind.ARTICLE_PDF)

    name = client.get(address(written, "article_pdf"))["Content-Disposition"]

    assert f'filename="municipalitet-10-156-{written.slug}-ru.pdf"' in name
    assert name.endswith(
        "10%20%28156%29.%20%D0%9A%D0%B0%D0%BD%D0%B0%D0%BB%20%D0%B2%D0%BE%D0%B4%D0%B0"
        "%20%D0%BB%D1%8E%D0%B4%D0%B8.pdf"
    )


def test_open_file_is_for_everybody(client):
    page = paid_issue(access="open")
    made(page)

    answer = client.get(address(page))

    assert body_of(answer) == PDF
    assert answer["Cache-Control"] == "public, no-cache"


def test_book_is_saved_rather_than_shown(client):
    page = paid_issue(access="open")
    made(page, MadeKind.ISSUE_EPUB, content=b"PK book")

    answer = client.get(address(page, "issue_epub"))

    assert answer["Content-Type"] == "application/epub+zip"
    assert answer["Content-Disposition"].startswith("attachment; ")
    assert body_of(answer) == b"PK book"


def test_part_of_a_file_is_handed_out_alone(client):
    page = paid_issue(access="open")
    made(page)

    answer = client.get(address(page), headers={"Range": "bytes=0-3"})

    assert answer.status_code == 206
    assert answer["Content-Range"] == f"bytes 0-3/{len(PDF)}"
    assert body_of(answer) == b"%PDF"


def test_known_file_is_not_sent_again(client):
    page = paid_issue(access="open")
    made(page)
    tag = client.get(address(page))["ETag"]

    answer = client.get(address(page), headers={"If-None-Match": tag})

    assert answer.status_code == 304


def test_head_tells_the_size_without_the_file(client):
    page = paid_issue(access="open")
    made(page)

    answer = client.head(address(page))

    assert (answer.status_code, answer["Content-Length"]) == (200, str(len(PDF)))


def test_file_that_is_being_made_says_when_to_come_again(client):
    page = paid_issue(access="open")
    made(page, content=None, state=MadeState.WAITING)

    answer = client.get(address(page))

    assert (answer.status_code, answer["Retry-After"]) == (202, "60")


@pytest.mark.parametrize("state", [MadeState.FAILED, None])
def test_file_that_is_not_there_leads_to_the_page(client, state):
    page = paid_issue(access="open")
    if state:
        made(page, content=None, state=state)

    answer = client.get(address(page))

    assert answer.status_code == 404
    assert f'href="{page.address}"' in answer.content.decode()


@pytest.mark.parametrize("state", [MadeState.FAILED, MadeState.WAITING])
def test_former_file_serves_while_a_new_one_is_made(client, state):
    page = paid_issue(access="open")
    made(page, state=state)

    assert body_of(client.get(address(page))) == PDF


def test_lost_file_is_no_error(client):
    page = paid_issue(access="open")
    row = made(page)
    row.file.storage.delete(row.file.name)

    assert client.get(address(page)).status_code == 404


def test_other_languages_are_led_to_the_russian_file(client):
    page = paid_issue(access="open")
    made(page)

    answer = client.get(address(page, language="en"))

    assert (answer.status_code, answer["Location"]) == (302, address(page))


def test_draft_unknown_and_made_up_files_are_not_there(client):
    draft = paid_issue(live=False)
    made(draft)
    client.force_login(UserFactory())

    assert client.get(address(draft)).status_code == 404
    assert client.get(f"/ru/magazine/files/{uuid.uuid4()}/issue_pdf/").status_code == 404
    assert client.get(address(draft, "cover_png")).status_code == 404


def test_old_issue_opens_to_everybody(client):
    page = issue(day=timezone.localdate() - datetime.timedelta(days=400))
    made(page)

    assert body_of(client.get(address(page))) == PDF


def test_bad_guessed_address_of_the_storage_gives_nothing(client):
    page = paid_issue(access="open")
    row = made(page)

    for prefix in ("/media/", "/private/", "/media/private/", "/ru/magazine/files/"):
        assert client.get(f"{prefix}{row.file.name}").status_code == 404
