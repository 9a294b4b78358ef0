"""Leaving, and the page that stood open too long."""

from typing import Any

from allauth.account.views import LogoutView as LibraryLogoutView
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import REASON_NO_CSRF_COOKIE
from django.shortcuts import render
from django.utils.translation import gettext as _

from people.views.typed import hold_what_was_typed


class LogoutView(LibraryLogoutView):
    """Signs out by a press of a button and empties what the browser keeps for this account."""

    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """Sign out; browsers that know the header drop the text kept on the device."""
        response: HttpResponse = super().post(*args, **kwargs)
        response["Clear-Site-Data"] = '"storage"'
        return response


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that the page stood open too long, keep its text, and lead back to it.

    Nothing is done with the post itself: it may come from a foreign page. A text is kept only
    when the form carries our own signature of its person and address.
    """
    person = hold_what_was_typed(request) if request.method == "POST" else None
    is_cookie_refused = reason == REASON_NO_CSRF_COOKIE and not request.COOKIES
    context = {
        "page_title": _("This page was open for too long"),
        "back_url": request.path,
        "is_kept": person is not None,
        "is_cookie_refused": is_cookie_refused,
    }
    if is_cookie_refused:
        context["page_title"] = _("Your browser does not keep cookies")
    return render(request, "pages/form_expired.html", context, status=403)
