"""Sending letters and texts: the deferred tail of their services, safe to run twice at once."""

import logging
import smtplib
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db.models import F
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks import task

from core.outgoing import OutgoingRefused
from people import registry
from people.choices import LETTER_LEASE, LETTER_RETRIES, TEXT_ATTEMPTS, LetterState
from people.models import Letter, TextMessage

logger = logging.getLogger("portal.letters")

# A batch is small enough for one run of the schedule.
BATCH = 200
# A text older than this is not sent any more: its code is no longer good.
TEXT_GOOD_FOR = timedelta(minutes=10)


def _take(letter_id: UUID) -> Letter | None:
    """Take a letter in hand; of several senders the row lets one through."""
    now = timezone.now()
    taken = (
        Letter.objects.sendable(now)
        .filter(pk=letter_id)
        .update(
            state=LetterState.SENDING,
            attempts=F("attempts") + 1,
            lease_until=now + LETTER_LEASE,
        )
    )
    return Letter.objects.get(pk=letter_id) if taken else None


def _headers(letter: Letter) -> dict[str, str]:
    """What stands above the text; mail programs make a button of the address to stop (RFC 8058)."""
    headers = {"Message-ID": letter.message_id, "Auto-Submitted": "auto-generated"}
    if letter.stop_url:
        headers["List-Unsubscribe"] = f"<{letter.stop_url}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return headers


def _hand_over(letter: Letter) -> None:
    """Give the letter to the mail server, under the same Message-ID every time."""
    message = EmailMultiAlternatives(
        letter.subject,
        letter.text,
        settings.DEFAULT_FROM_EMAIL,
        [letter.recipient],
        headers=_headers(letter),
        connection=get_connection(settings.LETTER_TRANSPORT),
    )
    if letter.html:
        message.attach_alternative(letter.html, "text/html")
    message.send()


def _note_sent(letter: Letter) -> None:
    if letter.is_last:
        letter.delete()
        return
    wiped = {"text": "", "html": ""} if letter.has_secret else {}
    Letter.objects.filter(pk=letter.pk).update(
        state=LetterState.SENT, sent_at=timezone.now(), lease_until=None, error="", **wiped
    )


def _is_final(error: Exception) -> bool:
    """Say whether the server refused the address itself; asking again would change nothing."""
    if not isinstance(error, smtplib.SMTPRecipientsRefused):
        return False
    return all(code >= 500 for code, _ in error.recipients.values())


def _note_failure(letter: Letter, error: Exception) -> None:
    """Set the next attempt, or give up after the last; the body of a given-up secret goes too."""
    gives_up = _is_final(error) or letter.attempts > len(LETTER_RETRIES)
    fields: dict[str, Any] = {
        "lease_until": None,
        "error": f"{type(error).__name__}: {error}"[:1000],
    }
    if gives_up and letter.is_last:
        letter.delete()
        return
    if gives_up:
        wiped = {"text": "", "html": ""} if letter.has_secret else {}
        fields |= {"state": LetterState.FAILED, **wiped}
    else:
        wait = LETTER_RETRIES[letter.attempts - 1]
        fields |= {"state": LetterState.NEW, "next_at": timezone.now() + wait}
    Letter.objects.filter(pk=letter.pk).update(**fields)
    logger.warning("Letter %s (%s) was not sent: %s", letter.pk, letter.kind, type(error).__name__)


def deliver(letter_id: UUID) -> bool | None:
    """Send one letter if it waits: True sent, False refused, None not ours to send."""
    letter = _take(letter_id)
    if letter is None:
        return None
    try:
        _hand_over(letter)
    except (OSError, smtplib.SMTPException, ValueError) as error:
        _note_failure(letter, error)
        return False
    _note_sent(letter)
    return True


@task()
def send_letter(letter_id: str) -> None:
    """Send one letter; a refusal is kept in the row and tried again by `send_letters`."""
    deliver(UUID(letter_id))


def deliver_waiting() -> int:
    """Send what waits, oldest first; stop at the first refusal, the server may be down."""
    sent = 0
    waiting = Letter.objects.sendable(timezone.now()).order_by("next_at")
    for letter_id in list(waiting.values_list("pk", flat=True)[:BATCH]):
        answer = deliver(letter_id)
        if answer is False:
            break
        sent += bool(answer)
    return sent


def deliver_text(text_id: UUID) -> bool | None:
    """Send one text if it waits: True sent, False refused, None not ours to send.

    A sender that dies with a text in hand loses it: a second code would only confuse.
    """
    waiting = TextMessage.objects.filter(pk=text_id, state=LetterState.NEW)
    if not waiting.update(state=LetterState.SENDING, attempts=F("attempts") + 1):
        return None
    message = TextMessage.objects.get(pk=text_id)
    try:
        import_string(settings.SMS_TRANSPORT)().send(phone=message.phone, text=message.text)
    except (OutgoingRefused, OSError, ValueError) as error:
        gives_up = message.attempts >= TEXT_ATTEMPTS
        message.state = LetterState.FAILED if gives_up else LetterState.NEW
        message.error = type(error).__name__
        message.text = "" if gives_up else message.text
        message.save(update_fields=["state", "error", "text"])
        logger.warning("Text %s (%s) was not sent: %s", text_id, message.kind, message.error)
        return False
    TextMessage.objects.filter(pk=text_id).update(
        state=LetterState.SENT, sent_at=timezone.now(), text="", error=""
    )
    return True


@task()
def send_text(text_id: str) -> None:
    """Send one text; a refused one is tried again by `send_letters`."""
    deliver_text(UUID(text_id))


def deliver_waiting_texts() -> int:
    """Try refused texts again while their codes are good, and empty those that are too old."""
    since = timezone.now() - TEXT_GOOD_FOR
    unsent = TextMessage.objects.filter(state__in=(LetterState.NEW, LetterState.SENDING))
    unsent.filter(queued_at__lte=since).update(state=LetterState.FAILED, text="")
    again = TextMessage.objects.filter(state=LetterState.NEW, attempts__gt=0)
    found = list(again.order_by("queued_at").values_list("pk", flat=True)[:BATCH])
    return sum(bool(deliver_text(text_id)) for text_id in found)


@task()
def build_export(export_id: str) -> None:
    """Make the copy of a person's data that was asked for."""
    registry.build_export(export_id=UUID(export_id))
