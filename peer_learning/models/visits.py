"""One municipality asks another to come and see, or for somebody who helps."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from best_practice.models import Case
from core.retention import Retention
from organisations.models import Municipality
from peer_learning.choices import VisitKind, VisitState
from peer_learning.querysets import VisitQuerySet

LONGEST_WORDS = 2000


class VisitRequest(models.Model):
    """A request to those who did it; only both municipalities and the editors know of it."""

    PERSONAL_DATA = Retention(
        keep="as long as both municipalities may want to look back at it",
        erase="the keys to people are emptied and their names are taken out of the words",
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(
        Case, on_delete=models.PROTECT, related_name="visit_requests", verbose_name=_("case")
    )
    kind = models.CharField(_("asked for"), max_length=8, choices=VisitKind.choices)
    guest = models.ForeignKey(
        Municipality,
        on_delete=models.PROTECT,
        related_name="visits_asked",
        verbose_name=_("who asks"),
    )
    host = models.ForeignKey(
        Municipality,
        on_delete=models.PROTECT,
        related_name="visits_wanted",
        verbose_name=_("who is asked"),
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="visit_requests",
        verbose_name=_("sent by"),
    )
    from_date = models.DateField(_("from"))
    until_date = models.DateField(_("until"))
    people = models.PositiveSmallIntegerField(_("people"), null=True, blank=True)
    words = models.TextField(_("what you want to see or learn"), max_length=LONGEST_WORDS)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    asked_at = models.DateTimeField(_("asked"))
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=VisitState.choices,
        default=VisitState.WAITING,
        editable=False,
    )
    offered_date = models.DateField(_("another date"), null=True, blank=True)
    answer = models.TextField(_("answer"), max_length=LONGEST_WORDS, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True, editable=False)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
        verbose_name=_("answered by"),
    )

    objects = VisitQuerySet.as_manager()

    class Meta:
        verbose_name = _("request for a visit")
        verbose_name_plural = _("requests for visits")
        indexes = [models.Index(fields=["state", "asked_at"], name="visit_desk")]

    def __str__(self) -> str:
        return str(VisitKind(self.kind).label)
