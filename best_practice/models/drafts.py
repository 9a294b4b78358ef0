"""A description on its way: what people typed, exactly as typed, until an editor approves."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from best_practice.choices import FileKind
from best_practice.models.case import Case
from best_practice.querysets import CaseDraftQuerySet
from core.retention import Retention
from media_library.models import Upload
from organisations.models import Municipality


class CaseDraft(models.Model):
    """Answers of the form, saved as they were typed, valid or not.

    The first submission gives it a case; later drafts of a published case are proposals.
    Its stage is computed (`selectors.drafts.state_of`), not stored.
    """

    PERSONAL_DATA = Retention(
        keep="until it is approved or its author deletes it",
        erase="an unsent draft is deleted; a sent one loses its keys to people",
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="case_drafts"
    )
    municipality = models.ForeignKey(
        Municipality, null=True, blank=True, on_delete=models.PROTECT, related_name="case_drafts"
    )
    is_shared = models.BooleanField(_("colleagues may see and edit"), default=False)
    case = models.ForeignKey(
        Case, null=True, blank=True, on_delete=models.PROTECT, related_name="drafts"
    )
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    answers = models.JSONField(default=dict)
    # What the form was filled with for a proposal, and what was last sent: {"facts", "texts"}.
    # Only what was sent is ever published; what is typed after a return is not.
    base = models.JSONField(default=dict)
    sent = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=0)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    saved_at = models.DateTimeField(auto_now=True)
    created_at = models.DateTimeField(auto_now_add=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    licence_version = models.CharField(max_length=10, blank=True)
    licence_agreed_at = models.DateTimeField(null=True, blank=True)

    objects = CaseDraftQuerySet.as_manager()

    class Meta:
        verbose_name = _("draft of a case")
        verbose_name_plural = _("drafts of cases")


class DraftFile(models.Model):
    """A file attached to a draft; it stays when other fields are wrong."""

    draft = models.ForeignKey(CaseDraft, on_delete=models.CASCADE, related_name="files")
    upload = models.ForeignKey(Upload, on_delete=models.CASCADE, related_name="draft_files")
    kind = models.CharField(max_length=10, choices=FileKind.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["draft", "upload"], name="unique_file_of_draft")
        ]
