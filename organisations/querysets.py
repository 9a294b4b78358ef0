"""Questions about places and memberships that read like a phrase."""

import datetime
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone


class MunicipalityQuerySet(models.QuerySet[Any]):
    """Municipalities by register and place."""

    def examples(self) -> Self:
        """Rows made for demonstration; they never count."""
        return self.filter(is_example=True)

    def standing(self, on: datetime.date | None = None) -> Self:
        """Those that exist on a day, today by default, as far as their dates are known."""
        day = on or timezone.localdate()
        return self.filter(
            Q(valid_from_date__isnull=True) | Q(valid_from_date__lte=day),
            Q(valid_until_date__isnull=True) | Q(valid_until_date__gte=day),
        )

    def in_region(self, code: str) -> Self:
        """Municipalities of one region, by its ISO code."""
        return self.filter(region__code=code)

    def with_places(self) -> Self:
        """Read region and district along, for lists."""
        return self.select_related("region", "district")


class MembershipQuerySet(models.QuerySet[Any]):
    """Memberships by whether they give rights."""

    def confirmed(self, on: datetime.date | None = None) -> Self:
        """Those that somebody confirmed and that hold on a day, today by default.

        A post ends with its municipality.
        """
        day = on or timezone.localdate()
        return self.filter(
            Q(until_date__isnull=True) | Q(until_date__gte=day),
            Q(municipality__valid_until_date__isnull=True)
            | Q(municipality__valid_until_date__gte=day),
            confirmed_at__isnull=False,
            from_date__lte=day,
        )

    def of_today(self, person: Any) -> Self:
        """What a person holds or claims now: neither over nor declined."""
        return self.filter(
            Q(until_date__isnull=True) | Q(until_date__gte=timezone.localdate()),
            Q(confirmed_at__isnull=False) | Q(declined_at__isnull=True),
            person=person,
        )

    def waiting(self) -> Self:
        """Claims that nobody decided yet."""
        return self.filter(confirmed_at__isnull=True, declined_at__isnull=True)


class ExpertQuerySet(models.QuerySet[Any]):
    """Entries of the register by who may see them."""

    def listed(self) -> Self:
        """Those that readers see: confirmed, with a consent that holds and a living account."""
        return self.filter(
            verified_at__isnull=False,
            declined_at__isnull=True,
            consent__withdrawn_at__isnull=True,
            profile__person__is_active=True,
        )

    def waiting(self) -> Self:
        """Those that staff have not answered yet."""
        return self.filter(
            verified_at__isnull=True, declined_at__isnull=True, consent__withdrawn_at__isnull=True
        )
