"""The first step of a visitor and of a machine: language, robots, icon."""

from django.conf import settings
from django.core.exceptions import PermissionDenied, RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.loader import get_template
from django.templatetags.static import static
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.defaults import bad_request

from home.choices import ENDLESS_PARTS, HIDDEN_PARTS
from people.views import LogoutView


@require_safe
def choose_language(request: HttpRequest) -> HttpResponse:
    """Lead to the front page of the visitor's language: remembered, else the browser's."""
    response = HttpResponseRedirect(f"/{get_language_from_request(request)}/")
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    return response


def sign_in(request: HttpRequest) -> HttpResponse:
    """Lead to the one sign-in; who is signed in and was sent here anyway may not go further.

    Leading them on to the sign-in would send them straight back, without end.
    """
    if request.user.is_authenticated:
        if "/admin/login/" in request.path and request.user.has_perm("wagtailadmin.access_admin"):
            return HttpResponseRedirect(reverse("wagtailadmin_home"))
        raise PermissionDenied
    query = request.META.get("QUERY_STRING", "")
    return HttpResponseRedirect(reverse("account_login") + (f"?{query}" if query else ""))


def sign_out(request: HttpRequest) -> HttpResponseBase:
    """Answer the admin's button with the one sign-out, which also empties the browser's store."""
    if request.method == "POST":
        return LogoutView.as_view()(request)
    return HttpResponseRedirect(reverse("account_logout"))


def broken_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Tell a form that is too large from a request that is broken."""
    if isinstance(exception, TooManyFieldsSent):
        # Whatever reads the parameters again, as the page of errors does, is refused again.
        return HttpResponse(get_template("400.html").render(), status=400)
    if not isinstance(exception, RequestDataTooBig):
        return bad_request(request, exception)
    return HttpResponse(get_template("413.html").render(), status=413)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Keep search engines out of what is private, and show them the sitemap."""
    closed = ["/admin/", "/files/"]
    parts = (*HIDDEN_PARTS, *ENDLESS_PARTS)
    closed += [f"/{code}/{part}" for code, _ in settings.LANGUAGES for part in parts]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed), ""]
    lines.append(f"Sitemap: {settings.PUBLIC_URL}/sitemap.xml")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@never_cache
@require_safe
def too_large(request: HttpRequest) -> HttpResponse:
    """Answer for the proxy, which refuses a post before the portal sees it."""
    return render(request, "413.html", status=413)


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Serve browsers that ask without reading the page's head."""
    return HttpResponseRedirect(static("img/wordmark.svg"))
