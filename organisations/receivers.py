"""Answers to saved places: search finds a municipality under what it is and was called."""

from typing import Any

from django.db.models import Q
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from organisations.models import District, Municipality, MunicipalityName, Region, Succession
from search.services.request_index import request_index

KIND = "municipality"


def _request(*ids: int) -> None:
    """Ask for these, and for those that took their place and are found under their names."""
    heirs = Succession.objects.filter(predecessor__in=ids).values_list("successor_id", flat=True)
    request_index(kind=KIND, keys=[str(pk) for pk in sorted({*ids, *heirs})])


@receiver([post_save, post_delete], sender=Municipality)
def place_changed(instance: Municipality, **_: Any) -> None:
    """A new, renamed, moved or ended municipality."""
    _request(instance.pk)


@receiver([post_save, post_delete], sender=MunicipalityName)
def place_renamed(instance: MunicipalityName, **_: Any) -> None:
    """A name of other days."""
    _request(instance.municipality_id)


@receiver([post_save, post_delete], sender=Succession)
def place_succeeded(instance: Succession, **_: Any) -> None:
    """A merger or a division, also one that was taken back."""
    _request(instance.predecessor_id, instance.successor_id)


@receiver(post_save, sender=Region)
@receiver(post_save, sender=District)
def surroundings_changed(instance: Region | District, created: bool, **_: Any) -> None:
    """A renamed region or district stands in the text of what lies in it."""
    if not created:
        near = Q(region=instance.pk) if isinstance(instance, Region) else Q(district=instance.pk)
        ids = Municipality.objects.filter(near).values_list("pk", flat=True)
        request_index(kind=KIND, keys=[str(pk) for pk in ids])
