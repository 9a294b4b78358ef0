"""What hangs on the key of an article or an issue: citations, share cards, one's reading list."""

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.cache import caches
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from core.citations import bibtex_article, ris_article
from core.share_card import share_card_png
from core.templatetags.pages import home_crumb
from magazine.models import ArticlePage
from magazine.selectors.pages.cards import ShareCard, article_share_card, issue_share_card
from magazine.selectors.pages.citing import cite_article, find_article, find_issue
from magazine.selectors.pages.listing import magazine_address
from magazine.selectors.reading_list import read_reading_list
from magazine.services.reading_list import MarkRefused, mark_article, unmark_article
from people.models import User

KEPT_SECONDS = 24 * 3600
# Everybody may keep it, nobody hands it out unasked: what is taken off is gone at once.
KEEPING = "public, no-cache"


def _article_or_404(key: UUID) -> ArticlePage:
    article = find_article(key)
    if article is None:
        raise Http404
    return article


@require_safe
def cite(request: HttpRequest, key: UUID, form: str) -> HttpResponse:
    """Answer with a file that reference managers read: BibTeX or RIS."""
    cited = cite_article(_article_or_404(key))
    write, kind = {
        "bib": (bibtex_article, "application/x-bibtex"),
        "ris": (ris_article, "application/x-research-info-systems"),
    }[form]
    response = HttpResponse(write(cited), content_type=f"{kind}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{cited.key}.{form}"'
    return response


@require_safe
def article_card(request: HttpRequest, key: UUID) -> HttpResponse:
    """Answer with the PNG of a public article; it shows nothing of a paid text."""
    return _card(request, article_share_card(_article_or_404(key)))


@require_safe
def issue_card(request: HttpRequest, key: UUID) -> HttpResponse:
    """Answer with the PNG of a public issue."""
    issue = find_issue(key)
    if issue is None:
        raise Http404
    return _card(request, issue_share_card(issue))


def _card(request: HttpRequest, card: ShareCard) -> HttpResponse:
    etag = f'"{card.digest}"'
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None:
        return unchanged
    cache, name = caches["local"], f"magazine_card:{card.digest}"
    png = cache.get(name)
    if png is None:
        png = share_card_png(card.title, card.figures, card.number, card.kicker, "magazine")
        cache.set(name, png, KEPT_SECONDS)
    response = HttpResponse(png, content_type="image/png")
    response["ETag"] = etag
    response["Cache-Control"] = KEEPING
    return response


@never_cache
@require_POST
@login_required
def keep(request: HttpRequest, key: UUID) -> HttpResponse:
    """Put an article on one's list, or take it off when the button says so; back to it."""
    person = cast(User, request.user)
    article = find_article(key)
    if request.POST.get("drop"):
        unmark_article(person=person, article_key=key)
        messages.success(request, _("Taken off your list."))
        if article is None or request.POST["drop"] == "list":
            return redirect("my_reading")
        return redirect(article.url_path)
    if article is None:
        raise Http404
    try:
        mark_article(person=person, article=article)
        messages.success(request, _("Kept. You find it under “To read” on your page."))
    except MarkRefused:
        messages.error(request, _("There are five hundred articles on your list already."))
    return redirect(article.url_path)


@never_cache
@require_safe
@login_required
def my_reading(request: HttpRequest) -> HttpResponse:
    """List what one wants to read; of what left the portal only that it is gone."""
    title = _("To read")
    context = {
        "reading_list": read_reading_list(cast(User, request.user)),
        "magazine_url": magazine_address(),
        "page_title": title,
        "crumbs": [
            home_crumb(),
            {"label": _("My page"), "url": redirect("my_page").url},
            {"label": title, "url": ""},
        ],
    }
    return render(request, "pages/my_reading.html", context)
