"""Writing a text message to a phone, in the transaction of what it tells about."""

from collections.abc import Mapping
from functools import partial
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation

from people import jobs
from people.choices import TEXT_AGE, TEXT_NOTICES_APART
from people.models import TextMessage, User
from people.selectors import confirmed_phone_of, language_of


def _written(kind: str, language: str, context: Mapping[str, Any]) -> str:
    with translation.override(language):
        words = render_to_string(f"sms/{kind}.txt", dict(context))
    return " ".join(words.split())


@transaction.atomic
def queue_text(
    *,
    phone: str,
    kind: str,
    person: User | None = None,
    language: str = "",
    context: Mapping[str, Any] | None = None,
) -> TextMessage:
    """Write `templates/sms/<kind>.txt` to a phone and send it after commit.

    `phone` is +996 and nine figures. Limits are the caller's: each text costs money.
    """
    language = language or language_of(person)
    message = TextMessage.objects.create(
        phone=phone, kind=kind, person=person, text=_written(kind, language, context or {})
    )
    transaction.on_commit(partial(jobs.send_text.enqueue, str(message.pk)), robust=True)
    return message


@transaction.atomic
def rehearse_text(*, phone: str, kind: str) -> None:
    """Do the work of a text with a code and leave no text, so that the clock tells nothing."""
    _write_and_take_back(phone, kind)
    transaction.on_commit(partial(jobs.send_text.enqueue, str(uuid4())), robust=True)


@transaction.atomic
def _write_and_take_back(phone: str, kind: str) -> None:
    language = translation.get_language() or ""
    queue_text(phone=phone, kind=kind, language=language, context={"code": "0000-0000"})
    transaction.set_rollback(True)


@transaction.atomic
def tell_of_letter(*, person: User, context: Mapping[str, Any]) -> TextMessage | None:
    """Tell somebody without e-mail that a letter waits on the portal, at most once a day."""
    phone = confirmed_phone_of(person)
    if phone is None:
        return None
    since = timezone.now() - TEXT_NOTICES_APART
    told = TextMessage.objects.filter(person=person, kind="letter", queued_at__gt=since)
    if told.exists():
        return None
    return queue_text(phone=phone, kind="letter", person=person, context=context)


@transaction.atomic
def drop_old_texts() -> int:
    """Forget texts; nobody looks at them again."""
    return TextMessage.objects.filter(queued_at__lt=timezone.now() - TEXT_AGE).delete()[0]
