"""A person's wish to be erased: it waits fourteen days, can be taken back, then it is done."""

import datetime
import logging

from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from people.choices import ERASURE_HOLD, ERASURE_WARNING
from people.models import ErasureRequest, User
from people.selectors import language_of
from people.services.erase_person import erase_person
from people.services.queue_letter import queue_letter

logger = logging.getLogger("portal.people")


class ErasureRefused(Exception):
    """The account is not erased like this; the text says why."""


class ErasuresUnfinished(Exception):
    """Some were erased and some could not be; the log says why, the next night tries again."""


@transaction.atomic
def request_erasure(*, person: User) -> ErasureRequest:
    """Note the wish and write a letter; an open wish is given back as it stands.

    Refuses who runs the portal: the office is handed over first.
    """
    locked = User.objects.select_for_update().get(pk=person.pk)
    if locked.is_superuser:
        raise ErasureRefused(_("You run the portal. Hand the office over to somebody first."))
    wish = _open_wish(person)
    if wish is None:
        wish = ErasureRequest.objects.create(person=person, due_at=timezone.now() + ERASURE_HOLD)
        _tell(wish, "erasure_asked")
    return wish


@transaction.atomic
def cancel_erasure(*, person: User) -> ErasureRequest | None:
    """Take the wish back; None when there is none, or it was fulfilled meanwhile."""
    User.objects.select_for_update().get(pk=person.pk)
    wish = _open_wish(person)
    if wish is not None:
        wish.cancelled_at = timezone.now()
        wish.save(update_fields=["cancelled_at"])
        _tell(wish, "erasure_cancelled")
    return wish


@transaction.atomic
def warn_of_erasures(*, now: datetime.datetime) -> int:
    """Write to those whose account is erased within two days; give back how many."""
    soon = ErasureRequest.objects.filter(
        cancelled_at=None, done_at=None, warned_at=None, due_at__lte=now + ERASURE_WARNING
    )
    found = list(soon.select_for_update().select_related("person"))
    for wish in found:
        wish.warned_at = now
        wish.save(update_fields=["warned_at"])
        _tell(wish, "erasure_soon")
    return len(found)


def fulfil_erasures(*, now: datetime.datetime) -> int:
    """Erase those whose day has come, each in a transaction of their own; give back how many.

    Nobody is erased without the warning having been written a day before. One that fails keeps
    nobody else waiting: all others are erased, then ErasuresUnfinished is raised.
    """
    due = ErasureRequest.objects.filter(
        cancelled_at=None,
        done_at=None,
        due_at__lte=now,
        warned_at__lte=now - datetime.timedelta(days=1),
    )
    erased, failed = 0, 0
    for pk in list(due.values_list("pk", flat=True)):
        try:
            erased += _fulfil(pk, now)
        except Exception:  # whatever somebody's rows hold: the others were promised this night
            logger.exception("Erasure %s was not carried out", pk)
            failed += 1
    if failed:
        raise ErasuresUnfinished(f"{erased} erased, {failed} not")
    return erased


@transaction.atomic
def _fulfil(wish_id: int, now: datetime.datetime) -> bool:
    """Erase one person, unless the wish was taken back a moment ago."""
    found = ErasureRequest.objects.select_for_update().filter(pk=wish_id)
    wish = found.filter(cancelled_at=None, done_at=None).select_related("person").first()
    if wish is None:
        return False
    _say_farewell(wish)
    erase_person(person=wish.person)
    wish.done_at = now
    wish.save(update_fields=["done_at"])
    return True


def _open_wish(person: User) -> ErasureRequest | None:
    return ErasureRequest.objects.filter(person=person, cancelled_at=None, done_at=None).first()


def _tell(wish: ErasureRequest, kind: str) -> None:
    with translation.override(language_of(wish.person)):
        path = reverse("my_data")
    queue_letter(
        event=f"erasure:{wish.pk}:{kind}",
        kind=kind,
        person=wish.person,
        context={"action_path": path, "due": wish.due_at},
    )


def _say_farewell(wish: ErasureRequest) -> None:
    """Write the last letter; it belongs to nobody and goes once it is gone."""
    if not wish.person.email:
        return
    queue_letter(
        event=f"erasure:{wish.pk}:done",
        kind="erasure_done",
        recipient=wish.person.email,
        language=language_of(wish.person),
        is_last=True,
    )
