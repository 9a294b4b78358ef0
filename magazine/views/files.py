"""Hands out the files of the magazine to those who may read what they are made from."""

from http import HTTPStatus
from urllib.parse import quote
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotModified,
    HttpResponseRedirect,
)
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.templatetags.pages import home_crumb
from magazine.access import issue_of, reading_of
from magazine.choices import MadeKind, MadeState
from magazine.models import ArticlePage, IssuePage, MadeFile
from magazine.selectors.printing.source import find_source
from media_library.models import SiteDocument
from media_library.views.parts import part_or_whole
from subscriptions.access import Reading
from subscriptions.choices import Ground

LANGUAGES = ("ru", "ky")  # in which files are made
TYPES = {
    MadeKind.ISSUE_PDF: "application/pdf",
    MadeKind.ARTICLE_PDF: "application/pdf",
    MadeKind.ISSUE_EPUB: "application/epub+zip",
}
COME_AGAIN = 60  # seconds, while a file is being made


@require_safe
def magazine_file(request: HttpRequest, page_key: UUID, kind: str) -> HttpResponseBase:
    """Hand out a made file: a stranger is sent to sign in, others without a right learn why not.

    The right is asked each time, of the page the file was made from; a file of a page that is not
    published does not exist for anybody.
    """
    if kind not in MadeKind.values:
        raise Http404
    language = (get_language() or "")[:2]
    if language not in LANGUAGES:
        return _in_russian(page_key, kind)
    source = find_source(kind, page_key, language)
    if source is None:
        raise Http404
    reading = reading_of(source, request.user)
    if not reading.allowed:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        return _refused(request, source, reading)
    if kind == MadeKind.ISSUE_PDF and isinstance(source, IssuePage) and source.scan:
        response = _printed(request, source, source.scan)
    else:
        made = MadeFile.objects.filter(page_key=page_key, language=language, kind=kind).first()
        response = _answer(request, source, made)
    is_open = reading.ground == Ground.OPEN
    response["Cache-Control"] = f"{'public' if is_open else 'private'}, no-cache"
    return response


def _in_russian(page_key: UUID, kind: str) -> HttpResponse:
    with translation.override("ru"):
        return HttpResponseRedirect(reverse("magazine_file", args=[page_key, kind]))


def _refused(
    request: HttpRequest, source: IssuePage | ArticlePage, reading: Reading
) -> HttpResponse:
    context = {
        "page_title": _("This file is for subscribers"),
        "text": reading.reason,
        "is_refused": True,
    }
    response = _said(request, source, context, HTTPStatus.FORBIDDEN)
    response["Cache-Control"] = "private, no-store"
    return response


def _said(
    request: HttpRequest,
    source: IssuePage | ArticlePage,
    context: dict[str, object],
    status: HTTPStatus,
) -> HttpResponse:
    context |= {"source": source, "source_url": source.address, "crumbs": [home_crumb()]}
    return render(request, "pages/magazine_file.html", context, status=status)


def _answer(
    request: HttpRequest, source: IssuePage | ArticlePage, made: MadeFile | None
) -> HttpResponseBase:
    """The file, or a page that says why there is none yet; a former file serves meanwhile."""
    if made is not None and made.file.name:
        tag = f'"{made.digest[:32]}"'
        if request.headers.get("If-None-Match") == tag:
            response: HttpResponseBase = HttpResponseNotModified()
        else:
            try:
                content = made.file.open("rb")
            except FileNotFoundError:
                return _missing(request, source, is_coming=False)
            whole = FileResponse(content, content_type=TYPES[MadeKind(made.kind)])
            whole["Content-Disposition"] = _disposition(source, made)
            response = part_or_whole(request, whole, size=made.size, tag=tag)
        response["ETag"] = tag
        response["X-Content-Type-Options"] = "nosniff"
        return response
    return _missing(request, source, is_coming=made is not None and _is_coming(made))


def _printed(request: HttpRequest, issue: IssuePage, scan: SiteDocument) -> HttpResponseBase:
    """The file of an issue that exists only on paper, as its editors brought it in."""
    try:
        content = scan.file.open("rb")
    except FileNotFoundError:
        return _missing(request, issue, is_coming=False)
    named = MadeFile(kind=MadeKind.ISSUE_PDF, language=(get_language() or "")[:2])
    tag = f'"{scan.get_file_hash()[:32]}"'
    whole = FileResponse(content, content_type=TYPES[MadeKind.ISSUE_PDF])
    whole["Content-Disposition"] = _disposition(issue, named)
    response = part_or_whole(request, whole, size=scan.get_file_size(), tag=tag)
    response["ETag"] = tag
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _is_coming(made: MadeFile) -> bool:
    return made.state == MadeState.WAITING


def _missing(
    request: HttpRequest, source: IssuePage | ArticlePage, *, is_coming: bool
) -> HttpResponse:
    if is_coming:
        title = _("This file is being made")
        text = _("It takes a minute or two. Open this address again.")
        response = _said(request, source, {"page_title": title, "text": text}, HTTPStatus.ACCEPTED)
        response["Retry-After"] = str(COME_AGAIN)
        return response
    title = _("There is no such file yet")
    text = _("The same text stands on the page of the portal.")
    return _said(request, source, {"page_title": title, "text": text}, HTTPStatus.NOT_FOUND)


def _disposition(source: IssuePage | ArticlePage, made: MadeFile) -> str:
    """A name that says what the file is, for old programs and in the language of the reader."""
    issue = issue_of(source)
    is_book = made.kind == MadeKind.ISSUE_EPUB
    suffix = "epub" if is_book else "pdf"
    plain = f"municipalitet-{issue.numbers.slug}"
    spoken = f"{_('Municipalitet')} {issue.numbers.label}"
    if isinstance(source, ArticlePage):
        plain, spoken = f"{plain}-{source.slug}", f"{spoken}. {source.title}"
    plain = "".join(sign for sign in plain if sign.isascii() and (sign.isalnum() or sign == "-"))
    spoken = " ".join("".join(" " if sign in '/\\:*?"<>|' else sign for sign in spoken).split())
    how = "attachment" if is_book else "inline"
    names = f'filename="{plain[:80]}-{made.language}.{suffix}"'
    return f"{how}; {names}; filename*=UTF-8''{quote(f'{spoken[:120]}.{suffix}', safe='')}"
