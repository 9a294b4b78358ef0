"""The library in the Wagtail admin: facts of a case, corrected by editors."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from best_practice.models import Case
from best_practice.services.record_publication import refresh_public_state


class CorrectOnlyPolicy(ModelPermissionPolicy):
    """Cases come in through the form and never leave; editors only correct their facts."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Nobody adds or deletes a case by hand, not even the operator."""
        if action in {"add", "delete"}:
            return False
        allowed: bool = super().user_has_permission(user, action)
        return allowed


def pair(name: str) -> FieldRowPanel:
    """The Russian and the Kyrgyz spelling side by side."""
    return FieldRowPanel([FieldPanel(f"{name}_ru"), FieldPanel(f"{name}_ky")])


class CaseEditView(generic.EditView):
    """Saves corrected facts; a public case gets a new version at once."""

    def save_instance(self) -> Case:
        """Write the rows, then derive lists and version from them."""
        case: Case = super().save_instance()
        return refresh_public_state(case_id=case.pk, approved_by=self.request.user)


class CaseViewSet(ModelViewSet):
    """Facts of cases, by number."""

    model = Case
    name = "cases"
    icon = "doc-full"
    menu_label = _("Case facts")
    menu_order = 210
    add_to_admin_menu = True
    inspect_view_enabled = False
    copy_view_enabled = False
    edit_view_class = CaseEditView
    list_display = ["number", "theme", "submitter", "first_published_at"]
    search_fields = ["search_text"]
    search_backend_name = None
    ordering = "-number"
    panels = [
        FieldPanel("theme"),
        FieldPanel("terms"),
        FieldPanel("projects"),
        FieldPanel("legal_acts"),
        FieldPanel("experts"),
        FieldPanel("tags"),
        FieldRowPanel([FieldPanel("started"), FieldPanel("ended")]),
        InlinePanel(
            "budget_rows",
            label=_("Money"),
            panels=[
                FieldPanel("source"),
                FieldRowPanel([FieldPanel("amount"), FieldPanel("is_in_kind")]),
                pair("purpose"),
            ],
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("participants_total"), FieldPanel("groups_overlap")]),
                pair("participants_label"),
                FieldRowPanel([FieldPanel("events_count"), FieldPanel("villages_count")]),
            ],
            _("People"),
        ),
        InlinePanel(
            "participant_rows", label=_("Of them"), panels=[FieldPanel("count"), pair("label")]
        ),
        InlinePanel(
            "step_rows",
            label=_("Step"),
            panels=[
                pair("title"),
                pair("responsible"),
                FieldPanel("when"),
                pair("document"),
                pair("no_document"),
            ],
        ),
        InlinePanel(
            "result_rows",
            label=_("Result"),
            panels=[
                pair("who"),
                pair("indicator"),
                FieldRowPanel([FieldPanel("baseline"), FieldPanel("value"), FieldPanel("year")]),
                FieldPanel("qualifier"),
                pair("unit"),
            ],
        ),
        InlinePanel(
            "files",
            label=_("File"),
            panels=[FieldPanel("upload", read_only=True), FieldPanel("is_public"), pair("title")],
            max_num=0,
        ),
        MultiFieldPanel(
            [
                pair("contact_post"),
                FieldRowPanel([FieldPanel("contact_phone"), FieldPanel("contact_email")]),
            ],
            _("Contact"),
        ),
        FieldRowPanel([FieldPanel("is_example"), FieldPanel("source_note")]),
    ]
