"""How far a newsletter is, for the desk."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count

from subscriptions.choices import DeliveryState, NewsletterState
from subscriptions.models import Newsletter, NewsletterDelivery

MOST_ANSWERS = 50


@dataclass(frozen=True)
class Progress:
    """How many letters stand where."""

    waiting: int
    sent: int
    failed: int
    skipped: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.waiting + self.sent + self.failed + self.skipped


def progress_of(newsletters: Iterable[Newsletter]) -> dict[UUID, Progress]:
    """The sums of several newsletters in one statement; of finished ones they are kept."""
    found = list(newsletters)
    open_ones = [one.pk for one in found if one.state != NewsletterState.DONE]
    counted: dict[tuple[UUID, str], int] = {}
    if open_ones:
        rows = NewsletterDelivery.objects.filter(newsletter__in=open_ones).order_by()
        for key, state, number in rows.values_list("newsletter", "state").annotate(Count("pk")):
            counted[key, state] = number
    return {one.pk: _progress(one, counted) for one in found}


def _progress(newsletter: Newsletter, counted: dict[tuple[UUID, str], int]) -> Progress:
    if newsletter.state == NewsletterState.DONE:
        return Progress(0, newsletter.sent, newsletter.failed, newsletter.skipped)
    states = {state: counted.get((newsletter.pk, state), 0) for state in DeliveryState.values}
    return Progress(
        waiting=states[DeliveryState.NEW] + states[DeliveryState.IN_HAND],
        sent=states[DeliveryState.SENT],
        failed=states[DeliveryState.FAILED],
        skipped=states[DeliveryState.SKIPPED],
    )


def failures_of(newsletter: Newsletter) -> list[tuple[str, int]]:
    """What servers answered where a letter was not taken, the most frequent first; no addresses."""
    rows = NewsletterDelivery.objects.filter(newsletter=newsletter).exclude(error="").order_by()
    counted = rows.values_list("error").annotate(number=Count("pk")).order_by("-number", "error")
    return list(counted[:MOST_ANSWERS])
