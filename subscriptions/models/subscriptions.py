"""Terms of reading of a person or a body, who else reads by them, and where copies are sent."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.retention import Retention
from organisations.models import Municipality, Organisation
from subscriptions.choices import (
    LONGEST_ADDRESS,
    ON_PAPER,
    PlanForm,
    SubscriptionGround,
    SubscriptionState,
)
from subscriptions.models.plans import Plan
from subscriptions.querysets import SubscriptionQuerySet


class Delivery(models.Model):
    """Where copies on paper are sent, to whom, and in which language."""

    recipient = models.CharField(_("recipient"), max_length=200, blank=True)
    address = models.CharField(_("address"), max_length=LONGEST_ADDRESS, blank=True)
    postcode = models.CharField(_("postcode"), max_length=10, blank=True)
    copies_language = models.CharField(
        _("language of the copies"),
        max_length=2,
        choices=[("ru", "ru"), ("ky", "ky")],
        default="ru",
    )

    class Meta:
        abstract = True


class Subscription(Delivery):
    """One term of one holder: a person, a municipality, or another body.

    A gift may be for an e-mail address whose owner has not signed in yet; then it has no holder.
    Both ends of the term are days of Bishkek and belong to it.
    """

    PERSONAL_DATA = Retention(
        keep="until the account is erased; terms of bodies for good",
        erase="the person's own terms lose their holder, address and e-mail; keys are emptied",
    )

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="subscriptions")
    publication = models.SlugField(_("publication"), max_length=40)
    form = models.CharField(_("form"), max_length=8, choices=PlanForm.choices)
    ground = models.CharField(_("ground"), max_length=8, choices=SubscriptionGround.choices)
    state = models.CharField(_("state"), max_length=10, choices=SubscriptionState.choices)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="subscriptions",
        verbose_name=_("person"),
    )
    municipality = models.ForeignKey(
        Municipality,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="subscriptions",
        verbose_name=_("municipality"),
    )
    organisation = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="subscriptions",
        verbose_name=_("organisation"),
    )
    body_name = models.CharField(_("name of a body that is not listed"), max_length=200, blank=True)
    ordered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="ordered_subscriptions",
        verbose_name=_("ordered by"),
    )
    gift_email = models.EmailField(_("e-mail of who is given"), blank=True)
    gift_note = models.CharField(_("words with the gift"), max_length=400, blank=True)
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    previous = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="renewals",
        verbose_name=_("renews"),
    )
    ordered_at = models.DateTimeField(_("ordered"), auto_now_add=True)
    staff_note = models.CharField(_("note of the desk"), max_length=400, blank=True)

    objects = SubscriptionQuerySet.as_manager()

    class Meta:
        verbose_name = _("subscription")
        verbose_name_plural = _("subscriptions")
        indexes = [models.Index(fields=["state", "ends_on"]), models.Index(fields=["gift_email"])]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state=SubscriptionState.ACTIVE)
                | models.Q(starts_on__isnull=False, ends_on__isnull=False),
                name="active_subscription_has_a_term",
            ),
            models.CheckConstraint(
                condition=models.Q(person__isnull=True, municipality__isnull=True)
                | models.Q(person__isnull=True, organisation__isnull=True)
                | models.Q(municipality__isnull=True, organisation__isnull=True),
                name="subscription_has_one_holder",
            ),
        ]

    @property
    def is_on_paper(self) -> bool:
        """Whether copies are sent."""
        return self.form in ON_PAPER

    def __str__(self) -> str:
        return f"#{self.pk}"


class SubscriptionReader(models.Model):
    """Who reads by the subscription of a body that has no members on the portal."""

    PERSONAL_DATA = Retention(
        keep="until the account is erased or the body takes the reader off",
        erase="the row is deleted with the account; a waiting e-mail with it",
    )

    subscription = models.ForeignKey(Subscription, on_delete=models.CASCADE, related_name="readers")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="read_subscriptions",
        verbose_name=_("person"),
    )
    email = models.EmailField(_("e-mail"), blank=True)
    added_at = models.DateTimeField(_("added"), auto_now_add=True)

    class Meta:
        verbose_name = _("reader of a subscription")
        verbose_name_plural = _("readers of subscriptions")
        constraints = [
            models.UniqueConstraint(
                fields=["subscription", "email"], name="unique_reader_of_a_subscription"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class PrintedCopies(Delivery):
    """Copies on paper that a municipality with paid dues gets free of charge."""

    PERSONAL_DATA = Retention(
        keep="while the municipality gets copies; whoever ordered until their account is erased",
        erase="the key to whoever ordered is emptied, and so is the recipient named with it",
    )

    municipality = models.OneToOneField(
        Municipality,
        on_delete=models.PROTECT,
        related_name="printed_copies",
        verbose_name=_("municipality"),
    )
    copies = models.PositiveSmallIntegerField(_("copies"), default=1)
    ordered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("ordered by"),
    )
    ordered_at = models.DateTimeField(_("ordered"), auto_now=True)
    ended_at = models.DateTimeField(_("given up"), null=True, blank=True)

    class Meta:
        verbose_name = _("printed copies of a municipality")
        verbose_name_plural = _("printed copies of municipalities")

    def __str__(self) -> str:
        return str(self.municipality)
