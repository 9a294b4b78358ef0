"""Letters about new issues follow an account to its new address."""

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver

from people.models import User
from subscriptions.services.forget_newsletters import follow_account


@receiver(post_save, sender=User, dispatch_uid="subscriptions.follow_address")
def follow_address(
    instance: User, created: bool, update_fields: frozenset[str] | None, **_facts: Any
) -> None:
    """Let the letter about new issues follow an account to its new address."""
    if not created and (update_fields is None or "email" in update_fields):
        follow_account(person=instance)
