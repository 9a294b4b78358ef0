"""The register of experts, the page of one, writing to one, and one's own entry."""

import uuid
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from core.kept_pages import kept
from core.templatetags.pages import home_crumb
from organisations.choices import ExpertStage
from organisations.forms.experts import ContactForm, ExpertForm
from organisations.registry import EXPERT, sections_of
from organisations.selectors.experts import FILTERS, entry_of, find_expert, read_register
from organisations.services.contact_expert import contact_expert
from organisations.services.experts import ExpertAnswers, apply_as_expert, leave_register
from people.access import is_within_rate
from people.models import User
from people.services import FormKeyRefused
from people.views import KeepsTypedText

LONGEST_CODE = 60


@kept(*FILTERS)
@require_safe
def expert_index(request: HttpRequest) -> HttpResponse:
    """List the experts that the address asks for."""
    chosen = {name: request.GET.get(name, "")[:LONGEST_CODE] for name in FILTERS}
    title = _("Experts and consultants")
    context = {
        "register": read_register(chosen=chosen, path=request.path),
        "page_title": title,
        "crumbs": [home_crumb(), {"label": title, "url": ""}],
    }
    return render(request, "pages/expert_index.html", context)


@kept()
@require_safe
def expert(request: HttpRequest, expert_id: uuid.UUID) -> HttpResponse:
    """Show one expert and what they helped to do."""
    card = find_expert(expert_id)
    if card is None:
        raise Http404
    context = {
        "card": card,
        "expert": card.expert,
        "sections": sections_of(EXPERT, card.expert),
        "page_title": card.name,
        "crumbs": _crumbs(card.name),
    }
    return render(request, "pages/expert.html", context)


def _crumbs(title: str) -> list[dict[str, str]]:
    index = {"label": _("Experts and consultants"), "url": reverse("expert_index")}
    return [home_crumb(), index, {"label": title, "url": ""}]


@method_decorator(never_cache, name="dispatch")
class ContactView(KeepsTypedText, View):
    """A letter to an expert; it reaches them without their address being shown."""

    http_method_names = ["get", "head", "post"]

    def get(self, request: HttpRequest, expert_id: uuid.UUID) -> HttpResponse:
        """Show the form, with what an expired session held."""
        held = self.release_held(request)
        text = (held or {}).get("text", [""])[-1]
        form = ContactForm(initial={"form_key": uuid.uuid4(), "text": text})
        return self._page(form, expert_id)

    def post(self, request: HttpRequest, expert_id: uuid.UUID) -> HttpResponse:
        """Send it once; too many letters wait."""
        form = ContactForm(request.POST)
        if not form.is_valid() or not cast(User, request.user).email:
            return self._page(form, expert_id)
        if not is_within_rate(request, action="contact_expert"):
            form.add_error(None, _("You have written many letters today. Send this one tomorrow."))
            return self._page(form, expert_id, status=429)
        card = self._card(expert_id)
        try:
            contact_expert(
                expert=card.expert,
                sender=cast(User, request.user),
                text=form.cleaned_data["text"],
                form_key=form.cleaned_data["form_key"],
            )
        except FormKeyRefused:
            return redirect("expert_contact", expert_id=expert_id)
        words = _("Your letter is on its way. The answer comes to %(address)s.")
        messages.success(request, words % {"address": cast(User, request.user).email})
        return redirect("expert", expert_id=expert_id)

    def _card(self, expert_id: uuid.UUID) -> Any:
        """A listed expert who is somebody else."""
        card = find_expert(expert_id)
        if card is None or card.expert.profile.person_id == self.request.user.pk:  # type: ignore[attr-defined]
            raise Http404
        return card

    def _page(self, form: ContactForm, expert_id: uuid.UUID, status: int = 200) -> HttpResponse:
        request: HttpRequest = self.request  # type: ignore[attr-defined]
        card = self._card(expert_id)
        title = _("Write to an expert")
        context = {
            "form": form,
            "card": card,
            "hold": self.hold_token(request),
            "page_title": title,
            "crumbs": _crumbs(title),
        }
        return render(request, "pages/expert_contact.html", context, status=status)


@method_decorator(never_cache, name="dispatch")
class MyExpertView(KeepsTypedText, View):
    """One's own entry: ask to be listed, change it."""

    http_method_names = ["get", "head", "post"]

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the form with what stands, or with what an expired session held."""
        initial = ExpertForm.initial_of(entry_of(cast(User, request.user)))
        held = self.release_held(request) or {}
        many = {"topics", "helps", "languages", "regions"}
        initial |= {
            name: values if name in many else values[-1]
            for name, values in held.items()
            if name in ExpertForm.base_fields and name != "form_key" and values
        }
        return self._page(ExpertForm(initial=initial))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Keep the entry once."""
        form = ExpertForm(request.POST)
        if not form.is_valid():
            return self._page(form)
        said = form.cleaned_data
        names = ("topics", "regions", "languages", "helps", "words_ru", "words_ky")
        try:
            entry = apply_as_expert(
                person=cast(User, request.user),
                answers=ExpertAnswers(**{name: said[name] for name in names}),
                form_key=said["form_key"],
            )
        except FormKeyRefused:
            return redirect("my_expert")
        is_listed = entry.stage == ExpertStage.LISTED
        words = (
            _("Saved. Readers see the change at once.")
            if is_listed
            else _("Saved. An editor will read it; we will write to you.")
        )
        messages.success(request, words)
        return redirect("my_expert")

    def _page(self, form: ExpertForm) -> HttpResponse:
        request: HttpRequest = self.request  # type: ignore[attr-defined]
        title = _("My entry in the register of experts")
        crumb = {"label": _("My page"), "url": reverse("my_page")}
        context = {
            "form": form,
            "expert": entry_of(cast(User, request.user)),
            "stages": ExpertStage,
            "hold": self.hold_token(request),
            "page_title": title,
            "crumbs": [home_crumb(), crumb, {"label": title, "url": ""}],
        }
        return render(request, "pages/my_expert.html", context)


@never_cache
@require_POST
@login_required
def leave(request: HttpRequest) -> HttpResponse:
    """Leave the register at once."""
    leave_register(person=cast(User, request.user))
    messages.success(request, _("You have left the register. Nobody sees your entry any more."))
    return redirect("my_expert")
