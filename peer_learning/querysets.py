"""Which rows whom concerns, and which are public."""

from collections.abc import Collection
from typing import Any, Self

from django.db import models

from peer_learning.choices import (
    OPEN_VISITS,
    PUBLIC_QUESTIONS,
    QuestionState,
    ReplicationState,
)


class ReplicationQuerySet(models.QuerySet[Any]):
    """Repetitions by what may be said of them."""

    def confirmed(self) -> Self:
        """Those that an editor let through, whatever became of their case since."""
        return self.filter(state=ReplicationState.CONFIRMED)

    def public(self) -> Self:
        """Those that readers see: confirmed, of a case that is on the portal."""
        is_live = models.Q(case__is_in_ru=True) | models.Q(case__is_in_ky=True)
        return self.confirmed().filter(is_live | models.Q(case__is_in_en=True))

    def waiting(self) -> Self:
        """Those that an editor has yet to look at."""
        return self.filter(state=ReplicationState.WAITING)


class QuestionQuerySet(models.QuerySet[Any]):
    """Questions by who has to do something about them."""

    def public(self) -> Self:
        """Those that readers see on the page of the case."""
        return self.filter(state__in=PUBLIC_QUESTIONS)

    def unanswered(self) -> Self:
        """Those that wait for the people of the case."""
        return self.filter(state=QuestionState.OPEN)


class VisitQuerySet(models.QuerySet[Any]):
    """Requests by side and by what they wait for."""

    def open(self) -> Self:
        """Those that wait for one of both sides."""
        return self.filter(state__in=OPEN_VISITS)

    def between(self, places: Collection[int]) -> Self:
        """Those where one of the places asks or is asked."""
        return self.filter(models.Q(guest__in=places) | models.Q(host__in=places))
