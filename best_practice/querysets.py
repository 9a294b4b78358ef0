"""Questions about many cases and drafts at once that read like a phrase."""

import datetime
from typing import Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from organisations.access import acted_for
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
        places = acted_for(person, on)
        return self.filter(Q(author=person) | Q(is_shared=True, municipality__in=places))

    def waiting(self) -> Self:
        """Sent and not yet approved."""
        return self.filter(submitted_at__isnull=False, approved_at__isnull=True)
