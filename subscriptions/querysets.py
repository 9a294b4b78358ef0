"""Questions about dues and subscriptions that read like a phrase."""

import datetime
from collections.abc import Iterable
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from subscriptions.choices import BEGUN, ONLINE, UNPAID, SubscriptionState


class DuesQuerySet(models.QuerySet[Any]):
    """Payments of dues."""

    def counting(self) -> Self:
        """Those that were not voided."""
        return self.filter(voided_at__isnull=True)

    def settling(self, years: Iterable[int]) -> Self:
        """Those with which one of these years was paid."""
        return self.counting().filter(settles=True, year__in=set(years))


class SubscriptionQuerySet(models.QuerySet[Any]):
    """Subscriptions by their term."""

    def readable(self, publication: str) -> Self:
        """Those with a term that opened a publication on the portal, over or not."""
        return self.filter(
            publication=publication,
            form__in=ONLINE,
            state__in=BEGUN,
            ends_on__gte=models.F("starts_on"),
        )

    def in_force(self, on: datetime.date | None = None) -> Self:
        """Those that open everything on a day, the days of grace after the end included."""
        day = on or timezone.localdate()
        grace = datetime.timedelta(days=settings.SUBSCRIPTION_GRACE_DAYS)
        return self.filter(
            state=SubscriptionState.ACTIVE, starts_on__lte=day, ends_on__gte=day - grace
        )

    def unpaid(self) -> Self:
        """Orders that wait for money."""
        return self.filter(state__in=UNPAID)

    def of_same_holder(self, one: Any) -> Self:
        """The other terms of whoever holds one, of the same publication."""
        same: dict[str, Any] = {
            name: getattr(one, name)
            for name in ("person_id", "municipality_id", "organisation_id")
            if getattr(one, name) is not None
        }
        if not same and one.previous_id is not None:
            same = {"pk": one.previous_id}
        if not same:
            return self.none()
        return self.filter(publication=one.publication, **same).exclude(pk=one.pk)

    def held_by(self, person: Any, municipalities: Iterable[int]) -> Self:
        """Those that a person reads by: their own, of their bodies, or lent to them."""
        return self.filter(
            Q(person=person) | Q(municipality__in=set(municipalities)) | Q(readers__person=person)
        ).distinct()
