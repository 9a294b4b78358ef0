"""Addresses of the former portal lead to where the articles are now."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from magazine.selectors.old import address_of_old_article


@require_safe
def old_article(request: HttpRequest, legacy_id: str) -> HttpResponse:
    """Lead to the article in the language of the address, or in the one there is."""
    address = address_of_old_article(int(legacy_id), language=get_language() or "ru")
    if address is None:
        raise Http404
    return redirect(address, permanent=True)
