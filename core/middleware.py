"""Guards in front of every request: broken input is refused politely, the admin has its policy."""

import codecs
import logging
import re
from collections.abc import Callable
from urllib.parse import urlsplit

import redis
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.template.loader import get_template
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers
from django.views.defaults import bad_request
from wagtail.admin.auth import permission_denied
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

Responder = Callable[[HttpRequest], HttpResponse]


logger = logging.getLogger("portal")
AWAY = (OperationalError, redis.ConnectionError, redis.TimeoutError)
# No other method reaches a view: many of them answer whatever is not a post as a look.
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")


class KeepToOurselves:
    """Tells browsers to keep our files from other sites' pages, and devices from our own pages."""

    def __init__(self, get_response: Responder) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Add two headers that Django does not know, unless a view has set its own."""
        response = self.get_response(request)
        policy = settings.SECURE_CROSS_ORIGIN_RESOURCE_POLICY
        response.headers.setdefault("Cross-Origin-Resource-Policy", policy)
        response.headers.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        return response


# The value of the search box, wherever it stands in the query.
NUL_IN_SEARCH = re.compile(r"(?:(?<=^q=)|(?<=&q=))[^&]*")


def _without_nul(searched: re.Match[str]) -> str:
    # The sign that stands for what cannot be read: no word has it, so nothing is found by it.
    return searched.group().replace("%00", "%EF%BF%BD")


class RefuseBrokenInput:
    """Answers 400 to what no browser sends and databases would answer with a crash.

    That is a NUL byte in the path, the query or a cookie, and a form in anything but UTF-8. In a
    search box it is only a sign that nothing has. A method that nobody here uses (TRACE) is
    answered with 405, in words like any refused method.
    """

    def __init__(self, get_response: Responder) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Refuse or pass on."""
        query = request.META.get("QUERY_STRING", "")
        if "%00" in query:
            request.META["QUERY_STRING"] = NUL_IN_SEARCH.sub(_without_nul, query)
        if self._has_nul(request) or not self._is_utf8(request):
            with translation.override(self._language(request)):
                return bad_request(request, ValueError("broken input"))
        response = self._answer(request)
        if response.status_code == 405 and not response.streaming and not response.content:
            with translation.override(self._language(request)):
                response.content = get_template("405.html").render().encode()
        return response

    def _answer(self, request: HttpRequest) -> HttpResponse:
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        return self.get_response(request)

    def _language(self, request: HttpRequest) -> str:
        # The language of this thread is still that of the request before.
        return translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE

    def _has_nul(self, request: HttpRequest) -> bool:
        query = request.META.get("QUERY_STRING", "")
        given = (request.path, query, *request.COOKIES, *request.COOKIES.values())
        return "%00" in query or any("\x00" in text for text in given)

    def _is_utf8(self, request: HttpRequest) -> bool:
        # Django takes the charset of the Content-Type; UTF-7 can write what no database stores.
        return request.encoding is None or codecs.lookup(request.encoding).name == "utf-8"


class TellWhatIsAway:
    """Answers 503 in words while the database or the shared cache cannot be reached.

    Sign-in counts its attempts in the cache, so without it nobody comes in, rather than everybody
    as often as they like.
    """

    def __init__(self, get_response: Responder) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Tell the operator the cause and the visitor to come again."""
        if not isinstance(error, AWAY):
            return None
        logger.error("a service is away: %s", type(error).__name__, exc_info=error)
        answer = HttpResponse(get_template("503.html").render(), status=503)
        answer["Retry-After"] = "60"
        return answer


class KeepPagesPrivate:
    """Keeps what a signed-in visitor sees out of every cache, the browser's own included.

    On a shared device the next person presses Back. Who carries no session cookie costs nothing
    here; a view that says itself how long its answer may be kept is left alone.
    """

    def __init__(self, get_response: Responder) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Mark the answer where it may be personal."""
        response = self.get_response(request)
        is_file = request.path.startswith((settings.STATIC_URL, settings.MEDIA_URL))
        if settings.SESSION_COOKIE_NAME in request.COOKIES and not is_file:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response


class AdminContentPolicy:
    """Gives /admin/ its own content policy; the admin's pages carry inline scripts and styles."""

    def __init__(self, get_response: Responder) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Exchange the policy where it is the admin's page."""
        response = self.get_response(request)
        if request.path.startswith("/admin/"):
            response._csp_replace = settings.ADMIN_CONTENT_SECURITY_POLICY  # type: ignore[attr-defined]
        return response


ACTIONS = ("add", "change", "publish", "bulk_delete", "lock", "unlock")
TRANSLATED_PAGE = re.compile(r"/admin/localize/submit/page/(\d{1,18})/")


class KeepPageScreensForEditors:
    """Leads people who may enter the admin but edit no page away from every screen of pages.

    Several of the library's lists ask only whether a person may enter, and show titles of drafts.
    """

    screens = (
        *("pages", "choose-page", "reports", "workflows", "api/main/pages", "bulk/wagtailcore"),
        *("localize/submit", "localize/update", "localize/translate", "localize/page"),
        "localize/reports",
    )
    beginnings = tuple(f"/admin/{screen}/" for screen in screens)

    def __init__(self, get_response: Responder) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Look at the screens of pages only; who is not staff meets the ordinary door."""
        is_screen = request.path.startswith(self.beginnings)
        if is_screen and (self._is_closed_to(request.user) or names_foreign_page(request)):
            answer: HttpResponse = permission_denied(request)
            return answer
        return self.get_response(request)

    def _is_closed_to(self, person: AbstractBaseUser | AnonymousUser) -> bool:
        if not isinstance(person, AbstractUser) or not person.has_perm("wagtailadmin.access_admin"):
            return False
        return not may_work_on_pages(person)


def names_foreign_page(request: HttpRequest) -> bool:
    """Say whether an editor asks for a page of a section that is not theirs.

    Two screens of the libraries show the title of any page that is named: translating one, and
    doing something with many.
    """
    person = request.user
    if not isinstance(person, AbstractUser) or person.is_superuser:
        return False
    if not person.has_perm("wagtailadmin.access_admin"):
        return False  # they meet the ordinary door
    translated = TRANSLATED_PAGE.match(request.path)
    asked = [translated.group(1)] if translated else request.GET.getlist("id")
    if not translated and not request.path.startswith("/admin/bulk/wagtailcore/page/"):
        return False
    ids = {int(text) for text in asked if text.isascii() and text.isdigit() and len(text) < 18}
    return any(
        not page_permission_policy.user_has_any_permission_for_instance(person, ACTIONS, page)
        for page in Page.objects.filter(pk__in=ids)
    )


def may_work_on_pages(person: AbstractBaseUser | AnonymousUser) -> bool:
    """Say whether a person edits or publishes any page at all."""
    return bool(page_permission_policy.user_has_any_permission(person, ACTIONS))


class AddressLanguage(LocaleMiddleware):
    """The address decides the language, and what is not found stays not found.

    Django would lead /x/ to /ru/x/ because page addresses match anything. Where the address has
    no language the visitor's own is taken; the admin speaks Russian unless a person chose.
    """

    def process_request(self, request: HttpRequest) -> None:
        """Choose the language of this request."""
        super().process_request(request)
        is_admin = request.path_info.startswith("/admin/")
        if is_admin and settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
            translation.activate(settings.LANGUAGE_CODE)
            request.LANGUAGE_CODE = settings.LANGUAGE_CODE

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Name the language, and remember it when the visitor has just switched."""
        language = translation.get_language_from_path(request.path_info)
        if language is None:
            patch_vary_headers(response, ("Accept-Language",))
        elif self._is_page(response) and self._has_switched(request, language):
            response.set_cookie(
                settings.LANGUAGE_COOKIE_NAME,
                language,
                max_age=365 * 24 * 3600,
                secure=settings.SESSION_COOKIE_SECURE,
                httponly=True,
                samesite="Lax",
            )
        response.headers.setdefault("Content-Language", translation.get_language() or "")
        return response

    def _is_page(self, response: HttpResponseBase) -> bool:
        """Leave pictures and what caches share alone: their answer is one for everybody."""
        is_shared = "public" in response.headers.get("Cache-Control", "")
        return response.headers.get("Content-Type", "").startswith("text/html") and not is_shared

    def _has_switched(self, request: HttpRequest, language: str) -> bool:
        """Say whether the visitor comes from a page of ours in another language."""
        try:
            before = urlsplit(request.headers.get("Referer", ""))
        except ValueError:
            return False
        if before.netloc != request.get_host():
            return False
        return translation.get_language_from_path(before.path) not in {None, language}


class EndIdleSession:
    """Ends a sign-in on a shared device when nobody has opened a page for a while.

    The sign-in leaves `idle_limit` (seconds) and `seen_at` in the session. Visitors without a
    session cookie cost nothing here and their pages stay cacheable.
    """

    def __init__(self, get_response: Responder) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Look at visitors with a session only."""
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            self._check(request)
        return self.get_response(request)

    def _check(self, request: HttpRequest) -> None:
        limit = request.session.get("idle_limit")
        if limit is None:
            return
        now = int(timezone.now().timestamp())
        idle = now - request.session.get("seen_at", 0)
        if idle > limit:
            request.session.flush()
        elif idle > limit // 20:
            request.session["seen_at"] = now
