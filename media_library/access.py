"""Who may read a file somebody uploaded."""

from typing import Any

from django.conf import settings
from django.db.models import Q

from media_library import registry
from media_library.choices import ScanState
from media_library.models import Upload


def is_withheld(upload: Upload) -> bool:
    """Say whether the scanner has the last word and has not spoken it yet."""
    return bool(settings.CLAMD_SOCKET) and upload.scan != ScanState.CLEAN


def passed_scanner(prefix: str = "") -> Q:
    """The same for many: uploads that the scanner lets readers open.

    `prefix` leads from the filtered rows to the upload, as in "upload__".
    """
    if settings.CLAMD_SOCKET:
        return Q(**{f"{prefix}scan": ScanState.CLEAN})
    return ~Q(**{f"{prefix}scan": ScanState.INFECTED})


def may_read(*, person: Any, upload: Upload) -> bool:
    """The owner may; others when the thing the file belongs to says so.

    An infected file opens for nobody; one that waits for a configured scanner for its owner only.
    """
    if upload.scan == ScanState.INFECTED:
        return False
    if person.is_authenticated and upload.owner_id == person.pk:
        return True
    if is_withheld(upload):
        return False
    return any(reader(person=person, upload=upload) for reader in registry.readers)
