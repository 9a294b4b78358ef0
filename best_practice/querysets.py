"""Questions about many cases and drafts at once that read like a phrase."""

import datetime
from typing import Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils import timezone

from organisations.models import Membership
from people.models import User


class CaseQuerySet(models.QuerySet[Any]):
    """Cases by what the public may see."""

    def published(self) -> Self:
        """Cases that are public in at least one language."""
        return self.filter(Q(is_in_ru=True) | Q(is_in_ky=True) | Q(is_in_en=True))


class CaseDraftQuerySet(models.QuerySet[Any]):
    """Drafts by whose they are; every read of a draft starts here."""

    def visible_to(self, person: User | AnonymousUser, on: datetime.date | None = None) -> Self:
        """The author's own, and those shared with the colleagues of a confirmed membership."""
        if not person.is_authenticated:
            return self.none()
        today = on or timezone.localdate()
        colleagues: Any = Membership.objects.filter(
            Q(until_date__isnull=True) | Q(until_date__gte=today),
            person=person,
            confirmed_at__isnull=False,
            from_date__lte=today,
        ).values("municipality")
        return self.filter(Q(author=person) | Q(is_shared=True, municipality__in=colleagues))

    def waiting(self) -> Self:
        """Sent and not yet approved."""
        return self.filter(submitted_at__isnull=False, approved_at__isnull=True)
