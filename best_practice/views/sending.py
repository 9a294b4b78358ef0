"""Checking the answers and sending them: once, whatever the browser does."""

import uuid
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from best_practice.choices import LICENCE_VERSION, Stage
from best_practice.forms.answered import AnsweredSection, checked_sections
from best_practice.forms.sections import AgreementForm
from best_practice.selectors.completing import completeness_shown
from best_practice.selectors.drafts import DraftState, answers_of, facts_of_draft
from best_practice.selectors.warnings import sum_warnings
from best_practice.services.save_draft import DraftRefused
from best_practice.services.submit_case import submit_case
from best_practice.views.drafts import draft_or_404

# Fields that hold the number of a file, and ticks with what they say.
FILES = {"document", "upload"}
TICKS = {"is_in_kind": gettext_lazy("without money"), "has_consent": gettext_lazy("agreed")}


def _shown(field: Any) -> str:
    value = field.value()
    if isinstance(value, list):
        if not hasattr(field.field, "choices"):
            return ", ".join(text for text in value if text)
        chosen = {str(one) for one in value}
        return ", ".join(str(label) for key, label in field.field.choices if str(key) in chosen)
    if hasattr(field.field, "choices"):
        return _chosen_label(field.field.choices, str(value or ""))
    text = str(value or "")
    return f"{text} {field.field.unit}" if text and getattr(field.field, "unit", "") else text


def _chosen_label(choices: Any, value: str) -> str:
    for key, label in choices:
        if isinstance(label, list | tuple):
            found = _chosen_label(label, value)
            if found:
                return found
        elif str(key) == value and value:
            return str(label)
    return ""


def _answers(one: AnsweredSection, names: dict[str, str]) -> list[dict[str, str]]:
    shown = [
        {"label": str(field.label), "value": _shown(field)}
        for field in one.form
        if field.name not in {"photo", "paper"}
    ]
    for kind, rows in one.rows.items():
        for number, row in enumerate((row for row in rows if row.has_changed()), start=1):
            label = f"{one.row_sets[kind].title} {number}"
            shown.append({"label": label, "value": _row(row, names)})
    return shown


def _row(row: Any, names: dict[str, str]) -> str:
    parts = [
        names.get(str(field.value()), "") if field.name in FILES else _shown(field)
        for field in row
        if field.name not in {"file", *TICKS}
    ]
    parts += [str(words) for name, words in TICKS.items() if row.data.get(row.add_prefix(name))]
    return " · ".join(part for part in parts if part)


def _sections(state: DraftState, checked: list[AnsweredSection]) -> list[dict[str, Any]]:
    files = state.draft.files.select_related("upload")
    names = {str(row.upload.pk): row.upload.name for row in files}
    return [
        {
            "title": one.section.label,
            "url": reverse("case_section", args=[state.draft.pk, one.section]),
            "answers": _answers(one, names),
        }
        for one in checked
    ]


def _problems(state: DraftState, checked: list[AnsweredSection]) -> list[dict[str, str]]:
    found = []
    for one in checked:
        url = reverse("case_section", args=[state.draft.pk, one.section])
        for anchor, message in one.errors():
            text = f"{one.section.label}: {message}"
            found.append({"href": f"{url}?check=1#{anchor}", "text": text})
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def check(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """Show all answers; send them when they are complete and the licence is agreed to."""
    state = draft_or_404(request.user, draft_id)  # type: ignore[arg-type]
    if request.method == "POST" and state.stage == Stage.UNDER_REVIEW:
        return redirect("case_sent", draft_id=draft_id)
    if not state.is_editable:
        return redirect("case_overview", draft_id=draft_id)
    form = AgreementForm(request.POST if request.method == "POST" else None)
    checked = checked_sections(answers_of(state.draft))
    problems = _problems(state, checked)
    if request.method == "POST" and form.is_valid() and not problems:
        try:
            submit_case(draft_id=draft_id, person=request.user)  # type: ignore[arg-type]
        except DraftRefused:
            return redirect("case_overview", draft_id=draft_id)
        return redirect("case_sent", draft_id=draft_id)
    facts = facts_of_draft(state.draft)
    context = {
        "state": state,
        "draft": state.draft,
        "form": form,
        "problems": problems if request.method == "POST" else [],
        "is_complete": not problems,
        "sections": _sections(state, checked),
        "facts": facts,
        "complete": completeness_shown(state.draft, facts),
        "warnings": sum_warnings(facts),
        "licence_version": LICENCE_VERSION,
    }
    return render(request, "pages/case_check.html", context)


@require_http_methods(["GET", "HEAD"])
@login_required
def sent(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """Say that it arrived, under which number, and what happens next."""
    state = draft_or_404(request.user, draft_id)  # type: ignore[arg-type]
    if state.draft.case is None:
        raise Http404(_("It was not sent yet."))
    return render(request, "pages/case_sent.html", {"state": state, "draft": state.draft})
