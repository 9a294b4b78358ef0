"""Writing a letter into the outbox, in the transaction of what it tells about."""

import uuid
from collections.abc import Mapping
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.template import Context
from django.template.loader import get_template, render_to_string
from django.utils import timezone, translation

from people import jobs
from people.choices import LETTER_AGE, LetterState
from people.models import Letter, User
from people.selectors import confirmed_phone_of, language_of, person_with_email
from people.services.queue_text import tell_of_letter

# What stands in place of the address of an account without one.
NOWHERE = "@invalid.invalid"


class LetterRefused(Exception):
    """There is nobody to send the letter to."""


def _write(template: str, context: Mapping[str, Any]) -> str:
    """Fill a text template; a letter in plain text must not escape what people typed."""
    found: Any = get_template(template)
    written = found.template.render(Context(dict(context), autoescape=False))
    return str(written).strip()


def _paragraphs(body: str, context: Mapping[str, Any]) -> list[dict[str, str]]:
    """Part a letter at its blank lines; a line that is only the code or the link stands out."""
    special = {
        context.get("code"): "code",
        context.get("action_url"): "link",
        context.get("stop_url"): "stop",
    }
    parts = [part.strip() for part in body.split("\n\n") if part.strip()]
    return [
        (_entry(part) if context.get("has_entries") else None)
        or {"kind": special.get(part, "text"), "text": part}
        for part in parts
    ]


def _entry(part: str) -> dict[str, str] | None:
    """A title, its details and, as the last line, its address on the portal."""
    text, _, address = part.rpartition("\n")
    if not text or not address.startswith(f"{settings.PUBLIC_URL}/"):
        return None
    title, _, details = text.partition("\n")
    return {"kind": "entry", "title": title, "text": details, "url": address}


def _render(kind: str, language: str, context: Mapping[str, Any]) -> tuple[str, str, str]:
    """Give back subject, text and HTML; the first line of the template is the subject."""
    values = {"portal_url": settings.PUBLIC_URL, "language": language, **context}
    if path := context.get("action_path"):
        values["action_url"] = settings.PUBLIC_URL + str(path)
    values["stop_url"] = _stop_url(context)
    with translation.override(language):
        subject, _, body = _write(f"email/{kind}.txt", values).partition("\n")
        footer = _write("email/footer.txt", values)
        values |= {"subject": subject, "footer": footer, "parts": _paragraphs(body, values)}
        html = render_to_string("email/layout.html", values)
    return " ".join(subject.split())[:250], f"{body.strip()}\n\n{footer}\n", html


def _stop_url(context: Mapping[str, Any]) -> str:
    path = context.get("stop_path")
    return settings.PUBLIC_URL + str(path) if path else ""


def _enter(letter: Letter) -> Letter:
    """Put the row in unless this event already has its letter; send once it is committed."""
    letter.message_id = f"<{letter.pk}@{urlsplit(settings.PUBLIC_URL).hostname or 'localhost'}>"
    letter.next_at = timezone.now()
    created = Letter.objects.bulk_create([letter], ignore_conflicts=True)[0]
    kept = Letter.objects.get(event=letter.event, recipient=letter.recipient)
    if kept.pk == created.pk and kept.state == LetterState.KEPT and kept.person:
        tell_of_letter(person=kept.person, context={"portal_url": settings.PUBLIC_URL})
    elif kept.pk == created.pk:
        transaction.on_commit(partial(jobs.send_letter.enqueue, str(kept.pk)), robust=True)
    return kept


@transaction.atomic
def queue_letter(
    *,
    event: str,
    kind: str,
    person: User | None = None,
    recipient: str = "",
    language: str = "",
    context: Mapping[str, Any] | None = None,
    has_secret: bool = False,
    is_last: bool = False,
) -> Letter:
    """Write `templates/email/<kind>.txt` to a person and send it after commit.

    `event` names what happened ("case:17:returned:3"): the same event writes to the same address
    once, however often this is called. The first line of the template is the subject. Of the
    context, `action_path` becomes the letter's one button (`{{ action_url }}` on a line of its
    own), `code` a large code, `stop_path` ends letters that come again. `has_secret` for what opens
    something. Who has no e-mail reads it on the portal. Raises LetterRefused without an address.
    """
    address = recipient.strip().lower() or (_address_of(person) if person else "")
    if not address:
        raise LetterRefused("A letter needs a person or an address.")
    language, given = language or language_of(person), {"person": person, **(context or {})}
    subject, text, html = _render(kind, language, given)
    return _enter(
        Letter(
            event=event,
            recipient=address,
            person=person,
            kind=kind,
            language=language,
            subject=subject,
            text=text,
            html=html,
            has_secret=has_secret,
            stop_url=_stop_url(given),
            state=LetterState.NEW if _is_mail(address) else LetterState.KEPT,
            is_last=is_last,
        )
    )


def _is_mail(address: str) -> bool:
    return "@" in address and not address.endswith(NOWHERE)


def _address_of(person: User) -> str:
    """The e-mail; the phone of who has none; what stands in its place for who has neither."""
    address = person.email or confirmed_phone_of(person) or f"account-{person.pk}{NOWHERE}"
    return address.lower()


@transaction.atomic
def rehearse_letter(*, kind: str, recipient: str, code: str) -> None:
    """Do the work of a letter with a code and leave no letter, so that the clock tells nothing.

    The job of sending is queued as for a real one; it finds no letter.
    """
    _write_and_take_back(kind, recipient, code)
    transaction.on_commit(partial(jobs.send_letter.enqueue, str(uuid.uuid4())), robust=True)


@transaction.atomic
def _write_and_take_back(kind: str, recipient: str, code: str) -> None:
    queue_letter(
        event=f"rehearsal:{uuid.uuid4()}",
        kind=kind,
        recipient=recipient,
        language=translation.get_language() or "",
        context={"code": code, "action_path": "/"},
        has_secret=True,
    )
    transaction.set_rollback(True)


@transaction.atomic
def queue_message(*, recipient: str, subject: str, text: str, html: str = "") -> Letter:
    """Queue a ready message of Django or Wagtail.

    Nobody knows what is in it, so it is treated as if it carried a secret.
    """
    address = recipient.strip().lower()
    return _enter(
        Letter(
            event=f"message:{uuid.uuid4()}",
            recipient=address,
            person=person_with_email(address),
            kind="message",
            language=translation.get_language() or settings.LANGUAGE_CODE,
            subject=" ".join(subject.split())[:250],
            text=text,
            html=html,
            has_secret=True,
        )
    )


@transaction.atomic
def drop_old_letters() -> int:
    """Forget old letters that belong to no account; the others go with their account."""
    since = timezone.now() - LETTER_AGE
    return Letter.objects.filter(person=None, queued_at__lt=since).delete()[0]
