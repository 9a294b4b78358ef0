"""One section of the form: shown, kept as typed, checked; also by the script that autosaves."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views import View

from best_practice.choices import Section
from best_practice.engine.answers import MOST_ROWS, row_total, section_version
from best_practice.forms.answered import answered, typed_answers
from best_practice.forms.sections import SECTIONS
from best_practice.models import CaseDraft
from best_practice.selectors.drafts import DraftState, answers_of
from best_practice.services.return_case import settle_remark
from best_practice.services.save_draft import DraftChanged, DraftRefused, save_section
from best_practice.views.drafts import draft_or_404
from best_practice.views.files import KeepsFiles
from best_practice.views.showing import ShowsSection, neighbours
from media_library.views.arriving import ARRIVED
from people.views import KeepsTypedText


def version_in(fields: Mapping[str, list[str]]) -> str:
    """The version of the section the form was rendered with; "" fits no text there is."""
    return (fields.get("version") or [""])[-1]


class SectionView(KeepsTypedText, KeepsFiles, ShowsSection, View):
    """Shows a section and keeps whatever is typed into it."""

    http_method_names = ["get", "head", "post"]

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Read the address; an unknown section is no page."""
        super().setup(request, *args, **kwargs)
        if kwargs["section"] not in Section.values:
            raise Http404
        self.section = Section(kwargs["section"])
        self.draft_id = kwargs["draft_id"]
        self.file_errors = {}

    def get(self, request: HttpRequest, draft_id: uuid.UUID, section: str) -> HttpResponse:
        """Show what is kept; what an expired session held comes first."""
        state = draft_or_404(request.user, draft_id)  # type: ignore[arg-type]
        if not state.is_editable:
            return redirect("case_overview", draft_id=draft_id)
        held = self.peek_held(request)
        if held is not None:
            return self._put_back(state, held)
        is_checked = "check" in request.GET
        one = answered(answers_of(state.draft), self.section, is_checked=is_checked)
        return self.page(state, one)

    def _put_back(self, state: DraftState, held: dict[str, list[str]]) -> HttpResponse:
        """Save what was typed before the session ended, unless a newer text is there."""
        typed = typed_answers(held)
        self.take_held_files(self.held_uploads, typed)
        self.take_arrived(self.request.user, typed)  # type: ignore[arg-type]
        try:
            draft = save_section(
                draft_id=state.draft.pk,
                person=self.request.user,  # type: ignore[arg-type]
                section=self.section,
                answers=typed,
                version=version_in(held),
            )
        except DraftChanged as conflict:
            return self.conflict_page(state, typed, conflict.draft, status=200)
        self.forget_held()
        fresh = draft_or_404(self.request.user, draft.pk)  # type: ignore[arg-type]
        one = answered(answers_of(draft), self.section)
        return self.page(fresh, one, was_held=True)

    def post(self, request: HttpRequest, draft_id: uuid.UUID, section: str) -> HttpResponse:
        """Keep everything first, then look whether it is right."""
        is_autosave = request.headers.get("X-Keep") == "autosave"
        state = draft_or_404(request.user, draft_id)  # type: ignore[arg-type]
        typed = typed_answers(request.POST)
        if is_autosave:
            # The page keeps showing files of its own until the person saves.
            typed = {name: texts for name, texts in typed.items() if not name.endswith(ARRIVED)}
        self.take_files(request, typed)
        self.take_arrived(request.user, typed)  # type: ignore[arg-type]
        removed = self._act_on(typed)
        try:
            draft = save_section(
                draft_id=draft_id,
                person=request.user,  # type: ignore[arg-type]
                section=self.section,
                answers=typed,
                version=version_in(dict(request.POST.lists())),
            )
        except DraftChanged as conflict:
            return self.conflict_page(state, typed, conflict.draft, is_autosave=is_autosave)
        except DraftRefused as error:
            if is_autosave:
                return JsonResponse({"text": str(error)}, status=409)
            return redirect("case_overview", draft_id=draft_id)
        if is_autosave:
            version = section_version(draft.answers, self.section)
            return JsonResponse({"version": version, "text": self.saved_text(draft)})
        self.drop(removed)
        if self.peek_held(request) is not None:
            self.forget_held()
        return self._after(state, draft)

    def _act_on(self, typed: dict[str, list[str]]) -> uuid.UUID | None:
        """Do what the pressed button changes in the answers; a file to delete comes back."""
        action = self.request.POST.get("action", "")
        totals = {}
        for one in SECTIONS[self.section].row_sets:
            if f"{one.kind}-TOTAL_FORMS" in typed:
                total = row_total(typed, one.kind) + (action == f"add_row:{one.kind}")
                totals[f"{one.kind}-TOTAL_FORMS"] = [str(min(total, MOST_ROWS))]
        # First, so that a flood of fields cannot push them over the edge of what is kept.
        rest = {name: typed.pop(name) for name in list(typed)}
        typed.update(totals)
        typed.update({name: texts for name, texts in rest.items() if name not in totals})
        if action.startswith("successor:"):
            self._take_successor(action.split(":", 2)[1:], typed)
        if action.startswith("remove:"):
            return self.forget(action.removeprefix("remove:"), typed)
        return None

    @staticmethod
    def _take_successor(names: list[str], typed: dict[str, list[str]]) -> None:
        """Put the municipality that stands there now in the place of the one that is gone."""
        old, new = [*names, "", ""][:2]
        for field in ("municipality", "partners"):
            for place, text in enumerate(typed.get(field, [])):
                lines = [new if line.strip() == old else line for line in text.splitlines()]
                typed[field][place] = "\n".join(dict.fromkeys(lines))

    def _after(self, state: DraftState, draft: CaseDraft) -> HttpResponse:
        action = self.request.POST.get("action", "")
        here = reverse("case_section", args=[draft.pk, self.section])
        if action == "later":
            return redirect("case_overview", draft_id=draft.pk)
        if self.file_errors:
            return self.checked_page(state, draft)
        if action.startswith("add_row"):
            kind = action.partition(":")[2] or "rows"
            total = row_total(draft.answers.get(self.section.value, {}), kind)
            return redirect(f"{here}#{kind}-{total}")
        if action.startswith(("remove:", "successor:")) or self.is_to_describe:
            return redirect(here)
        if action.startswith("remark-"):
            return redirect(f"{here}#remark-{self._settle(draft, action)}")
        one = answered(answers_of(draft), self.section, is_checked=True)
        if not one.is_complete:
            return self.checked_page(state, draft)
        _before, after = neighbours(self.section)
        if after is None:
            return redirect("case_check", draft_id=draft.pk)
        return redirect("case_section", draft_id=draft.pk, section=after)

    def _settle(self, draft: CaseDraft, action: str) -> str:
        """Mark what the editor asked for as done, or as open again; gives its number."""
        verb, _colon, number = action.partition(":")
        settle_remark(
            draft=draft,
            remark=number,
            person=self.request.user,  # type: ignore[arg-type]
            is_done=verb == "remark-done",
        )
        return number if number.isdigit() else ""
