"""The life of an uploaded file, what kinds there are, and limits."""

from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _


class UploadState(models.TextChoices):
    """Received files that nobody claims within a day are swept."""

    RECEIVED = "received", _("received")
    CLAIMED = "claimed", _("kept")


class ScanState(models.TextChoices):
    """What the scanner said; an infected file opens for nobody."""

    UNSCANNED = "unscanned", _("not checked for viruses")
    CLEAN = "clean", _("checked for viruses")
    INFECTED = "infected", _("a virus was found")


class TextState(models.TextChoices):
    """How far the text of a PDF was read; other kinds of files stay unread."""

    UNREAD = "unread", _("not read")
    WHOLE = "whole", _("read")
    PART = "part", _("read in part: it is very long")
    EMPTY = "empty", _("no text: probably a scan")
    BROKEN = "broken", _("cannot be read")


UNCLAIMED_AGE = timedelta(hours=24)
# What else lies in a file besides its pages, for those who are about to open it.
FINDINGS = {
    "javascript": _("a script"),
    "launch": _("a command that starts a program"),
    "embedded": _("another file"),
}
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
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "epub": "application/epub+zip",
    "csv": "text/csv",
}

# A file on its way comes in pieces; one of at most this many bytes a request.
LARGEST_PIECE = 1024 * 1024
# The script sends about forty of the largest file; each is a file of its own until they are joined.
MOST_PIECES = 200
# So many files of a person may be on their way at once, and each so long.
MOST_ARRIVING = 20
ARRIVING_AGE = timedelta(days=3)

# The only sizes of pictures that pages show, made after the upload; the first is the fallback.
PICTURE_SPECS = (
    "width-800|format-jpeg",
    "width-400|format-webp",
    "width-800|format-webp",
    "width-400|format-avif",
    "width-800|format-avif",
)
# A request waits so long for another process to make a size, in seconds; then it does without.
RENDITION_PATIENCE = 10
# After so many seconds a process that makes a size is thought dead.
RENDITION_LEASE = 60

# Folders where every file belongs to a row; what nobody knows there is swept.
SWEPT_FOLDERS = {
    "default": ("original_images", "images", "documents", "wagtail_uploads"),
    "private": ("uploads", "quarantine", "arriving"),
}
