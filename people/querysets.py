"""Which letters wait, which verifications hold, and what of the access log may be done."""

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


class VerificationQuerySet(models.QuerySet[Any]):
    """Verifications by whether they hold."""

    def holding(self) -> "VerificationQuerySet":
        """Those nobody has revoked."""
        return self.filter(revoked_at=None)


class AppendOnlyQuerySet(models.QuerySet[Any]):
    """Rows that are added and read; what is older than its term is dropped by `drop_before`."""

    def update(self, **kwargs: Any) -> int:
        """Refuse."""
        raise TypeError("The access log is never changed.")

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refuse."""
        raise TypeError("The access log is never deleted by the row.")

    def drop_before(self, instant: datetime, *, column: str = "at") -> int:
        """Forget what is older than the instant; the database refuses the rest."""
        return self.filter(**{f"{column}__lt": instant})._raw_delete(self.db)
