"""The life of an uploaded file."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class UploadState(models.TextChoices):
    """Received files that nobody claims within a day are swept."""

    RECEIVED = "received", _("received")
    CLAIMED = "claimed", _("kept")
