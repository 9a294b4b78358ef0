"""How a section of the form is shown: plain, with its errors, or with two conflicting texts."""

from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from best_practice.choices import Section
from best_practice.engine.answers import section_version
from best_practice.forms.answered import AnsweredSection, answered
from best_practice.models import CaseDraft
from best_practice.selectors.drafts import (
    DraftState,
    answers_of,
    facts_of_draft,
    facts_so_far,
    place_names,
)
from best_practice.selectors.places import Gone, gone_places, municipality_names
from best_practice.selectors.registers import names_in
from best_practice.selectors.warnings import sum_warnings
from best_practice.views.drafts import draft_or_404
from core.templatetags.formats import clock


def neighbours(section: Section) -> tuple[Section | None, Section | None]:
    """The sections before and after."""
    order = list(Section)
    place = order.index(section)
    before = order[place - 1] if place else None
    after = order[place + 1] if place + 1 < len(order) else None
    return before, after


# The lists that fields of a section choose from, by the id of their datalist.
REGISTERS = {Section.IDEA: ("projects", "bodies", "countries"), Section.STEPS: ("acts",)}


def _registers(section: Section) -> dict[str, list[str]]:
    lists = {name: names_in(name) for name in REGISTERS.get(section, ())}
    if section == Section.IDEA:
        lists["municipalities"] = municipality_names()
    return lists


def _gone(draft: CaseDraft) -> list[Gone]:
    """Municipalities of the draft that stand no more, as its dates are typed."""
    facts = facts_of_draft(draft)
    return gone_places(place_names(draft.answers), facts.started, facts.ended)


# Sections whose sums are compared.
SUMMED = {Section.MONEY, Section.PEOPLE}


class ShowsSection:
    """Mixin of the section view: everything that ends in a page of the form."""

    request: HttpRequest
    section: Section
    file_errors: dict[str, str]

    def hold_token(self, request: HttpRequest) -> str:
        """Sign the page for the person who opens it; the keeper of typed text knows how."""
        raise NotImplementedError

    def checked_page(self, state: DraftState, draft: CaseDraft) -> HttpResponse:
        """Show the section with every error, those of refused files among them."""
        one = answered(answers_of(draft), self.section, is_checked=True)
        one.errors()
        for name, message in self.file_errors.items():
            form: Form = one.form
            field = name
            if name.startswith("rows-") and "rows" in one.rows:
                index = int(name.split("-")[1])
                if index < len(one.rows["rows"].forms):
                    form, field = one.rows["rows"].forms[index], "file"
            form.add_error(field if field in form.fields else None, message)
        fresh = draft_or_404(self.request.user, state.draft.pk)  # type: ignore[arg-type]
        return self.page(fresh, one)

    def conflict_page(
        self,
        state: DraftState,
        typed: dict[str, list[str]],
        saved: CaseDraft,
        *,
        is_autosave: bool = False,
        status: int = 409,
    ) -> HttpResponse:
        """Show both texts of a section that was saved elsewhere meanwhile."""
        at = {"time": clock(saved.saved_at)}
        words = _("Changed at %(time)s in another window. Both texts are below.") % at
        if is_autosave:
            words = _("Changed at %(time)s in another window. Press Save to see both.") % at
            return JsonResponse({"text": words, "conflict": True}, status=409)
        theirs = saved.answers.get(self.section.value, {})
        one = answered({self.section.value: typed}, self.section)
        differing = [
            {"label": field.label, "value": "\n".join(theirs.get(field.html_name, []))}
            for form in one.forms
            for field in form.visible_fields()
            if theirs.get(field.html_name, [""]) != typed.get(field.html_name, [""])
        ]
        fresh = draft_or_404(self.request.user, state.draft.pk)  # type: ignore[arg-type]
        return self.page(fresh, one, conflict=words, theirs=differing, status=status)

    def saved_text(self, draft: CaseDraft) -> str:
        """Say when the server got it."""
        return _("Saved on the server, %(time)s") % {"time": clock(draft.saved_at)}

    def page(
        self, state: DraftState, one: AnsweredSection, *, status: int = 200, **extra: Any
    ) -> HttpResponse:
        """Render the form of this section."""
        draft = state.draft
        before, after = neighbours(self.section)
        order = list(Section)
        after_all = len(order) - order.index(self.section) - 1
        files = list(draft.files.select_related("upload").order_by("upload__received_at"))
        context = {
            "state": state,
            "draft": draft,
            "one": one,
            "section": self.section,
            "place": order.index(self.section) + 1,
            "places": len(order),
            "parts": ["full"] * order.index(self.section) + ["half"] + [""] * after_all,
            "before": before,
            "after": after,
            "version": section_version(draft.answers, self.section),
            "saved_text": self.saved_text(draft) if draft.version else "",
            "documents": {str(row.upload.pk): row.upload for row in files},
            "registers": _registers(self.section),
            "gone": _gone(draft) if self.section == Section.IDEA else [],
            "total_som": facts_so_far(draft).rows_som if self.section == Section.MONEY else None,
            "warnings": sum_warnings(facts_so_far(draft)) if self.section in SUMMED else [],
            "hold": self.hold_token(self.request),
            **extra,
        }
        return render(self.request, "pages/case_section.html", context, status=status)
