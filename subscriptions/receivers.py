"""Gifts wait for the owner of an address to sign in; letters follow an account to a new one."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.account.signals import email_confirmed
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import post_save
from django.dispatch import receiver

from people.models import User
from subscriptions.services.claim_gifts import claim_gifts
from subscriptions.services.forget_newsletters import follow_account


@receiver(user_logged_in, dispatch_uid="subscriptions.claim_at_sign_in")
def claim_at_sign_in(user: User, **_facts: Any) -> None:
    """Look once at every sign-in."""
    claim_gifts(person=user)


@receiver(email_confirmed, dispatch_uid="subscriptions.claim_when_confirmed")
def claim_when_confirmed(email_address: EmailAddress, **_facts: Any) -> None:
    """Somebody who registers for a gift is signed in before the address is confirmed."""
    claim_gifts(person=email_address.user)


@receiver(post_save, sender=User, dispatch_uid="subscriptions.follow_address")
def follow_address(
    instance: User, created: bool, update_fields: frozenset[str] | None, **_facts: Any
) -> None:
    """Let the letter about new issues follow an account to its new address."""
    if not created and (update_fields is None or "email" in update_fields):
        follow_account(person=instance)
