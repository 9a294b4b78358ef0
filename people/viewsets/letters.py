"""What staff see of letters: to whom, what kind, how it went; never what is written in them."""

from typing import Any

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from people.choices import AccessSubject
from people.models import Letter
from people.viewsets.reading import LogsReading


class LetterIndexView(LogsReading, IndexView):
    """The list leaves the bodies in the database: the page never holds them."""

    access_subject = AccessSubject.LETTERS
    access_person = "person_id"

    def get_base_queryset(self) -> Any:
        """Read only what the columns show."""
        return super().get_base_queryset().defer("text", "html")


class LetterViewSet(ModelViewSet):
    """Letters by recipient, kind, state, time and error."""

    model = Letter
    name = "letters"
    url_prefix = "letters"
    url_namespace = "letters"
    icon = "mail"
    menu_label = _("Letters")
    menu_order = 800
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = LetterIndexView
    exclude_form_fields = ("text", "html")
    list_display = (
        Column("recipient", label=_("Recipient"), sort_key="recipient"),
        Column("kind", label=_("Kind"), sort_key="kind"),
        Column("get_state_display", label=_("State"), sort_key="state"),
        DateColumn("queued_at", label=_("Written"), sort_key="queued_at"),
        DateColumn("sent_at", label=_("Sent"), sort_key="sent_at"),
        Column("attempts", label=_("Attempts")),
        Column("error", label=_("Error")),
    )
    list_filter = ("state", "kind")
    search_fields = ("recipient",)
    search_backend_name = None
    ordering = "-queued_at"
    list_per_page = 50

    def get_urlpatterns(self) -> list[URLPattern]:
        """The list alone has an address."""
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
        ]
