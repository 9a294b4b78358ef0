"""The repeat kit: the page, and its two papers to edit."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from core.kept_pages import kept
from organisations.selectors.posts import full_name, place_names
from peer_learning.engine.word_file import Paper, write_word_file
from peer_learning.forms.kit import KitForm
from peer_learning.selectors.kit import Kit, own_place, read_kit, today
from peer_learning.selectors.kit_papers import plan_paper, resolution_paper
from peer_learning.views.ways import case_or_404, frame_of
from people.access import is_within_rate

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PAPER_LANGUAGES = ("ru", "ky")


@kept()
@require_safe
def kit(request: HttpRequest, number: int) -> HttpResponse:
    """Show the plan for the municipality in the address, else for one's own, else for nobody's."""
    case = case_or_404(number)
    form, made = _made(request, number)
    place, start = made.place, made.start
    context = {
        **frame_of(case, _("Repeat kit")),
        "form": form,
        "kit": made,
        "places": place_names(),
        "query": urlencode({"place": place.code if place else "", "start": f"{start:%d.%m.%Y}"}),
        "papers": [
            {"code": code, "name": dict(settings.LANGUAGES)[code]} for code in PAPER_LANGUAGES
        ],
    }
    return render(request, "pages/case_kit.html", context)


def _made(request: HttpRequest, number: int) -> tuple[KitForm, Kit]:
    """The form as it was asked, and the kit of what of it was right."""
    own = own_place(request.user)
    given = {name: request.GET.get(name, "") for name in ("place", "start")}
    if not any(given.values()):
        given = {"place": own.code if own else "", "start": ""}
    form = _checked({**given, "start": given["start"] or f"{today():%d.%m.%Y}"})
    if form.municipality is not None and given["place"] == form.municipality.code:
        form = _checked({**form.data, "place": full_name(form.municipality)})
    start = form.cleaned_data.get("start") or today()
    is_asked = "place" in request.GET
    place = form.municipality or (None if is_asked else own)
    made = read_kit(number, place=place, start=start)
    if made is None:
        raise Http404
    return form, made


def _checked(given: dict[str, str]) -> KitForm:
    form = KitForm(given)
    form.is_valid()
    return form


@never_cache
@require_safe
def paper(request: HttpRequest, number: int, which: str) -> HttpResponse:
    """Hand out the plan or the draft resolution as .docx, in Russian or Kyrgyz."""
    writers: dict[str, Callable[[Kit], Paper]] = {
        "plan": plan_paper,
        "resolution": resolution_paper,
    }
    case_or_404(number)
    if not is_within_rate(request, action="repeat_kit"):
        return render(request, "429.html", status=429)
    wanted = request.GET.get("language") or (get_language() or "ru")[:2]
    with translation.override(wanted if wanted in PAPER_LANGUAGES else "ru"):
        _form, made = _made(request, number)
        content = write_word_file(writers[which](made), at=timezone.now())
        language = get_language()
    response = HttpResponse(content, content_type=WORD)
    name = f"{which}-{number}-{language}.docx"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def plan(request: HttpRequest, number: int) -> Any:
    """The plan."""
    return paper(request, number, "plan")


def resolution(request: HttpRequest, number: int) -> Any:
    """The draft resolution."""
    return paper(request, number, "resolution")
