"""Ways to send a text: into the log of a machine where one tries things out, or to a gateway."""

import json
import logging
from typing import Any
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from django.conf import settings

logger = logging.getLogger("portal.texts")

TIMEOUT = 5  # seconds


class TextsInLog:
    """Writes texts into the log, codes included: only for a machine nobody else uses."""

    def send(self, *, phone: str, text: str) -> None:
        """Say to whom and what."""
        logger.info("Text to %s: %s", phone, text)


class _StayHere(HTTPRedirectHandler):
    """Follows no redirect: the number and the code go to the host that was configured."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        """Refuse."""
        raise OSError("The gateway of texts redirects; give its final address.")


class TextsByGateway:
    """Posts JSON {"to", "text", "from"} to SMS_URL; raises OSError when it is not taken.

    A gateway that speaks otherwise gets a class of its own, named in SMS_TRANSPORT.
    """

    def send(self, *, phone: str, text: str) -> None:
        """Hand over one text; any answer but 2xx is a refusal."""
        if urlsplit(settings.SMS_URL).scheme != "https":
            raise ValueError("SMS_URL must begin with https://.")
        body = {"to": phone, "text": text, "from": settings.SMS_SENDER}
        request = Request(  # noqa: S310 -- the scheme was looked at
            settings.SMS_URL,
            data=json.dumps(body).encode(),
            headers={
                "Content-Type": "application/json",
                "Authorization": f"Bearer {settings.SMS_TOKEN}",
            },
        )
        with build_opener(_StayHere()).open(request, timeout=TIMEOUT) as answer:
            answer.read(1000)
