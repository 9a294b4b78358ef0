"""The editors' desk: words by section, what happened to a case, likeness, gaps of languages."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from best_practice.choices import EventKind, GapKind, Role, Section
from best_practice.models.case import Case
from best_practice.models.drafts import CaseDraft
from core.retention import Retention
from organisations.models import Municipality


class CaseRemark(models.Model):
    """What an editor asked for in one section, or ("") in general; kept when the draft returns."""

    PERSONAL_DATA = Retention(
        keep="as long as its draft",
        erase="the keys to people are emptied, their names and addresses taken out of the text",
    )

    draft = models.ForeignKey(CaseDraft, on_delete=models.CASCADE, related_name="remarks")
    section = models.CharField(max_length=10, blank=True)  # a Section, or "" for all of it
    text = models.TextField(_("remark"))
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    @property
    def section_title(self) -> str:
        """The section by name; "" for words about all of it."""
        return str(Section(self.section).label) if self.section in Section.values else ""


class CaseEvent(models.Model):
    """One thing that happened to a case: sent, returned, approved, corrected, handed over.

    Rows are added and never changed; a person who is forgotten leaves the role and the body.
    """

    PERSONAL_DATA = Retention(
        keep="for ever: it proves who sent and who approved what is public",
        erase="the keys to people are emptied; the role and the body stay",
    )

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=12, choices=EventKind.choices)
    at = models.DateTimeField(default=timezone.now)
    language = models.CharField(max_length=2, blank=True)
    draft = models.ForeignKey(CaseDraft, null=True, on_delete=models.SET_NULL, related_name="+")
    version = models.PositiveIntegerField(null=True)
    is_first = models.BooleanField(default=False)
    role = models.CharField(max_length=10, choices=Role.choices, default=Role.PORTAL)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    body = models.ForeignKey(Municipality, null=True, on_delete=models.PROTECT, related_name="+")
    # Of a hand-over: the account that kept it before, and the one that keeps it now.
    former = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )


class CaseShingle(models.Model):
    """One of the few marks by which a text is found again among all texts of its language."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="shingles")
    language = models.CharField(max_length=2)
    value = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["language", "value", "case"], name="unique_shingle_of_case"
            )
        ]


class CaseLookalike(models.Model):
    """A case that a sent description resembles, until an editor says they are two."""

    PERSONAL_DATA = Retention(
        keep="as long as its draft", erase="the key to the editor who decided is emptied"
    )

    draft = models.ForeignKey(CaseDraft, on_delete=models.CASCADE, related_name="lookalikes")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    title_percent = models.PositiveSmallIntegerField()
    text_percent = models.PositiveSmallIntegerField()
    dismissed_at = models.DateTimeField(null=True, blank=True)
    dismissed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["draft", "case"], name="unique_lookalike_of_draft")
        ]


class CaseGap(models.Model):
    """What a public case lacks in one language; derived at publication, read by the report."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="gaps")
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    kind = models.CharField(_("what is missing"), max_length=10, choices=GapKind.choices)
    # How many texts lack by part of the facts: {"budget": 2, "steps": 1}.
    parts = models.JSONField(default=dict)
    since = models.DateTimeField(_("since"), null=True)

    class Meta:
        verbose_name = _("gap of a language")
        verbose_name_plural = _("gaps of languages")
        constraints = [
            models.UniqueConstraint(fields=["case", "language", "kind"], name="unique_gap_of_case")
        ]
