"""Gives every request a number that its answer, its lines in the log and its error page share."""

import logging
import re
import secrets
import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import get_template
from redis import RedisError

from core.logs import Work, at_work

logger = logging.getLogger("portal.requests")

HEADER = "X-Request-ID"
GIVEN = re.compile(r"[A-Za-z0-9-]{8,64}")
RETRY_AFTER = "60"  # seconds


class NameRequests:
    """Stands before all others; a proxy in front may have given the number already."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Name the request, and tell of one that took long."""
        number = number_of(request)
        began = time.monotonic()
        with at_work(Work("request", number, request)):
            response = self.get_response(request)
            seconds = time.monotonic() - began
            if seconds >= settings.SLOW_REQUEST_SECONDS:
                tell_slow(request, response, seconds)
        response.headers[HEADER] = number
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Say that it will be back soon where limits cannot be counted: nobody passes uncounted."""
        if not isinstance(exception, RedisError):
            return None
        logger.error("The shared cache is away", exc_info=exception)
        page = get_template("503.html").render()
        return HttpResponse(page, status=503, headers={"Retry-After": RETRY_AFTER})


def number_of(request: HttpRequest) -> str:
    """Take the number of the proxy we believe, else draw one."""
    given: str = request.META.get("HTTP_X_REQUEST_ID", "")
    if given and settings.TRUSTED_PROXY_COUNT and GIVEN.fullmatch(given):
        return given
    return secrets.token_hex(6)


def tell_slow(request: HttpRequest, response: HttpResponse, seconds: float) -> None:
    """Log it by its route: the address itself may name a person's thing."""
    match = request.resolver_match
    logger.warning(
        "Slow answer",
        extra={
            "method": request.method,
            "route": match.route if match else "",
            "status": response.status_code,
            "ms": round(seconds * 1000),
        },
    )
