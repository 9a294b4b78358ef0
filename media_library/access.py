"""Who may open an uploaded file."""

from django.contrib.auth.models import AnonymousUser

from media_library.models import Upload
from media_library.registry import readers
from people.models import User


def may_read_upload(person: User | AnonymousUser, upload: Upload) -> bool:
    """The owner, and whoever the thing it belongs to lets in; nobody else, whatever they guess."""
    if person.is_authenticated and upload.owner_id == person.pk:
        return True
    return any(reader(person=person, upload_id=upload.pk) for reader in readers.values())
