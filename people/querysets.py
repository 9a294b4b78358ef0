"""Which letters wait to be sent and which a person may read."""

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Q

from people.choices import LetterState


class LetterQuerySet(models.QuerySet[Any]):
    """Letters by what can be done with them."""

    def sendable(self, now: datetime) -> "LetterQuerySet":
        """Letters whose time has come, and those whose sender died with them in hand."""
        return self.filter(
            Q(state=LetterState.NEW, next_at__lte=now)
            | Q(state=LetterState.SENDING, lease_until__lt=now)
        )

    def readable_by(self, person: Any) -> "LetterQuerySet":
        """Letters to this person, newest first, without those that carry a secret."""
        return self.filter(person=person, has_secret=False).order_by("-queued_at")
