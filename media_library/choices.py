"""The life of an uploaded file, what kinds there are, and limits."""

from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _


class UploadState(models.TextChoices):
    """Received files that nobody claims within a day are swept."""

    RECEIVED = "received", _("received")
    CLAIMED = "claimed", _("kept")


UNCLAIMED_AGE = timedelta(hours=24)
# All files of one person together, in bytes.
PERSON_QUOTA = 1024 * 1024 * 1024

IMAGE_TYPES = {
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
}
CONTENT_TYPES = {
    **IMAGE_TYPES,
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "odt": "application/vnd.oasis.opendocument.text",
}
