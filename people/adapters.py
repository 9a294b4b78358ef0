"""How the account library and Django's mail speak to the rest of the portal."""

import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.filebased import EmailBackend as FileBackend
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from people.access import limit_session
from people.models import User
from people.selectors import person_with_email
from people.services import queue_letter, queue_message

# What of the library's context a letter may use; the rest stays in the request.
_LETTER_FACTS = ("code", "from_email", "to_email", "timestamp")


class AccountAdapter(DefaultAccountAdapter):
    """Sends the account library's letters through the outbox and speaks in the portal's words."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("This account is closed."),
        "duplicate_email": _("This is already your address."),
        "email_password_mismatch": _("The e-mail or the password is wrong."),
        "email_taken": _("This address belongs to another account."),
        "enter_current_password": _("This is not your current password."),
        "incorrect_code": _("This is not the code. Look at the newest letter."),
        "incorrect_password": _("The password is wrong."),
        "rate_limited": _("A letter was sent a moment ago. Wait ten seconds, then ask again."),
        "same_as_current": _("This is already your address."),
        "too_many_login_attempts": _("Too many attempts. Wait five minutes, then try again."),
        "unverified_primary_email": _("Confirm your address first."),
    }

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Queue the letter named by the library's template, in the language of the page."""
        kind = template_prefix.rpartition("/")[2]
        person = context.get("user") or person_with_email(email)
        facts = {name: context[name] for name in _LETTER_FACTS if name in context}
        path = "account_login" if kind == "account_already_exists" else "account_reset_password"
        queue_letter(
            event=f"account:{kind}:{uuid.uuid4()}",
            kind=kind,
            person=person if isinstance(person, User) else None,
            recipient=email,
            language=translation.get_language() or "",
            context={**facts, "action_path": reverse(path)},
            has_secret="code" in context,
        )

    def is_safe_url(self, url: str) -> bool:
        """Say whether one may be led there; what is no address is not safe."""
        try:
            return bool(super().is_safe_url(url))
        except ValueError:
            return False

    def login(self, request: HttpRequest, user: Any) -> None:
        """Sign in and let it last as long as the device allows."""
        super().login(request, user)
        limit_session(session=request.session, person=user)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Lead back to one's own page, which shows that the password was changed."""
        return reverse("my_page")

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        """Stay in the language of the page."""
        return f"/{translation.get_language()}/"


class OutboxBackend(BaseEmailBackend):
    """Puts whatever Django or Wagtail wants to send into the outbox instead."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Queue each message to each recipient and report how many messages were queued."""
        for message in email_messages:
            html = next(
                (
                    str(content)
                    for content, kind in getattr(message, "alternatives", [])
                    if kind == "text/html"
                ),
                "",
            )
            for recipient in message.recipients():
                queue_message(
                    recipient=recipient,
                    subject=str(message.subject),
                    text=str(message.body),
                    html=html,
                )
        return len(email_messages)


class LettersInFiles(FileBackend):
    """Writes letters into a folder that only the portal's own account may open: they hold codes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        Path(settings.EMAIL_FILE_PATH).mkdir(mode=0o700, parents=True, exist_ok=True)
        super().__init__(*args, **kwargs)
