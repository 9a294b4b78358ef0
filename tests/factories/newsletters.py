"""Newsletters for tests: who wants the letter, and a letter about an issue."""

import uuid

from django.utils import timezone

from subscriptions.choices import PreferenceState
from subscriptions.models import NewsletterPreference
from subscriptions.registry import MAGAZINE, NewsletterGroup, NewsletterLine, NewsletterText
from subscriptions.selectors.links import digest_of
from subscriptions.services.queue_newsletter import queue_newsletter

PORTAL = "https://portal.example"
TITLES = {
    "ru": ("Номер о воде: кто платит, кто чистит", "Практика", "Вопрос и ответ", "Обложка"),
    "ky": ("Суу жөнүндө сан: ким төлөйт, ким тазалайт", "Тажрыйба", "Суроо-жооп", "Мукаба"),
}


def make_reader(address, *, language="ru", topics=(), state=PreferenceState.CONFIRMED, **more):
    """An address that gets letters."""
    return NewsletterPreference.objects.create(
        publication=MAGAZINE,
        address=address,
        digest=digest_of(address),
        language=language,
        topics=list(topics),
        state=state,
        confirmed_at=timezone.now(),
        **more,
    )


def make_readers(number, **more):
    """Many addresses at once."""
    rows = [
        NewsletterPreference(
            publication=MAGAZINE,
            address=f"reader{index}@example.org",
            digest=digest_of(f"reader{index}@example.org"),
            language="ru" if index % 3 else "ky",
            state=PreferenceState.CONFIRMED,
        )
        for index in range(number)
    ]
    return NewsletterPreference.objects.bulk_create(rows, batch_size=500)


def make_groups(language="ru"):
    """Three articles in two sections."""
    _title, practice, answers, _cover = TITLES[language]
    issue = f"{PORTAL}/{language}/magazine/2026/10-180"
    lines = [
        NewsletterLine(
            title=f"{practice} {number}",
            lead=TITLES[language][0],
            minutes=number,
            page=str(number * 4),
            url=f"{issue}/practice-{number}/",
        )
        for number in (1, 2)
    ]
    answer = NewsletterLine(title=f"{answers} 3", minutes=5, url=f"{issue}/answer/")
    return [
        NewsletterGroup(code="practice", name=practice, lines=lines),
        NewsletterGroup(code="answers", name=answers, lines=[answer]),
    ]


def make_text(language="ru", **more):
    """A letter about an issue with three articles in two sections."""
    title, _practice, _answers, cover = TITLES[language]
    values = {
        "subject": f"«Муниципалитет», № 10 (180): {title}",
        "title": title,
        "url": f"{PORTAL}/{language}/magazine/2026/10-180/",
        "kicker": "18.11.2026",
        "preheader": title,
        "lead": title,
        "cover_url": f"{PORTAL}/cover.png",
        "cover_alt": cover,
        "pdf_url": f"{PORTAL}/{language}/magazine/files/1/issue_pdf/",
        "pdf_size": "2,3 МБ",
        "groups": make_groups(language),
    }
    return NewsletterText(**{**values, **more})


def make_newsletter(languages=("ru", "ky"), issue_key=None, **more):
    """A newsletter that waits to be sent."""
    return queue_newsletter(
        publication=MAGAZINE,
        issue_key=issue_key or uuid.uuid4(),
        letters={language: make_text(language, **more) for language in languages},
    )
