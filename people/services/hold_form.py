"""Holding what was typed into a page whose session had ended, and giving it back."""

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils import timezone

from people.choices import HELD_FORM_AGE
from people.models import HeldForm, User


def _without_nul(values: Sequence[str]) -> list[str]:
    """Drop what no database stores."""
    return [value.replace("\x00", "") for value in values]


@transaction.atomic
def hold_form(
    *,
    person: User,
    path: str,
    fields: Mapping[str, Sequence[str]],
    uploads: Mapping[str, Sequence[str]] | None = None,
) -> HeldForm:
    """Keep the typed text of a form for its person; the same text twice is kept once.

    `fields` and `uploads` go by the names of the form's fields; an upload is given by its id.
    """
    typed = {name: _without_nul(values) for name, values in fields.items()}
    for held in HeldForm.objects.filter(person=person, path=path):
        if held.fields == typed and not uploads:
            return held
    kept = {name: list(ids) for name, ids in (uploads or {}).items()}
    return HeldForm.objects.create(person=person, path=path, fields=typed, uploads=kept)


@transaction.atomic
def release_held_form(*, person: User, path: str) -> HeldForm | None:
    """Give back what this person typed on this page, newest first, and forget it; or None."""
    since = timezone.now() - HELD_FORM_AGE
    found = HeldForm.objects.filter(person=person, path=path, held_at__gte=since)
    held = found.select_for_update().order_by("-held_at").first()
    if held:
        HeldForm.objects.filter(pk=held.pk).delete()
    return held


@transaction.atomic
def drop_held_forms() -> int:
    """Forget what nobody came back for within a day."""
    since = timezone.now() - HELD_FORM_AGE
    return HeldForm.objects.filter(held_at__lt=since).delete()[0]
