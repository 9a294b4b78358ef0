"""Files that people send in: on their way, received, kept for a thing."""

import uuid
from functools import partial
from typing import Any

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models, transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.retention import Retention
from media_library.choices import FINDINGS, ScanState, TextState, UploadState


def private_storage() -> Storage:
    """Files that are served only after a permission check."""
    return storages["private"]


def private_path(instance: "Upload", filename: str) -> str:
    """Store under the row's own name; what the visitor called it never reaches the disk."""
    suffix = filename.rpartition(".")[2].lower()[:8]
    return f"uploads/{instance.pk.hex[:2]}/{instance.pk.hex}.{suffix}"


def small_path(upload_id: uuid.UUID) -> str:
    """Where the size of a photo lies that pages show; no row names it, it goes with its photo."""
    return f"small/{upload_id.hex[:2]}/{upload_id.hex}.webp"


class Examined(models.Model):
    """What we know of the inside of a file: what else lies in it, and how far it was read."""

    # Keys of choices.FINDINGS.
    findings = models.JSONField(default=list, blank=True, editable=False)
    text_state = models.CharField(
        _("text"),
        max_length=10,
        choices=TextState.choices,
        default=TextState.UNREAD,
        editable=False,
    )
    # Of the file whose text was read; another file has another.
    text_digest = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        abstract = True

    def warnings(self) -> list[str | Promise]:
        """What lies in the file besides its pages, in words."""
        return [FINDINGS[key] for key in self.findings if key in FINDINGS]


class Upload(Examined):
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
    scan = models.CharField(
        _("viruses"), max_length=10, choices=ScanState.choices, default=ScanState.UNSCANNED
    )
    scanned_at = models.DateTimeField(null=True, blank=True)
    received_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Remove the row, and the file once that is certain."""
        storage, name, small = self.file.storage, self.file.name, small_path(self.pk)
        answer = super().delete(*args, **kwargs)
        if name:
            transaction.on_commit(partial(storage.delete, name))
            transaction.on_commit(partial(storage.delete, small))
        return answer


class Arrival(models.Model):
    """A file that comes in pieces over a bad line; once whole it becomes an Upload.

    Not a file anybody can open: its pieces are joined and checked first.
    """

    PERSONAL_DATA = Retention(
        keep="three days after its last piece", erase="deleted with its pieces"
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="arrivals"
    )
    name = models.CharField(max_length=255)
    size = models.PositiveIntegerField()
    # SHA-256 of the whole, as the sender's device counted it; empty where it could not.
    digest = models.CharField(max_length=64, blank=True)
    received = models.PositiveIntegerField(default=0)
    # Names of the pieces in the private storage, in their order.
    pieces = models.JSONField(default=list)
    upload = models.ForeignKey(Upload, null=True, on_delete=models.CASCADE, related_name="arrivals")
    # The sentence of a refusal, once all of it was here; said again when somebody asks again.
    refusal = models.TextField(blank=True)
    moved_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return self.name

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Remove the row, and its pieces once that is certain."""
        pieces = list(self.pieces)
        answer = super().delete(*args, **kwargs)
        transaction.on_commit(partial(drop_pieces, pieces))
        return answer


def drop_pieces(names: list[str]) -> None:
    """Take pieces out of the storage."""
    for name in names:
        private_storage().delete(name)
