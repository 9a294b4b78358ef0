"""One's own page: what waits, what was sent, letters."""

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from core.templatetags.pages import home_crumb
from home.selectors.my_page import read_my_page
from people.models import User


@never_cache
@require_safe
@login_required
def my_page(request: HttpRequest) -> HttpResponse:
    """Show what waits for this person first; nobody else's things are here."""
    person = cast(User, request.user)
    title = _("My page")
    context = {
        "sheet": read_my_page(person),
        "may_edit_portal": person.has_perm("wagtailadmin.access_admin"),
        "page_title": title,
        "crumbs": [home_crumb(), {"label": title, "url": ""}],
    }
    return render(request, "pages/my_page.html", context)
