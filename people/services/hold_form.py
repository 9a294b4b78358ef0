"""Holding what was typed into a page whose session had ended, and giving it back."""

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils import timezone

from people.choices import HELD_FORM_AGE
from people.models import HeldForm, User
from people.registry import drop_files
from people.selectors import newest_held_form


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
    With the same text, files of a field take the place of those that came in it before.
    """
    typed = {name: _without_nul(values) for name, values in fields.items()}
    kept = {name: list(ids) for name, ids in (uploads or {}).items()}
    for held in HeldForm.objects.filter(person=person, path=path):
        if held.fields == typed:
            doubled = [held.uploads.pop(name) for name in kept if name in held.uploads]
            drop_files(owner=person, upload_ids=[pk for ids in doubled for pk in ids])
            held.uploads.update(kept)
            held.held_at = timezone.now()
            held.save(update_fields=["uploads", "held_at"])
            return held
    return HeldForm.objects.create(person=person, path=path, fields=typed, uploads=kept)


@transaction.atomic
def release_held_form(*, person: User, path: str) -> HeldForm | None:
    """Give back what this person typed last on this page and forget all of it; or None."""
    # The lock is on the person's own rows: two visits at once do not both get the text.
    own = HeldForm.objects.filter(person=person, path=path)
    list(own.select_for_update().values_list("pk", flat=True))
    held = newest_held_form(person, path)
    if held:
        forget_held_form(held=held)
    return held


@transaction.atomic
def forget_held_form(*, held: HeldForm) -> None:
    """Forget a text that is safe elsewhere, and what was held for the same page before it."""
    own = HeldForm.objects.filter(person=held.person_id, path=held.path)
    own.filter(held_at__lte=held.held_at).delete()


@transaction.atomic
def drop_held_forms() -> int:
    """Forget what nobody came back for within a day."""
    since = timezone.now() - HELD_FORM_AGE
    return HeldForm.objects.filter(held_at__lt=since).delete()[0]
