"""Pages about one's own account."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Explain that the page stood open too long."""
    return render(request, "403.html", status=403)
