"""Questions about terms that read like a phrase."""

from typing import Any

from django.db import models


class TermQuerySet(models.QuerySet[Any]):
    """Terms by vocabulary and by what is still offered."""

    def of_scheme(self, scheme: str) -> "TermQuerySet":
        """The terms of one vocabulary in their order, broader ones before their parts."""
        return self.filter(scheme=scheme).order_by("position", "code")

    def offered(self) -> "TermQuerySet":
        """Terms that may be chosen for something new."""
        return self.filter(is_retired=False)
