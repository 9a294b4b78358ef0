"""Cases at hand, and everything between one's own municipalities and others."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from peer_learning.selectors.mine import kept_cases, read_exchange
from peer_learning.selectors.sides import address_of
from peer_learning.services.bookmarks import BookmarkRefused, drop_case, keep_case
from peer_learning.views.ways import case_or_404, my_crumbs, person_of


@never_cache
@require_POST
@login_required
def keep_at_hand(request: HttpRequest, number: int) -> HttpResponse:
    """Keep a case at hand, or let it go when the button says so; back to its page."""
    case = case_or_404(number)
    if request.POST.get("drop"):
        drop_case(person=person_of(request), number=number)
        messages.success(request, _("Taken off your list."))
        return redirect(address_of(case))
    try:
        keep_case(person=person_of(request), case=case)
        messages.success(request, _("Kept. You find it under “Examples at hand” on your page."))
    except BookmarkRefused:
        messages.error(request, _("There are five hundred examples at hand already."))
    return redirect(address_of(case))


@never_cache
@require_safe
@login_required
def my_bookmarks(request: HttpRequest) -> HttpResponse:
    """List what one keeps at hand; of what left the portal only the number is told."""
    title = _("Examples at hand")
    context = {
        "kept": kept_cases(person_of(request)),
        "page_title": title,
        "crumbs": my_crumbs(title),
    }
    return render(request, "pages/my_bookmarks.html", context)


@never_cache
@require_POST
@login_required
def drop_bookmark(request: HttpRequest, number: int) -> HttpResponse:
    """Take a case off the list, also one that is no longer public."""
    drop_case(person=person_of(request), number=number)
    messages.success(request, _("Taken off your list."))
    return redirect("my_bookmarks")


@never_cache
@require_safe
@login_required
def my_exchange(request: HttpRequest) -> HttpResponse:
    """List repetitions, questions and requests of one's own side."""
    title = _("Repetitions, questions, visits")
    context = {
        "exchange": read_exchange(person_of(request)),
        "page_title": title,
        "crumbs": my_crumbs(title),
    }
    return render(request, "pages/my_exchange.html", context)
