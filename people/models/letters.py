"""The outbox: every letter the portal sends is a row first."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.retention import Retention
from people.choices import LetterState
from people.models.accounts import User
from people.querysets import LetterQuerySet


class Letter(models.Model):
    """One letter about one event to one recipient, written with the business it tells about.

    Made by `people.services.queue_letter` only. The body of a letter with a code or a link that
    opens something is wiped once it is sent, and shown to nobody on the portal.
    """

    PERSONAL_DATA = Retention(
        keep="until the account is erased; two years where there is no account",
        erase="the row is deleted",
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    event = models.CharField(_("event"), max_length=160)
    recipient = models.EmailField(_("recipient"))
    person = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.SET_NULL, related_name="letters"
    )
    kind = models.CharField(_("kind"), max_length=60)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    subject = models.CharField(_("subject"), max_length=250)
    text = models.TextField(_("text"), blank=True)
    html = models.TextField(blank=True)
    # Of letters that come again and again: one press there, or in the mail program, ends them.
    stop_url = models.URLField(max_length=500, blank=True)
    # The farewell to somebody who was erased: the row itself goes once the letter is gone.
    is_last = models.BooleanField(default=False)
    has_secret = models.BooleanField(_("carries a code or a link"), default=False)
    state = models.CharField(
        _("state"), max_length=10, choices=LetterState.choices, default=LetterState.NEW
    )
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    next_at = models.DateTimeField(_("next attempt"))
    lease_until = models.DateTimeField(null=True, blank=True)
    message_id = models.CharField(max_length=120)
    queued_at = models.DateTimeField(_("written"), auto_now_add=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    error = models.TextField(_("error"), blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        constraints = [
            models.UniqueConstraint(fields=["event", "recipient"], name="unique_letter_of_event")
        ]
        indexes = [models.Index(fields=["state", "next_at"], name="letter_waiting")]

    def __str__(self) -> str:
        return self.subject
