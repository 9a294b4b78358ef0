"""The permanent address of a case, its page for the council, and how it is cited in files."""

import logging
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.citations import bibtex, ris
from core.templatetags.pages import home_crumb
from core.typeset import TypesetBusy, TypesetFailed, paper_digest, typeset
from peer_learning.engine.papers import paper_language
from peer_learning.selectors.citing import find_citation
from peer_learning.selectors.council import find_council_page
from peer_learning.selectors.public_cases import read_public_cases, was_public
from people.access import is_within_rate

logger = logging.getLogger("portal.papers")
# Everybody may keep it, nobody hands it out unasked: a withdrawn case is gone at once.
KEEPING = "public, no-cache"
FAILED_RETRY = 60  # seconds


def said_page(
    request: HttpRequest, title: str, text: str, status: int, retry_after: int = 0
) -> HttpResponse:
    """Say in a sentence why there is nothing else to see."""
    context = {"page_title": title, "text": text, "crumbs": [home_crumb()]}
    response = render(request, "pages/paper_said.html", context, status=status)
    if retry_after:
        response.headers["Retry-After"] = str(retry_after)
    return response


def gone_or_missing(request: HttpRequest, number: int) -> HttpResponse:
    """Say that a case was taken off the portal; a draft, like a made-up number, was never here."""
    if not was_public(number):
        raise Http404
    title = _("This example was taken off the portal")
    text = _("It had the number %(number)s. Its place is not given to another.")
    return said_page(request, title, text % {"number": number}, HTTPStatus.GONE)


def speaks_of_papers() -> bool:
    """Whether papers exist in the language of the address."""
    return paper_language() == (get_language() or "")[:2]


def in_russian(name: str, query: str = "", **values: Any) -> HttpResponse:
    """Send readers of other languages to the Russian paper."""
    with translation.override("ru"):
        address = reverse(name, kwargs=values)
    return HttpResponseRedirect(f"{address}?{query}" if query else address)


def paper(request: HttpRequest, template: str, data: dict[str, Any], name: str) -> HttpResponse:
    """Answer with a PDF, or say when to come again; a paper set before is handed out as it was."""
    etag = f'"{paper_digest(template, data)[:32]}"'
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None:
        return unchanged
    if not is_within_rate(request, action="papers", counts_looks=True):
        return render(request, "429.html", status=429)
    try:
        pdf = typeset(template, data)
    except TypesetBusy as error:
        title = _("Many papers are being made just now")
        text = _("Yours comes in a few seconds: open this address again.")
        return said_page(request, title, text, HTTPStatus.SERVICE_UNAVAILABLE, error.seconds)
    except TypesetFailed:
        logger.exception("A paper did not come about", extra={"template": template})
        title = _("This paper did not come about")
        text = _("We have been told of it. The page itself shows the same facts.")
        return said_page(request, title, text, HTTPStatus.SERVICE_UNAVAILABLE, FAILED_RETRY)
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    response["ETag"] = etag
    response["Cache-Control"] = KEEPING
    return response


@require_safe
def by_number(request: HttpRequest, number: int) -> HttpResponse:
    """Lead from the permanent number to the page of the case.

    A temporary redirect: pages are renamed and translated, and the number must follow them.
    """
    case = read_public_cases([number]).get(number)
    if case is None:
        return gone_or_missing(request, number)
    return HttpResponseRedirect(case.url)


@require_safe
def council(request: HttpRequest, number: int) -> HttpResponse:
    """Answer with the page of a public case for a council, in Russian or Kyrgyz."""
    if not speaks_of_papers():
        return in_russian("case_council", number=number)
    data = find_council_page(number)
    if data is None:
        return gone_or_missing(request, number)
    return paper(request, "council.typ", data, f"council-{number}-{paper_language()}")


@require_safe
def cite(request: HttpRequest, number: int, form: str) -> HttpResponse:
    """Answer with a file that reference managers read: BibTeX or RIS."""
    cited = find_citation(number)
    if cited is None:
        return gone_or_missing(request, number)
    write, kind = {
        "bib": (bibtex, "application/x-bibtex"),
        "ris": (ris, "application/x-research-info-systems"),
    }[form]
    response = HttpResponse(write(cited), content_type=f"{kind}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="case-{number}.{form}"'
    return response
