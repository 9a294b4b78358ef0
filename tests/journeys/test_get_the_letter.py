"""A stranger orders the letter, an issue comes out, the letter leads to it and stops itself."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from magazine.services.publish_issue import publish_issue
from people.models import Letter
from subscriptions.jobs.newsletters import send_turn
from subscriptions.models import Newsletter, NewsletterPreference
from tests.factories import magazine
from tests.factories.people import UserFactory
from tests.support.mailing import Mailing

pytestmark = pytest.mark.django_db
ADDRESS = "aigul@example.org"


@pytest.fixture(autouse=True)
def _mailing(settings):
    settings.LETTER_TRANSPORT = "tests.support.mailing.Mailing"
    settings.NEWSLETTER_PER_MINUTE = 0
    Mailing.reset()


@pytest.mark.parametrize("language", ["ru", "ky"])
def test_get_the_letter(client, language):
    orders_and_confirms(client, language)
    articles = comes_out()
    message = is_told(language)
    leads_to_the_issue(client, message, articles[0 if language == "ru" else 1])
    stops_in_one_click(message)

    # The next issue tells nobody.
    comes_out(number=11, running=181)
    send_all()
    assert len(Mailing.taken) == 1


def path_in(text, part):
    """The path of the first address of a text that has this part."""
    return re.search(rf"https?://[^/\s]+(\S*{part}\S*)", text)[1]


def orders_and_confirms(client, language):
    answer = client.post(
        f"/{language}/newsletter/", {"address": ADDRESS, "language": language}, follow=True
    )
    assert answer.status_code == 200
    first = path_in(Letter.objects.get(recipient=ADDRESS).text, "/confirm/")
    assert (client.get(first).status_code, client.post(first).status_code) == (200, 200)


def comes_out(number=10, running=180):
    """Two articles in both languages, published by an editor."""
    issues = magazine.issue_pair(number=number, running=running, live=False)
    articles = magazine.article_pair(issues, live=False)
    for page in articles:
        page.save_revision()
    publish_issue(issue_key=issues[0].translation_key, by=UserFactory())
    return articles


def send_all():
    for newsletter in Newsletter.objects.filter(state="sending"):
        send_turn(newsletter.pk, gives_way=False)


def is_told(language):
    send_all()
    send_all()
    (message,) = Mailing.taken
    assert message.to == [ADDRESS]
    assert f"/{language}/newsletter/stop/" in message.extra_headers["List-Unsubscribe"]
    return message


def leads_to_the_issue(client, message, article):
    html = str(message.alternatives[0][0])
    path = path_in(message.body, article.url_path)
    assert client.get(path).status_code == 200
    assert article.title in message.body
    assert path in html


def stops_in_one_click(message):
    stop = path_in(message.extra_headers["List-Unsubscribe"], "/stop/").rstrip(">")
    program = Client(enforce_csrf_checks=True)
    assert program.post(stop, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert NewsletterPreference.objects.values_list("state", "address").get() == ("stopped", "")
    assert program.get(stop).status_code == 200
    assert reverse("newsletter") in program.get(stop).content.decode()
