"""Questions about many cases at once that read like a phrase."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from best_practice.models import Case


class CaseQuerySet(models.QuerySet["Case"]):
    """Cases by what the public may see."""

    def published(self) -> "CaseQuerySet":
        """Cases that are public in at least one language."""
        return self.filter(Q(is_in_ru=True) | Q(is_in_ky=True) | Q(is_in_en=True))
