"""The list of erasures that is kept apart from the database and from its backups."""

import hashlib
import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings

from people.models import User


def address_after(*, person: User) -> str:
    """What stands in place of the address of an erased account."""
    return f"deleted-{person.pk}@invalid.invalid"


def mark_of(*, person: User) -> str:
    """Tell the account apart from another that has its number in a restored database."""
    told = f"{person.pk}:{person.date_joined.astimezone(UTC).isoformat()}"
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def note_erasure(*, person: User) -> None:
    """Add a line to the list, once; it has a number and a day and names nobody.

    Written before the erasure is committed: a line too many erases somebody whose time has come
    anyway, a line too few would bring somebody back for good.
    """
    path = Path(settings.ERASURE_LIST)
    mark = mark_of(person=person)
    if any(line["mark"] == mark for line in read_erasures(path=path)):
        return
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    line = {"person": person.pk, "mark": mark, "at": datetime.now(UTC).isoformat()}
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")
        file.flush()
        os.fsync(file.fileno())


def read_erasures(*, path: Path) -> list[dict[str, Any]]:
    """The lines of a list of erasures; a line cut short by a crash is left out."""
    if not path.exists():
        return []
    found = []
    for text in path.read_text(encoding="utf-8").splitlines():
        try:
            line = json.loads(text)
        except ValueError:
            continue
        if isinstance(line, dict) and {"person", "mark"} <= line.keys():
            found.append(line)
    return found
