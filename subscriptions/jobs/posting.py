"""Handing one letter of a newsletter to the mail server, and what each of its answers means."""

import logging
import smtplib
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.mail import get_connection
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from subscriptions.choices import (
    DELIVERY_RETRIES,
    LETTERS_PER_CONNECTION,
    MOST_REFUSALS,
    REFUSALS_IN_A_ROW,
    TROUBLE_WAITS,
    DeliveryState,
    PreferenceState,
)
from subscriptions.jobs.writing import Writer
from subscriptions.models import Newsletter, NewsletterDelivery, NewsletterPreference

logger = logging.getLogger("portal.letters")

REFUSED = 500
CLOSING = 421


class Trouble(Exception):
    """The server, not one address: the newsletter waits."""

    def __init__(self, next_at: datetime) -> None:
        super().__init__(str(next_at))
        self.next_at = next_at


def _said(error: Exception) -> str:
    """The server's words without the addresses that the library puts beside them."""
    code, words = _answer(error)
    return f"{code} {words}"[:300] if code else type(error).__name__


def _answer(error: Exception) -> tuple[int, str]:
    code, words = 0, b""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, words = next(iter(error.recipients.values()))
    elif isinstance(error, smtplib.SMTPResponseException):
        code, words = error.smtp_code, error.smtp_error  # type: ignore[assignment]
    said = words.decode(errors="replace") if isinstance(words, bytes) else str(words)
    return int(code), " ".join(said.split())


class Post:
    """The way to the mail server for one turn, over one connection."""

    def __init__(self, newsletter: Newsletter) -> None:
        self.newsletter = newsletter
        self.writer = Writer(newsletter)
        self.connection: Any = None
        self.over_connection = 0
        self.refused: list[tuple[int, int]] = []

    def deliver(self, delivery_id: int) -> bool:
        """Send one letter if its reader still wants it; whether the server was asked."""
        self._open()
        if not self._claim(delivery_id):
            return False
        rows = NewsletterDelivery.objects.select_related("preference__person__profile")
        delivery = rows.get(pk=delivery_id)
        try:
            message = self.writer.message(delivery)
            if message is None:
                self._settle(delivery, DeliveryState.SKIPPED)
                return False
            self.connection.send_messages([message])
        except (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError) as error:
            self._note_refusal(delivery, error)
        except (smtplib.SMTPException, OSError) as error:
            self._put_back(delivery, _said(error))
            raise self._trouble(error) from error
        except ValueError as error:  # an address or a header that no letter can have
            self._settle(delivery, DeliveryState.FAILED, error=type(error).__name__)
        else:
            self._note_sent(delivery)
        return True

    def close(self) -> None:
        """End the conversation with the server; it may have ended it before."""
        if self.connection is None:
            return
        try:
            self.connection.close()
        except (smtplib.SMTPException, OSError):
            logger.debug("The mail server had closed the connection")
        self.connection, self.over_connection = None, 0

    def _open(self) -> None:
        """Have a connection; one that carried many letters is changed for a new one."""
        if self.over_connection >= LETTERS_PER_CONNECTION:
            self.close()
        if self.connection is None:
            self.connection = get_connection(settings.LETTER_TRANSPORT)
            try:
                self.connection.open()
            except (smtplib.SMTPException, OSError) as error:
                raise self._trouble(error) from error
        self.over_connection += 1

    def _claim(self, delivery_id: int) -> bool:
        """Take one delivery in hand in the same breath as asking whether it is still wanted."""
        row = NewsletterDelivery.objects.filter(pk=delivery_id, state=DeliveryState.NEW)
        wanted = row.filter(preference__state=PreferenceState.CONFIRMED)
        if wanted.update(state=DeliveryState.IN_HAND, attempts=F("attempts") + 1):
            return True
        row.exclude(preference__state=PreferenceState.CONFIRMED).update(state=DeliveryState.SKIPPED)
        return False

    def _settle(self, delivery: NewsletterDelivery, state: str, **fields: Any) -> None:
        rows = NewsletterDelivery.objects.filter(pk=delivery.pk, state=DeliveryState.IN_HAND)
        rows.update(state=state, **fields)

    def _note_sent(self, delivery: NewsletterDelivery) -> None:
        self._settle(delivery, DeliveryState.SENT, sent_at=timezone.now(), error="")
        self.refused.clear()
        if delivery.preference.refusals:
            rows = NewsletterPreference.objects.filter(pk=delivery.preference_id)
            rows.update(refusals=0, refused_with="")
        if self.newsletter.troubles or self.newsletter.error:
            self.newsletter.troubles, self.newsletter.error = 0, ""
            self.newsletter.save(update_fields=["troubles", "error"])

    def _note_refusal(self, delivery: NewsletterDelivery, error: Exception) -> None:
        """For good: the address is counted; for now: the letter is tried again later."""
        code, _words = _answer(error)
        if code == CLOSING:
            self.close()
        if code < REFUSED:
            self._put_back(delivery, _said(error), counts=True)
            return
        with transaction.atomic():
            self._settle(delivery, DeliveryState.FAILED, error=_said(error))
            self._count_refusal(delivery.preference_id, _said(error))
        self.refused.append((delivery.pk, delivery.preference_id))
        if len(self.refused) >= REFUSALS_IN_A_ROW:
            self._take_back_refusals()
            raise self._trouble(error) from error

    def _count_refusal(self, preference_id: int, words: str) -> None:
        rows = NewsletterPreference.objects.filter(pk=preference_id)
        rows.update(refusals=F("refusals") + 1, refused_with=words)
        often = rows.filter(refusals__gte=MOST_REFUSALS, state=PreferenceState.CONFIRMED)
        often.update(state=PreferenceState.PAUSED)

    @transaction.atomic
    def _take_back_refusals(self) -> None:
        """So many in a row: the server refuses us and not them; nobody is to lose a letter."""
        deliveries, preferences = zip(*self.refused, strict=True)
        NewsletterDelivery.objects.filter(pk__in=deliveries).update(state=DeliveryState.NEW)
        rows = NewsletterPreference.objects.filter(pk__in=preferences)
        rows.filter(state=PreferenceState.PAUSED, refusals=MOST_REFUSALS).update(
            state=PreferenceState.CONFIRMED
        )
        rows.update(refusals=F("refusals") - 1)
        self.refused.clear()

    def _put_back(self, delivery: NewsletterDelivery, words: str, *, counts: bool = False) -> None:
        """Set the next attempt, or give up after the last; the first loss of a server is free."""
        if delivery.attempts > len(DELIVERY_RETRIES):
            self._settle(delivery, DeliveryState.FAILED, error=words)
            return
        is_free = delivery.attempts == 1 and not counts
        wait = DELIVERY_RETRIES[delivery.attempts - 1]
        next_at = None if is_free else timezone.now() + wait
        self._settle(delivery, DeliveryState.NEW, next_at=next_at, error=words)

    def _trouble(self, error: Exception) -> Trouble:
        """Write down what stops us and when to try again."""
        self.close()
        newsletter = self.newsletter
        wait = TROUBLE_WAITS[min(newsletter.troubles, len(TROUBLE_WAITS) - 1)]
        newsletter.troubles += 1
        newsletter.error = _said(error)
        newsletter.save(update_fields=["troubles", "error"])
        logger.warning("Newsletter %s waits: %s", newsletter.pk, newsletter.error)
        return Trouble(timezone.now() + wait)
