"""Files: pictures and documents of editors, and uploads of people who submit something."""

import uuid
from functools import partial
from typing import Any

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition

from core.retention import Retention
from media_library.choices import UploadState


def private_storage() -> Storage:
    """Files that are served only after a permission check."""
    return storages["private"]


def private_path(instance: "Upload", filename: str) -> str:
    """Store under the row's own name; what the visitor called it never reaches the disk."""
    suffix = filename.rpartition(".")[2].lower()[:8]
    return f"uploads/{instance.pk.hex[:2]}/{instance.pk.hex}.{suffix}"


class SiteImage(AbstractImage):
    """A picture with its text for people who cannot see it, in both languages, and its credit."""

    PERSONAL_DATA = Retention(
        keep="as long as an editor keeps it",
        erase="the key to the uploading editor is emptied",
    )

    alt_ru = models.CharField(_("text instead of the picture, Russian"), max_length=200, blank=True)
    alt_ky = models.CharField(_("text instead of the picture, Kyrgyz"), max_length=200, blank=True)
    credit = models.CharField(_("credit"), max_length=200, blank=True)
    has_consent = models.BooleanField(_("people in the picture agreed"), default=False)

    admin_form_fields = (
        "title",
        "file",
        "description",
        "alt_ru",
        "alt_ky",
        "credit",
        "has_consent",
        "collection",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )


class SiteRendition(AbstractRendition):
    """One size of a picture."""

    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="unique_rendition"
            )
        ]


class SiteDocument(AbstractDocument):
    """A file that editors publish; what submitters send in is an Upload, never this."""

    PERSONAL_DATA = Retention(
        keep="as long as an editor keeps it",
        erase="the key to the uploading editor is emptied",
    )

    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES, blank=True)

    admin_form_fields = ("title", "file", "language", "collection", "tags")


class Upload(models.Model):
    """A file on its way: received from a person, later claimed by the thing it belongs to.

    Not for files of editors. Who may open it is asked of the thing it was claimed by.
    """

    PERSONAL_DATA = Retention(
        keep="until the thing it belongs to goes; a day when nothing claimed it",
        erase="unclaimed files are deleted; claimed ones lose their owner",
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="uploads"
    )
    file = models.FileField(storage=private_storage, upload_to=private_path, max_length=200)
    name = models.CharField(_("name"), max_length=255)
    size = models.PositiveIntegerField(_("size, bytes"))
    content_type = models.CharField(max_length=100)
    digest = models.CharField(max_length=64)
    state = models.CharField(
        max_length=10, choices=UploadState.choices, default=UploadState.RECEIVED
    )
    received_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Remove the row, and the file once that is certain."""
        storage, name = self.file.storage, self.file.name
        answer = super().delete(*args, **kwargs)
        if name:
            transaction.on_commit(partial(storage.delete, name))
        return answer
