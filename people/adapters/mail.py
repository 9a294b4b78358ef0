"""Mail of Django and of the libraries goes into the outbox; without a server letters are files."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.filebased import EmailBackend as FileBackend

from people.services import queue_message


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
