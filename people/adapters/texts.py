"""Ways to send a text: into the log of a machine where one tries things out, or to a gateway."""

import json
import logging
from urllib.parse import urlsplit

from django.conf import settings

from core.outgoing import Door

logger = logging.getLogger("portal.texts")


class TextsInLog:
    """Writes texts into the log, codes included: only for a machine nobody else uses."""

    def send(self, *, phone: str, text: str) -> None:
        """Say to whom and what."""
        logger.info("Text to %s: %s", phone, text)


class TextsByGateway:
    """Posts JSON {"to", "text", "from"} to SMS_URL; OutgoingRefused says why one was not taken.

    The number and the code go to the host that was configured and nowhere else. A gateway that
    speaks otherwise gets a class of its own, named in SMS_TRANSPORT.
    """

    def send(self, *, phone: str, text: str) -> None:
        """Hand over one text; any answer but 2xx is a refusal."""
        gateway_door(settings.SMS_URL).post(
            settings.SMS_URL,
            body=json.dumps({"to": phone, "text": text, "from": settings.SMS_SENDER}).encode(),
            headers={
                "Content-Type": "application/json",
                "Authorization": f"Bearer {settings.SMS_TOKEN}",
            },
        )


def gateway_door(url: str) -> Door:
    """Open the way to the gateway an operator named; it may well stand in the next room."""
    parts = urlsplit(url)
    return Door(
        hosts=frozenset({(parts.hostname or "").lower()}),
        port=parts.port or 443,
        may_reach=lambda _address: True,
    )
