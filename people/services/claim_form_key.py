"""Keeping one opened form from counting twice, however often it is posted."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from people.choices import FORM_KEY_AGE
from people.models import FormKey, User


class FormKeyRefused(Exception):
    """The key was used by somebody else or for something else."""


@transaction.atomic
def claim_form_key(*, person: User, key: UUID, purpose: str) -> FormKey:
    """Claim the key of an opened form, inside the transaction of what the form does.

    The first post gets a row with an empty `result`, does its work and ends with
    `settle_form_key`. Every other post waits for that transaction and gets the row with its
    result, which is its answer too. Raises FormKeyRefused when the key is another person's.
    """
    FormKey.objects.bulk_create(
        [FormKey(person=person, key=key, purpose=purpose)], ignore_conflicts=True
    )
    form_key = FormKey.objects.select_for_update().get(key=key)
    if form_key.person_id != person.pk or form_key.purpose != purpose:
        raise FormKeyRefused("This form was opened by somebody else.")
    return form_key


@transaction.atomic
def settle_form_key(*, form_key: FormKey, result: str) -> FormKey:
    """Note the answer of a claimed key, in the same transaction as the claim."""
    form_key.result = result
    form_key.save(update_fields=["result"])
    return form_key


@transaction.atomic
def drop_form_keys() -> int:
    """Forget keys whose forms nobody will post again."""
    return FormKey.objects.filter(claimed_at__lt=timezone.now() - FORM_KEY_AGE).delete()[0]
