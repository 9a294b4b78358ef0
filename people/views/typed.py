"""Form pages that lose nothing when the session ends while somebody types."""

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from people.access import hold_token, read_hold_token
from people.models import HeldForm, User
from people.registry import keep_files
from people.selectors import newest_held_form
from people.services import forget_held_form, hold_form, release_held_form

HOLD_FIELD = "hold"
_NEVER_HELD = frozenset({"csrfmiddlewaretoken", HOLD_FIELD, "password", "password1", "password2"})


def hold_what_was_typed(request: HttpRequest) -> User | None:
    """Keep a posted form for the person its hold token names; None when there is no such token."""
    person = read_hold_token(request.POST.get(HOLD_FIELD, ""), path=request.path)
    if person is None:
        return None
    # No database stores a NUL; the values lose theirs where they are kept.
    fields = {
        name.replace("\x00", ""): request.POST.getlist(name)
        for name in request.POST
        if name not in _NEVER_HELD
    }
    files = {name.replace("\x00", ""): request.FILES.getlist(name) for name in request.FILES}
    uploads = keep_files(owner=person, files=files)
    hold_form(person=person, path=request.path, fields=fields, uploads=uploads)
    return person


class KeepsTypedText:
    """Mixin, first in the row, for a form page behind sign-in.

    The template carries `<input type="hidden" name="hold" value="{{ hold }}">` with
    `self.hold_token(request)`. When the session has ended at the post, text and files are held and
    the visitor is led to sign in; the same person's next look at the page gets them, nobody else
    ever does. Files of that post are in `self.held_uploads`: ids of Uploads by field name, not yet
    claimed. Either `self.release_held(request)` gives and forgets at once, or, where saving can
    fail, `self.peek_held(request)` gives and `self.forget_held()` forgets after the saving, best in
    the transaction of it.
    """

    held_uploads: dict[str, list[str]] = {}
    _peeked: HeldForm | None = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let the person through; hold what anybody else's post carries for its owner."""
        if request.user.is_authenticated and not self._belongs_to_another(request):
            return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        if request.headers.get("X-Keep"):
            # The script keeps the text on the device; it only has to learn that nobody is here.
            return JsonResponse({"text": _("You are signed out.")}, status=401)
        if request.method == "POST":
            hold_what_was_typed(request)
        if request.user.is_authenticated:
            return self._for_another(request)
        return redirect_to_login(request.get_full_path())

    def _belongs_to_another(self, request: HttpRequest) -> bool:
        if request.method != "POST":
            return False
        person = read_hold_token(request.POST.get(HOLD_FIELD, ""), path=request.path)
        return person is not None and person != request.user

    def _for_another(self, request: HttpRequest) -> HttpResponse:
        context = {"page_title": _("You are signed in with another account"), "is_other": True}
        return render(request, "pages/form_expired.html", context, status=403)

    def hold_token(self, request: HttpRequest) -> str:
        """Sign the page for the person who opens it."""
        if not isinstance(request.user, User):
            return ""
        return hold_token(person=request.user, path=request.path)

    def release_held(self, request: HttpRequest) -> dict[str, list[str]] | None:
        """Give back what this person typed here before the session ended, once; or None."""
        if not isinstance(request.user, User):
            return None
        return self._fields_of(release_held_form(person=request.user, path=request.path))

    def peek_held(self, request: HttpRequest) -> dict[str, list[str]] | None:
        """Give the same as `release_held` and keep it until `forget_held`."""
        if not isinstance(request.user, User):
            return None
        self._peeked = newest_held_form(request.user, request.path)
        return self._fields_of(self._peeked)

    def forget_held(self) -> None:
        """Forget what `peek_held` gave; what was held since then stays."""
        if self._peeked is not None:
            forget_held_form(held=self._peeked)
            self._peeked = None

    def _fields_of(self, held: HeldForm | None) -> dict[str, list[str]] | None:
        if held is None:
            return None
        self.held_uploads = held.uploads
        fields: dict[str, list[str]] = held.fields
        return fields
