"""Why somebody may read, the life of a subscription and of its invoice, forms of a plan."""

import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

PUBLICATION = "municipalitet"  # the one that plans are made for; the magazine names it the same
GROUP_DESK = "Subscriptions desk"
# Whoever may come into the admin reads everything.
STAFF_RIGHT = ("wagtailadmin", "access_admin")
DAYS_TO_PAY = 30
MOST_COPIES = 20
MOST_READERS = 50
LONGEST_ADDRESS = 400


class Ground(models.TextChoices):
    """Why somebody reads; the first that holds is the answer."""

    OPEN = "open", _("open to everybody")
    STAFF = "staff", _("staff of the portal")
    DUES = "dues", _("dues of one's municipality")
    SUBSCRIPTION = "subscription", _("a subscription")
    GIFT = "gift", _("a gift")
    KEPT = "kept", _("an issue of a term that is over")
    NONE = "none", _("nothing")


class PlanForm(models.TextChoices):
    """How the magazine reaches its reader."""

    PAPER = "paper", _("on paper")
    ONLINE = "online", _("on the portal")
    BOTH = "both", _("on paper and on the portal")


ON_PAPER = (PlanForm.PAPER, PlanForm.BOTH)
ONLINE = (PlanForm.ONLINE, PlanForm.BOTH)


class SubscriptionGround(models.TextChoices):
    """What a subscription rests on."""

    PAYMENT = "payment", _("payment")
    GIFT = "gift", _("gift")


class SubscriptionState(models.TextChoices):
    """Where a subscription stands; `TRANSITIONS` says what may follow what."""

    ORDERED = "ordered", _("ordered")
    AWAITING = "awaiting", _("awaits payment")
    ACTIVE = "active", _("active")
    ENDED = "ended", _("ended")
    CANCELLED = "cancelled", _("cancelled")


TRANSITIONS: dict[str, frozenset[str]] = {
    SubscriptionState.ORDERED: frozenset(
        {SubscriptionState.AWAITING, SubscriptionState.ACTIVE, SubscriptionState.CANCELLED}
    ),
    SubscriptionState.AWAITING: frozenset({SubscriptionState.ACTIVE, SubscriptionState.CANCELLED}),
    SubscriptionState.ACTIVE: frozenset({SubscriptionState.ENDED, SubscriptionState.CANCELLED}),
    # Staff may lengthen a term that is over.
    SubscriptionState.ENDED: frozenset({SubscriptionState.ACTIVE}),
    SubscriptionState.CANCELLED: frozenset(),
}
# A term that began opens what came out in it, even when it was broken off.
BEGUN = (SubscriptionState.ACTIVE, SubscriptionState.ENDED, SubscriptionState.CANCELLED)
UNPAID = (SubscriptionState.ORDERED, SubscriptionState.AWAITING)


class PreferenceState(models.TextChoices):
    """asked → confirmed → stopped; who was refused again and again is paused by the portal.

    Of a stopped one only the digest of the address stays, so that nobody writes to it again.
    """

    ASKED = "asked", _("waits for the press in the letter")
    CONFIRMED = "confirmed", _("gets letters")
    PAUSED = "paused", _("paused: letters come back")
    STOPPED = "stopped", _("gets none")


class NewsletterState(models.TextChoices):
    """sending → done, or stopped by staff; a stopped one may go on."""

    SENDING = "sending", _("being sent")
    DONE = "done", _("sent")
    STOPPED = "stopped", _("stopped")


class DeliveryState(models.TextChoices):
    """new → in hand → sent; refused for good it has failed, not wanted any more it is skipped."""

    NEW = "new", _("waiting")
    IN_HAND = "in_hand", _("being sent")
    SENT = "sent", _("sent")
    FAILED = "failed", _("not delivered")
    SKIPPED = "skipped", _("not wanted any more")


# How long the link of a first letter serves, and how often that letter goes to one address.
CONFIRM_FOR = datetime.timedelta(days=3)
FIRST_LETTERS_A_DAY = 2
# An address that never pressed is forgotten after this long.
UNCONFIRMED_AGE = datetime.timedelta(days=14)
# Whose letter went where is forgotten after this long; how many there were stays.
DELIVERY_AGE = datetime.timedelta(days=400)
# So many refusals of an address in a row, and no more letters are tried.
MOST_REFUSALS = 3
# So many addresses refused in a row, and it is the server that refuses us.
REFUSALS_IN_A_ROW = 20
# How long after each temporary refusal the next attempt follows.
DELIVERY_RETRIES = tuple(datetime.timedelta(minutes=one) for one in (5, 15, 60, 180, 360, 720))
# How long a newsletter waits while the server is away.
TROUBLE_WAITS = tuple(datetime.timedelta(minutes=one) for one in (1, 2, 5, 15, 30, 60))
LETTERS_PER_CONNECTION = 200


class InvoiceState(models.TextChoices):
    """What came in for an invoice; a person at the desk notes each payment."""

    SENT = "sent", _("invoice sent")
    PART_PAID = "part_paid", _("part paid")
    PAID = "paid", _("paid")
    OVERPAID = "overpaid", _("paid more than asked")
    REFUNDED = "refunded", _("refunded")
    VOID = "void", _("void")


class Reminder(models.TextChoices):
    """When somebody is reminded of the end of a term; the value is part of the letter's event."""

    MONTH = "month", _("30 days before the end")
    WEEK = "week", _("7 days before the end")
    TODAY = "today", _("on the last day")
    AFTER = "after", _("14 days after the end")


# How many days after the last day each of them is due, the earliest first.
REMINDERS = {Reminder.MONTH: -30, Reminder.WEEK: -7, Reminder.TODAY: 0, Reminder.AFTER: 14}
# A reminder that the schedule missed is still sent this many days later, and no more.
REMINDER_LATE_DAYS = 3
