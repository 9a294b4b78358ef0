"""The admin's report about pictures without text."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView

from media_library.models import SiteImage
from media_library.selectors import languages_without_text, pictures_without_text


class UntoldPicturesView(ReportView):
    """Which pictures have no text for people who cannot see them, and in which language."""

    page_title = _("Pictures without text")
    header_icon = "image"
    model = SiteImage
    index_url_name = "untold_pictures"
    index_results_url_name = "untold_pictures_results"
    any_permission_required = ["add", "change"]
    columns = [
        TitleColumn("title", label=_("Title"), url_name="wagtailimages:edit"),
        Column(
            "missing",
            label=_("No text in"),
            accessor=lambda image: ", ".join(languages_without_text(image)),
        ),
        Column("created_at", label=_("Added")),
    ]
    list_export = ["title", "alt_ru", "alt_ky", "created_at"]

    def get_base_queryset(self) -> QuerySet[Any]:
        """Those of the person's collections where something is missing."""
        own = self.permission_policy.instances_user_has_any_permission_for(
            self.request.user, self.any_permission_required
        )
        return pictures_without_text().filter(pk__in=own.values("pk"))
