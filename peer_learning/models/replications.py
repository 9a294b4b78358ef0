"""A municipality tells that it did the same, and shows it."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from best_practice.models import Case
from core.edtf import validate_edtf
from core.retention import Retention
from media_library.models import Upload
from organisations.models import Municipality
from peer_learning.choices import ReplicationState
from peer_learning.models.decided import Decided
from peer_learning.querysets import ReplicationQuerySet

LONGEST_WORDS = 3000


class Replication(Decided):
    """«We did this too»: a case repeated by a municipality in a year, with its evidence.

    Public once an editor confirmed it; until then only its municipality and editors know of it.
    Words are in one language, the sender's, and say which.
    """

    PERSONAL_DATA = Retention(
        keep="as long as the library exists: a repetition is public knowledge",
        erase="the keys to people are emptied and their names are taken out of the words",
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(
        Case, on_delete=models.PROTECT, related_name="replications", verbose_name=_("case")
    )
    municipality = models.ForeignKey(
        Municipality,
        on_delete=models.PROTECT,
        related_name="replications",
        verbose_name=_("municipality"),
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="replications",
        verbose_name=_("sent by"),
    )
    year = models.PositiveSmallIntegerField(_("year"))
    # As exact as the sender knows them: "2024", "2024-05" or "2024-05-07".
    started = models.CharField(_("started"), max_length=10, blank=True, validators=[validate_edtf])
    ended = models.CharField(_("ended"), max_length=10, blank=True, validators=[validate_edtf])
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    changed = models.TextField(_("what was done differently"), max_length=LONGEST_WORDS, blank=True)
    result = models.TextField(_("what came of it"), max_length=LONGEST_WORDS)
    failed = models.TextField(_("what did not work"), max_length=LONGEST_WORDS, blank=True)
    cost_som = models.PositiveBigIntegerField(_("cost, som"), null=True, blank=True)
    participants = models.PositiveIntegerField(_("participants"), null=True, blank=True)
    # The repeating municipality's own published case; through it others repeat the repetition.
    result_case = models.ForeignKey(
        Case,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="repeats",
        verbose_name=_("its own case"),
    )
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=ReplicationState.choices,
        default=ReplicationState.WAITING,
        editable=False,
    )
    sent_at = models.DateTimeField(_("sent"))

    objects = ReplicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("repetition")
        verbose_name_plural = _("repetitions")
        indexes = [models.Index(fields=["state", "sent_at"], name="replication_desk")]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "municipality", "year"],
                condition=~Q(state="withdrawn"),
                name="unique_replication_of_year",
            )
        ]

    def __str__(self) -> str:
        return f"{self.year}"


class ReplicationFile(models.Model):
    """Evidence of a repetition: for editors, and for readers once confirmed and marked public."""

    replication = models.ForeignKey(Replication, on_delete=models.CASCADE, related_name="files")
    upload = models.OneToOneField(
        Upload, on_delete=models.PROTECT, related_name="replication_evidence"
    )
    is_public = models.BooleanField(_("readers may open it"), default=False)
    position = models.PositiveSmallIntegerField(default=0)
