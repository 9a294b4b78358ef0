"""Giving an account a phone, and confirming that whoever reads its texts is the owner."""

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db import transaction
from django.utils import timezone

from people.choices import UNFINISHED_AGE
from people.engine import tidy_phone
from people.models import PhoneNumber, User


class PhoneRefused(Exception):
    """The number belongs to another account."""


@transaction.atomic
def give_phone(*, person: User, phone: str) -> PhoneNumber:
    """Write down the number a person claims; it opens nothing before it is confirmed.

    A confirmed number stays until the new one is confirmed. Raises ValidationError for what is no
    mobile number of Kyrgyzstan, PhoneRefused when another account has confirmed it.
    """
    number = tidy_phone(phone)
    if _belongs_to_another(person, number):
        raise PhoneRefused("This number belongs to another account.")
    row = PhoneNumber.objects.filter(person=person).first()
    if row and row.confirmed_at:
        return row
    row, _ = PhoneNumber.objects.update_or_create(person=person, defaults={"phone": number})
    return row


@transaction.atomic
def confirm_phone(*, person: User, phone: str) -> PhoneNumber:
    """Make the number the person's own: the code that went to it came back.

    Claims of others to it fall away. Raises PhoneRefused when another account was faster.
    """
    number = tidy_phone(phone)
    # The lock is on every claim to the number: of two confirmations at once the second sees the
    # first.
    list(PhoneNumber.objects.select_for_update().filter(phone=number).values_list("pk", flat=True))
    if _belongs_to_another(person, number):
        raise PhoneRefused("This number belongs to another account.")
    PhoneNumber.objects.filter(phone=number).exclude(person=person).delete()
    row, _ = PhoneNumber.objects.update_or_create(
        person=person, defaults={"phone": number, "confirmed_at": timezone.now()}
    )
    return row


def _belongs_to_another(person: User, number: str) -> bool:
    claims = PhoneNumber.objects.filter(phone=number, confirmed_at__isnull=False)
    return claims.exclude(person=person).exists()


@transaction.atomic
def drop_unfinished_accounts() -> int:
    """Forget accounts opened with a number whose code never came back.

    Accounts that wait for their owner, brought in by an operator, have no password yet and stay.
    """
    since = timezone.now() - UNFINISHED_AGE
    unfinished = User.objects.filter(
        email=None,
        last_login=None,
        date_joined__lt=since,
        phone_number__confirmed_at=None,
        phone_number__isnull=False,
    )
    removed = unfinished.exclude(password__startswith=UNUSABLE_PASSWORD_PREFIX).delete()[1]
    return removed.get("people.User", 0)


@transaction.atomic
def remove_phone(*, person: User) -> None:
    """Forget the number. Raises PhoneRefused when nothing else would open the account."""
    if not person.email:
        raise PhoneRefused("Without the number nothing would open this account.")
    PhoneNumber.objects.filter(person=person).delete()
