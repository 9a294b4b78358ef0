"""A screen of the admin that does one thing to one row, asked by a form."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin


class ActOnView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """Shows a form about one row; `act` does it and gives back the words of success.

    Raise `refusals` in `act` to show their words beside the form.
    """

    model: Any = None
    permission_required = "change"
    template_name = "wagtailadmin/generic/form.html"
    index_url_name = ""
    submit_label: Any = ""
    refusals: tuple[type[Exception], ...] = ()

    @cached_property
    def thing(self) -> Any:
        """The row it is about; a 404 where there is none."""
        return get_object_or_404(self.model, pk=self.kwargs["pk"])

    def act(self, form: Any) -> str:
        """Call the one service."""
        raise NotImplementedError

    def form_valid(self, form: Any) -> HttpResponse:
        """Do it, or show why not."""
        try:
            words = self.act(form)
        except self.refusals as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, words)
        return redirect(self.index_url_name)

    def get_page_subtitle(self) -> str:
        """Name the row."""
        return str(self.thing)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The words of the button."""
        return {
            **super().get_context_data(**kwargs),
            "action_url": self.request.path,
            "submit_button_label": self.submit_label,
        }
