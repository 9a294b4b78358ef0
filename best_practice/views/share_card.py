"""The picture of a case for messengers, drawn when somebody asks for it."""

from django.core.cache import caches
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from best_practice.selectors.share_card import find_share_card
from core.share_card import share_card_png

KEPT_SECONDS = 24 * 3600
# Everybody may keep it, nobody hands it out unasked: a withdrawn case is gone at once.
KEEPING = "public, no-cache"


@require_safe
def share_card(request: HttpRequest, number: int) -> HttpResponse:
    """Answer with the PNG of a public case; anything else was never here."""
    card = find_share_card(number)
    if card is None:
        raise Http404
    etag = f'"{card.digest[:32]}-{get_language()}"'
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None:
        return unchanged
    cache, key = caches["local"], f"share_card:{number}:{etag}"
    png = cache.get(key)
    if png is None:
        png = share_card_png(card.title, card.figures, number, card.kicker)
        cache.set(key, png, KEPT_SECONDS)
    response = HttpResponse(png, content_type="image/png")
    response["ETag"] = etag
    response["Cache-Control"] = KEEPING
    return response
