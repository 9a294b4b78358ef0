"""Projects in the Wagtail admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.admin.viewsets.model import ModelViewSet

from organisations.models import Project


class ProjectViewSet(ModelViewSet):
    """Projects with their bodies; cases and courses are joined to them where they are edited."""

    model = Project
    name = "projects"
    icon = "folder-open-inverse"
    menu_label = _("Projects")
    menu_order = 515
    add_to_admin_menu = True
    copy_view_enabled = False
    list_display = ["label_ru", "short_ru", "started", "ended"]
    search_fields = ["label_ru", "label_ky", "label_en", "short_ru", "short_ky", "code"]
    search_backend_name = None
    ordering = ["label_ru"]
    panels = [
        FieldPanel("code"),
        FieldPanel("label_ru"),
        FieldPanel("label_ky"),
        FieldPanel("label_en"),
        FieldRowPanel([FieldPanel("short_ru"), FieldPanel("short_ky")]),
        FieldRowPanel([FieldPanel("started"), FieldPanel("ended")]),
        InlinePanel(
            "bodies",
            label=_("Body"),
            panels=[FieldRowPanel([FieldPanel("role"), FieldPanel("organisation")])],
        ),
        FieldPanel("summary_ru"),
        FieldPanel("summary_ky"),
        FieldPanel("summary_en"),
        FieldPanel("terms"),
        FieldPanel("site"),
        FieldPanel("source"),
    ]
