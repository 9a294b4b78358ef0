"""One's own searches: following one, renaming, silencing and deleting it."""

import uuid
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from core.templatetags.pages import home_crumb
from people.models import User
from people.views import KeepsTypedText
from search.choices import LONGEST_NAME, Frequency
from search.forms import SearchForm
from search.models import SavedSearch
from search.registry import Followed, followed
from search.selectors.saved import address_of, searches_of
from search.services.save_search import (
    SearchRefused,
    change_search,
    delete_search,
    save_search,
)


def _context(title: str, **more: Any) -> dict[str, Any]:
    crumbs = [home_crumb(), {"label": _("My page"), "url": reverse("my_page")}]
    if title != _("Searches I follow"):
        crumbs.append({"label": _("Searches I follow"), "url": reverse("my_searches")})
    return {"page_title": title, "crumbs": [*crumbs, {"label": title, "url": ""}], **more}


def _own(request: HttpRequest, search_id: uuid.UUID) -> SavedSearch:
    """A search of this person; somebody else's answers like one that never was."""
    search = SavedSearch.objects.filter(owner=cast(User, request.user), pk=search_id).first()
    if search is None or search.kind not in followed:
        raise Http404
    return search


@never_cache
@require_safe
@login_required
def my_searches(request: HttpRequest) -> HttpResponse:
    """List them; an empty page says how to begin."""
    searches = searches_of(cast(User, request.user))
    list_url = next((what.address({}) for what in followed.values()), "")
    context = _context(_("Searches I follow"), searches=searches, list_url=list_url)
    return render(request, "pages/my_searches.html", context)


class SearchView(KeepsTypedText, View):
    """A form about one search; what was typed survives the end of the session."""

    http_method_names = ["get", "head", "post"]

    def form(self, request: HttpRequest, initial: dict[str, Any]) -> SearchForm:
        """The form with what was posted, else with what an expired session held."""
        if request.method == "POST":
            return SearchForm(request.POST)
        held = self.release_held(request) or {}
        typed = {name: held[name][-1] for name in SearchForm.base_fields if held.get(name)}
        return SearchForm(initial={**initial, **typed})

    def page(
        self, request: HttpRequest, title: str, form: SearchForm, status: int = 200, **more: Any
    ) -> HttpResponse:
        """The form as a page."""
        context = _context(title, form=form, hold=self.hold_token(request), **more)
        return render(request, "pages/my_search.html", context, status=status)


@method_decorator(never_cache, name="dispatch")
class FollowView(SearchView):
    """Follow what the address asks for: the list's own parameters, and the kind of things."""

    def get(self, request: HttpRequest, kind: str) -> HttpResponse:
        """Show what will be followed, with a name ready."""
        what, query = self._asked(request, kind)
        name = " · ".join(what.describe(query)) or _("All examples")
        initial = {"name": name[:LONGEST_NAME], "frequency": Frequency.WEEKLY}
        return self._page(request, what, query, self.form(request, initial))

    def post(self, request: HttpRequest, kind: str) -> HttpResponse:
        """Keep it; an equal one is the same search."""
        what, query = self._asked(request, kind)
        form = self.form(request, {})
        if not form.is_valid():
            return self._page(request, what, query, form)
        owner = cast(User, request.user)
        try:
            save_search(
                owner=owner, kind=kind, query=query, now=timezone.now(), **form.cleaned_data
            )
        except SearchRefused as refused:
            form.add_error(None, str(refused))
            return self._page(request, what, query, form, status=409)
        messages.success(request, _("The search is kept. Here you can change or delete it."))
        return redirect("my_searches")

    def _asked(self, request: HttpRequest, kind: str) -> tuple[Followed, dict[str, list[str]]]:
        what = followed.get(kind)
        if what is None:
            raise Http404
        return what, what.read(dict(request.GET.lists()))

    def _page(
        self,
        request: HttpRequest,
        what: Followed,
        query: dict[str, list[str]],
        form: SearchForm,
        status: int = 200,
    ) -> HttpResponse:
        return self.page(
            request,
            _("Follow this search"),
            form,
            status,
            chosen=what.describe(query),
            list_url=what.address(query),
        )


@method_decorator(never_cache, name="dispatch")
class ChangeView(SearchView):
    """Rename a search, or change when it writes."""

    def get(self, request: HttpRequest, search_id: uuid.UUID) -> HttpResponse:
        """Show what stands."""
        search = _own(request, search_id)
        initial = {"name": search.name, "frequency": search.frequency}
        return self._page(request, search, self.form(request, initial))

    def post(self, request: HttpRequest, search_id: uuid.UUID) -> HttpResponse:
        """Keep the change."""
        search = _own(request, search_id)
        form = self.form(request, {})
        if not form.is_valid():
            return self._page(request, search, form)
        change_search(search=search, now=timezone.now(), **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("my_searches")

    def _page(self, request: HttpRequest, search: SavedSearch, form: SearchForm) -> HttpResponse:
        return self.page(
            request,
            _("Change the search"),
            form,
            chosen=followed[search.kind].describe(search.query),
            list_url=address_of(search),
            search=search,
        )


@never_cache
@require_POST
@login_required
def delete(request: HttpRequest, search_id: uuid.UUID) -> HttpResponse:
    """Forget it at once."""
    delete_search(search=_own(request, search_id))
    messages.success(request, _("The search is deleted. No more letters come about it."))
    return redirect("my_searches")
