"""Ordering the letter about new issues: asked for, confirmed, chosen, stopped."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from people.models import Letter, User
from people.selectors import has_confirmed_email, language_of
from people.services import queue_letter
from subscriptions.choices import FIRST_LETTERS_A_DAY, PreferenceState
from subscriptions.models import NewsletterPreference
from subscriptions.registry import topics_of
from subscriptions.selectors.links import choose_path, confirm_path, digest_of, normalised

CONFIRM_LETTER = "newsletter_confirm"
KNOWN_LETTER = "newsletter_known"
LANGUAGES = {code for code, _name in settings.LANGUAGES}


class OrderRefused(Exception):
    """The letter cannot be ordered; the text says why and what to do."""


@transaction.atomic
def subscribe_address(
    *,
    publication: str,
    address: str,
    language: str,
    topics: Iterable[str] = (),
    is_own_wish: bool = True,
) -> None:
    """Write to an address and ask whether it wants letters; only a press in that letter counts.

    Gives nothing back, whatever is known of the address: nobody learns here who reads what. Of an
    address that gets letters already nothing changes. `is_own_wish` is False for lists that staff
    bring: whoever stopped the letters once is not even asked again.
    """
    address = _valid(address)
    row = _row(publication, address)
    if not is_own_wish and row.state == PreferenceState.STOPPED:
        return
    if row.state != PreferenceState.CONFIRMED:
        if row.state != PreferenceState.ASKED:
            row.round += 1
        row.address, row.state = address, PreferenceState.ASKED
        row.language, row.topics = _language(language), _known(publication, topics)
        row.asked_at = timezone.now()
        row.save()
    _write_first_letter(row, _language(language))


@transaction.atomic
def confirm_address(*, preference_id: int, round_number: int) -> NewsletterPreference:
    """Take the yes of an address; pressed twice it is the same yes."""
    row = NewsletterPreference.objects.select_for_update().filter(pk=preference_id).first()
    is_old = row is None or row.round != round_number or not row.address
    if row is None or is_old:
        raise OrderRefused(_("This link is no longer good. Order the letter again."))
    if row.state == PreferenceState.ASKED:
        _say_yes(row)
    return row


@transaction.atomic
def order_letter(
    *,
    publication: str,
    person: User,
    language: str = "",
    topics: Iterable[str] = (),
) -> NewsletterPreference:
    """Order the letter for somebody signed in, at the address of the account, at once.

    The account has confirmed that address, so no other letter asks. Raises OrderRefused where it
    has not.
    """
    if not has_confirmed_email(person):
        raise OrderRefused(
            _("Your account has no confirmed e-mail. Confirm one, then order the letter.")
        )
    address = _valid(person.email or "")
    row = _row(publication, address)
    if row.state != PreferenceState.CONFIRMED:
        row.round += 1
    row.address, row.person = address, person
    row.language = _language(language or language_of(person))
    row.topics = _known(publication, topics)
    _say_yes(row)
    return row


@transaction.atomic
def choose_letters(
    *, preference_id: int, language: str, topics: Iterable[str]
) -> NewsletterPreference:
    """Change the language and the sections of an address that gets letters."""
    row = NewsletterPreference.objects.select_for_update().filter(pk=preference_id).first()
    if row is None or row.state not in (PreferenceState.CONFIRMED, PreferenceState.PAUSED):
        raise OrderRefused(_("No letters go to this address. Order the letter again."))
    row.language, row.topics = _language(language), _known(row.publication, topics)
    row.save(update_fields=["language", "topics"])
    return row


@transaction.atomic
def stop_letters(*, preference_id: int) -> None:
    """Stop the letters to an address for good; only its digest stays. Pressed twice it is once."""
    row = NewsletterPreference.objects.select_for_update().filter(pk=preference_id).first()
    if row is not None and row.state != PreferenceState.STOPPED:
        empty(row=row)


@transaction.atomic
def import_addresses(
    *, publication: str, addresses: Sequence[str], language: str
) -> dict[str, str]:
    """Ask the addresses of a list whether they want the letter; give back what was wrong by row."""
    faults: dict[str, str] = {}
    for address in addresses:
        try:
            subscribe_address(
                publication=publication, address=address, language=language, is_own_wish=False
            )
        except OrderRefused as refused:
            faults[address] = str(refused)
    return faults


@transaction.atomic
def empty(*, row: NewsletterPreference) -> None:
    """Forget everything but that this address wants no letters."""
    row.address, row.person, row.topics, row.refused_with = "", None, [], ""
    row.state, row.stopped_at, row.refusals = PreferenceState.STOPPED, timezone.now(), 0
    row.asked_at, row.confirmed_at = None, None
    row.round += 1
    row.save()


def _valid(address: str) -> str:
    """The address as it is kept; letters go only where the rules of mail can lead."""
    found = normalised(address)
    try:
        validate_email(found)
    except ValidationError as error:
        raise OrderRefused(_("Write the address like this: name@example.kg")) from error
    if len(found) > 254 or not found.isascii():
        raise OrderRefused(_("Write the address like this: name@example.kg"))
    return found


def _row(publication: str, address: str) -> NewsletterPreference:
    """The row of an address, locked; a new one waits for a yes."""
    defaults: dict[str, Any] = {"address": address, "language": settings.LANGUAGE_CODE}
    NewsletterPreference.objects.get_or_create(
        publication=publication, digest=digest_of(address), defaults=defaults
    )
    rows = NewsletterPreference.objects.select_for_update()
    return rows.get(publication=publication, digest=digest_of(address))


def _language(code: str) -> str:
    return code if code in LANGUAGES else settings.LANGUAGE_CODE


def _known(publication: str, topics: Iterable[str]) -> list[str]:
    """The chosen sections in their order; all of them is the same as none."""
    wanted, there = set(topics), [code for code, _name in topics_of(publication)]
    kept = [code for code in there if code in wanted]
    return [] if len(kept) == len(there) else kept


def _say_yes(row: NewsletterPreference) -> None:
    row.state, row.confirmed_at, row.stopped_at = PreferenceState.CONFIRMED, timezone.now(), None
    row.refusals, row.refused_with = 0, ""
    row.save()


def _write_first_letter(row: NewsletterPreference, language: str) -> None:
    """Ask the address, or tell one that gets letters; at most twice a day, whoever asks."""
    since = timezone.now() - timedelta(days=1)
    kinds = (CONFIRM_LETTER, KNOWN_LETTER)
    written = Letter.objects.filter(recipient=row.address, kind__in=kinds, queued_at__gte=since)
    if written.count() >= FIRST_LETTERS_A_DAY:
        return
    is_known = row.state == PreferenceState.CONFIRMED
    path = choose_path(row.pk, language) if is_known else confirm_path(row.pk, row.round, language)
    queue_letter(
        event=f"newsletter:{row.pk}:{uuid4().hex}",
        kind=KNOWN_LETTER if is_known else CONFIRM_LETTER,
        recipient=row.address,
        language=language,
        context={"action_path": path, "action_label": None if is_known else _("Get the letter")},
        has_secret=True,
    )
