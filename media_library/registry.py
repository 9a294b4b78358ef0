"""What upper floors hand in: who besides its owner may read an uploaded file."""

from typing import Any, Protocol
from uuid import UUID


class Reader(Protocol):
    """Says whether a person may read a file because of the thing it belongs to."""

    def __call__(self, *, person: Any, upload_id: UUID) -> bool:
        """Answer for one person, signed in or not, and one file."""


readers: dict[str, Reader] = {}


def register_reader(name: str, reader: Reader) -> None:
    """Add one reason why somebody may read a file; the name keeps a second call from doubling."""
    readers[name] = reader
