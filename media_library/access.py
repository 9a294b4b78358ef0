"""Who may read a file somebody uploaded."""

from typing import Any

from media_library import registry
from media_library.models import Upload


def may_read(*, person: Any, upload: Upload) -> bool:
    """The owner may; others when the thing the file belongs to says so."""
    if person.is_authenticated and upload.owner_id == person.pk:
        return True
    return any(reader(person=person, upload=upload) for reader in registry.readers)
