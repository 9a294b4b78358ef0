"""One section of the form: shown, kept as typed, checked; also by the script that autosaves."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from best_practice.choices import FileKind, Section
from best_practice.forms.answered import AnsweredSection, answered, typed_answers
from best_practice.models import CaseDraft
from best_practice.selectors.drafts import DraftState, money_so_far
from best_practice.selectors.places import municipality_names
from best_practice.services.save_draft import DraftChanged, DraftRefused, save_section
from best_practice.views.drafts import draft_or_404
from best_practice.views.files import KeepsFiles
from core.templatetags.formats import clock
from media_library.models import Upload
from people.views import KeepsTypedText


def neighbours(section: Section) -> tuple[Section | None, Section | None]:
    """The sections before and after."""
    order = list(Section)
    place = order.index(section)
    before = order[place - 1] if place else None
    after = order[place + 1] if place + 1 < len(order) else None
    return before, after


def version_in(fields: Mapping[str, list[str]]) -> int | None:
    """The version of the draft the form was rendered with, if the post says one."""
    text = (fields.get("version") or [""])[-1]
    return int(text) if text.isdecimal() and len(text) < 10 else None


class SectionView(KeepsTypedText, KeepsFiles, View):
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
        held = self.release_held(request)
        if held is not None:
            return self._put_back(state, held)
        one = answered(state.draft.answers, self.section, is_checked="check" in request.GET)
        return self._page(state, one)

    def _put_back(self, state: DraftState, held: dict[str, list[str]]) -> HttpResponse:
        """Save what was typed before the session ended, unless a newer text is there."""
        typed = typed_answers(held)
        for name, upload_ids in self.held_uploads.items():
            for upload in Upload.objects.filter(pk__in=upload_ids):
                self.attach(name, upload, typed)
        try:
            draft = save_section(
                draft_id=state.draft.pk,
                person=self.request.user,  # type: ignore[arg-type]
                section=self.section,
                answers=typed,
                version=version_in(held),
            )
        except DraftChanged as conflict:
            return self._conflict(state, typed, conflict.draft, is_autosave=False)
        fresh = draft_or_404(self.request.user, draft.pk)  # type: ignore[arg-type]
        one = answered(draft.answers, self.section)
        return self._page(fresh, one, was_held=True)

    def post(self, request: HttpRequest, draft_id: uuid.UUID, section: str) -> HttpResponse:
        """Keep everything first, then look whether it is right."""
        is_autosave = request.headers.get("X-Keep") == "autosave"
        state = draft_or_404(request.user, draft_id)  # type: ignore[arg-type]
        typed = typed_answers(request.POST)
        try:
            self.take_files(request, typed)
            draft = save_section(
                draft_id=draft_id,
                person=request.user,  # type: ignore[arg-type]
                section=self.section,
                answers=self._with_action(typed),
                version=version_in(dict(request.POST.lists())),
            )
        except DraftChanged as conflict:
            return self._conflict(state, typed, conflict.draft, is_autosave=is_autosave)
        except DraftRefused as error:
            if is_autosave:
                return JsonResponse({"text": str(error)}, status=409)
            return redirect("case_overview", draft_id=draft_id)
        if is_autosave:
            return JsonResponse({"version": draft.version, "text": self._saved_text(draft)})
        return self._after(state, draft)

    def _with_action(self, typed: dict[str, list[str]]) -> dict[str, list[str]]:
        action = self.request.POST.get("action", "")
        if action == "add_row":
            total = (typed.get("rows-TOTAL_FORMS") or ["0"])[0]
            typed["rows-TOTAL_FORMS"] = [str(int(total) + 1 if total.isdecimal() else 1)]
        if action.startswith("remove:"):
            self.remove(action.removeprefix("remove:"), typed)
        return typed

    def _after(self, state: DraftState, draft: CaseDraft) -> HttpResponse:
        action = self.request.POST.get("action", "")
        here = reverse("case_section", args=[draft.pk, self.section])
        if action == "later":
            return redirect("case_overview", draft_id=draft.pk)
        if self.file_errors:
            return self._checked_page(state, draft)
        if action == "add_row":
            total = int(draft.answers[self.section.value]["rows-TOTAL_FORMS"][0])
            return redirect(f"{here}#row-{total}")
        if action.startswith("remove:"):
            return redirect(here)
        one = answered(draft.answers, self.section, is_checked=True)
        if not one.is_complete:
            return self._checked_page(state, draft)
        _before, after = neighbours(self.section)
        if after is None:
            return redirect("case_check", draft_id=draft.pk)
        return redirect("case_section", draft_id=draft.pk, section=after)

    def _checked_page(self, state: DraftState, draft: CaseDraft) -> HttpResponse:
        one = answered(draft.answers, self.section, is_checked=True)
        one.errors()
        for name, message in self.file_errors.items():
            form, field = one.form, name
            if name.startswith("rows-") and one.rows is not None:
                index = int(name.split("-")[1])
                form, field = one.rows.forms[index], "file"
            form.add_error(field, message)
        fresh = draft_or_404(self.request.user, state.draft.pk)  # type: ignore[arg-type]
        return self._page(fresh, one)

    def _conflict(
        self,
        state: DraftState,
        typed: dict[str, list[str]],
        saved: CaseDraft,
        *,
        is_autosave: bool,
    ) -> HttpResponse:
        words = _("Changed at %(time)s in another window. Both texts are below.") % {
            "time": clock(saved.saved_at)
        }
        if is_autosave:
            return JsonResponse({"text": words, "conflict": True}, status=409)
        theirs = saved.answers.get(self.section.value, {})
        one = answered({self.section.value: typed}, self.section)
        differing = [
            {"label": field.label, "value": "\n".join(theirs.get(field.name, []))}
            for form in (one.form, *(one.rows or []))
            for field in form
            if theirs.get(field.html_name, [""]) != typed.get(field.html_name, [""])
        ]
        fresh = draft_or_404(self.request.user, state.draft.pk)  # type: ignore[arg-type]
        return self._page(fresh, one, conflict=words, theirs=differing, status=409)

    def _saved_text(self, draft: CaseDraft) -> str:
        return _("Saved on the server, %(time)s") % {"time": clock(draft.saved_at)}

    def _page(
        self, state: DraftState, one: AnsweredSection, *, status: int = 200, **extra: Any
    ) -> HttpResponse:
        draft = state.draft
        before, after = neighbours(self.section)
        order = list(Section)
        files = list(draft.files.select_related("upload").order_by("upload__received_at"))
        context = {
            "state": state,
            "draft": draft,
            "one": one,
            "section": self.section,
            "place": order.index(self.section) + 1,
            "places": len(order),
            "parts": [
                "full"
                if item in order[: order.index(self.section)]
                else "half"
                if item == self.section
                else ""
                for item in order
            ],
            "before": before,
            "after": after,
            "saved_text": self._saved_text(draft) if draft.version else "",
            "documents": {str(row.upload.pk): row.upload for row in files},
            "photos": [row.upload for row in files if row.kind == FileKind.PHOTO],
            "municipalities": municipality_names() if self.section == Section.IDEA else [],
            "total_som": money_so_far(draft) if self.section == Section.MONEY else None,
            "hold": self.hold_token(self.request),
            **extra,
        }
        return render(self.request, "pages/case_section.html", context, status=status)
