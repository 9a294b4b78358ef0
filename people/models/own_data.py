"""What a person asks of the portal about their own data: a copy, or the end of it."""

import uuid
from typing import Any

from django.core.files.storage import Storage, storages
from django.db import models
from django.db.models import Q

from core.retention import Retention
from people.choices import ExportState
from people.models.accounts import User


def private_storage() -> Storage:
    """Files that are served only after a permission check."""
    return storages["private"]


def export_path(instance: Any, _filename: str) -> str:
    """Store under the row's own name, which nobody can guess."""
    return f"exports/{instance.pk.hex}.zip"


class DataExport(models.Model):
    """A copy of everything about one person, made by a job, fetched by that person within a day."""

    PERSONAL_DATA = Retention(keep="24 hours", erase="the row and its file are deleted")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="data_exports")
    state = models.CharField(
        max_length=10, choices=ExportState.choices, default=ExportState.WAITING
    )
    file = models.FileField(
        storage=private_storage, upload_to=export_path, max_length=100, blank=True
    )
    asked_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(null=True, blank=True)


class ErasureRequest(models.Model):
    """A person asked to be erased; nothing happens before the day, and until then it can be undone.

    The row outlives the account it emptied: it says when and on whose wish that was done.
    """

    PERSONAL_DATA = Retention(
        keep="for good: it proves that the wish was fulfilled",
        erase="the row keeps its dates and the key to an account that names nobody any more",
    )

    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="erasure_requests")
    asked_at = models.DateTimeField(auto_now_add=True)
    due_at = models.DateTimeField()
    warned_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(cancelled_at=None, done_at=None),
                name="one_open_erasure",
            )
        ]
