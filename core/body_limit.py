"""Refuses a post that is too large by what it says of itself, before a byte of it is read."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import get_template


class RefuseTooLarge:
    """Answers 413 with our own page; stands where the language is known and nothing was read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Refuse or pass on."""
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdecimal() and int(length) <= settings.REQUEST_MAX_SIZE:
            return self.get_response(request)
        return HttpResponse(get_template("413.html").render(), status=413)
