"""The letter about a new issue: who wants it, what it says, to whom it went."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.retention import Retention
from people.models import User
from subscriptions.choices import DeliveryState, NewsletterState, PreferenceState


class NewsletterPreference(models.Model):
    """What an address wants to get: in which language, the whole contents or some sections.

    An address is found by its digest: after the last letter the address itself is gone, and the
    digest alone keeps anybody from writing to it again.
    """

    PERSONAL_DATA = Retention(
        keep="the address until its letters are stopped or the account is erased; an address that"
        " was never confirmed two weeks; after a stop only a digest of it",
        erase="the address, the account and the choices are emptied; the digest stays, so that"
        " nobody writes to this address again",
    )

    publication = models.CharField(_("publication"), max_length=40)
    digest = models.CharField(max_length=64, editable=False)
    address = models.EmailField(_("address"), blank=True)
    person = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.SET_NULL, related_name="newsletters"
    )
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    # Codes of sections; none means the whole contents.
    topics = models.JSONField(_("sections"), default=list, blank=True)
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=PreferenceState.choices,
        default=PreferenceState.ASKED,
    )
    # Links of a first letter serve one round: after a stop the old ones open nothing.
    round = models.PositiveIntegerField(default=0)
    asked_at = models.DateTimeField(_("asked"), null=True, blank=True)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    stopped_at = models.DateTimeField(_("stopped"), null=True, blank=True)
    refusals = models.PositiveSmallIntegerField(_("refused in a row"), default=0)
    refused_with = models.CharField(_("last refusal"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("address of the newsletter")
        verbose_name_plural = _("addresses of the newsletter")
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "digest"], name="unique_newsletter_address"
            )
        ]
        indexes = [models.Index(fields=["publication", "state", "id"], name="newsletter_readers")]

    def __str__(self) -> str:
        return self.address or f"№ {self.pk}"


class Newsletter(models.Model):
    """One issue told to everybody who wants it; one sender at a time holds it in hand."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    publication = models.CharField(_("publication"), max_length=40)
    issue_key = models.UUIDField()
    # The name of the portal's machine when it was written: Message-IDs never change.
    domain = models.CharField(max_length=255)
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=NewsletterState.choices,
        default=NewsletterState.SENDING,
    )
    queued_at = models.DateTimeField(_("written"), auto_now_add=True)
    # Up to which preference the deliveries are entered, and when that was done.
    filled_until = models.BigIntegerField(default=0)
    filled_at = models.DateTimeField(null=True, blank=True)
    next_at = models.DateTimeField(_("goes on"), null=True, blank=True)
    holder = models.CharField(max_length=32, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    troubles = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(_("error"), max_length=300, blank=True)
    done_at = models.DateTimeField(_("sent"), null=True, blank=True)
    # Sums that stay when the deliveries are forgotten.
    sent = models.PositiveIntegerField(_("sent"), default=0)
    failed = models.PositiveIntegerField(_("not delivered"), default=0)
    skipped = models.PositiveIntegerField(_("not wanted any more"), default=0)

    class Meta:
        verbose_name = _("newsletter")
        verbose_name_plural = _("newsletters")
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "issue_key"], name="unique_newsletter_of_issue"
            )
        ]

    def __str__(self) -> str:
        return f"{self.publication} {self.queued_at:%Y-%m-%d}"


class NewsletterLetter(models.Model):
    """What a newsletter says in one language, as plain values."""

    newsletter = models.ForeignKey(Newsletter, on_delete=models.CASCADE, related_name="letters")
    language = models.CharField(max_length=2, choices=settings.LANGUAGES)
    subject = models.CharField(max_length=250)
    content = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["newsletter", "language"], name="unique_newsletter_language"
            )
        ]

    def __str__(self) -> str:
        return self.subject


class NewsletterDelivery(models.Model):
    """One letter of a newsletter to one address; its Message-ID follows from both keys."""

    PERSONAL_DATA = Retention(
        keep="400 days; it names nobody, the address stands in the preference",
        erase="nothing: the preference it points at is emptied",
    )

    newsletter = models.ForeignKey(Newsletter, on_delete=models.CASCADE, related_name="deliveries")
    preference = models.ForeignKey(
        NewsletterPreference, on_delete=models.CASCADE, related_name="deliveries"
    )
    state = models.CharField(
        max_length=10, choices=DeliveryState.choices, default=DeliveryState.NEW
    )
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["newsletter", "preference"], name="unique_newsletter_delivery"
            )
        ]
        indexes = [models.Index(fields=["newsletter", "state", "id"], name="newsletter_deliveries")]

    def __str__(self) -> str:
        return f"{self.newsletter_id}.{self.pk}"
