"""Writing the newsletter of an issue, in the transaction that publishes the issue."""

import re
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.db import transaction

from subscriptions.choices import NewsletterState
from subscriptions.jobs.newsletters import send_newsletter
from subscriptions.models import Newsletter, NewsletterLetter
from subscriptions.registry import NewsletterText

LANGUAGES = {code for code, _name in settings.LANGUAGES}
LONGEST_SUBJECT = 250
NOT_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]")


class NewsletterRefused(Exception):
    """The letters cannot go out as they are; the text says why."""


@transaction.atomic
def queue_newsletter(
    *, publication: str, issue_key: UUID, letters: Mapping[str, NewsletterText]
) -> Newsletter:
    """Write the letters about an issue, one a language, and send them after commit.

    An issue has one newsletter: called again, the first one is given back and nobody gets another
    letter. Raises NewsletterRefused for no letters, unknown languages and addresses that a mail
    program could not open.
    """
    checked = {language: _checked(language, text) for language, text in letters.items()}
    if not checked:
        raise NewsletterRefused("A newsletter needs a letter in one language at least.")
    newsletter, is_new = Newsletter.objects.get_or_create(
        publication=publication,
        issue_key=issue_key,
        defaults={"domain": urlsplit(settings.PUBLIC_URL).hostname or "localhost"},
    )
    if is_new:
        NewsletterLetter.objects.bulk_create(
            NewsletterLetter(
                newsletter=newsletter,
                language=language,
                subject=text.subject,
                content=text.as_data(),
            )
            for language, text in checked.items()
        )
        _send_after_commit(newsletter)
    return newsletter


def _send_after_commit(newsletter: Newsletter) -> None:
    transaction.on_commit(partial(send_newsletter.enqueue, str(newsletter.pk)), robust=True)


def _checked(language: str, text: NewsletterText) -> NewsletterText:
    if language not in LANGUAGES:
        raise NewsletterRefused(f"There is no language {language!r}.")
    clean: Any = _clean(text.as_data())
    clean["subject"] = " ".join(clean["subject"].split())[:LONGEST_SUBJECT]
    if not clean["subject"]:
        raise NewsletterRefused("A letter needs a subject.")
    lines = [line for group in clean["groups"] for line in group["lines"]]
    addresses = [clean[name] for name in ("cover_url", "pdf_url", "epub_url") if clean[name]]
    for address in [clean["url"], *addresses, *(line["url"] for line in lines)]:
        if urlsplit(address).scheme not in {"http", "https"} or not urlsplit(address).hostname:
            raise NewsletterRefused(f"A letter cannot lead to {address[:100]!r}.")
    return NewsletterText.from_data(clean)


def _clean(value: object) -> object:
    """Leave out what is no text: no letter and no database carries it."""
    if isinstance(value, str):
        return NOT_TEXT.sub("", value)
    if isinstance(value, Mapping):
        return {key: _clean(one) for key, one in value.items()}
    if isinstance(value, Sequence):
        return [_clean(one) for one in value]
    return value


@transaction.atomic
def stop_newsletter(*, newsletter: Newsletter) -> Newsletter:
    """Stop a newsletter on its way; the letter in hand still goes."""
    rows = Newsletter.objects.filter(pk=newsletter.pk, state=NewsletterState.SENDING)
    rows.update(state=NewsletterState.STOPPED)
    newsletter.refresh_from_db()
    return newsletter


@transaction.atomic
def resume_newsletter(*, newsletter: Newsletter) -> Newsletter:
    """Let a stopped newsletter go on with those who have not got it."""
    rows = Newsletter.objects.filter(pk=newsletter.pk, state=NewsletterState.STOPPED)
    if rows.update(state=NewsletterState.SENDING, next_at=None, troubles=0, error=""):
        _send_after_commit(newsletter)
    newsletter.refresh_from_db()
    return newsletter
