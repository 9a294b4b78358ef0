"""Handing out and erasing a person's entry in the register of experts."""

from typing import Any

from django.db import transaction

from organisations.choices import Trait
from organisations.models import Expert
from organisations.services.contact_expert import drop_unsent_words
from people.models import User


@transaction.atomic
def erase_expert(*, person: User) -> None:
    """Delete the entry, the person's mark under others' entries, and unsent words to experts."""
    Expert.objects.filter(profile__person=person).delete()
    Expert.objects.filter(verified_by=person).update(verified_by=None)
    drop_unsent_words(person=person)


def export_expert(*, person: User) -> dict[str, Any] | None:
    """Give the person's entry as plain values."""
    expert = Expert.objects.select_related("consent").filter(profile__person=person).first()
    if expert is None:
        return None
    traits = list(expert.traits.order_by("trait", "code"))
    return {
        "stage": expert.stage.value,
        "topics": sorted(expert.topics.values_list("code", flat=True)),
        "regions": sorted(expert.regions.values_list("code", flat=True)),
        "languages": [row.code for row in traits if row.trait == Trait.LANGUAGE],
        "helps": [row.code for row in traits if row.trait == Trait.HELP],
        "words_ru": expert.words_ru,
        "words_ky": expert.words_ky,
        "applied_at": expert.applied_at.isoformat(),
        "verified_at": expert.verified_at and expert.verified_at.isoformat(),
        "declined_at": expert.declined_at and expert.declined_at.isoformat(),
        "staff_words": expert.staff_words,
        "consent_text_version": expert.consent.text_version,
    }
