"""What people typed: keys that keep a form from counting twice, and text of expired sessions."""

import uuid

from django.db import models

from core.retention import Retention
from people.models.accounts import User


class FormKey(models.Model):
    """An opened form has a key; the first post with it has an effect, the others its answer."""

    PERSONAL_DATA = Retention(
        keep="ninety days, so that a late repeat still gets its answer",
        erase="the row is deleted",
    )

    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="form_keys")
    key = models.UUIDField(unique=True)
    purpose = models.CharField(max_length=60)
    result = models.CharField(max_length=200, blank=True)
    claimed_at = models.DateTimeField(auto_now_add=True)


class HeldForm(models.Model):
    """What somebody typed into a page whose session had ended; given back after sign-in.

    Not a draft: a draft has fields of its own and lives as long as its owner wants.
    """

    PERSONAL_DATA = Retention(keep="24 hours", erase="the row is deleted")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="held_forms")
    path = models.CharField(max_length=500)
    fields = models.JSONField(default=dict)
    uploads = models.JSONField(default=dict)
    held_at = models.DateTimeField(auto_now_add=True)
