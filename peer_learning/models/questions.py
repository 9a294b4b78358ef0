"""Questions of readers to those who did it, and their answers."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from best_practice.models import Case
from core.labels import in_language
from core.retention import Retention
from organisations.models import Municipality
from peer_learning.choices import QuestionState
from peer_learning.models.decided import Decided
from peer_learning.querysets import QuestionQuerySet

LONGEST_QUESTION, LONGEST_ANSWER = 1000, 3000


class CaseQuestion(Decided):
    """A question about a case and its answer; each becomes public when an editor says so.

    Readers see the post and the municipality that asked, never a name.
    """

    PERSONAL_DATA = Retention(
        keep="as long as the library exists; one that never became public goes with its account",
        erase="the keys to people are emptied and their names are taken out of the words",
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(
        Case, on_delete=models.PROTECT, related_name="questions", verbose_name=_("case")
    )
    asker = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="case_questions",
        verbose_name=_("asked by"),
    )
    # The confirmed post on that day, kept as it was; empty for a reader without one.
    municipality = models.ForeignKey(
        Municipality,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("municipality of the asker"),
    )
    post_ru = models.CharField(_("post in Russian"), max_length=160, blank=True)
    post_ky = models.CharField(_("post in Kyrgyz"), max_length=160, blank=True)
    text = models.TextField(_("question"), max_length=LONGEST_QUESTION)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    asked_at = models.DateTimeField(_("asked"))
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=QuestionState.choices,
        default=QuestionState.ASKED,
        editable=False,
    )
    answer = models.TextField(_("answer"), max_length=LONGEST_ANSWER, blank=True)
    answer_language = models.CharField(
        _("language of the answer"), max_length=2, choices=settings.LANGUAGES, blank=True
    )
    answered_at = models.DateTimeField(_("answer given"), null=True, blank=True, editable=False)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
        verbose_name=_("answered by"),
    )

    objects = QuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("question about a case")
        verbose_name_plural = _("questions about cases")
        indexes = [models.Index(fields=["state", "asked_at"], name="question_desk")]

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def post(self) -> str:
        """The post of the asker in the language of the page."""
        return in_language({"ru": self.post_ru, "ky": self.post_ky})[0]
