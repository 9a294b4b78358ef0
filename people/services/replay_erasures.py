"""Erasing again whom a restored backup brought back."""

from pathlib import Path

from people.models import User
from people.services.erase_person import erase_person
from people.services.note_erasure import address_after, mark_of, read_erasures


def replay_erasures(*, path: Path) -> tuple[int, int]:
    """Go through a list of erasures; give back how many lines it has and how many were erased.

    Each person is erased in a transaction of their own: one failure does not keep the others.
    """
    lines = read_erasures(path=path)
    erased = 0
    for line in lines:
        person = User.objects.filter(pk=line["person"]).first()
        if person is None or mark_of(person=person) != line["mark"]:
            continue
        if person.email != address_after(person=person):
            erase_person(person=person)
            erased += 1
    return len(lines), erased
