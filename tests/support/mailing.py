"""A way to the mail server for tests of sending: keeps letters, refuses whom it is told to."""

import smtplib
from typing import Any, ClassVar

from django.core.mail.backends.base import BaseEmailBackend


class Mailing(BaseEmailBackend):
    """What the server answers is set by the test; `opened` counts connections."""

    taken: ClassVar[list[Any]] = []
    refusals: ClassVar[dict[str, tuple[int, bytes]]] = {}
    everybody: ClassVar[tuple[int, bytes] | None] = None
    away: ClassVar[bool] = False
    lost_after: ClassVar[int | None] = None
    opened: ClassVar[int] = 0

    @classmethod
    def reset(cls) -> None:
        cls.taken, cls.refusals, cls.everybody = [], {}, None
        cls.away, cls.lost_after, cls.opened = False, None, 0

    def open(self) -> bool:
        if Mailing.away:
            raise ConnectionRefusedError("nobody listens")
        Mailing.opened += 1
        return True

    def send_messages(self, email_messages: Any) -> int:
        for message in email_messages:
            (address,) = message.to
            answer = Mailing.everybody or Mailing.refusals.get(address)
            if answer:
                raise smtplib.SMTPRecipientsRefused({address: answer})
            if Mailing.lost_after == len(Mailing.taken):
                Mailing.lost_after = None
                raise smtplib.SMTPServerDisconnected("gone")
            message.message().as_bytes()
            Mailing.taken.append(message)
        return len(email_messages)
