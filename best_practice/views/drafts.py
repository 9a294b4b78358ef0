"""The way in: starting a description, its overview, sharing it, proposing a change."""

import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from best_practice.access import may_share_draft
from best_practice.choices import Section, Stage
from best_practice.engine.answers import Answers
from best_practice.forms.answered import AnsweredSection, answered
from best_practice.models import Case, CaseDraft
from best_practice.selectors.completing import completeness_shown
from best_practice.selectors.drafts import DraftState, answers_of, state_of
from best_practice.services.propose_change import NotTheSender, propose_change
from best_practice.services.save_draft import DraftRefused, discard_draft, share_draft, start_draft
from people.models import User
from people.services import FormKeyRefused

# The languages a description may be written in.
WRITTEN_IN = ("ru", "ky")


def draft_or_404(person: User, draft_id: uuid.UUID) -> DraftState:
    """A draft this person may see; somebody else's answers like one that never was."""
    draft = (
        CaseDraft.objects.visible_to(person)
        .select_related("case", "municipality", "author", "saved_by")
        .filter(pk=draft_id)
        .first()
    )
    if draft is None:
        raise Http404
    return state_of(draft)


def _fill(one: AnsweredSection, answers: Answers) -> str:
    if not answers.get(one.section.value):
        return ""
    return "full" if one.is_complete else "half"


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def start(request: HttpRequest) -> HttpResponse:
    """Say what will be asked; one press opens one draft, however often it is pressed."""
    if request.method != "POST":
        return render(request, "pages/case_start.html", {"form_key": uuid.uuid4()})
    language = request.POST.get("language", "")
    if language not in WRITTEN_IN:
        language = get_language() if get_language() in WRITTEN_IN else "ru"
    try:
        key = uuid.UUID(request.POST.get("form_key", ""))
    except ValueError:
        return redirect("case_start")
    person: User = request.user  # type: ignore[assignment]
    try:
        draft = start_draft(person=person, language=language, form_key=key)
    except FormKeyRefused:
        return redirect("case_start")
    except DraftRefused as error:
        messages.error(request, str(error))
        return redirect("my_page")
    return redirect(reverse("case_section", args=[draft.pk, Section.IDEA]))


@require_http_methods(["GET", "HEAD"])
@login_required
def overview(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """The parts of the form with their state, the editor's words, and what can be done now."""
    state = draft_or_404(request.user, draft_id)  # type: ignore[arg-type]
    answers = answers_of(state.draft)
    parts = [
        {
            "title": section.label,
            "url": reverse("case_section", args=[draft_id, section]),
            "fill": _fill(answered(answers, section, is_checked=True), answers),
        }
        for section in Section
    ]
    context = {
        "state": state,
        "draft": state.draft,
        "parts": parts,
        "fills": [part["fill"] for part in parts],
        "done": sum(part["fill"] == "full" for part in parts),
        "complete": completeness_shown(state.draft),
        "may_share": may_share_draft(request.user, state.draft),  # type: ignore[arg-type]
    }
    return render(request, "pages/case_overview.html", context)


@require_POST
@login_required
def share(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """Open the draft to colleagues, or close it again."""
    state = draft_or_404(request.user, draft_id)  # type: ignore[arg-type]
    allowed = may_share_draft(request.user, state.draft)  # type: ignore[arg-type]
    if not allowed:
        messages.error(request, allowed.reason)
    else:
        is_shared = request.POST.get("is_shared") == "on"
        share_draft(draft_id=draft_id, is_shared=is_shared)
        messages.success(
            request,
            _("Colleagues of your municipality can now see and edit it.")
            if is_shared
            else _("Only you can see it now."),
        )
    return redirect("case_overview", draft_id=draft_id)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def discard(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """Ask once, then delete a draft that was never sent; only its author can."""
    state = draft_or_404(request.user, draft_id)  # type: ignore[arg-type]
    if state.stage != Stage.DRAFT or state.draft.author_id != request.user.pk:
        return redirect("case_overview", draft_id=draft_id)
    if request.method == "POST":
        discard_draft(draft_id=draft_id)
        messages.success(request, _("The draft was deleted."))
        return redirect("my_page")
    return render(request, "pages/case_discard.html", {"state": state, "draft": state.draft})


@require_POST
@login_required
def change(request: HttpRequest, number: int) -> HttpResponse:
    """Open a proposal for a published case; readers see nothing of it until it is approved."""
    case = Case.objects.published().filter(number=number).first()
    if case is None:
        raise Http404
    language = request.POST.get("language", "")
    try:
        draft = propose_change(
            case_id=case.pk,
            person=request.user,  # type: ignore[arg-type]
            language=language if language in WRITTEN_IN else "ru",
        )
    except NotTheSender as error:
        raise Http404 from error
    except DraftRefused as error:
        messages.error(request, str(error))
        return redirect("my_page")
    return redirect("case_overview", draft_id=draft.pk)
