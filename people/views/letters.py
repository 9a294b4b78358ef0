"""The letters one got, for people who never open their e-mail."""

from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.views.generic import DetailView, TemplateView

from people.models import Letter

PER_PAGE = 20


class LetterListView(LoginRequiredMixin, TemplateView):
    """All letters to oneself, newest first; those with a code are not shown."""

    template_name = "pages/letters.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Page the letters; an absurd page number gives the nearest page."""
        letters = Letter.objects.readable_by(self.request.user).defer("text", "html")
        page = Paginator(letters, PER_PAGE).get_page(self.request.GET.get("page"))
        return {
            **super().get_context_data(**kwargs),
            "page_title": _("My letters"),
            "letters": page,
        }


class LetterView(LoginRequiredMixin, DetailView):
    """One letter to oneself; anybody else's is not found."""

    template_name = "pages/letter.html"
    context_object_name = "letter"

    def get_queryset(self) -> QuerySet[Letter]:
        """Only what the visitor may read."""
        return Letter.objects.readable_by(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Name the page after the letter."""
        return {**super().get_context_data(**kwargs), "page_title": self.object.subject}
