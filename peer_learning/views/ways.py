"""What the pages about one case share: finding it, the way back, and the refusal of too many."""

from typing import Any, cast

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from best_practice.models import Case
from core.templatetags.pages import home_crumb
from peer_learning.selectors.sides import address_of, public_case, title_of
from people.models import User

Crumb = dict[str, str]


def case_or_404(number: int) -> Case:
    """A case that readers can see."""
    case = public_case(number)
    if case is None:
        raise Http404
    return case


def person_of(request: HttpRequest) -> User:
    """Who is signed in, for pages that nobody else reaches."""
    return cast(User, request.user)


def frame_of(case: Case, title: str) -> dict[str, Any]:
    """What every page about a case needs: its title, its address, the way back."""
    address = address_of(case)
    name = title_of(case) if address else str(case)
    index = {"label": _("Practices"), "url": f"/{get_language()}/practices/"}
    return {
        "case": case,
        "case_title": name,
        "case_url": address,
        "page_title": title,
        "crumbs": [
            home_crumb(),
            index,
            {"label": name, "url": address},
            {"label": title, "url": ""},
        ],
    }


def my_crumbs(title: str) -> list[Crumb]:
    """The way back to one's own page."""
    mine = {"label": _("My page"), "url": reverse("my_page")}
    return [home_crumb(), mine, {"label": title, "url": ""}]
