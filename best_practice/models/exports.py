"""Files of more cases than one answer takes: prepared by a job, fetched by who asked."""

import uuid
from typing import Any

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models

from best_practice.choices import EXPORT_DAYS, FileFormat
from core.retention import Retention
from people.choices import ExportState


def private_storage() -> Storage:
    """Files that are served only after a permission check."""
    return storages["private"]


def export_path(instance: Any, _filename: str) -> str:
    """Store under the row's own name, which nobody can guess."""
    return f"case-exports/{instance.pk.hex}.{instance.form}"


class CaseExport(models.Model):
    """What somebody asked to take along; which cases that is, is found when the file is made."""

    PERSONAL_DATA = Retention(keep=f"{EXPORT_DAYS} days", erase="the row and its file are deleted")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="case_exports"
    )
    form = models.CharField(max_length=4, choices=FileFormat.choices)
    language = models.CharField(max_length=2, choices=settings.LANGUAGES)
    asked = models.JSONField(default=dict)
    state = models.CharField(
        max_length=10, choices=ExportState.choices, default=ExportState.WAITING
    )
    file = models.FileField(
        storage=private_storage, upload_to=export_path, max_length=100, blank=True
    )
    rows = models.PositiveIntegerField(null=True, blank=True)
    asked_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(null=True, blank=True)
