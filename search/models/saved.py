"""Searches that people keep and are written to about."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.retention import Retention
from search.choices import LONGEST_NAME, Frequency


class SavedSearch(models.Model):
    """One filter of a list that a person follows: the clean parameters, never what was found.

    `told_until` is the instant up to which news were told or waited for; a letter moves it in its
    own transaction, so that nothing is told twice. Equal parameters are the same search.
    """

    PERSONAL_DATA = Retention(
        keep="until its owner deletes it or the account is erased", erase="the row is deleted"
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_searches"
    )
    kind = models.CharField(max_length=20)
    name = models.CharField(_("name"), max_length=LONGEST_NAME)
    query = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)
    frequency = models.CharField(
        _("how often"), max_length=10, choices=Frequency.choices, default=Frequency.WEEKLY
    )
    created_at = models.DateTimeField()
    told_until = models.DateTimeField()
    last_sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("saved search")
        verbose_name_plural = _("saved searches")
        constraints = [
            models.UniqueConstraint(fields=["owner", "kind", "digest"], name="unique_saved_search")
        ]
        indexes = [models.Index(fields=["frequency", "told_until"], name="saved_search_due")]

    def __str__(self) -> str:
        return self.name
