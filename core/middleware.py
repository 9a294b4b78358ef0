"""Guards in front of every request: broken input is refused politely, the admin has its policy."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.defaults import bad_request

Responder = Callable[[HttpRequest], HttpResponse]


class RefuseBrokenInput:
    """Answers 400 to a NUL byte in the path or query; databases would answer it with a crash."""

    def __init__(self, get_response: Responder) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        query = request.META.get("QUERY_STRING", "")
        if "\x00" in request.path or "%00" in query or "\x00" in query:
            return bad_request(request, ValueError("NUL"))
        return self.get_response(request)


class AdminContentPolicy:
    """Gives /admin/ its own content policy; the admin's pages carry inline scripts and styles."""

    def __init__(self, get_response: Responder) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path.startswith("/admin/"):
            response._csp_replace = settings.ADMIN_CONTENT_SECURITY_POLICY  # type: ignore[attr-defined]
        return response
