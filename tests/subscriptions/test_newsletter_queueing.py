"""Writing a newsletter: what is no letter is refused before anything goes out."""

import pytest

from subscriptions.jobs.newsletters import send_turn
from subscriptions.models import Newsletter
from subscriptions.services.queue_newsletter import NewsletterRefused
from tests.factories.newsletters import make_newsletter, make_reader
from tests.support.mailing import Mailing

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "more",
    [
        {"url": "javascript:alert(1)"},
        {"cover_url": "//evil.example/x.png"},
        {"pdf_url": "/ru/relative.pdf"},
        {"subject": " \n "},
    ],
)
def test_bad_letter_that_leads_nowhere_is_refused(more):
    with pytest.raises(NewsletterRefused):
        make_newsletter(("ru",), **more)

    assert Newsletter.objects.count() == 0


def test_bad_53_line_end_in_the_subject_stays_in_the_subject(settings):
    settings.LETTER_TRANSPORT = "tests.support.mailing.Mailing"
    Mailing.reset()
    make_reader("a@example.org")

    send_turn(make_newsletter(("ru",), subject="Номер\r\nBcc: all@example.org\x00").pk)

    assert Mailing.taken[0].subject == "Номер Bcc: all@example.org"
