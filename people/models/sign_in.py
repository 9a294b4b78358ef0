"""How people prove who they are beside e-mail and password: phones, texts to them, sign-ins."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.retention import Retention
from people.choices import LetterState
from people.models.accounts import User


class PhoneNumber(models.Model):
    """A mobile number of an account, +996 and nine figures.

    Only a confirmed number opens an account or belongs to one; anybody may claim any number, so an
    unconfirmed one stands in nobody's way.
    """

    PERSONAL_DATA = Retention(keep="until the account is erased", erase="the row is deleted")

    person = models.OneToOneField(User, on_delete=models.CASCADE, related_name="phone_number")
    phone = models.CharField(_("mobile phone"), max_length=16)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)

    class Meta:
        verbose_name = _("mobile phone")
        verbose_name_plural = _("mobile phones")
        constraints = [
            models.UniqueConstraint(
                fields=["phone"],
                condition=Q(confirmed_at__isnull=False),
                name="unique_confirmed_phone",
            )
        ]
        indexes = [models.Index(fields=["phone"], name="phone_number")]

    def __str__(self) -> str:
        return self.phone


class TextMessage(models.Model):
    """One text message to one phone; made by `people.services.queue_text` only.

    Every one carries a code or tells that something waits, so its words are wiped once it is sent.
    """

    PERSONAL_DATA = Retention(keep="thirty days", erase="the row is deleted")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.SET_NULL, related_name="text_messages"
    )
    phone = models.CharField(_("mobile phone"), max_length=16)
    kind = models.CharField(_("kind"), max_length=40)
    text = models.CharField(_("text"), max_length=500, blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=LetterState.choices, default=LetterState.NEW
    )
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    queued_at = models.DateTimeField(_("written"), auto_now_add=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    error = models.CharField(_("error"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("text message")
        verbose_name_plural = _("text messages")
        indexes = [models.Index(fields=["state", "queued_at"], name="text_waiting")]

    def __str__(self) -> str:
        return self.kind


class SignIn(models.Model):
    """A browser in which somebody is signed in; the owner sees it and can end it.

    Keeps what the browser calls itself, never an address of the network.
    """

    PERSONAL_DATA = Retention(
        keep="as long as the sign-in lasts, thirty days at most", erase="the row is deleted"
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="sign_ins")
    session_key = models.CharField(max_length=40, unique=True, editable=False)
    browser = models.CharField(max_length=300, blank=True)
    signed_in_at = models.DateTimeField(auto_now_add=True)
