"""Erasing a person everywhere; every app adds its own step through the registry."""

from allauth.account.models import EmailAddress
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone
from wagtail.models import UploadedFile
from wagtail.users.models import UserProfile

from people import registry
from people.models import (
    Activation,
    Consent,
    DataExport,
    FormKey,
    HeldForm,
    Letter,
    PersonStatistics,
    PhoneNumber,
    Profile,
    SignIn,
    TextMessage,
    User,
    Verification,
)
from people.services.mask_traces import mask_traces
from people.services.note_erasure import address_after, note_erasure

# Rows of one person that nobody else needs.
_OWN = (
    *(Profile, Consent, FormKey, HeldForm, Letter, Activation, PersonStatistics, Verification),
    *(PhoneNumber, SignIn, TextMessage),
)


@transaction.atomic
def erase_person(*, person: User) -> User:
    """Erase a person everywhere and empty the account, which can no longer sign in.

    The row itself stays: the history of pages and protocols points at it. Its address is
    overwritten last, because the other steps find what is theirs by it. The erasure is noted in
    the list kept apart from the database first, so that a restored backup can be put right. Bears
    to run twice.
    """
    note_erasure(person=person)
    mask_traces(person=person)
    last = [name for name in registry.LAST if name in registry.erasers]
    for name in [*sorted(registry.erasers.keys() - set(last)), *last]:
        registry.erasers[name](person=person)
    return person


@transaction.atomic
def erase_own_rows(*, person: User) -> None:
    """Remove what the package `people` itself knows and close the door."""
    drop_exports(person=person)
    for model in _OWN:
        model._default_manager.filter(person=person).delete()
    _end_sessions(person)
    _forget_in_the_admin(person)
    EmailAddress.objects.filter(user=person).delete()
    person.email = address_after(person=person)
    person.first_name = person.last_name = ""
    person.is_active = person.is_staff = person.is_superuser = False
    person.last_login = None
    person.set_unusable_password()
    person.save()
    person.groups.clear()
    person.user_permissions.clear()


@transaction.atomic
def drop_exports(*, person: User) -> None:
    """Delete copies of a person's data together with their files."""
    for export in DataExport.objects.filter(person=person):
        if export.file:
            export.file.delete(save=False)
        export.delete()


def _end_sessions(person: User) -> None:
    for session in Session.objects.filter(expire_date__gt=timezone.now()).iterator():
        if session.get_decoded().get("_auth_user_id") == str(person.pk):
            session.delete()


def _forget_in_the_admin(person: User) -> None:
    """Delete the portrait and settings Wagtail keeps, and files on their way."""
    for profile in UserProfile.objects.filter(user=person):
        if profile.avatar:
            profile.avatar.delete(save=False)
        profile.delete()
    for upload in UploadedFile.objects.filter(uploaded_by_user=person):
        upload.file.delete(save=False)
        upload.delete()
